import { Socket } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { Sql } from 'postgres'
import type { JetonVerifie } from '../jeton.js'
import { JetonRefuse } from '../jeton-refuse.js'
import type { Verifier } from '../verification.js'
import { empreinteDuCertificat, type LireCertificat } from './certificat.js'
import { cleDesDefis, creerDefis } from './defis.js'
import { lirePreuve } from './preuve-dpop.js'
import { premierePresentation } from './rejeu.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** The token of the call, once verified and its possession proven. */
    jeton?: JetonVerifie
  }
}

/** The token a call presents, verified and rightly held; rejects like `Verifier`. A call is asked its proof once. */
export type JetonDeLAppel = (requete: FastifyRequest) => Promise<JetonVerifie>

type Reglages = {
  sql: Sql
  secrets: { cookies: string[] }
  adressePublique: string
  verifier: Verifier
  certificatDe: LireCertificat
  horloge: () => Date
}

/**
 * A token bound to a key (`cnf.jkt`, RFC 9449) or to a certificate (`cnf.x5t#S256`, RFC 8705) is worth nothing without it. Those of the
 * pages (`cnf.interne`) never leave the process: come from a socket, one was stolen.
 */
export const creerJetonDeLAppel = ({ sql, secrets, adressePublique, verifier, certificatDe, horloge }: Reglages): JetonDeLAppel => {
  const defis = creerDefis(cleDesDefis(secrets.cookies), horloge)

  const exigerLaCle = async (requete: FastifyRequest, empreinte: string, application: string): Promise<void> => {
    const { method: methode, url, headers } = requete
    const refuser = (motif: string, suite: { erreur?: 'invalid_dpop_proof' | 'use_dpop_nonce'; defi?: string } = {}) =>
      new JetonRefuse(motif, { application, schema: 'DPoP', ...suite })
    if (!/^dpop /i.test(headers.authorization ?? '')) throw refuser('jeton lié à une clé, présenté au porteur')
    const adresse = `${adressePublique}${url.split('?')[0]}`
    const jeton = headers.authorization?.split(' ').at(-1) ?? ''
    const preuve = await lirePreuve(headers['dpop'], { methode, adresse, jeton, instant: horloge() }).catch((erreur: Error) => {
      throw refuser(erreur.message, { erreur: 'invalid_dpop_proof' })
    })
    if (preuve.empreinte !== empreinte) throw refuser('preuve DPoP d’une autre clé')
    if (preuve.defi === undefined || !defis.admis(preuve.defi))
      throw refuser('preuve DPoP sans nonce en cours', { erreur: 'use_dpop_nonce', defi: defis.suivant() })
    if (!(await premierePresentation(sql, preuve))) throw refuser('preuve DPoP rejouée', { erreur: 'invalid_dpop_proof' })
  }

  const exigerLaPossession = async (requete: FastifyRequest, { lien, clientId: application }: JetonVerifie): Promise<void> => {
    if (lien?.genre === 'dpop') return exigerLaCle(requete, lien.empreinte, application)
    if (/^dpop /i.test(requete.headers.authorization ?? '')) throw new JetonRefuse('jeton sans clé présenté en DPoP', { application })
    if (lien?.genre === 'interne' && requete.raw.socket instanceof Socket)
      throw new JetonRefuse('jeton interne venu de l’extérieur', { application })
    if (lien?.genre !== 'mtls') return
    const certificat = certificatDe(requete)
    if (!certificat || empreinteDuCertificat(certificat) !== lien.empreinte)
      throw new JetonRefuse(certificat ? 'jeton lié à un autre certificat' : 'jeton lié à un certificat, présenté sans', { application })
  }

  return async requete => {
    const jeton = await verifier(requete.headers.authorization)
    await exigerLaPossession(requete, jeton)
    requete.jeton = jeton
    return jeton
  }
}
