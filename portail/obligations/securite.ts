import type { FastifyInstance } from 'fastify'

/**
 * Until when somebody answers for what /.well-known/security.txt says: under a year ahead (RFC 9116, 2.5.5). A person puts it off after having
 * checked that the contact still answers; a trial fails a month before.
 */
const VALABLE_JUSQUE = '2027-09-30T22:00:00.000Z'

/** Where to say that a weakness was found (RFC 9116). */
export function installerSecurite(app: FastifyInstance, adressePublique: string): void {
  const texte = [
    `Contact: ${adressePublique}/contact`,
    `Expires: ${VALABLE_JUSQUE}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${adressePublique}/.well-known/security.txt`,
    '',
  ].join('\n')
  app.get('/.well-known/security.txt', async (_, reponse) => reponse.type('text/plain; charset=utf-8').send(texte))
}
