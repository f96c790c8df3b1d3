import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { estMineure } from '../identite/index.js'
import { missionLocaleReferente } from '../orientation/index.js'
import { refusDeMener } from './conduite.regles.js'
import { nomDuDecideur, refusDeSigner } from './decideur.js'
import { manquesDeLaDecision } from './decision.regles.js'
import { dernierJourDe, dernierJourPourRepondre } from './duree.regles.js'
import { revoirLesDoubles, sansObjet } from './en-double.js'
import { refusDeLEtat } from './etats.regles.js'
import { suppressionAnnulee } from './suppression-nommee.js'
import type { DecisionDeRadiation, Radiation } from './formes.js'
import { type RadiationPresente, radiationsDe, unSeulALaFois } from './presentes.js'
import { annoncerLaReponse } from './reponse-a-la-contestation.js'
import { changer } from './suites-de-l-etat.js'
import { inscriptionDe, radier, retablir } from './sur-la-liste.js'

const visee = async (ecriture: Ecriture, { usager, corps }: Pick<Voulu, 'usager' | 'corps'>): Promise<RadiationPresente | undefined> =>
  (await radiationsDe(ecriture, usager)).find(r => r.numero === corps.radiation)

/** A named agent of whoever leads it, who may sign, decides; the procedure, and the list, follow in the same transaction. */
export const traitementDeLaDecisionDeRadiation: Traitement = {
  async regles(ecriture, voulu) {
    await unSeulALaFois(ecriture, voulu.usager)
    const detail = await refusDeSigner(ecriture)
    if (detail) return [{ pointer: '/sens', detail }]
    const d = voulu.corps as Partial<DecisionDeRadiation>
    const r = await visee(ecriture, voulu)
    if (!r || !d.sens) return [{ pointer: '/radiation', detail: 'Aucune procédure de ce rang ne vise cette personne.' }]
    const jour = aujourdHui(ecriture.moteur)
    const { type, organisation } = ecriture.appelant
    const referente = (await missionLocaleReferente(ecriture.sql, voulu.usager, jour))?.organisation ?? null
    const autrui = refusDeMener(r.donnees, { type, organisation, referente })
    if (autrui) return [{ pointer: '/radiation', detail: autrui }]
    const refus = refusDeLEtat(r.donnees.etat, d.sens)
    if (refus) throw new Probleme(409, 'conflit', refus)
    if (typeof d.surVersion === 'number' && d.surVersion !== r.version)
      throw new Probleme(
        412,
        'version-depassee',
        `La procédure a changé depuis votre lecture : la version présente est ${r.version}, vous décidez sur la version ${d.surVersion}.`,
      )
    const double = d.sens === 'RADIATION' ? await sansObjet(ecriture, voulu.usager, r.numero) : null
    if (double) return [{ pointer: '/sens', detail: double }]
    const statut = (await inscriptionDe(ecriture, voulu.usager))?.donnees.statut ?? null
    const sansFondement = await suppressionAnnulee(ecriture, voulu.usager, r.donnees)
    const mineure = await estMineure(ecriture, voulu.usager, jour)
    return manquesDeLaDecision(d, r.donnees, { jour, statut, sansFondement, mineure })
  },

  calculer(ecriture, { corps }) {
    const { sens, dateEffet, mois } = corps as Partial<DecisionDeRadiation>
    return {
      le: aujourdHui(ecriture.moteur),
      decideur: nomDuDecideur(ecriture),
      dernierJour: sens === 'RADIATION' && dateEffet && mois ? dernierJourDe(dateEffet, mois) : null,
    }
  },

  async effets(ecriture, fait) {
    const r = await visee(ecriture, fait)
    if (!r) throw new Error('une décision sans procédure')
    const d = fait.corps as DecisionDeRadiation
    const { usager } = fait
    if (d.sens === 'ANNULATION') await retablir(ecriture, usager, r)
    await changer(ecriture, usager, r, suiteDe(d))
    await revoirLesDoubles(ecriture, usager)
    if (d.sens === 'ANNULATION' || d.sens === 'REJET') await annoncerLaReponse(ecriture, usager, r.numero)
    if (d.sens === 'RADIATION' && d.dateEffet !== null && d.dateEffet <= d.le) await radier(ecriture, usager, { dateEffet: d.dateEffet })
  },
}

function suiteDe(d: DecisionDeRadiation): Partial<Radiation> {
  switch (d.sens) {
    case 'ENVISAGEE':
      return { etat: 'CONTRADICTOIRE', reponseAvant: dernierJourPourRepondre(d.le) }
    case 'RADIATION':
      return { etat: 'PRONONCEE', moisDecides: d.mois, dateEffet: d.dateEffet, dernierJour: d.dernierJour }
    case 'SANS_SUITE':
      return { etat: 'SANS_SUITE' }
    case 'REJET':
      return { rejetLe: d.le }
    case 'ANNULATION':
      return { etat: 'ANNULEE' }
  }
}
