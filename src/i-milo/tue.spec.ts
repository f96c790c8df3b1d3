import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { creerHasard } from '../../outils/epreuves/hasard.js'
import { unProcessus } from '../../outils/epreuves/processus-a-part.js'
import { uneSanctionDuTravail } from '../parcours/sanction-travail/sanction.essai.js'
import { brancheeSur, dossierDeLeo, unDossier } from './imilo.essai.js'

const s = await uneSanctionDuTravail()
const { p } = s
const i = await brancheeSur(p, { 77: dossierDeLeo })
after(async () => {
  await i.imilo.fermer()
  await p.fermer()
})
const graine = 20_261_128
const hasard = creerHasard(graine)
const JEUNES = 12

describe('A5, B2 — Tué d’un coup pendant qu’il tire et qu’il dit, il ne perd ni ne double rien', () => {
  it(`un I-MILO lent, qui se répète et dit en désordre, quatre morts, ${JEUNES} dossiers (graine ${graine})`, async () => {
    const x = s.pour('jeune')
    const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())
    i.imilo.fautes = { lenteur: 25, seRepete: true, enDesordre: true }
    i.imilo.dire('leo', '77')
    await x.mener('DECIDEE')
    await reussi(await x.conformer())
    await reussi(await x.lever())
    await reussi(await x.annuler())
    for (let n = 0; n < JEUNES; n++) {
      const id = `${500 + n}`
      i.imilo.dossiers[id] = unDossier(id, {
        nomNaissance: `JEUNE${'ABCDEFGHIJKLMN'[n]}`,
        prenom: 'NOUR',
        dateNaissance: `2005-0${1 + (n % 9)}-1${n % 10}`,
      })
      i.imilo.dire(`e${n}`, id, { action: 'CREATE' })
    }
    const restent = async () => {
      const [r] = await p.base.proprietaire<{ n: number }[]>`select count(*)::int as n from retour_imilo where etat = 'A_ENVOYER'`
      return i.imilo.enAttente() + (r?.n ?? 0)
    }
    let morts = 0
    while ((await restent()) > 0 && morts < 40) {
      await i.passer()
      const autre = await unProcessus(p)
      const [avant, dits] = [i.imilo.acquittes.length, i.imilo.retours.length]
      const borne = Date.now() + 8000
      // It dies among acknowledgements, then among what it says.
      const but = morts < 2 ? () => i.imilo.acquittes.length > avant + 1 : () => morts < 4 && i.imilo.retours.length > dits
      while (!but() && (await restent()) > 0 && Date.now() < borne) await attendre(10)
      await attendre(hasard.entier(40))
      await autre.tuer()
      morts++
    }
    assert.equal(await restent(), 0)
    const arrives = await p.base.proprietaire<{ nom: string; n: number }[]>`
      select nom_naissance as nom, count(*)::int as n from identite where nom_naissance like 'JEUNE%' group by 1`
    assert.deepEqual([arrives.length, arrives.every(a => a.n === 1)], [JEUNES, true], 'chacun une fois')
    const deLeo = i.imilo.retours.filter(r => r.idDossier === '77').map(r => r.donnees.etat)
    assert.deepEqual(deLeo, ['DECIDEE', 'LEVEE', 'ANNULEE'], 'chacune une fois, dans l’ordre')
    const deux = i.imilo.retours.filter(r => r.genre === 'statut').map(r => `${r.idDossier} ${r.donnees.statut as string}`)
    assert.deepEqual(
      deux.toSorted(),
      Array.from({ length: JEUNES }, (_, n) => `${500 + n} inscrit`),
      'et leur inscription',
    )
  })
})
