import { Buffer } from 'node:buffer'

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

  /** Next fragment that the buffer holds entirely; null when more bytes are needed. */
  const suivant = (): Fragment | null => {
    for (;;) {
      if (phase === 'entre') {
        const ouverture = chercherBalise(tampon, OUVRE, vu)
        if (ouverture === -1) {
          vu = Math.max(debut, tampon.length - OUVRE.length - 1)
          if (tampon.length - debut <= LIMITE_FRAGMENT) return null
          const perdu = fragment(vu, 'hors-foyer')
          reprendre(vu, 'entre')
          if (!sansContenu(perdu.octets)) return perdu
          continue
        }
        const intervalle = fragment(ouverture, 'hors-foyer')
        reprendre(ouverture, 'dedans')
        vu = ouverture + OUVRE.length
        if (!sansContenu(intervalle.octets)) return intervalle
        continue
      }
      const vide = phase === 'dedans' ? finDeBaliseVide(tampon, debut) : -1
      const fermeture = vide !== -1 ? vide : tampon.indexOf(FERME, vu)
      const borne = fermeture === -1 ? tampon.length : fermeture
      const autre = vide !== -1 ? -1 : chercherBalise(tampon.subarray(0, borne), OUVRE, vu)
      if (autre !== -1) {
        const inacheve = phase === 'dedans' ? fragment(autre, 'non-referme') : null
        reprendre(autre, 'dedans')
        vu = autre + OUVRE.length
        if (inacheve !== null) return inacheve
        continue
      }
      const fin = vide !== -1 ? vide : fermeture === -1 ? -1 : tampon.indexOf(SUPERIEUR, fermeture) + 1
      if (fin > 0) {
        const etat = fin - debut > LIMITE_FRAGMENT ? 'trop-gros' : 'complet'
        const entier = phase === 'dedans' ? fragment(fin, etat) : null
        reprendre(fin, 'entre')
        if (entier !== null) return entier
        continue
      }
      vu = Math.max(vu, tampon.length - FERME.length - 1)
      if (phase === 'saut') {
        debut = vu
        return null
      }
      if (tampon.length - debut <= LIMITE_FRAGMENT) return null
      const enorme = fragment(tampon.length, 'trop-gros')
      phase = 'saut'
      debut = vu
      return enorme
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
    const lot: Fragment[] = []
    for (let trouve = suivant(); trouve !== null; trouve = suivant()) lot.push(trouve)
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
  if (octets.every(octet => octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09)) return true
  return (
    octets
      .toString('latin1')
      .replace(/<!--[\s\S]*?-->/g, '')
      .trim() === ''
  )
}
