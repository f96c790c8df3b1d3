import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { nomsDesFormats } from '../../../src/flux/index.js'
import type { ContextePortail } from '../../contexte.js'
import { exigerUnFormulaireSincere } from '../../formulaire-sincere.js'
import { rendre } from '../../interface/index.js'
import { type Demande, refusDeLApi, uneDemande } from '../ecran.js'
import { ecranDesImports } from './liste.js'

/**
 * The deposit by a form: the file flows from the browser to the API without stopping here. The fields before it are read first, the
 * proof that the form is ours among them.
 */
export function installerLeDepot(portee: FastifyInstance, contexte: ContextePortail): void {
  const origine = new URL(contexte.adressePublique).origin
  void portee.register(async interne => {
    await interne.register(multipart, { limits: { files: 1, fields: 5, fileSize: Number.POSITIVE_INFINITY } })
    interne.post(
      '/professionnel/imports',
      contexte.garde.exigerAvantDeLire({ genre: 'agent', acte: 'importer', outils: ['imports'] }),
      async (requete, reponse) => {
        const d = uneDemande(contexte, requete, reponse)
        const id = await recevoir(d, requete, origine)
        if (id !== null) return reponse.redirect(`/professionnel/imports/${id}`, 303)
        return rendre(
          reponse,
          d.session,
          await ecranDesImports(d, [{ champ: 'fichier', texte: 'Choisissez un fichier qui ne soit pas vide.' }]),
          422,
        )
      },
    )
  })
}

async function recevoir(d: Demande, requete: FastifyRequest, origine: string): Promise<string | null> {
  const champs: Record<string, string> = {}
  for await (const part of requete.parts()) {
    if (part.type === 'field') {
      champs[part.fieldname] = String(part.value)
      continue
    }
    requete.body = champs
    exigerUnFormulaireSincere(requete, d.session, origine)
    if (part.filename === '') {
      part.file.resume()
      return null
    }
    const format = nomsDesFormats.find(f => f === champs.format) ?? nomsDesFormats[0]
    const { statut, corps } = await d.appeler(
      'POST',
      `/api/v1/imports?${new URLSearchParams({ format, nom: part.filename.slice(0, 200) })}`,
      {
        corps: part.file,
        entetes: { 'content-type': format === 'cnaf' ? 'application/xml' : 'text/csv' },
      },
    )
    if (statut === 202) return String(corps.id)
    if (statut === 400) return null
    throw refusDeLApi(statut, corps)
  }
  requete.body = champs
  exigerUnFormulaireSincere(requete, d.session, origine)
  return null
}
