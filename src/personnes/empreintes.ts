import { empreinte } from '../moteur/chiffrement.js'
import type { Empreintes } from '../moteur/ecriture.js'

/** A name as matching compares it: upper case, without accents, hyphens, apostrophes nor doubled spaces. */
const nomCompare = (nom: string): string =>
  COMPARE.test(nom)
    ? nom
    : nom
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toUpperCase()
        .replace(/[^A-Z]+/g, ' ')
        .trim()

/** Most names come so. */
const COMPARE = /^[A-Z]+(?: [A-Z]+)*$/

/** Keyed fingerprint of a NIR, given in 13 or 15 characters: the key to two digits adds nothing. */
export const empreinteDuNir = (cle: Buffer, nir: string): Buffer => empreinte(cle, `nir:${nir.slice(0, 13).toUpperCase()}`)

const empreinteDEtatCivil = (cle: Buffer, nom: string, prenom: string, dateNaissance: string): Buffer =>
  empreinte(cle, `etat-civil:${nomCompare(nom)}|${nomCompare(prenom)}|${dateNaissance}`)

/** The first of the first names and the birth date: what a marriage or a mistyped surname leaves unchanged, and what tells twins apart. */
const empreinteDePrenom = (cle: Buffer, prenom: string, dateNaissance: string): Buffer =>
  empreinte(cle, `prenom:${nomCompare(prenom).split(' ')[0]}|${dateNaissance}`)

const deLEtatCivil = ['nom', 'nomNaissance', 'prenom', 'dateNaissance']

/** Fingerprints of an identity, for what changes of it: birth name and usage name, since sources swap them. */
export const empreintesDIdentite =
  (cle: Buffer): Empreintes =>
  (donnees, changes) => {
    const { nir, nom, nomNaissance, prenom, dateNaissance } = donnees as Record<string, string | null | undefined>
    const complet = nom && nomNaissance && prenom && dateNaissance && changes.some(c => deLEtatCivil.includes(c))
    return {
      ...(changes.includes('nir') ? { nir_empreinte: nir ? empreinteDuNir(cle, nir) : null } : {}),
      ...(complet
        ? {
            etat_civil_empreinte: empreinteDEtatCivil(cle, nomNaissance, prenom, dateNaissance),
            etat_civil_usage_empreinte:
              nom === nomNaissance || nomCompare(nom) === nomCompare(nomNaissance)
                ? null
                : empreinteDEtatCivil(cle, nom, prenom, dateNaissance),
            prenom_empreinte: empreinteDePrenom(cle, prenom, dateNaissance),
          }
        : {}),
    }
  }
