import { plusJours } from '../../droit/jours.js'
import type { NatureDeTravail } from '../../droit/travaux.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { transmettreAuPayeur } from '../../payeurs/index.js'
import { clorelesTravaux, creerUnTravail, fermerLesEcheances, objetDuRang, ouvrirUneEcheance } from '../../suites/index.js'
import { manquement } from '../manquement/manquement.echange.js'
import { prevenirDeLAnnulation, proposerLaRadiation } from '../radiation/index.js'
import { dernierJourPourSaisir } from './delais.regles.js'
import { revoirLesDoubles } from './en-double.js'
import { estEnSuspens, type Evenement } from './etats.regles.js'
import type { Sanction } from './formes.js'
import type { SanctionPresente } from './presents.js'
import { dernierJourDeLaReponse, silenceDuPresident } from './recours.regles.js'
import { sanctionRsa } from './sanction-rsa.echange.js'

export const aDeleguer = 'sanction-rsa-a-deleguer'
export const aEchoir = 'sanction-rsa-a-echoir'
export const sansReponse = 'recours-sans-reponse'
export const recoursAExaminer = 'recours-a-examiner'

const travaux: readonly NatureDeTravail[] = ['suspension-a-instruire', 'suspension-a-traiter', 'levee-a-traiter', 'suppression-a-traiter']
/** What the end or the transfer of the right had left to do of it. */
const apresLeDroit: readonly NatureDeTravail[] = ['droit-clos', 'droit-transfere']
const travailDe = ({ etat, consequence }: Sanction): NatureDeTravail | undefined => {
  if (etat === 'A_INSTRUIRE') return 'suspension-a-instruire'
  if (etat === 'LEVEE_A_TRAITER') return 'levee-a-traiter'
  if (etat === 'A_TRAITER' || etat === 'CONTRADICTOIRE')
    return consequence === 'SUSPENSION' ? 'suspension-a-traiter' : 'suppression-a-traiter'
  return undefined
}

/** After which it is no longer theirs, or there is nothing left to lift; to notify and to decide, no text sets a day. */
const aFaireAvant = (s: Sanction): string | null => {
  if (s.etat === 'A_INSTRUIRE') return dernierJourPourSaisir(s.proposeeLe)
  return s.etat === 'LEVEE_A_TRAITER' ? s.au : null
}

/** What the act brings about: work, deadlines, what the payer is told, the radiation proposed; all of it in its transaction. */
export async function suivre(
  ecriture: Ecriture,
  usager: bigint,
  { numero, donnees: s }: SanctionPresente,
  acte: Evenement | 'OUVRIR' | null,
): Promise<void> {
  const objet = objetDuRang(sanctionRsa, numero)
  const organisation = s.delegueeLe === null ? s.organisation : s.proposeePar
  const aFaire = travailDe(s)
  for (const nature of travaux) if (nature !== aFaire) await clorelesTravaux(ecriture, { nature, usager, objet, motif: s.etat })
  if (aFaire)
    await creerUnTravail(ecriture, {
      nature: aFaire,
      usager,
      objet,
      organisation,
      structure: null,
      aFaireAvant: aFaireAvant(s),
    })
  if (!estEnSuspens(s)) for (const nature of apresLeDroit) await clorelesTravaux(ecriture, { nature, usager, objet, motif: s.etat })
  if (s.etat === 'DECIDEE') await clorelesTravaux(ecriture, { nature: 'suspension-sans-decision', usager, motif: 'décision connue' })
  if (acte === 'OUVRIR') {
    for (const m of s.manquements)
      await clorelesTravaux(ecriture, {
        nature: 'manquement-a-instruire',
        usager,
        objet: objetDuRang(manquement, m.manquement),
        motif: 'procédure ouverte',
      })
    if (s.etat === 'A_INSTRUIRE')
      await ouvrirUneEcheance(ecriture, {
        nature: aDeleguer,
        usager,
        objet,
        jour: plusJours(dernierJourPourSaisir(s.proposeeLe), 1),
        organisation,
      })
  }
  if (acte === 'SAISIR') await fermerLesEcheances(ecriture, { nature: aDeleguer, usager, objet, issue: 'saisie' })
  if (acte === 'DECIDER' && s.etat === 'DECIDEE') await appliquer(ecriture, usager, numero, s)
  if ((acte === 'LEVER' && s.etat === 'LEVEE') || acte === 'ANNULER')
    await fermerLesEcheances(ecriture, { nature: aEchoir, usager, objet, issue: s.etat })
  if (acte === 'LEVER' && s.etat === 'LEVEE') await dire(ecriture, usager, numero, s, 'levee')
  if (acte === 'LEVER' && s.retablieDepuis !== null && s.etat === 'LEVEE') await dire(ecriture, usager, numero, s, 'retablissement')
  if (acte === 'DECIDER' || acte === 'ANNULER') await revoirLesDoubles(ecriture, usager)
  if (acte === 'CONTESTER' && silenceDuPresident(s, aujourdHui(ecriture.moteur)) === null)
    await soumettreLeRecours(ecriture, usager, objet, s)
  if (acte === 'ANNULER') await prevenirDeLAnnulation(ecriture, usager, objet)
  if (acte === 'ANNULER' || acte === 'REJETER') {
    const motif = acte === 'ANNULER' ? 'décision annulée' : 'recours rejeté'
    await clorelesTravaux(ecriture, { nature: recoursAExaminer, usager, objet, motif })
    await fermerLesEcheances(ecriture, { nature: sansReponse, usager, objet, issue: motif })
  }
  if (acte === 'ANNULER') await dire(ecriture, usager, numero, s, 'annulation')
}

/** A suppression in whole for four months: the département may propose that she be struck off the list. */
export const emporteUneRadiation = (s: Sanction): boolean => s.consequence === 'SUPPRESSION' && s.taux === 100 && s.mois === 4

/** The appeal goes to the president, whoever followed by delegation, and comes before any court; his silence refuses it. */
async function soumettreLeRecours(ecriture: Ecriture, usager: bigint, objet: string, { organisation, recoursLe, depuis }: Sanction) {
  const du = recoursLe ?? depuis
  const aFaireAvant = dernierJourDeLaReponse(du)
  await creerUnTravail(ecriture, { nature: recoursAExaminer, usager, objet, organisation, structure: null, aFaireAvant })
  await ouvrirUneEcheance(ecriture, { nature: sansReponse, usager, objet, jour: plusJours(aFaireAvant, 1), organisation })
}

async function appliquer(ecriture: Ecriture, usager: bigint, numero: number, s: Sanction): Promise<void> {
  const objet = objetDuRang(sanctionRsa, numero)
  await dire(ecriture, usager, numero, s, s.consequence === 'SUSPENSION' ? 'suspension' : 'suppression')
  if (s.au !== null)
    await ouvrirUneEcheance(ecriture, {
      nature: aEchoir,
      usager,
      objet,
      jour: plusJours(s.au, 1),
      organisation: ecriture.appelant.organisation,
    })
  // Who declares asks for the radiation by a call of its own, or does not.
  if (emporteUneRadiation(s) && s.declareeLe === null)
    await proposerLaRadiation(ecriture, {
      usager,
      organisation: ecriture.appelant.organisation,
      motif: s.motivation ?? s.raisons,
      mois: 4,
      reference: objet,
    })
}

const dire = (
  ecriture: Ecriture,
  usager: bigint,
  numero: number,
  s: Sanction,
  nature: 'suspension' | 'suppression' | 'levee' | 'retablissement' | 'annulation',
) =>
  transmettreAuPayeur(ecriture, {
    usager,
    nature,
    reference: objetDuRang(sanctionRsa, numero),
    du: (nature === 'retablissement' ? s.retablieDepuis : nature === 'levee' ? s.leveeLe : s.du) ?? s.depuis,
    au: nature === 'suspension' || nature === 'suppression' ? s.au : null,
    taux: s.taux,
    montant: s.montant,
    organisation: ecriture.appelant.organisation,
  })
