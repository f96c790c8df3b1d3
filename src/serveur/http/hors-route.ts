import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyServerOptions } from 'fastify'
import { Probleme } from '../../moteur/probleme.js'
import { entetesDeProtection } from './limites.js'
import { corpsDuProbleme, creerReponse } from './problemes.js'

/** The same refusals where no route has been found yet: an unreadable address, a request that is not HTTP. */
export function refusHorsRoute(adressePublique: string): Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> {
  const repondre = creerReponse(adressePublique)
  return {
    frameworkErrors: (erreur, requete, reponse) => void repondre(erreur, requete, reponse),
    clientErrorHandler(erreur, socket) {
      if (!socket.writable || socket.bytesWritten > 0) return void socket.destroy()
      socket.end(enHttp(refusDuProtocole(erreur.code), adressePublique))
    },
  }
}

function refusDuProtocole(code: string): Probleme {
  if (code === 'HPE_HEADER_OVERFLOW') return new Probleme(431, 'requete-invalide', 'Les en-têtes dépassent la taille admise.')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Probleme(408, 'requete-invalide', 'La requête n’est pas arrivée à temps.')
  return new Probleme(400, 'requete-invalide', 'La requête n’est pas du HTTP lisible.')
}

function enHttp(p: Probleme, adressePublique: string): Parameters<Socket['end']>[0] {
  const correlation = randomUUID()
  const corps = corpsDuProbleme(p, adressePublique, correlation)
  const entetes = {
    ...entetesDeProtection(correlation),
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(corps),
    connection: 'close',
  }
  const tete = Object.entries(entetes).map(([nom, valeur]) => `${nom}: ${valeur}`)
  return [`HTTP/1.1 ${p.statut} ${STATUS_CODES[p.statut]}`, ...tete, '', corps].join('\r\n')
}
