import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Messagerie } from './messagerie.js'

/** `a`: lines of the envelope for a letter, an address or a number else. */
export type Avis = { objet: string; texte: string; court: string }
export type Voie = 'courriel' | 'sms' | 'courrier'
export type Joignable = { courriel: string | null; mobile: string | null; enveloppe: readonly string[] | null }

/**
 * The ways out towards a person. What is sent says nothing of her file but the day, the hour and the place of an appointment: others may
 * read her telephone or her letters.
 */
export type Voies = {
  courriel: Messagerie
  sms: { envoyer(message: { a: string; texte: string }): Promise<void> }
  courrier: { envoyer(lettre: { enveloppe: readonly string[]; objet: string; texte: string }): Promise<void> }
}

/** Sends by the first way that reaches her; null when none does. */
export async function aviser(
  voies: Voies,
  { courriel, mobile, enveloppe }: Joignable,
  { objet, texte, court }: Avis,
): Promise<Voie | null> {
  if (courriel !== null) {
    await voies.courriel.envoyer({ a: courriel, objet, texte })
    return 'courriel'
  }
  if (mobile !== null) {
    await voies.sms.envoyer({ a: mobile, texte: court })
    return 'sms'
  }
  if (enveloppe === null) return null
  await voies.courrier.envoyer({ enveloppe, objet, texte })
  return 'courrier'
}

/** Keeps short messages and letters as files beside the e-mails, for the machine where nobody sends them. */
export function voiesEnDossier(courriel: Messagerie, dossier: string, horloge: () => Date): Voies {
  const garder = async (genre: 'sms' | 'courrier', lignes: readonly string[]) => {
    await mkdir(dossier, { recursive: true, mode: 0o700 })
    const nom = `${horloge().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.${genre}.txt`
    await writeFile(join(dossier, nom), `${lignes.join('\n')}\n`, { mode: 0o600 })
  }
  return {
    courriel,
    sms: { envoyer: ({ a, texte }) => garder('sms', [`À : ${a}`, '', texte]) },
    courrier: { envoyer: ({ enveloppe, objet, texte }) => garder('courrier', [...enveloppe, '', objet, '', texte]) },
  }
}
