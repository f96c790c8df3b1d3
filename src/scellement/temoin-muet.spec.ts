import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Ordre } from '../../outils/ancrage-a-tuer.js'
import { attendreQue } from '../../outils/attendre-que.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { lancerUnProgramme } from '../../outils/programme-tue.js'
import { toutSceller } from '../../outils/tout-sceller.js'
import { ouvrirLeTemoin } from './acces-au-temoin.js'
import { lireLeTemoin } from './temoin.js'

describe('A11 — Le système de fichiers du témoin ne répond plus', () => {
  it('une seule écriture l’attend, les autres sont refusées aussitôt ; qu’il réponde, et la suivante s’écrit', async () => {
    const ecrites: string[] = []
    let repondre = () => {}
    const temoigner = async (_: string, { note }: { note: string }) => {
      if (ecrites.push(note) === 1) await new Promise<void>(repond => (repondre = repond))
    }
    const temoin = ouvrirLeTemoin('/ici', { temoigner, essayerLeTemoin: async () => {} }, 50)
    await assert.rejects(temoin.dire({ note: 'une' }), /ne répond pas/)
    await assert.rejects(temoin.dire({ note: 'deux' }), /ne répond pas/)
    await assert.rejects(temoin.essayer(), /ne répond pas/)
    assert.deepEqual([ecrites, temoin.etat()], [['une'], 'muet'])
    repondre()
    await attendreQue(async () => temoin.etat() === 'libre')
    await temoin.dire({ note: 'trois' })
    assert.deepEqual([ecrites, temoin.etat()], [['une', 'trois'], 'libre'])
  })
})

describe('A11 — Un tube que personne ne lit, à la place du témoin', () => {
  let p: PlateformeDEssai
  let dossier: string
  let tube: string
  before(async () => {
    dossier = await mkdtemp(join(tmpdir(), 'temoin-muet-'))
    tube = join(dossier, 'temoin.jsonl')
    execFileSync('mkfifo', [tube])
    p = await unePlateforme({ temoinDuJournal: tube, graceDuTemoin: 3000 })
  })
  after(async () => {
    await p.fermer()
    await rm(dossier, { recursive: true })
  })
  const lire = async () => (await p.appeler('/api/v1/acces-de-la-personne/consultations/moi', { jeton: await p.jetonDe('amina') })).status
  const sante = async () => {
    const { checks } = (await (await p.appeler('/sante')).json()) as {
      checks: Record<'preuves' | 'temoin', [{ status: string; output?: string }]>
    }
    return { preuves: checks.preuves[0].status, temoin: checks.temoin[0].status, phrase: checks.temoin[0].output ?? '' }
  }

  it('passé le délai choisi, plus personne n’est lu, et la santé nomme le témoin et non les sceaux ; remplacé par un fichier, tout se rouvre', async () => {
    await lire()
    await attendreQue(async () => (await lire()) === 503)
    const { phrase, ...etats } = await sante()
    assert.deepEqual(etats, { preuves: 'pass', temoin: 'fail' })
    assert.match(phrase, /n’a rien reçu.* JOURNAL_TEMOIN_GRACE est passé/)
    await assert.rejects(p.scellement.ancrer(), /n’est pas un fichier ordinaire/)
    await rm(tube)
    await attendreQue(async () => (await lire()) === 200)
    assert.equal((await sante()).temoin, 'pass')
  })

  it('tué entre le témoin et la base, l’horodatage d’un sceau est au témoin, et se refait au passage suivant', async () => {
    await toutSceller(p)
    const ancres = async () => (await p.base.proprietaire`select from ancre`).length
    const dates = async () => (await lireLeTemoin(tube)).vus.filter(({ jeton }) => jeton !== undefined).length
    const avant = await dates()
    const ordre: Ordre = { url: p.base.urlApplication, temoin: tube }
    assert.equal(await lancerUnProgramme('ancrage-a-tuer', ordre, 0), null)
    assert.deepEqual([await ancres(), await dates()], [0, avant + 1])
    assert.equal(await p.scellement.ancrer(), 1)
    assert.deepEqual([await ancres(), await dates()], [1, avant + 2])
    assert.match(await readFile(tube, 'utf8'), /\n$/)
  })
})
