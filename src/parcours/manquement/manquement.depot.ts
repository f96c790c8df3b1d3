import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { clorelesTravaux, objetDuRang, ouvrirUneEcheance } from '../../suites/index.js'
import { aInstruire, signale } from './echeances.js'
import type { Manquement } from './formes.js'
import { manquement } from './manquement.echange.js'
import { manquesDuManquement } from './manquement.regles.js'
import { lireLeDossier, manquementsDe } from './presents.js'

const tus = {
  contrat: null,
  demandeLe: null,
  demande: null,
  parole: null,
  retire: false,
  motifLegitime: null,
  motivation: null,
  reponse: null,
  piecesJointes: null,
}

async function lire(ecriture: Ecriture, { usager, numero, corps }: Voulu) {
  const avant = (await manquementsDe(ecriture, usager)).find(m => m.numero === numero)?.donnees
  return { avant, apres: { ...tus, ...avant, ...corps } as Manquement, jour: aujourdHui(ecriture.moteur) }
}

/** A report is its author's; what is made of it is said by who may draw a consequence; the person answers. */
export const traitementDuManquement: Traitement = {
  async regles(ecriture, voulu) {
    await ecriture.sql`select from usager where id = ${voulu.usager.toString()} for update`
    const { avant, apres, jour } = await lire(ecriture, voulu)
    // A row that is not there, or not visible, is the engine's 404.
    if (voulu.numero !== undefined && avant === undefined) return []
    if (avant?.retire && 'piecesJointes' in voulu.corps)
      return [{ pointer: '/piecesJointes', detail: 'Ce signalement a été retiré : il n’y a rien à y répondre.' }]
    const { type: par, organisation } = ecriture.appelant
    return manquesDuManquement(apres, { avant, dossier: await lireLeDossier(ecriture, voulu.usager), jour, par, organisation })
  },

  async calculer(ecriture, voulu) {
    const { avant, apres, jour } = await lire(ecriture, voulu)
    const { organisation, structure } = ecriture.appelant
    const apprecie = apres.motifLegitime !== null
    return {
      ...(avant ? {} : { organisation, structure, signaleLe: jour, retire: false }),
      ...(apres.motifLegitime === (avant?.motifLegitime ?? null)
        ? {}
        : { apprecieLe: apprecie ? jour : null, appreciePar: apprecie ? organisation : null }),
      ...(apres.reponse === (avant?.reponse ?? null) ? {} : { reponduLe: apres.reponse === null ? null : jour }),
    }
  },

  async effets(ecriture, { usager, numero, corps, version }) {
    const objet = objetDuRang(manquement, numero ?? 0)
    const { organisation } = ecriture.appelant
    if (version === 1)
      await ouvrirUneEcheance(ecriture, { nature: signale, usager, objet, jour: aujourdHui(ecriture.moteur), organisation })
    const motif = corps.retire === true ? 'signalement retiré' : corps.motifLegitime === true ? 'motif légitime' : null
    if (motif) await clorelesTravaux(ecriture, { nature: aInstruire, usager, objet, motif })
  },
}
