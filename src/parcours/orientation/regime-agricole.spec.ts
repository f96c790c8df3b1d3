import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { fluxDEssai } from '../../../outils/flux-d-essai.js'
import { deposantDe, formatCnaf, importer } from '../../flux/index.js'
import { uneOrientation } from './orientation.essai.js'

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())

/** One household of one caisse, as its file brings it. */
async function arriver(caisse: string, nir: string): Promise<bigint> {
  const deposant = (await deposantDe(p.moteur.sql, caisse)) ?? assert.fail(caisse)
  const personne = { nom: `DE ${caisse}`, prenom: 'ZOE', naissance: '1990-03-04', sexe: 'F', nir } as const
  await importer(
    p.atelier,
    formatCnaf,
    deposant,
    fluxDEssai([{ matricule: '1000000', personnes: [personne] }], { organisation: caisse, jour: '2026-11-02' }),
  )
  assert.equal((await o.dans(0)).echouees, 0)
  const [elle] = await p.base.proprietaire<{ id: string }[]>`
    select r.usager_id as id from rattachement r where r.organisation = ${caisse} and r.motif = 'versement-rsa' order by 1 desc limit 1`
  return BigInt(elle?.id ?? assert.fail('personne n’est arrivée'))
}

describe('B1, C1 — Qui vient de la MSA, et qui vient de la CAF', async () => {
  const [deLaMsa, deLaCaf] = [await arriver('MSA591', '2900359350111'), await arriver('CAF591', '2900359350212')]

  it('l’une et l’autre attendent une décision du département, chacune sous son origine', async () => {
    for (const [usager, origine] of [
      [deLaMsa, 'INSCRIPTION_AUTO_MSA'],
      [deLaCaf, 'INSCRIPTION_AUTO_CAF'],
    ] as const) {
      const { donnees } = await o.derniere('monsieurBrun', usager)
      assert.deepEqual(
        [donnees.origine, donnees.etat, donnees.brsa, (donnees.competence as { qui: string }).qui],
        [origine, 'BROUILLON', true, 'CD'],
      )
      assert.ok((await o.travaux(usager)).includes('decision-d-orientation-a-prendre CD59'))
      const [{ inscrite } = { inscrite: '' }] = await p.base.proprietaire<{ inscrite: string }[]>`
        select origine as inscrite from inscription where usager_id = ${usager.toString()}`
      assert.equal(inscrite, origine, 'son inscription le dit aussi')
    }
  })

  it('les deux critères du régime agricole se demandent à la première, et à elle seule', async () => {
    const cookie = await p.ouvrirSession('monsieurBrun')
    const chemin = (usager: bigint) => `${p.url}/professionnel/dossiers/${p.moteur.identifiants.pour('CD59', usager)}/orientation/reponses`
    const page = async (usager: bigint) => (await fetch(chemin(usager), { headers: { cookie } })).text()
    assert.doesNotMatch(await page(deLaCaf), /Autonomie dans la recherche/)
    const sienne = await page(deLaMsa)
    assert.match(sienne, /Autonomie dans la recherche d’emploi[\s\S]*Démarches professionnelles engagées/)
    const csrf = /name="csrf" value="([^"]+)"/.exec(sienne)?.[1] ?? assert.fail()
    const r = await fetch(chemin(deLaMsa), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: p.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, msaAutonomieRechercheEmploi: '7', msaDemarchesProfessionnelles: 'PEU_DEMARCHES' }).toString(),
    })
    assert.equal(r.status, 303, await r.text())
    const { donnees } = await o.derniere('monsieurBrun', deLaMsa)
    assert.deepEqual([donnees.msaAutonomieRechercheEmploi, donnees.msaDemarchesProfessionnelles], [7, 'PEU_DEMARCHES'])
  })
})
