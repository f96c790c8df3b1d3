import { dernierJourDeLaReponse, reponseALaContestation } from '../../droit/contestation.js'
import { plusJours } from '../../droit/jours.js'
import type { NatureDeTravail } from '../../droit/travaux.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Ressource } from '../../moteur/ressource.js'
import { clorelesTravaux, creerUnTravail, fermerLesEcheances, objetDuRang, ouvrirUneEcheance } from '../../suites/index.js'
import { manquement } from '../manquement/manquement.echange.js'
import { prevenirDeLAnnulation, proposerLaRadiation } from '../radiation/index.js'
import { revoirLesDoubles } from './en-double.js'
import type { Evenement } from './etats.regles.js'
import type { Sanction } from './formes.js'
import type { SanctionPresente } from './presents.js'

export const delaiPasse = 'sanction-du-travail-delai-passe'
export const aEchoir = 'sanction-du-travail-a-echoir'
/** The appeal has had no answer for as long as silence may last. */
export const sansReponse = 'contestation-sans-reponse'
export const aExaminer = 'contestation-a-examiner' satisfies NatureDeTravail
/** Who leads it is to be looked at: the base opens it where an accompaniment begins or ends. */
export const repriseAVoir = 'mission-locale-change'

const travaux: Partial<Record<Sanction['etat'], NatureDeTravail>> = {
  A_NOTIFIER: 'sanction-a-notifier',
  A_DECIDER: 'sanction-a-decider',
  LEVEE_A_DECIDER: 'levee-a-decider',
}

/** Every work a procedure may leave to who leads it. */
export const travauxDeLaProcedure: readonly NatureDeTravail[] = [...Object.values(travaux), aExaminer]

/** Another one leads it from now on: what there is to do, and every date to come, are its own; nothing is counted again. */
export async function reprendre(
  ecriture: Ecriture,
  ressource: Ressource,
  usager: bigint,
  presente: SanctionPresente,
  structure: string | null,
): Promise<void> {
  const { numero, donnees: s } = presente
  const objet = objetDuRang(ressource, numero)
  const { organisation } = s
  await suivre({ ...ecriture, appelant: { ...ecriture.appelant, structure } }, ressource, usager, presente, null)
  const ouvrir = (nature: string, jour: string) => ouvrirUneEcheance(ecriture, { nature, usager, objet, jour, organisation })
  if (s.etat === 'CONTRADICTOIRE' && s.reponseAvant !== null) await ouvrir(delaiPasse, plusJours(s.reponseAvant, 1))
  if ((s.etat === 'DECIDEE' || s.etat === 'LEVEE_A_DECIDER') && s.au !== null) await ouvrir(aEchoir, plusJours(s.au, 1))
  if (reponseALaContestation(s, aujourdHui(ecriture.moteur))?.genre === 'attendue') await soumettre(ecriture, usager, objet, s)
}

/** The appeal waits for whoever leads the procedure, as long as the law lets it be silent. */
async function soumettre(ecriture: Ecriture, usager: bigint, objet: string, { organisation, recoursLe, depuis }: Sanction): Promise<void> {
  const aFaireAvant = dernierJourDeLaReponse(recoursLe ?? depuis)
  await creerUnTravail(ecriture, { nature: aExaminer, usager, objet, organisation, structure: null, aFaireAvant })
  await ouvrirUneEcheance(ecriture, { nature: sansReponse, usager, objet, jour: plusJours(aFaireAvant, 1), organisation })
}

/** What the act brings about: work, deadlines, the radiation proposed; all of it in its transaction. */
export async function suivre(
  ecriture: Ecriture,
  ressource: Ressource,
  usager: bigint,
  { numero, donnees: s }: SanctionPresente,
  acte: Evenement | 'OUVRIR' | null,
): Promise<void> {
  const objet = objetDuRang(ressource, numero)
  const { organisation } = s
  const aFaire = travaux[s.etat]
  for (const nature of Object.values(travaux))
    if (nature !== aFaire) await clorelesTravaux(ecriture, { nature, usager, objet, motif: s.etat })
  if (aFaire)
    await creerUnTravail(ecriture, {
      nature: aFaire,
      usager,
      objet,
      organisation,
      structure: ecriture.appelant.structure,
      // After its last day there is nothing left to lift; to notify and to decide, no text sets a day.
      aFaireAvant: s.etat === 'LEVEE_A_DECIDER' ? s.au : null,
    })
  if (acte === 'OUVRIR')
    for (const m of s.manquements)
      await clorelesTravaux(ecriture, {
        nature: 'manquement-a-instruire',
        usager,
        objet: objetDuRang(manquement, m.manquement),
        motif: 'procédure ouverte',
      })
  const ouvrir = (nature: string, jour: string) => ouvrirUneEcheance(ecriture, { nature, usager, objet, jour, organisation })
  if (acte === 'NOTIFIER' && s.reponseAvant !== null) await ouvrir(delaiPasse, plusJours(s.reponseAvant, 1))
  if (acte === 'DECIDER') await fermerLesEcheances(ecriture, { nature: delaiPasse, usager, objet, issue: s.etat })
  if (acte === 'DECIDER' && s.etat === 'DECIDEE' && s.au !== null) await ouvrir(aEchoir, plusJours(s.au, 1))
  if (s.etat === 'LEVEE' || s.etat === 'ANNULEE') await fermerLesEcheances(ecriture, { nature: aEchoir, usager, objet, issue: s.etat })
  if (acte === 'CONTESTER' && reponseALaContestation(s, aujourdHui(ecriture.moteur))?.genre === 'attendue') {
    await soumettre(ecriture, usager, objet, s)
    // A sanction long over stayed with who decided it: whether it still accompanies her is to be looked at.
    if (ressource.nom === 'sanctionJeune')
      await ouvrirUneEcheance(ecriture, { nature: repriseAVoir, usager, jour: aujourdHui(ecriture.moteur), organisation })
  }
  if (acte === 'DECIDER' || acte === 'ANNULER') await revoirLesDoubles(ecriture, usager)
  if (acte === 'ANNULER' || acte === 'REJETER') {
    const motif = acte === 'ANNULER' ? 'décision annulée' : 'contestation rejetée'
    await clorelesTravaux(ecriture, { nature: aExaminer, usager, objet, motif })
    await fermerLesEcheances(ecriture, { nature: sansReponse, usager, objet, issue: motif })
  }
  if (acte === 'ANNULER') await prevenirDeLAnnulation(ecriture, usager, objet)
  if (acte === 'DECIDER' && s.etat === 'DECIDEE' && s.consequence === 'SUPPRESSION' && s.taux === 100 && s.mois === 4)
    await proposerLaRadiation(ecriture, { usager, organisation, motif: s.motivation ?? s.raisons, mois: 4, reference: objet })
}
