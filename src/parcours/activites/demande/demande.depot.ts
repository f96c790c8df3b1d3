import type { Donnees } from '../../../moteur/contenu.js'
import type { Ecriture } from '../../../moteur/ecriture.js'
import { aujourdHui } from '../../../moteur/moteur.js'
import type { Traitement } from '../../../moteur/traitements.js'
import { clorelesTravaux, creerUnTravail, objetDuRang } from '../../../suites/index.js'
import { dureesDesContrats } from '../duree-du-contrat.js'
import type { DemandeDeDispense } from '../formes.js'
import { demandesDe, tenirSesSemaines } from '../presents.js'
import { suivisDe } from '../travail.js'
import { type Referent, referents, refusDeReferent } from '../validation.regles.js'
import { demandeDeDispense } from './demande-de-dispense.echange.js'
import { manquesDeLaDemande, reponseAvant } from './demande.regles.js'
import type { Evenement } from './etats.regles.js'
import { aDecider, exigerLEtat, exigerQuElleAttende, suivreLaReponse } from './repondre.js'

const tus = { minutes: null, explication: null, piecesJointes: null, refus: null, retiree: false }

/** What a correction does; null when it says nothing new. */
function evenementDe(avant: DemandeDeDispense, corps: Donnees): Evenement | null {
  if ('retiree' in corps && corps.retiree !== avant.retiree) return 'RETIRER'
  return 'refus' in corps && corps.refus !== avant.refus ? 'REFUSER' : null
}

const etats = { REFUSER: 'REFUSEE', RETIRER: 'RETIREE', ACCORDER: 'ACCORDEE' } as const

export const traitementDeLaDemandeDeDispense: Traitement = {
  async regles(ecriture, { usager, numero, corps }) {
    await tenirSesSemaines(ecriture, usager)
    const siennes = await demandesDe(ecriture, usager)
    if (numero === undefined)
      return manquesDeLaDemande({ ...tus, ...corps } as DemandeDeDispense, {
        autres: siennes,
        contrats: await dureesDesContrats(ecriture, usager),
      })
    const avant = siennes.find(d => d.numero === numero)
    const evenement = avant && evenementDe(avant, corps)
    if (avant && 'piecesJointes' in corps) exigerQuElleAttende(avant)
    // A row that is not there, or not visible, is the engine's 404.
    if (!avant || !evenement) return []
    const refus = evenement === 'REFUSER' ? refusDeReferent(ecriture.appelant, await suivisDe(ecriture, usager)) : null
    if (refus) return [{ pointer: '/refus', detail: refus }]
    exigerLEtat(avant, evenement)
    return []
  },

  async calculer(ecriture, { usager, numero, corps }) {
    const jour = aujourdHui(ecriture.moteur)
    if (numero === undefined) return { demandeeLe: jour, etat: 'A_DECIDER' }
    const avant = (await demandesDe(ecriture, usager)).find(d => d.numero === numero)
    const evenement = avant && evenementDe(avant, corps)
    if (!evenement) return {}
    return { etat: etats[evenement], ...(evenement === 'REFUSER' && { repondueLe: jour, reponduePar: ecriture.appelant.organisation }) }
  },

  async effets(ecriture, { usager, numero = 0, corps, version }) {
    if (version === 1) {
      const demandeeLe = aujourdHui(ecriture.moteur)
      return proposer(ecriture, usager, { numero, demandeeLe }, referents(await suivisDe(ecriture, usager)))
    }
    if ('piecesJointes' in corps) return
    if (corps.etat === 'REFUSEE') return suivreLaReponse(ecriture, { usager, numero, motif: 'refusée' })
    const objet = objetDuRang(demandeDeDispense, numero)
    await clorelesTravaux(ecriture, { nature: aDecider, usager, objet, motif: 'retirée par la personne' })
  },
}

type Destinataire = Pick<Referent, 'organisation' | 'structure'>
type Depot = Pick<DemandeDeDispense, 'demandeeLe'> & { numero: number }

/** Work for each of those who may answer. */
async function proposer(ecriture: Ecriture, usager: bigint, { numero, demandeeLe }: Depot, qui: readonly Destinataire[]): Promise<void> {
  const objet = objetDuRang(demandeDeDispense, numero)
  for (const { organisation, structure } of qui)
    await creerUnTravail(ecriture, { nature: aDecider, usager, objet, organisation, structure, aFaireAvant: reponseAvant(demandeeLe) })
}

/** Another référent begins: what she asked and nobody answered leaves the queue of the former one for hers. */
export async function confierLaDemande(ecriture: Ecriture, usager: bigint, referent: Destinataire): Promise<void> {
  const fermes = await clorelesTravaux(ecriture, { nature: aDecider, usager, motif: 'nouvelle orientation' })
  const attend = (await demandesDe(ecriture, usager)).find(d => d.etat === 'A_DECIDER')
  if (fermes > 0 && attend) await proposer(ecriture, usager, attend, [referent])
}
