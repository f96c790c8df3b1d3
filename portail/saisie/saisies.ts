import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Sql } from 'postgres'
import {
  ATTRIBUTS,
  DUREE_DE_SAISIE,
  garderLaSaisie,
  reprendreLaSaisie,
  type SaisieGardee,
  suivreLaSaisie,
} from '../../src/acces/session/index.js'
import { pageQuittee } from '../authentification-demandee.js'

const NOM_DU_TEMOIN = '__Host-saisie'

/** Forms sent when something had first to be proven: kept, then given back to whoever sent them. */
export type Saisies = ReturnType<typeof creerSaisies>

export function creerSaisies(sql: Sql, horloge: () => Date) {
  const cleDe = (requete: FastifyRequest) => {
    const cle = requete.cookies[NOM_DU_TEMOIN]
    return cle !== undefined && /^[\w-]{43}$/.test(cle) ? cle : null
  }
  return {
    /** To be called once the form is known to be ours, for this session. */
    async garder(requete: FastifyRequest, reponse: FastifyReply, session: string): Promise<void> {
      const { csrf: _, ...champs } = (requete.body ?? {}) as Record<string, unknown>
      // A code of a second factor is not to be given twice, and has no other page to come back to.
      if (Object.keys(champs).length === 0 || requete.url.startsWith('/second-facteur')) return
      const saisie = { page: cheminSeul(pageQuittee(requete)), chemin: requete.url, champs }
      const cle = await garderLaSaisie(sql, session, saisie, horloge())
      reponse.setCookie(NOM_DU_TEMOIN, cle, { ...ATTRIBUTS, maxAge: DUREE_DE_SAISIE })
    },

    /** What this page is to be filled with, once. */
    async reprendre(requete: FastifyRequest, reponse: FastifyReply, session: string): Promise<SaisieGardee | null> {
      const cle = requete.method === 'GET' ? cleDe(requete) : null
      const saisie = cle && (await reprendreLaSaisie(sql, { session, cle, page: cheminSeul(requete.url) }, horloge()))
      if (saisie) reponse.clearCookie(NOM_DU_TEMOIN, ATTRIBUTS)
      return saisie || null
    },

    async suivre(requete: FastifyRequest, session: string): Promise<void> {
      const cle = cleDe(requete)
      if (cle) await suivreLaSaisie(sql, cle, session)
    },
  }
}

const cheminSeul = (adresse: string): string => adresse.split('?')[0] ?? ''
