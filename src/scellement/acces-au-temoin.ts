import { essayerLeTemoin, temoigner, type VuParLeTemoin } from './temoin.js'

/** The witness file as the process that serves writes it. Each call ends within some seconds, whatever the file system does. */
export type Temoin = {
  /** Adds a line; on disk when it returns. @throws what the system said otherwise, or that it said nothing. */
  dire(vu: VuParLeTemoin): Promise<void>
  /** Whether a line could be added. @throws likewise. */
  essayer(): Promise<void>
  /** `muet`: what was asked has not come back in time, and nothing can take it back. */
  etat(): EtatDuFichier
}

export type EtatDuFichier = 'libre' | 'occupe' | 'muet'

/** The least that leaves time to a disk that is slow, to a file server that starts again. */
const PATIENCE = 10_000

/**
 * One write at a time, and none after one that does not come back: what waits for a file system holds one of the four threads that files, names
 * and hashes share, so that a witness tried again and again would in the end stop everything else.
 *
 * @param chemin none: nothing is written.
 */
export function ouvrirLeTemoin(chemin: string | undefined, ecrire = { temoigner, essayerLeTemoin }, patience = PATIENCE): Temoin {
  let dernier: Promise<void> = Promise.resolve()
  let etat: EtatDuFichier = 'libre'
  const faire = async (geste: () => Promise<void>): Promise<void> => {
    if (etat === 'muet') throw new Error(SANS_REPONSE)
    etat = 'occupe'
    const fait = dernier.then(geste)
    const fini = fait
      .catch(() => {})
      .then(() => {
        etat = dernier === fini ? 'libre' : 'occupe'
      })
    dernier = fini
    let minuterie: NodeJS.Timeout | undefined
    const lasse = new Promise<never>((_, refuser) => {
      minuterie = setTimeout(() => {
        etat = 'muet'
        refuser(new Error(SANS_REPONSE))
      }, patience)
    })
    await Promise.race([fait, lasse]).finally(() => clearTimeout(minuterie))
  }
  return {
    dire: async vu => (chemin === undefined ? undefined : faire(() => ecrire.temoigner(chemin, vu))),
    essayer: async () => (chemin === undefined ? undefined : faire(() => ecrire.essayerLeTemoin(chemin))),
    etat: () => etat,
  }
}

const SANS_REPONSE = 'le système de fichiers du témoin ne répond pas'
