import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { creerHmac } from './hmac.js'

describe('A11 — Les sels du journal sont des HMAC-SHA-256 (RFC 2104)', () => {
  it('les mêmes que ceux de Node, quels que soient la clé, le texte et l’ordre', () => {
    for (const longueur of [0, 1, 32, 63, 64]) {
      const cle = randomBytes(longueur)
      const hmac = creerHmac(cle)
      for (const texte of ['', 'usager', 'é’𝄞'.repeat(40), 'x'.repeat(20_000), 'après un long texte', 'usager'])
        assert.equal(hmac(texte), createHmac('sha256', cle).update(texte).digest('base64url'), `${longueur} octets, ${texte.slice(0, 20)}`)
    }
  })

  it('une clé plus longue qu’un bloc est refusée, plutôt que tronquée', () => assert.throws(() => creerHmac(randomBytes(65)), /64 octets/))
})
