import type { Page } from 'playwright-core'
import type { unePlateformeAuTravail } from '../portail/professionnel/etats.essai.js'

export type Plateforme = Awaited<ReturnType<typeof unePlateformeAuTravail>>
export type Ici = {
  p: Plateforme
  page: Page
  aller: (chemin: string) => Promise<unknown>
  presser: (bouton: string | RegExp) => Promise<void>
}
export type Preuve = NonNullable<Parameters<Plateforme['ouvrirSession']>[1]>

/** What a page becomes when one acts on it, and no link leads to: a refusal, a conflict, a list where nothing is, a wait. */
export type Etat = { nom: string; qui: string | null; preuve?: Preuve; atteindre(ici: Ici): Promise<unknown> }

export const dossier = (p: Plateforme, personne: string, organisation = 'CD59') =>
  `/professionnel/dossiers/${p.identifiant(personne, organisation)}`
