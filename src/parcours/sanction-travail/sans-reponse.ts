import { avisDeSilence } from '../../messagerie/demande-sans-reponse.js'
import { aviser, type Voies } from '../../messagerie/voies.js'
import { clorelesTravaux, type Effet } from '../../suites/index.js'
import { joindre } from '../identite/index.js'
import { aExaminer } from './suites.js'

/** Nobody answered her appeal: it waits in no queue any more, and she is told that another way is open. */
export const creerLeSilence =
  (voies: Voies, adressePublique: string): Effet =>
  async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    if (organisation === null || objet === null) throw new Error('contestation sans organisme')
    await agirAuNomDe(organisation)
    await clorelesTravaux({ sql, moteur }, { nature: aExaminer, usager, objet, motif: 'sans réponse : le silence vaut rejet' })
    const voie = await aviser(voies, await joindre({ sql }, usager), avisDeSilence(`${adressePublique}/mon-espace/sanctions-travail`))
    return `contestation restée sans réponse ; ${voie === null ? 'aucun moyen de le dire' : `dit par ${voie}`}`
  }
