import { aviser, type Avis, type Voies } from '../../../messagerie/voies.js'
import type { Effets } from '../../../suites/index.js'
import { joindre } from '../../identite/index.js'
import { demandesDe } from '../presents.js'
import { reponseADire } from './repondre.js'

/** She is told that she has an answer, and nothing of it: others may read her telephone or her letters. */
export const creerEcheancesDeLaDispense = (voies: Voies, adressePublique: string): Effets => ({
  [reponseADire]: async ({ sql, agirAuNomDe }, { usager, objet, organisation }) => {
    if (organisation === null) throw new Error('échéance sans organisation')
    await agirAuNomDe(organisation)
    const demande = (await demandesDe({ sql }, usager)).find(d => String(d.numero) === objet?.split(':')[1])
    if (demande?.etat !== 'ACCORDEE' && demande?.etat !== 'REFUSEE') return 'rien à dire'
    const voie = await aviser(voies, await joindre({ sql }, usager), avisDeReponse(adressePublique))
    return voie === null ? 'aucun moyen de la joindre' : `dit par ${voie}`
  },
})

function avisDeReponse(adressePublique: string): Avis {
  const lien = `${adressePublique}/mon-espace/heures`
  const phrase = 'Une réponse à une demande que vous avez faite vous attend dans votre espace.'
  return {
    objet: 'Une réponse vous attend',
    texte: `Bonjour,\n\n${phrase}\n\n${lien}\n\nCe message ne contient aucune donnée de votre dossier.`,
    court: `${phrase} ${lien}`,
  }
}
