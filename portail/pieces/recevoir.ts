import { buffer } from 'node:stream/consumers'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Session } from '../../src/acces/session/index.js'
import { piecesAuPlus } from '../../src/moteur/ressource.js'
import { enPieceJointe, tailleMaximaleDUnePiece } from '../../src/parcours/pieces/index.js'
import type { ContextePortail, ReponseApi } from '../contexte.js'
import { exigerUnFormulaireSincere } from '../formulaire-sincere.js'

/** One byte more than a piece: the API says that it is too large, at its field. */
export const limitesDesPieces = {
  throwFileSizeLimit: false,
  limits: { files: piecesAuPlus, fields: 5, fileSize: tailleMaximaleDUnePiece + 1 },
}

type Demande = { contexte: ContextePortail; session: Session; requete: FastifyRequest; chemin: string }
/** What became of each file: joined, or the sentence that says why not. */
export type Issue = { jointes: number; refus: { nom: string; detail: string }[] }

/**
 * The files of a form, one after the other, none kept here. The fields come first, the proof that the form is ours among them: no file
 * is read before it.
 */
export async function recevoirLesPieces({ contexte, session, requete, chemin }: Demande): Promise<Issue> {
  const origine = new URL(contexte.adressePublique).origin
  const champs: Record<string, string> = {}
  const issue: Issue = { jointes: 0, refus: [] }
  requete.body = champs
  for await (const part of requete.parts()) {
    if (part.type === 'field') {
      champs[part.fieldname] = String(part.value)
      continue
    }
    exigerUnFormulaireSincere(requete, session, origine)
    if (part.filename === '') part.file.resume()
    else {
      const { statut, corps } = await envoyer({ contexte, session, requete, chemin }, part)
      if (statut === 201) issue.jointes++
      else issue.refus.push({ nom: part.filename, detail: String(corps.detail) })
    }
  }
  exigerUnFormulaireSincere(requete, session, origine)
  return issue
}

/** Read whole first, within the limit of the form: one that the API refuses at its first bytes would leave the next one behind it. */
async function envoyer({ contexte, session, requete, chemin }: Demande, { file, filename }: MultipartFile): Promise<ReponseApi> {
  const entetes = { 'content-type': 'application/octet-stream', 'content-disposition': enPieceJointe(filename) }
  return contexte.api(session, requete.id, 'POST', chemin, { corps: await buffer(file), entetes })
}
