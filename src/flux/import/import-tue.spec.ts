import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { after, describe, it } from 'node:test'
import { hasard } from '../../../jeu-d-essai/population/hasard.js'
import { fichierCnaf } from '../../../jeu-d-essai/fichier-cnaf.js'
import { etatDesDossiers } from '../../../outils/etat-des-dossiers.js'
import { ecartsDesEvenements } from '../../../outils/epreuves/evenements.js'
import { lancerImport } from '../../../outils/import-tue.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { secretsEnTexte } from '../../../outils/secrets-en-texte.js'

describe('B1 — L’import tué à n’importe quel instant', async () => {
  const dossier = await mkdtemp(join(tmpdir(), 'import-tue-'))
  after(() => rm(dossier, { recursive: true, force: true }))
  const fichier = join(dossier, 'RSABEM.xml')
  await pipeline(fichierCnaf({ graine: 21, taille: 1500, departement: '59', defauts: 40 }).octets, createWriteStream(fichier))

  const ordreDe = ({ base, secrets }: PlateformeDEssai) => ({
    urlProprietaire: base.urlProprietaire,
    urlApplication: base.urlApplication,
    secrets: secretsEnTexte(secrets),
    fichier,
    organisation: 'CAF591',
    format: 'cnaf' as const,
    lot: 60,
  })

  it('puis relancé, aboutit au même état que sans coupure, et n’écrit rien deux fois', async () => {
    const [temoin, tuee] = await Promise.all([unePlateforme(), unePlateforme()])
    try {
      const attendu = await lancerImport(ordreDe(temoin), null)
      const tirage = hasard(21, 1)
      let morts = 0
      while (morts < 6) {
        const fini = await lancerImport(ordreDe(tuee), 20 + Math.floor(tirage() * 350))
        if (fini !== null) break
        morts++
      }
      const repris = await lancerImport(ordreDe(tuee), null)
      assert.ok(morts >= 2, `${morts} morts`)
      assert.deepEqual(await etatDesDossiers(tuee.base.proprietaire), await etatDesDossiers(temoin.base.proprietaire))
      assert.deepEqual(await ecartsDesEvenements(tuee.base.proprietaire), [])
      const fiches = await tuee.base.proprietaire`select etat, lus, crees, inchanges, rejetes from import order by recu_le`
      assert.deepEqual([fiches[0]?.etat, fiches[0]?.crees], ['termine', JSON.parse(attendu ?? '').crees], repris ?? '')
      for (const table of ['journal', 'import_anomalie']) {
        const [a] = await temoin.base.proprietaire.unsafe(`select count(*)::int as n from ${table}`)
        const [b] = await tuee.base.proprietaire.unsafe(
          `select count(*)::int as n from ${table} ${fiches.length > 1 && table === 'import_anomalie' ? `where import = (select id from import order by recu_le limit 1)` : ''}`,
        )
        assert.equal(b?.n, a?.n, table)
      }
    } finally {
      await Promise.all([temoin.fermer(), tuee.fermer()])
    }
  })
})
