import { plusJours } from '../../src/droit/jours.js'
import { type Acte, permet } from '../../src/droit/roles.js'
import { AuthentificationDemandee } from '../authentification-demandee.js'
import type { SourceDeTravail, Travail } from '../professionnel/accueil/travail.js'
import type { Demande } from '../professionnel/ecran.js'
import type { Agent } from './agents/agent.js'
import { lire } from './appel.js'
import { aujourdHui, dernierJour } from './delais.js'
import { listerLesDemandes } from './demandes/demande.js'
import { listerLesHabilitations } from './habilitations/habilitation.js'

/** Days before a term at which the home page begins to speak of it. */
const PREAVIS = 30

const plusieurs = (n: number, un: string, des: string): string => (n === 1 ? un : `${n} ${des}`)

/** A home page asks for nothing stronger than itself: what would need a fresh factor is simply not told there. */
const source = (acte: Acte, travaux: (d: Demande) => Promise<(Travail | false)[]>): SourceDeTravail => ({
  pour: d => permet(d.session.agent?.roles ?? [], acte),
  lire: async d =>
    (
      await travaux(d).catch((erreur: unknown) => {
        if (erreur instanceof AuthentificationDemandee) return []
        throw erreur
      })
    ).flatMap(t => (t === false ? [] : [t])),
})

const premier = (jours: readonly string[]): string | null => jours.toSorted()[0] ?? null

const comptes = source('administrer', async d => {
  const { elements } = await lire<{ elements: Agent[] }>(d, '/agents')
  const bientot = plusJours(aujourdHui(d), PREAVIS)
  const actifs = elements.filter(a => a.etat === 'actif')
  const aRevoir = actifs.filter(a => a.aRevoirLe <= bientot)
  const finissants = actifs.filter(a => dernierJour(a.expireLe) <= bientot)
  const echues = elements.filter(a => a.invitationEchue)
  return [
    aRevoir.length > 0 && {
      titre: plusieurs(aRevoir.length, 'Un compte est à revoir', 'comptes sont à revoir'),
      detail: 'Dites si chacun a toujours besoin de ses droits.',
      href: '/administration/agents',
      action: 'Revoir',
      nombre: aRevoir.length,
      avant: premier(aRevoir.map(a => a.aRevoirLe)),
    },
    finissants.length > 0 && {
      titre: plusieurs(finissants.length, 'Un compte prend fin bientôt', 'comptes prennent fin bientôt'),
      detail: 'Prolongez ceux dont vous avez besoin.',
      href: '/administration/agents',
      action: 'Les voir',
      nombre: finissants.length,
      avant: premier(finissants.map(a => dernierJour(a.expireLe))),
    },
    echues.length > 0 && {
      titre: plusieurs(echues.length, 'Une invitation est échue', 'invitations sont échues'),
      detail: 'Renvoyez-la, ou retirez le compte.',
      href: '/administration/agents?montrer=invite',
      action: 'Les voir',
      nombre: echues.length,
      avant: null,
    },
  ]
})

const droits = source('souscrire', async d => {
  const [demandes, actives] = await Promise.all([listerLesDemandes(d), listerLesHabilitations(d, { etat: 'active' })])
  const bientot = plusJours(aujourdHui(d), PREAVIS)
  const attendues = demandes.filter(q => q.etat === 'modifications-demandees')
  return [
    ...attendues.map(q => ({
      titre: `L’opérateur attend des modifications de la demande D${q.numero}`,
      detail: q.intitule ?? '',
      href: `/administration/demandes/${q.numero}`,
      action: 'Répondre',
      nombre: 1,
      avant: null,
    })),
    ...actives
      .filter(h => h.aRevoirLe <= bientot)
      .map(h => ({
        titre: `La revue de l’habilitation H${h.numero} est due`,
        detail: h.intitule,
        href: `/administration/habilitations/${h.numero}`,
        action: 'Faire la revue',
        nombre: 1,
        avant: h.aRevoirLe,
      })),
    ...actives
      .filter(h => h.au <= bientot)
      .map(h => ({
        titre: `L’habilitation H${h.numero} prend fin bientôt`,
        detail: `${h.intitule}. Rouvrez-la pour la renouveler.`,
        href: `/administration/habilitations/${h.numero}`,
        action: 'La rouvrir',
        nombre: 1,
        avant: h.au,
      })),
  ]
})

const instruction = source('instruire', async d => {
  const aInstruire = (await listerLesDemandes(d)).filter(q => q.etat === 'soumise')
  return [
    aInstruire.length > 0 && {
      titre: plusieurs(aInstruire.length, 'Une demande est à instruire', 'demandes sont à instruire'),
      detail: 'La plus ancienne d’abord.',
      href: '/instruction',
      action: 'Instruire',
      nombre: aInstruire.length,
      avant: null,
    },
  ]
})

/** What awaits those who hold the rights of others, on their home page. */
export const travauxDAdministration: readonly SourceDeTravail[] = [comptes, droits, instruction]
