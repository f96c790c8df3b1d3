import { aviser, type Avis, type Voies } from '../../messagerie/voies.js'
import { joindre } from '../../parcours/identite/index.js'
import type { Effets } from '../../suites/index.js'

export const natureDuBris = 'dossier-ouvert-en-urgence'

/** She is told that somebody whose access was stopped opened her file, where to read it, and whom to ask. */
export const creerEcheancesDeLaVigilance = (voies: Voies, adressePublique: string): Effets => ({
  [natureDuBris]: async ({ sql, agirAuNomDe }, { usager, organisation }) => {
    if (organisation === null) throw new Error('échéance sans organisation')
    await agirAuNomDe(organisation)
    const voie = await aviser(voies, await joindre({ sql }, usager), avisDuBris(`${adressePublique}/mon-espace/consultations`))
    return voie === null ? 'aucun moyen de la joindre' : `dit par ${voie}`
  },
})

const avisDuBris = (lien: string): Avis => ({
  objet: 'Votre dossier a été ouvert malgré un arrêt d’accès',
  texte: `Bonjour,\n\nUn agent dont l’accès était arrêté par précaution a ouvert votre dossier en écrivant pourquoi, parce que vous étiez devant lui. Si ce n’est pas le cas, dites-le nous : la page où vous voyez qui a consulté vos données permet de signaler cette lecture.\n\n${lien}\n\nCe message ne contient aucune donnée de votre dossier.`,
  court: `Un agent dont l’accès était arrêté a ouvert votre dossier. Si vous n’étiez pas avec lui, signalez-le : ${lien}`,
})
