import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { manquesDeLActivite } from './activite.regles.js'
import { type Evenement, suiteDe } from './etats.regles.js'
import type { Activite, ActiviteLue } from './formes.js'
import { ecarteesPourElle } from './ecartees.js'
import { activitesDe, tenirSesSemaines } from './presents.js'
import { tenirLeTravail } from './travail.js'

/** What a deposit that does not say it leaves empty. */
export const tus: Omit<Activite, 'semaine' | 'type' | 'intitule'> = {
  thematique: null,
  jour: null,
  debut: null,
  fin: null,
  minutesPrevues: null,
  minutesDeclarees: null,
  preuve: null,
  annulee: false,
  etat: 'PREVUE',
  declareePar: null,
  declareeLe: null,
  minutesValidees: null,
  motif: null,
  valideeLe: null,
  valideePar: null,
}

async function lire(ecriture: Ecriture, { usager, numero, corps }: Voulu) {
  const toutes = await activitesDe(ecriture, usager)
  const avant: ActiviteLue | undefined = toutes.find(a => a.numero === numero)
  const autres = toutes.filter(a => a.numero !== numero)
  return { avant, autres, apres: { ...tus, ...avant, ...corps } as Activite }
}

/** What a correction does to an activity: declaring anew what a référent has judged reopens it, even for the same hours. */
function evenementDe(corps: Donnees, avant: Activite): Evenement {
  if (corps.annulee === true) return 'ANNULER'
  if ('minutesDeclarees' in corps) return corps.minutesDeclarees === null ? 'RETIRER' : 'DECLARER'
  return avant.minutesDeclarees !== null && 'preuve' in corps ? 'DECLARER' : 'PROGRAMMER'
}

export const traitementDeLActivite: Traitement = {
  async regles(ecriture, voulu) {
    await tenirSesSemaines(ecriture, voulu.usager)
    const { avant, autres, apres } = await lire(ecriture, voulu)
    // A row that is not there, or not visible, is the engine's 404.
    if (voulu.numero !== undefined && avant === undefined) return []
    if (avant) {
      const suite = suiteDe(avant.etat, evenementDe(voulu.corps, avant))
      if ('refus' in suite) throw new Probleme(409, 'conflit', suite.refus)
    }
    const { moteur } = ecriture
    const ecartees = await ecarteesPourElle(ecriture, voulu.usager, apres.semaine)
    return manquesDeLActivite(apres, { avant, autres, ecartees, instant: moteur.horloge(), jour: aujourdHui(moteur) })
  },

  async calculer(ecriture, voulu) {
    const { avant, apres } = await lire(ecriture, voulu)
    const evenement = avant ? evenementDe(voulu.corps, avant) : apres.minutesDeclarees === null ? 'PROGRAMMER' : 'DECLARER'
    const suite = suiteDe(avant?.etat ?? 'PREVUE', evenement)
    const declaree = evenement === 'DECLARER'
    const par = ecriture.appelant.personne === null ? 'professionnel' : 'personne'
    return {
      ...('mene' in suite ? { etat: suite.mene } : {}),
      ...(declaree ? { declareePar: par, declareeLe: aujourdHui(ecriture.moteur), ...sansAppreciation } : {}),
      ...(evenement === 'RETIRER' ? { declareePar: null, declareeLe: null } : {}),
    }
  },

  effets: (ecriture, { usager }) => tenirLeTravail(ecriture, usager),
}

const sansAppreciation = { minutesValidees: null, motif: null, valideeLe: null, valideePar: null }
