import { aviser, type Avis, type Voies } from '../../messagerie/voies.js'
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
    const voie = await aviser(voies, await joindre({ sql }, usager), avis(adressePublique))
    return `contestation restée sans réponse ; ${voie === null ? 'aucun moyen de le dire' : `dit par ${voie}`}`
  }

/** It says nothing of what she contests: others may read her telephone or her letters. */
function avis(adressePublique: string): Avis {
  const lien = `${adressePublique}/mon-espace/sanctions-travail`
  const phrase =
    'Une demande que vous avez faite est restée sans réponse. Votre espace dit ce que cela veut dire, et ce que vous pouvez faire.'
  return {
    objet: 'Votre demande est restée sans réponse',
    texte: `Bonjour,\n\n${phrase}\n\n${lien}\n\nCe message ne contient aucune donnée de votre dossier.`,
    court: `${phrase} ${lien}`,
  }
}
