import { avisDeSilence } from '../../messagerie/demande-sans-reponse.js'
import { aviser, type Voies } from '../../messagerie/voies.js'
import { clorelesTravaux, type Effet } from '../../suites/index.js'
import { joindre } from '../identite/index.js'
import { recoursAExaminer } from './suites.js'

/** The president did not answer: her appeal waits in no queue any more, and she is told that the court is open. */
export const creerLeSilence =
  (voies: Voies, adressePublique: string): Effet =>
  async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    if (organisation === null || objet === null) throw new Error('recours sans département')
    await agirAuNomDe(organisation)
    await clorelesTravaux({ sql, moteur }, { nature: recoursAExaminer, usager, objet, motif: 'deux mois de silence' })
    const lien = `${adressePublique}/mon-espace/sanctions/${objet.split(':')[1]}`
    const voie = await aviser(voies, await joindre({ sql }, usager), avisDeSilence(lien))
    return `recours resté sans réponse : le tribunal est ouvert ; ${voie === null ? 'aucun moyen de le dire' : `dit par ${voie}`}`
  }
