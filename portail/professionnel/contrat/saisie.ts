import { fondementsDeLaDuree } from '../../../src/droit/parametres/contrat-d-engagement.js'
import type { Contrat } from '../../../src/parcours/contrat-engagement/index.js'
import type { ErreurDeSaisie } from '../../interface/index.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'

export const lignesDActions = 8

const phrases = (v: unknown): string[] =>
  texteDe(v)
    .split('\n')
    .map(l => l.trim())
    .filter(l => l !== '')

/** « 7,5 » as one writes it. Undefined for what is no number. */
const nombre = (v: unknown): number | null | undefined => {
  const texte = texteDe(v).replace(',', '.')
  if (texte === '') return null
  return Number.isFinite(Number(texte)) ? Number(texte) : undefined
}

type Saisi = { corps: Record<string, unknown>; rangs: number[]; erreurs: ErreurDeSaisie[] }

/** The whole contract as the form says it; `rangs`: at which row each action was. */
export function contratSaisi(recu: Recu, projet: number | null): Saisi {
  const erreurs: ErreurDeSaisie[] = []
  const chiffre = (nom: string) => {
    const lu = nombre(recu[nom])
    if (lu === undefined) erreurs.push({ champ: nom, texte: 'Écrivez un nombre d’heures, par exemple 7,5.' })
    return lu ?? null
  }
  const rangs = Array.from({ length: lignesDActions }, (_, i) => i).filter(i => texteDe(recu[`action.${i}.libelle`]) !== '')
  const fondement = texteDe(recu.fondementDeLaDuree) as Contrat['fondementDeLaDuree'] | ''
  if (fondement === '') erreurs.push({ champ: 'fondementDeLaDuree', texte: 'Dites quelle durée d’activité convient, et pourquoi.' })
  for (const i of rangs)
    if (texteDe(recu[`action.${i}.theme`]) === '') erreurs.push({ champ: `action.${i}.theme`, texte: 'Dites le thème de cette action.' })
  for (const i of rangs)
    if (texteDe(recu[`action.${i}.du`]) === '') erreurs.push({ champ: `action.${i}.du`, texte: 'Dites quand commence cette action.' })
  return {
    erreurs,
    rangs,
    corps: {
      objectifs: phrases(recu.objectifs),
      engagementsDeLOrganisme: phrases(recu.engagementsDeLOrganisme),
      engagementsDeLaPersonne: phrases(recu.engagementsDeLaPersonne),
      intensite: texteDe(recu.intensite),
      casDeDuree: fondement === '' ? 'STANDARD' : fondementsDeLaDuree[fondement]?.cas,
      fondementDeLaDuree: fondement,
      heuresHebdomadaires: chiffre('heuresHebdomadaires'),
      actions: rangs.map(i => ({
        theme: texteDe(recu[`action.${i}.theme`]),
        libelle: texteDe(recu[`action.${i}.libelle`]),
        du: texteDe(recu[`action.${i}.du`]),
        au: texteDe(recu[`action.${i}.au`]) || null,
        heures: chiffre(`action.${i}.heures`),
      })),
      projet,
      revuLe: texteDe(recu.revuLe) || null,
    },
  }
}

/** The contract as it stands, in the fields of the form. */
export const recuDuContrat = (c: Contrat): Recu => ({
  objectifs: c.objectifs.join('\n'),
  engagementsDeLOrganisme: c.engagementsDeLOrganisme.join('\n'),
  engagementsDeLaPersonne: c.engagementsDeLaPersonne.join('\n'),
  intensite: c.intensite,
  fondementDeLaDuree: c.fondementDeLaDuree,
  heuresHebdomadaires: c.heuresHebdomadaires === null ? '' : c.heuresHebdomadaires.toLocaleString('fr-FR'),
  revuLe: c.revuLe ?? '',
  ...Object.fromEntries(
    c.actions.flatMap((a, i) => [
      [`action.${i}.theme`, a.theme],
      [`action.${i}.libelle`, a.libelle],
      [`action.${i}.du`, a.du],
      [`action.${i}.au`, a.au ?? ''],
      [`action.${i}.heures`, a.heures === null ? '' : a.heures.toLocaleString('fr-FR')],
    ]),
  ),
})

/** At which control a fault of the API is put right. */
export const controleDe =
  (rangs: readonly number[]) =>
  ([premier = 'objectifs', rang = '0', champ = 'libelle']: readonly string[]): string =>
    premier === 'actions'
      ? `action.${rangs[Number(rang)] ?? 0}.${champ}`
      : ({ casDeDuree: 'fondementDeLaDuree', projet: 'objectifs', organisation: 'objectifs' }[premier] ?? premier)
