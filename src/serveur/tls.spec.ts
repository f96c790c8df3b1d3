import assert from 'node:assert/strict'
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { SecureVersion } from 'node:tls'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'
import { lireConfiguration } from './configuration.js'
import { ConfigurationInvalide } from './configuration-invalide.js'
import { chargerTls } from './tls.js'

const instant = new Date()
const dossier = () => mkdtempSync(join(tmpdir(), 'tls-'))

describe('I3 — la plateforme chiffre elle-même, en TLS 1.2 au moins', () => {
  it('I3 — sert en TLS 1.2 et 1.3, refuse avant ; le certificat de démonstration est gardé, lisible d’elle seule', async () => {
    const dossierDonnees = dossier()
    const tls = await chargerTls({ tls: 'demonstration', dossierDonnees }, instant)
    assert.ok(tls)
    assert.deepEqual(await chargerTls({ tls: 'demonstration', dossierDonnees }, instant), tls)
    assert.equal(statSync(join(dossierDonnees, 'tls-de-demonstration.pem')).mode & 0o777, 0o600)
    const p = await unePlateforme({ tls })
    const lire = (minVersion: SecureVersion, maxVersion: SecureVersion) =>
      new Promise<number | undefined>((resolve, reject) => {
        const ciphers = 'DEFAULT@SECLEVEL=0'
        get(`${p.url}/sante`, { ca: tls.cert, minVersion, maxVersion, ciphers }, reponse => resolve(reponse.resume().statusCode)).on(
          'error',
          reject,
        )
      })
    try {
      assert.match(p.url, /^https:/)
      assert.equal(await lire('TLSv1.2', 'TLSv1.2'), 200)
      assert.equal(await lire('TLSv1.3', 'TLSv1.3'), 200)
      await assert.rejects(lire('TLSv1.1', 'TLSv1.1'))
      await assert.rejects(fetch(p.url.replace('https:', 'http:')))
    } finally {
      await p.fermer()
    }
  })

  it('I3 — un certificat manquant, illisible ou qui ne va pas avec sa clé est refusé avec une phrase', async () => {
    const dossierDonnees = dossier()
    const [une, autre] = [
      await chargerTls({ tls: 'demonstration', dossierDonnees: dossier() }, instant),
      await chargerTls({ tls: 'demonstration', dossierDonnees: dossier() }, instant),
    ]
    const ecrire = (nom: string, contenu = '') => {
      const chemin = join(dossierDonnees, nom)
      writeFileSync(chemin, contenu)
      return chemin
    }
    const cert = une?.cert.split('-----BEGIN PRIVATE')[0] ?? ''
    const cle = (t: typeof une) => `-----BEGIN PRIVATE${t?.key.split('-----BEGIN PRIVATE')[1]}`
    const refus = async (certificat: string, cleDeTls: string, quand = instant) => {
      const charge = chargerTls({ tls: { certificat, cle: cleDeTls }, dossierDonnees }, quand)
      const erreur: unknown = await charge.catch((e: unknown) => e)
      assert.ok(erreur instanceof ConfigurationInvalide, 'aurait dû être refusé')
      return erreur.phrases.join()
    }
    const [bon, bonne] = [ecrire('cert', cert), ecrire('cle', cle(une))]
    assert.ok(await chargerTls({ tls: { certificat: bon, cle: bonne }, dossierDonnees }, instant))
    assert.match(await refus(join(dossierDonnees, 'absent'), bonne), /TLS_CERTIFICAT .*ne se lit pas/)
    assert.match(await refus(bon, ecrire('autre', cle(autre))), /ne vont pas ensemble/)
    assert.match(await refus(ecrire('vide'), bonne), /ne vont pas ensemble/)
    assert.match(await refus(bon, bonne, new Date(instant.getTime() + 800 * 86_400_000)), /a expiré le/)
  })

  it('I3 — la configuration dit ses contradictions', () => {
    const phrases = (env: NodeJS.ProcessEnv) => {
      try {
        lireConfiguration(env)
        return []
      } catch (cause) {
        return cause instanceof ConfigurationInvalide ? cause.phrases : [String(cause)]
      }
    }
    assert.match(phrases({ TLS_CLE: 'cle.pem' }).join(), /vont ensemble/)
    assert.match(phrases({ TLS: 'demonstration', TLS_CLE: 'c', TLS_CERTIFICAT: 'c' }).join(), /contredit TLS_CERTIFICAT/)
    assert.match(phrases({ TLS: 'demonstration', MODE: 'production' }).join(), /interdit en production/)
    assert.equal(lireConfiguration({ TLS: 'demonstration' }).adressePublique, 'https://127.0.0.1:8080')
  })
})
