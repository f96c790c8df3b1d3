import { Buffer } from 'node:buffer'
import { sansCommentaires } from './commentaires.js'

/**
 * Cuts a vrsb0801 stream into its header, its households and its footer, by looking for two byte strings only: a household
 * that is not well-formed XML cannot hide the next ones. Memory is bounded by LIMITE_FRAGMENT plus one chunk.
 */
export type Fragment = {
  octets: Buffer
  octetDebut: number
  octetFin: number
  etat: 'complet' | 'non-referme' | 'trop-gros' | 'tronque' | 'hors-foyer'
}

export type Decoupe =
  | { type: 'prologue'; octets: Buffer }
  | { type: 'fragments'; fragments: Fragment[] }
  | { type: 'epilogue'; octets: Buffer }

const LIMITE_FRAGMENT = 2 * 1024 * 1024
const LIMITE_PROLOGUE = 64 * 1024

const OUVRE = Buffer.from('<InfosFoyerRSA')
const FERME = Buffer.from('</InfosFoyerRSA')
const RACINE_FERMEE = Buffer.from('</Racine')
const BILAN = Buffer.from('<TransmissionFlux')
// saut: inside a household too large to be kept, whose end is still looked for.
type Phase = 'prologue' | 'entre' | 'dedans' | 'saut'

const SUPERIEUR = 0x3e
const BARRE = 0x2f

/** Yields the prologue first (bytes before the first household, cut at LIMITE_PROLOGUE), then fragments by lots, the epilogue last. */
export async function* decouper(source: AsyncIterable<Uint8Array>): AsyncGenerator<Decoupe> {
  let tampon: Buffer = Buffer.alloc(0)
  let base = 0
  // Start of the piece under way in the buffer, and where its end is still to be looked for.
  let debut = 0
  let vu = 0
  let phase = 'prologue' as Phase

  const fragment = (fin: number, etat: Fragment['etat']): Fragment => ({
    octets: tampon.subarray(debut, fin),
    octetDebut: base + debut,
    octetFin: base + fin,
    etat,
  })
  const reprendre = (position: number, suite: Phase): void => {
    debut = position
    vu = position
    phase = suite
  }

  /** One step between two households: what stands there if it should not, 'rien' to go on, null when more bytes are needed. */
  const avancerEntre = (): Fragment | 'rien' | null => {
    const ouverture = chercherBalise(tampon, OUVRE, vu)
    if (ouverture === -1) {
      vu = Math.max(debut, tampon.length - OUVRE.length - 1)
      if (tampon.length - debut <= LIMITE_FRAGMENT) return null
    }
    const fin = ouverture === -1 ? vu : ouverture
    const intervalle = fragment(fin, 'hors-foyer')
    reprendre(fin, ouverture === -1 ? 'entre' : 'dedans')
    if (ouverture !== -1) vu += OUVRE.length
    return sansContenu(intervalle.octets) ? 'rien' : intervalle
  }

  /** One step inside a household, kept or too large to be ('saut'): its end, or the start of the next one if it has none. */
  const avancerDedans = (): Fragment | 'rien' | null => {
    const garde = phase === 'dedans'
    const vide = garde ? finDeBaliseVide(tampon, debut) : -1
    const autre = vide === -1 ? chercherBalise(tampon, OUVRE, vu) : -1
    const fermeture = vide === -1 ? tampon.subarray(0, autre === -1 ? tampon.length : autre).indexOf(FERME, vu) : -1
    const fin = vide !== -1 ? vide : fermeture === -1 ? 0 : tampon.indexOf(SUPERIEUR, fermeture) + 1
    if (fin > 0) {
      const entier = fragment(fin, fin - debut > LIMITE_FRAGMENT ? 'trop-gros' : 'complet')
      reprendre(fin, 'entre')
      return garde ? entier : 'rien'
    }
    if (autre !== -1 && fermeture === -1) {
      const inacheve = fragment(autre, 'non-referme')
      reprendre(autre, 'dedans')
      vu += OUVRE.length
      return garde ? inacheve : 'rien'
    }
    vu = Math.max(vu, tampon.length - FERME.length - 1)
    if (garde && tampon.length - debut <= LIMITE_FRAGMENT) return null
    const enorme = fragment(tampon.length, 'trop-gros')
    debut = vu
    if (!garde) return null
    phase = 'saut'
    return enorme
  }

  /** Fragments that the buffer holds entirely. */
  const extraire = (): Fragment[] => {
    const lot: Fragment[] = []
    for (;;) {
      const pas = phase === 'entre' ? avancerEntre() : avancerDedans()
      if (pas === null) return lot
      if (pas !== 'rien') lot.push(pas)
    }
  }

  for await (const morceau of source) {
    const recu = Buffer.from(morceau.buffer, morceau.byteOffset, morceau.byteLength)
    const reste = tampon.subarray(debut)
    base += debut
    vu -= debut
    debut = 0
    tampon = reste.length === 0 ? recu : Buffer.concat([reste, recu])
    if (phase === 'prologue') {
      const ouverture = chercherBalise(tampon, OUVRE, 0)
      if (ouverture === -1 && tampon.length <= LIMITE_PROLOGUE) continue
      yield {
        type: 'prologue',
        octets: tampon.subarray(0, ouverture === -1 ? LIMITE_PROLOGUE : ouverture),
      }
      reprendre(ouverture === -1 ? LIMITE_PROLOGUE : ouverture, 'entre')
    }
    const lot = extraire()
    if (lot.length > 0) yield { type: 'fragments', fragments: lot }
  }
  // At the end of the bytes, what stands before the footer still counts: a household not closed, or badly opened.
  const bilan = tampon.indexOf(BILAN, debut)
  const fin = bilan !== -1 ? bilan : phase === 'entre' ? tampon.indexOf(RACINE_FERMEE, debut) : -1
  const limite = fin === -1 ? tampon.length : fin
  if (phase === 'prologue') yield { type: 'prologue', octets: tampon.subarray(0, limite) }
  if (phase === 'dedans') yield { type: 'fragments', fragments: [fragment(limite, bilan === -1 ? 'tronque' : 'non-referme')] }
  const apres = tampon.subarray(debut, limite)
  // A tag cut in two by the end of the file is told by the truncation alone.
  if (phase === 'entre' && apres.includes(SUPERIEUR) && !sansContenu(apres)) {
    yield { type: 'fragments', fragments: [fragment(limite, 'hors-foyer')] }
  }
  yield { type: 'epilogue', octets: tampon.subarray(limite) }
}

/** Position of an opening tag of exactly this name, -1 without: the next byte must end the name. */
const chercherBalise = (octets: Buffer, balise: Buffer, depuis: number): number => {
  for (let position = octets.indexOf(balise, depuis); position !== -1; position = octets.indexOf(balise, position + 1)) {
    const suite = octets[position + balise.length]
    if (suite === SUPERIEUR || suite === BARRE || suite === 0x20 || suite === 0x09 || suite === 0x0a || suite === 0x0d) return position
  }
  return -1
}

/** End of the tag at `debut` when it closes itself (`<InfosFoyerRSA/>`), -1 otherwise. */
const finDeBaliseVide = (octets: Buffer, debut: number): number => {
  const fin = octets.indexOf(SUPERIEUR, debut)
  return fin !== -1 && octets[fin - 1] === BARRE ? fin + 1 : -1
}

/** Between two households only blanks and comments are expected. */
const sansContenu = (octets: Buffer): boolean => {
  for (const octet of octets) {
    if (octet !== 0x20 && octet !== 0x0a && octet !== 0x0d && octet !== 0x09)
      return sansCommentaires(octets.toString('latin1')).trim() === ''
  }
  return true
}
