import { z } from 'zod'
import type { ErreurDeSaisie } from '../interface/index.js'

type Adresse = Record<string, string | boolean | null>
export type Saisie = { voie: string; complement: string; codePostal: string; commune: string; emails: string; telephones: string }

const texte = (v: unknown) => (typeof v === 'string' ? v : '')
const lignes = (texteSaisi: string) =>
  texteSaisi
    .split(/[\r\n,;]+/)
    .map(l => l.trim())
    .filter(Boolean)
const enNumero = (saisi: string) => saisi.replaceAll(/[\s.-]/g, '')

/** What is known, as the form shows it: nothing is asked twice (A9). */
export const saisieDe = (donnees: Record<string, unknown>): Saisie => {
  const adresse = (donnees.adresse ?? {}) as Adresse
  const liste = (v: unknown) => (Array.isArray(v) ? v.join('\n') : '')
  return {
    voie: texte(adresse.numeroTypeLibelleVoie),
    complement: texte(adresse.complementAdresse),
    codePostal: texte(adresse.codePostal),
    commune: texte(adresse.libelleCommune),
    emails: liste(donnees.emails),
    telephones: liste(donnees.telephones),
  }
}

/** What the form says, as the API takes it. A commune that changed loses its INSEE code, which nobody has checked. */
export function donneesDe(s: Saisie, avant: Record<string, unknown>): Record<string, unknown> {
  const ancienne = avant.adresse as Adresse | null
  const memeLieu = texte(ancienne?.codePostal) === s.codePostal && texte(ancienne?.libelleCommune) === s.commune.toUpperCase()
  const vide = [s.voie, s.complement, s.codePostal, s.commune].every(v => v === '')
  const majuscules = (v: string) => (v === '' ? null : v.toUpperCase())
  return {
    adresse: vide
      ? null
      : {
          complementDestinataire: ancienne?.complementDestinataire ?? null,
          complementDistribution: ancienne?.complementDistribution ?? null,
          numeroTypeLibelleVoie: majuscules(s.voie),
          complementAdresse: majuscules(s.complement),
          codePostal: s.codePostal || null,
          libelleCommune: majuscules(s.commune),
          libellePays: ancienne?.libellePays ?? 'FRANCE',
          codeInseeCommune: memeLieu ? (ancienne?.codeInseeCommune ?? null) : null,
          residentQpv: memeLieu ? (ancienne?.residentQpv ?? null) : null,
        },
    emails: lignes(s.emails),
    telephones: lignes(s.telephones).map(enNumero),
  }
}

const courriel = z.email().max(120)

/** What is to be put right, a sentence each. */
export function fautes(s: Saisie): ErreurDeSaisie[] {
  const [emails, telephones] = [lignes(s.emails), lignes(s.telephones).map(enNumero)]
  const mauvais = emails.find(e => !courriel.safeParse(e).success)
  const numero = telephones.find(t => !/^\+?\d{6,15}$/.test(t))
  return [
    ...(s.codePostal === '' || /^\d{5}$/.test(s.codePostal)
      ? []
      : [{ champ: 'codePostal', texte: 'Un code postal a cinq chiffres, par exemple 59000.' }]),
    ...(s.complement.length <= 38 ? [] : [{ champ: 'complement', texte: 'Le complément d’adresse ne dépasse pas 38 caractères.' }]),
    ...(mauvais === undefined
      ? []
      : [{ champ: 'emails', texte: `« ${mauvais} » n’est pas une adresse électronique, par exemple nom@exemple.fr.` }]),
    ...(emails.length <= 5 ? [] : [{ champ: 'emails', texte: 'Cinq adresses électroniques au plus.' }]),
    ...(numero === undefined
      ? []
      : [{ champ: 'telephones', texte: `« ${numero} » n’est pas un numéro de téléphone, par exemple 06 01 02 03 04.` }]),
    ...(telephones.length <= 5 ? [] : [{ champ: 'telephones', texte: 'Cinq numéros de téléphone au plus.' }]),
  ]
}
