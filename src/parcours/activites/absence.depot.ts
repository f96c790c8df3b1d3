import { semaineDe } from '../../droit/semaines.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { manquesDeLAbsence } from './absence.regles.js'
import type { Absence } from './formes.js'
import { absencesDe, activitesDe, tenirSesSemaines } from './presents.js'

const tus = {
  activite: null,
  motif: null,
  explication: null,
  reponduLe: null,
  piecesJointes: null,
  retiree: false,
  legitime: null,
  motivation: null,
}

const auteurDe = ({ appelant }: Ecriture) => (appelant.personne === null ? 'professionnel' : 'personne')

async function lire(ecriture: Ecriture, { usager, numero, corps }: Voulu) {
  const avant: Absence | undefined = (await absencesDe(ecriture, usager)).find(a => a.numero === numero)
  const jour = aujourdHui(ecriture.moteur)
  const apres = { ...tus, noteeLe: jour, signaleePar: auteurDe(ecriture), ...avant, ...corps } as Absence
  return { avant, jour, apres: { ...apres, semaine: semaineDe(apres.jour) } }
}

export const traitementDeLAbsence: Traitement = {
  async regles(ecriture, voulu) {
    await tenirSesSemaines(ecriture, voulu.usager)
    const { avant, jour, apres } = await lire(ecriture, voulu)
    // A row that is not there, or not visible, is the engine's 404.
    if (voulu.numero !== undefined && avant === undefined) return []
    return manquesDeLAbsence(apres, { avant, activites: await activitesDe(ecriture, voulu.usager), jour, par: auteurDe(ecriture) })
  },

  async calculer(ecriture, voulu) {
    const { avant, jour, apres } = await lire(ecriture, voulu)
    const repond = apres.explication !== (avant?.explication ?? null) || apres.motif !== (avant?.motif ?? null)
    return {
      semaine: apres.semaine,
      ...(avant ? {} : { signaleePar: apres.signaleePar, noteeLe: jour }),
      ...(repond ? { reponduLe: apres.explication === null && apres.motif === null ? null : jour } : {}),
      ...(apres.legitime === (avant?.legitime ?? null)
        ? {}
        : {
            apprecieLe: apres.legitime === null ? null : jour,
            appreciePar: apres.legitime === null ? null : ecriture.appelant.organisation,
          }),
    }
  },
}
