import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { z } from 'zod'
import { mutool, openssl, pdfsig, qpdf, sansVerificateurs } from '../../../outils/verificateurs-pdf.js'
import { lireCertificats, verifier } from '../../signature/index.js'
import { unContrat } from './contrat.essai.js'
import type { dossierDePreuve } from './preuve.js'

const c = await unContrat()
const dossier = mkdtempSync(join(tmpdir(), 'contrats-'))
after(async () => {
  await c.p.fermer()
  rmSync(dossier, { recursive: true })
})
const reussi = async (r: Response, statut: number) => assert.equal(r.status, statut, await r.clone().text())
const preuve = async (qui: string, usager: string) =>
  c.p.appeler(`/api/v1/contrats-d-engagement/${usager}/1/preuve`, { jeton: await c.p.jetonDe(qui) })

/** Ten editions of the contract of Amina, each signed by Mme Roy then by herself, as they are downloaded. */
const editions: Buffer[] = []
let lue: z.output<typeof dossierDePreuve>
before(async () => {
  const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSO', organisme: 'CD', organisation: 'CD59' }
  await reussi(await c.decider('madameRoy', 'amina', forcee), 201)
  await reussi(await c.proposer('madameRoy', 'amina'), 201)
  for (let edition = 1; edition <= 10; edition++) {
    const objectifs = Array.from({ length: edition }, (_, i) => `Objectif n° ${i + 1} de l’édition ${edition}`)
    const present = await c.dernier('madameRoy', 'amina')
    if (edition > 1) await reussi(await c.corriger('madameRoy', 'amina', present, { objectifs }), 200)
    await reussi(await c.signer('madameRoy', 'amina'), 201)
    await reussi(await c.signer('amina', 'amina'), 201)
    editions.push((await c.document('amina', 'amina', 1)).octets)
  }
  const r = await preuve('amina', 'moi')
  await reussi(r, 200)
  assert.match(r.headers.get('content-disposition') ?? '', /^attachment; filename="dossier-de-preuve\.json"$/)
  lue = (await r.json()) as z.output<typeof dossierDePreuve>
})

describe('D4 — Le dossier de preuve du contrat', () => {
  it('dit ce qui a été signé, par qui, d’où et quand, édition par édition', () => {
    assert.equal(lue.actes.length, 20)
    assert.deepEqual(
      lue.actes.slice(0, 2).map(a => [a.partie, a.signataire, a.sens, a.maniere]),
      [
        ['ORGANISME', 'Claire ROY', 'SIGNATURE', 'ELECTRONIQUE'],
        ['PERSONNE', 'AMINA BENALI', 'SIGNATURE', 'ELECTRONIQUE'],
      ],
    )
    const [deRoy, dAmina] = lue.actes
    // She read, and signed, what Mme Roy had signed.
    assert.equal(dAmina?.document, deRoy?.documentSigne)
    assert.deepEqual(
      lue.documents.map(d => [d.integre, d.verification.length]),
      editions.map(() => [true, 4]),
    )
  })

  it('suffit à vérifier les documents ailleurs', async () => {
    const signataires = lireCertificats(lue.autorites)
    for (const octets of editions) assert.equal((await verifier(octets, { signataires, horodatage: signataires })).integre, true)
  })

  it('A7 — est à qui lit les signatures de ce contrat ; pour les autres, il n’existe pas', async () => {
    await reussi(await preuve('madameRoy', c.p.identifiant('amina', 'CD59')), 200)
    assert.equal((await preuve('monsieurPetit', c.p.identifiant('amina', 'CD62'))).status, 404)
    assert.equal((await preuve('yanis', 'moi')).status, 404)
  })
})

describe('D4 — Dix contrats signés par les deux parties, jugés par d’autres programmes', { skip: sansVerificateurs }, () => {
  const autorite = join(dossier, 'autorite.pem')
  before(() => writeFileSync(autorite, lue.autorites))

  it('pdfsig, mutool, qpdf et openssl les tiennent tous pour signés deux fois', () => {
    for (const [i, octets] of editions.entries()) {
      const fichier = join(dossier, `contrat-${i}.pdf`)
      writeFileSync(fichier, octets)
      assert.deepEqual(
        [pdfsig(fichier, 2), mutool(fichier, 2), qpdf(fichier), openssl(fichier, autorite)],
        [true, true, true, [true, true]],
        `édition ${i + 1}`,
      )
    }
  })

  it('un octet changé dans chacun, un peu plus loin chaque fois : pdfsig, mutool et nous n’en tenons aucun', async () => {
    for (const [i, octets] of editions.entries()) {
      const fichier = join(dossier, `modifie-${i}.pdf`)
      const modifie = Buffer.from(octets)
      // Within what was made before anybody signed: that is what they agreed on.
      const place = 100 + i * 1500
      modifie[place] = (modifie[place] ?? 0) ^ 1
      writeFileSync(fichier, modifie)
      assert.deepEqual([pdfsig(fichier, 2), mutool(fichier, 2), (await c.p.signature.verifier(modifie)).integre], [false, false, false])
    }
  })
})
