import { ligneCsv } from '../../moteur/csv.js'
import type { Rubrique } from './copie.js'
import type { Consultation } from './vue.js'

/** A byte-order mark: without it a spreadsheet reads the accents of UTF-8 as something else. */
const marque = '\uFEFF'

const enClair = (valeur: unknown): string => {
  if (valeur === null || valeur === undefined) return ''
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (Array.isArray(valeur)) return valeur.map(enClair).join(', ')
  if (typeof valeur === 'object') return Object.values(valeur).map(enClair).filter(Boolean).join(', ')
  return `${valeur as string | number}`
}

/** One line a datum a version: what it is, what it was, who wrote it and when. */
export function dossierEnCsv(rubriques: readonly Rubrique[]): string {
  const rangs = rubriques.flatMap(({ intitule, libelles, versions }) =>
    versions.flatMap(v =>
      Object.entries(v.donnees).map(([champ, valeur]) => [
        ...[intitule, v.numero ?? '', libelles[champ] ?? champ, enClair(valeur)],
        ...[v.remplaceLe === null ? 'oui' : 'non', v.misAJour.le, v.remplaceLe ?? '', v.misAJour.par, v.misAJour.structure ?? ''],
      ]),
    ),
  )
  const titres = ['Rubrique', 'Rang', 'Donnée', 'Valeur', 'En vigueur', 'Écrite le', 'Remplacée le', 'Par', 'Structure']
  return marque + [titres, ...rangs].map(ligneCsv).join('')
}

const titresDesConsultations = ligneCsv([
  ...['Premier instant', 'Dernier instant', 'Nombre', 'Organisation', 'Structure', 'Qui', 'Repère', 'Outil'],
  ...['Geste', 'Rubrique', 'Données', 'Pourquoi', 'Texte', 'Notice'],
])
const qui = { vous: 'vous', agent: 'un agent', traitement: 'un traitement automatique' } as const

const enLignes = ({ par, gestes }: Consultation): string =>
  gestes
    .map(g =>
      ligneCsv([
        ...[g.de, g.a, g.nombre, par.organisation.nom, par.structure?.nom ?? null, qui[par.genre], par.repere, par.outil],
        ...[g.quoi, g.rubrique, g.champs.join(', '), g.pourquoi, g.texte, g.notice && `${g.notice.ressource} n° ${g.notice.version}`],
      ]),
    )
    .join('')

/** The pages of consultations one after the other: memory stays flat whatever the length. */
export async function* consultationsEnCsv(
  page: (avant: string | null) => Promise<{ elements: Consultation[]; suivant: string | null }>,
): AsyncGenerator<string> {
  yield marque + titresDesConsultations
  let avant: string | null = null
  do {
    const { elements, suivant } = await page(avant)
    yield elements.map(enLignes).join('')
    avant = suivant
  } while (avant !== null)
}
