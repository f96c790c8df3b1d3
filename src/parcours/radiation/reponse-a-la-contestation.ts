import { dernierJourDeLaReponse } from '../../droit/contestation.js'
import { plusJours } from '../../droit/jours.js'
import type { NatureDeTravail } from '../../droit/travaux.js'
import { avisDeSilence } from '../../messagerie/demande-sans-reponse.js'
import { aviser, type Avis, type Voies } from '../../messagerie/voies.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import {
  clorelesTravaux,
  creerUnTravail,
  type Effet,
  type Effets,
  fermerLesEcheances,
  objetDuRang,
  ouvrirUneEcheance,
} from '../../suites/index.js'
import { joindre } from '../identite/index.js'
import { quiTientLaListe } from '../orientation/index.js'
import { quiMene } from './qui-mene.js'
import type { RadiationPresente } from './presentes.js'
import { radiation } from './radiation.echange.js'

const aExaminer = 'contestation-de-radiation' satisfies NatureDeTravail
const sansReponse = 'contestation-de-radiation-sans-reponse'
const repondue = 'radiation-contestee-repondue'

/** Her appeal waits for whoever leads the procedure that day, as long as the law lets it be silent; a date acts in the name of who holds the list. */
export async function soumettre(ecriture: Ecriture, usager: bigint, { numero, donnees: r }: RadiationPresente): Promise<void> {
  const objet = objetDuRang(radiation, numero)
  const aFaireAvant = dernierJourDeLaReponse(r.recoursLe ?? r.depuis)
  await creerUnTravail(ecriture, { nature: aExaminer, usager, objet, aFaireAvant, ...(await quiMene(ecriture, usager, r)) })
  const { organisation } = await quiTientLaListe(ecriture, usager)
  await ouvrirUneEcheance(ecriture, { nature: sansReponse, usager, objet, jour: plusJours(aFaireAvant, 1), organisation })
}

/** A human rejected her appeal, or annulled the radiation, contested or not: nobody waits for it any more, and she is told the same day. */
export async function annoncerLaReponse(ecriture: Ecriture, usager: bigint, numero: number): Promise<void> {
  const objet = objetDuRang(radiation, numero)
  await clorelesTravaux(ecriture, { nature: aExaminer, usager, objet, motif: 'une réponse est donnée' })
  await fermerLesEcheances(ecriture, { nature: sansReponse, usager, objet, issue: 'une réponse est donnée' })
  const { organisation } = await quiTientLaListe(ecriture, usager)
  await ouvrirUneEcheance(ecriture, { nature: repondue, usager, objet, jour: aujourdHui(ecriture.moteur), organisation })
}

export const creerEcheancesDeLaContestation = (voies: Voies, adressePublique: string): Effets => {
  const dire =
    (avis: (lien: string) => Avis, motif: string): Effet =>
    async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
      if (organisation === null || objet === null) throw new Error('contestation sans organisme')
      await agirAuNomDe(organisation)
      await clorelesTravaux({ sql, moteur }, { nature: aExaminer, usager, objet, motif })
      const lien = `${adressePublique}/mon-espace/inscription/radiations/${objet.split(':')[1]}`
      const voie = await aviser(voies, await joindre({ sql }, usager), avis(lien))
      return `${motif} ; ${voie === null ? 'aucun moyen de le dire' : `dit par ${voie}`}`
    }
  return {
    [sansReponse]: dire(avisDeSilence, 'sans réponse : le silence vaut rejet'),
    [repondue]: dire(avisDeReponse, 'une réponse est donnée'),
  }
}

/** It says nothing of what was decided: others may read her telephone or her letters. */
const avisDeReponse = (lien: string): Avis => {
  const phrase = 'Une décision qui vous concerne a été prise. Votre espace dit laquelle, et pourquoi.'
  return {
    objet: 'Une décision vous concerne',
    texte: `Bonjour,\n\n${phrase}\n\n${lien}\n\nCe message ne contient aucune donnée de votre dossier.`,
    court: `${phrase} ${lien}`,
  }
}
