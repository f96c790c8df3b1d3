import type { Voies } from '../../messagerie/voies.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { creerUnTravail, type Effet, type Effets } from '../../suites/index.js'
import { quiTientLaListe } from '../orientation/index.js'
import { refusDeLEtat } from './etats.regles.js'
import { type RadiationPresente, radiationsDe } from './presentes.js'
import { confierLeTravail, quiMene } from './qui-mene.js'
import { creerEcheancesDeLaContestation } from './reponse-a-la-contestation.js'
import { avertissementEchu, changer, finDeRadiation, priseDEffet, reponsePassee } from './suites-de-l-etat.js'
import { inscriptionDe, radier } from './sur-la-liste.js'

type Suite = (ecriture: Ecriture, usager: bigint, r: RadiationPresente) => Promise<string>

/** A date passed: of a procedure, for whoever holds the list. None of them decides anything a human has not decided before. */
const pour =
  (suite: Suite): Effet =>
  async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    if (organisation === null) throw new Error('échéance sans organisation')
    const ecriture = { sql, moteur, appelant: await agirAuNomDe(organisation) } as Ecriture
    const visee = (await radiationsDe(ecriture, usager)).find(r => String(r.numero) === objet?.split(':')[1])
    return visee ? suite(ecriture, usager, visee) : 'procédure hors de vue'
  }

const mener =
  (evenement: 'REPONSE_PASSEE' | 'ECHOIR', etat: 'A_DECIDER' | 'ECHUE', dit: string): Suite =>
  async (ecriture, usager, r) => {
    const refus = refusDeLEtat(r.donnees.etat, evenement)
    if (refus) return refus
    await changer(ecriture, usager, r, { etat })
    return dit
  }

export const creerEcheancesDeLaRadiation = (voies: Voies, adressePublique: string): Effets => ({
  ...creerEcheancesDeLaContestation(voies, adressePublique),
  [avertissementEchu]: pour(async (ecriture, usager, r) => {
    const qui = await quiMene(ecriture, usager, r.donnees)
    await creerUnTravail(ecriture, { nature: 'radiation-a-decider', usager, objet: `radiation:${r.numero}`, ...qui })
    return 'délai de l’avertissement passé : à instruire'
  }),
  [reponsePassee]: pour(mener('REPONSE_PASSEE', 'A_DECIDER', 'à décider')),
  [priseDEffet]: pour(async (ecriture, usager, { donnees: r }) =>
    r.etat === 'PRONONCEE' && r.dateEffet !== null ? radier(ecriture, usager, { dateEffet: r.dateEffet }) : 'plus de radiation',
  ),
  [finDeRadiation]: pour(mener('ECHOIR', 'ECHUE', 'elle peut se réinscrire')),
})

/** The inscription returned: the radiation under way, if any, is over (R. 5412-5). */
export const quandElleSeReinscrit: Effet = async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
  if (organisation === null) throw new Error('échéance sans organisation')
  await agirAuNomDe(organisation)
  const qui = await quiTientLaListe({ sql, moteur }, usager)
  const ecriture = { sql, moteur, appelant: await agirAuNomDe(qui.organisation) } as Ecriture
  const elle = await inscriptionDe(ecriture, usager)
  const jour = aujourdHui(moteur)
  const enCours = (await radiationsDe(ecriture, usager)).findLast(
    ({ donnees: r }) => refusDeLEtat(r.etat, 'REINSCRIRE') === null && r.dateEffet !== null && r.dateEffet <= jour,
  )
  if (elle?.donnees.statut !== 'inscrit' || !enCours) return 'aucune radiation à finir'
  await changer(ecriture, usager, enCours, { etat: 'REINSCRITE' })
  return 'radiation finie'
}

/** An accompaniment began or ended: what waits to be decided is in the queue of who leads it from that day. */
export const quandLaMissionLocaleChange: Effet = async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
  if (organisation === null) throw new Error('échéance sans organisation')
  await agirAuNomDe(organisation)
  const tenant = await quiTientLaListe({ sql, moteur }, usager)
  const ecriture = { sql, moteur, appelant: await agirAuNomDe(tenant.organisation) } as Ecriture
  let deplacees = 0
  for (const r of await radiationsDe(ecriture, usager)) if (await confierLeTravail(ecriture, usager, r)) deplacees += 1
  return `radiations reprises : ${deplacees}`
}
