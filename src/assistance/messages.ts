import { randomInt } from 'node:crypto'
import type { Sql } from 'postgres'
import { plusMois } from '../droit/jours.js'
import { conservationDesMessages } from '../droit/parametres/conservation-des-messages.js'
import { auJour } from '../droit/parametres/parametre.js'
import type { Chiffrement } from '../moteur/chiffrement.js'
import { jourDe } from '../moteur/moteur.js'

export const objets = {
  accessibilite: 'Un contenu n’est pas accessible',
  consultation: 'Une consultation de mes données m’étonne',
  donnees: 'Mes données personnelles, mes droits',
  panne: 'Une page ou une API ne marche pas',
  autre: 'Autre chose',
} as const
export type Objet = keyof typeof objets

type Message = {
  reference: string
  objet: Objet
  texte: string
  courriel: string
  correlation: string | null
  recuLe: Date
  traiteLe: Date | null
}

/** Letters and digits that are not mistaken for one another, to be read on the telephone. */
const alphabet = 'ACDEFGHJKLMNPQRTUVWXY34679'
const uneReference = () => Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')

/** Keeps what somebody wrote; returns the reference to quote. */
export async function deposerMessage(
  sql: Sql,
  chiffrement: Chiffrement,
  m: Pick<Message, 'objet' | 'texte' | 'courriel' | 'correlation' | 'recuLe'>,
): Promise<string> {
  const reference = uneReference()
  const contenu = chiffrement.chiffrer(JSON.stringify({ texte: m.texte, courriel: m.courriel }))
  await sql`insert into message_de_contact (reference, objet, contenu_chiffre, correlation, recu_le)
    values (${reference}, ${m.objet}, ${contenu}, ${m.correlation}, ${m.recuLe})`
  return reference
}

/** Messages for the operator, the oldest first; those already dealt with are left out. */
export async function lireLesMessages(sql: Sql, chiffrement: Chiffrement): Promise<Message[]> {
  const rangs = await sql<(Omit<Message, 'texte' | 'courriel'> & { contenu: Buffer })[]>`
    select reference, objet, contenu_chiffre as contenu, correlation, recu_le as "recuLe", traite_le as "traiteLe"
    from message_de_contact where traite_le is null order by recu_le`
  return rangs.map(({ contenu, ...r }) => ({
    ...r,
    ...(JSON.parse(chiffrement.dechiffrer(contenu)) as Pick<Message, 'texte' | 'courriel'>),
  }))
}

/** False when no message waits under that reference. */
export const marquerTraite = async (sql: Sql, reference: string, instant: Date): Promise<boolean> =>
  (await sql`update message_de_contact set traite_le = ${instant} where reference = ${reference} and traite_le is null`).count === 1

/** Erases the messages dealt with long enough ago. Runs as the owner; returns how many. */
export async function purgerLesMessages(proprietaire: Sql, instant: Date): Promise<number> {
  const jour = jourDe(instant)
  return (await proprietaire`delete from message_de_contact where traite_le < ${plusMois(jour, -auJour(conservationDesMessages, jour))}`)
    .count
}
