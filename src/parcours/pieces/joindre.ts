import { randomUUID } from 'node:crypto'
import type { Ecriture } from '../../moteur/ecriture.js'
import { absence } from '../../moteur/fusion.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { type PieceJointe, piecesAuPlus } from '../../moteur/ressource.js'
import { corrigerSelon, type Traitement } from '../../moteur/traitements.js'
import { estVisible } from '../../moteur/visibilite.js'
import { garder } from './garde.js'
import type { Recue } from './recevoir.js'

type Voulue = { usager: bigint; numero: number; nom: string; recue: Recue }

/**
 * Adds a piece to what she answers, or for her to what she answered on paper or aloud, in the transaction that keeps it: none is kept that no answer names. Added to what is there, it
 * replaces nothing she did not read, and asks for no version.
 */
export async function joindre(ecriture: Ecriture, traitement: Traitement, { usager, numero, nom, recue }: Voulue): Promise<PieceJointe> {
  const { sql, moteur, ligne, appelant } = ecriture
  if (!(await estVisible(sql, moteur, ligne, appelant, usager))) throw await absence(sql, moteur, appelant, usager)
  await sql`select from usager where id = ${usager.toString()} for update`
  const presents = (await lirePresents(sql, ligne.ressource, ['piecesJointes'], [usager])).get(usager) ?? []
  const present = presents.find(p => p.numero === numero)
  if (!present) throw introuvable()
  const deja = (present.donnees.piecesJointes ?? []) as readonly PieceJointe[]
  const meme = deja.find(p => p.sha256 === recue.sha256)
  if (meme) return meme
  if (deja.length >= piecesAuPlus)
    throw new Probleme(
      409,
      'conflit',
      appelant.personne === null
        ? `${piecesAuPlus} pièces sont déjà jointes à cette réponse : il ne s’en joint pas davantage.`
        : `Vous avez déjà joint ${piecesAuPlus} pièces : réunissez les autres dans un même fichier, ou dites-le à qui vous lit.`,
    )
  const { genre, sha256, octets } = recue
  const pourElle = appelant.personne === null && { jointePar: appelant.organisation }
  const piece = { piece: randomUUID(), nom, genre, octets: octets.length, sha256, jointeLe: aujourdHui(moteur), ...pourElle }
  await garder(ecriture, piece.piece, recue)
  await corrigerSelon(traitement, ecriture, { usager, numero, version: present.version, corps: { piecesJointes: [...deja, piece] } })
  return piece
}
