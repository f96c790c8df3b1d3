import { motsDuRendezVous as mots, type RendezVousLu } from '../../src/parcours/rendez-vous/index.js'
import { enJour, etiquette, fiche, type Html, html, lInstant } from '../interface/index.js'

/** One appointment as it is read, with what names it and the version a change is made on. */
export type Rang = { numero: number; version: number; donnees: RendezVousLu }

const tons = { PRIS: 'neutre', MODIFIE: 'attente', EFFECTUE: 'bon', ABSENT: 'mauvais', ANNULE: 'fini' } as const
export const etatDuRendezVous = ({ statut }: RendezVousLu): Html => etiquette(mots.libellesDesStatuts[statut], tons[statut])

export const tenu = ({ statut }: RendezVousLu): boolean => statut === 'PRIS' || statut === 'MODIFIE'
/** To come: the earliest first; the others: the latest first. */
export function partager(rangs: readonly Rang[], maintenant: string): { aVenir: Rang[]; passes: Rang[] } {
  const parDate = rangs.toSorted((a, b) => a.donnees.date.localeCompare(b.donnees.date))
  const vient = ({ donnees: r }: Rang) => tenu(r) && r.date > maintenant
  return { aVenir: parDate.filter(vient), passes: parDate.filter(r => !vient(r)).toReversed() }
}

const nom = (i: RendezVousLu['interlocuteur']): string | null => (i ? [i.prenom, i.nom].filter(Boolean).join(' ') || null : null)

export const ouEstCe = (r: RendezVousLu): string =>
  r.modalite === 'PHYSIQUE' ? [r.libelleLieu, r.adresse].filter(Boolean).join(', ') : mots.libellesDesModalites[r.modalite]

/** The whole of an appointment, as one reads an index card. */
export const ficheDuRendezVous = (r: RendezVousLu, nommer: (code: string) => string): Html =>
  fiche([
    ['État', etatDuRendezVous(r)],
    ['Quand', lInstant(r.date)],
    ['Durée', r.duree !== null && `${r.duree} minutes`],
    ['Où', ouEstCe(r)],
    ['Pour quoi', r.theme === null ? mots.libellesDesMotifs[r.motif] : `${mots.libellesDesMotifs[r.motif]}, ${r.theme}`],
    ['Comment', mots.libellesDesReceptions[r.reception]],
    ['Avec', [nom(r.interlocuteur), r.libelleStructure, nommer(r.organisation)].filter(Boolean).join(', ')],
    ['Téléphone de la structure', r.telephoneContact],
    ['À savoir', r.information],
    ['Pris par', r.initiateur === 'USAGER' ? 'la personne' : nommer(r.prisPar)],
    ['Suite constatée le', r.constateLe !== null && enJour(r.constateLe)],
    [
      'Ce que dit la personne',
      r.observations !== null && html`« ${r.observations} »${r.observationsLe !== null && html`, le ${enJour(r.observationsLe)}`}`,
    ],
  ])
