import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { creerHasard } from '../../../outils/epreuves/hasard.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import type { Ordre } from '../../../outils/fichier-a-tuer.js'
import { lancerUnProgramme } from '../../../outils/programme-tue.js'
import { secretsEnTexte } from '../../../outils/secrets-en-texte.js'
import { ressources } from '../../parcours/ressources.js'
import { servirParFichiers } from '../index.js'
import { unePlateformeDesPayeurs } from '../payeurs.essai.js'

const s = await unePlateformeDesPayeurs()
after(() => s.p.fermer())
const { p } = s
const graine = 20_261_129
const hasard = creerHasard(graine)
const suivis = [
  { organisation: 'CD59', structure: null, motif: 'competence-orientation' as const },
  { organisation: 'CAF591', structure: null, motif: 'versement-rsa' as const },
]
const sans = ressources.map(r => r.nom).filter(nom => !['identite', 'rattachement', 'droitsRsa'].includes(nom))

/** What the payer finds of each file it may take, by number: the references, in order. */
async function fichiers(): Promise<string[][]> {
  const jeton = await s.jetonDeLaCaisse()
  const r = await p.appeler('/api/v1/envois-au-payeur/fichiers', { jeton })
  const { elements } = (await r.json()) as { elements: { numero: number; nombre: number }[] }
  const lus: string[][] = []
  for (const [i, { numero, nombre }] of elements.toReversed().entries()) {
    assert.equal(numero, i + 1, 'numérotés sans trou')
    const texte = await (await p.appeler(`/api/v1/envois-au-payeur/fichiers/${numero}`, { jeton })).text()
    const references = [...texte.matchAll(/<REFDECPCG>([^<]+)</g)].map(([, ref = '']) => ref)
    assert.equal(references.length, nombre)
    assert.match(texte, /<\/TransmissionFlux><\/Racine>\s*$/, 'entier')
    lus.push(references)
  }
  return lus
}

const accuser = async (references: readonly string[]) => {
  const accuses = references.map(
    ref => `<AccuseSanctionPCG><REFDECPCG>${ref}</REFDECPCG><MATRICULE>1234567</MATRICULE><ETATDECPCG>P</ETATDECPCG></AccuseSanctionPCG>`,
  )
  const r = await p.appeler('/api/v1/envois-au-payeur/accuses', {
    method: 'POST',
    jeton: await s.jetonDeLaCaisse(),
    headers: { 'content-type': 'application/xml' },
    body: `<Racine>${accuses.join('')}</Racine>`,
  })
  assert.equal(r.status, 200, await r.text())
}

describe('E2 — Tué d’un coup pendant qu’il compose un fichier, il n’en laisse ni la moitié ni deux', () => {
  it(`dix personnes, trois décisions chacune, une mort ou deux par fichier, et un jour sans que la caisse prenne rien (graine ${graine})`, async t => {
    await servirParFichiers(p.moteur.sql, 'CAF591', 'windows-1252')
    const voulues: string[][] = []
    for (let n = 0; n < 10; n++) {
      const qui = await unePersonne(p, suivis, { sans })
      const siennes = []
      for (const rang of [1, 2, 3]) siennes.push((await s.transmettre(qui, `sanctionRsa:${rang}`)).reference)
      voulues.push(siennes)
    }
    const ordre = (jour: number): Ordre => ({
      urlProprietaire: p.base.urlProprietaire,
      urlApplication: p.base.urlApplication,
      secrets: secretsEnTexte(p.secrets),
      instant: new Date(p.moteur.horloge().getTime() + jour * 86_400_000).toISOString(),
    })
    let morts = 0
    for (let fichier = 0; fichier < 3; fichier++) {
      for (let essai = 0; (await fichiers()).length === fichier; essai++) {
        assert.ok(essai < 6, 'le fichier se compose')
        // A minute goes by: nobody holds what the dead one held.
        await p.base.proprietaire`update canal_de_payeur set pris_jusque = null`
        // The second file waits a day: the payer took nothing, and nothing is lost of what came behind.
        const fini = await lancerUnProgramme(
          'fichier-a-tuer',
          ordre(fichier * 2),
          essai < (fichier === 0 ? 2 : 1) ? hasard.entier(essai === 0 ? 60 : 200) : null,
        )
        if (fini === null) morts++
        const ecrites = await p.base.proprietaire<{ ref: string }[]>`
          select reference::text as ref from acheminement where etat in ('TRANSMIS', 'PRIS_EN_COMPTE')`
        const dits = ecrites.map(e => e.ref).toSorted()
        assert.deepEqual(dits, (await fichiers()).flat().toSorted(), 'ce qui est dit transmis est dans un fichier, et rien d’autre')
      }
      await accuser((await fichiers())[fichier] ?? [])
    }
    const [premier, deuxieme, troisieme] = (await fichiers()).map(f => new Set(f))
    for (const [un = '', deux = '', trois = ''] of voulues)
      assert.ok(premier?.has(un) && deuxieme?.has(deux) && troisieme?.has(trois), 'chacune une fois, dans l’ordre de la personne')
    assert.equal((await fichiers()).flat().length, 30)
    // I6 — whoever takes a file reads each person that is in it.
    const comptees = await p.base.proprietaire`
      select distinct usager_id from journal where issue = 'servi' and organisation = 'CAF591' and usager_id is not null`
    assert.equal(comptees.length, 10)
    assert.ok(morts >= 2, `${morts} morts`)
    t.diagnostic(`${morts} morts`)
  })
})
