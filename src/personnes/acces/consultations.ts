import type { ISql } from 'postgres'
import { dossiersDe } from '../../moteur/dossiers.js'
import type { Moteur } from '../../moteur/moteur.js'
import type { Ressource } from '../../moteur/ressource.js'
import { lireLesVisites, type Visite } from '../../moteur/visites.js'
import { gesteDe } from './gestes.js'
import { lecteur } from './lecteur.js'
import { lireLesNoms } from './noms.js'
import type { Consultation } from './vue.js'

type Voulu = { usager: bigint; avant: string | null; avecLesSiennes: boolean }

/** Rows of the journal a page is made of: about a month of an ordinary file. */
const RANGS = 200

/** « Qui a consulté mes données » (A11, J8), in a transaction keyed to the person. `suivant` is the day to ask before. */
export async function lireConsultations(
  sql: ISql,
  moteur: Moteur,
  ressources: readonly Ressource[],
  { usager, avant, avecLesSiennes }: Voulu,
): Promise<{ elements: Consultation[]; suivant: string | null }> {
  const dossiers = await dossiersDe(sql, usager)
  const { visites, suivant } = await lireLesVisites(sql, { dossiers, avant, sauf: avecLesSiennes ? [] : ['USAGER'], rangs: RANGS })
  const noms = await lireLesNoms(sql, {
    organisations: visites.map(v => v.organisation),
    structures: visites.flatMap(v => v.structure ?? []),
    applications: visites.map(v => v.application),
    agents: visites.flatMap(v => v.agent ?? []),
  })
  const parNom = new Map(ressources.map(r => [r.nom, r]))
  return { elements: visites.map(v => ({ par: lecteur(v, usager, noms, moteur.identifiants), ...resume(v, parNom) })), suivant }
}

function resume(v: Visite, ressources: ReadonlyMap<string, Ressource>): Omit<Consultation, 'par'> {
  const instants = v.gestes.flatMap(g => [g.de, g.a]).map(i => i.getTime())
  return {
    jour: v.jour,
    de: new Date(Math.min(...instants)).toISOString(),
    a: new Date(Math.max(...instants)).toISOString(),
    nombre: v.gestes.reduce((n, g) => n + g.nombre, 0),
    gestes: v.gestes.map(g => {
      const nom = g.ligne?.split('.')[0]
      const r = nom === undefined ? undefined : ressources.get(nom)
      const { phrase, genre } = gesteDe(g.ligne, g.issue)
      return {
        quoi: phrase,
        genre,
        rubrique: r?.intitule ?? null,
        champs: g.champs.map(c => r?.donnees[c]?.libelle ?? c),
        pourquoi: g.finalite,
        texte: g.texte,
        notice: nom !== undefined && g.notice !== null ? { ressource: nom, version: g.notice } : null,
        nombre: g.nombre,
        de: g.de.toISOString(),
        a: g.a.toISOString(),
      }
    }),
  }
}
