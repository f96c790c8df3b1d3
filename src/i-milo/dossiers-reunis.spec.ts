import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unePersonne } from '../../outils/epreuves/population.js'
import { ressources } from '../parcours/ressources.js'
import { suivisDuRegime, uneSanctionDuTravail } from '../parcours/sanction-travail/sanction.essai.js'
import { brancheeSur } from './imilo.essai.js'

const s = await uneSanctionDuTravail()
const { p } = s
const i = await brancheeSur(p)
after(async () => {
  await i.imilo.fermer()
  await p.fermer()
})
const sans = ressources.map(r => r.nom).filter(nom => !['identite', 'rattachement', 'inscription'].includes(nom))
const une = () => unePersonne(p, suivisDuRegime.jeune, { sans })
const [garde, absorbe] = [await une(), await une()]
const reussi = async (r: Response, statut = 200) => assert.equal(r.status, statut, await r.clone().text())
const parJulien = async (chemin: string, corps: object) => {
  const jeton = await p.jetonDe('julien')
  return p.appeler(`/api/v1/reunions-de-dossiers${chemin}`, { method: 'POST', jeton, body: JSON.stringify(corps) })
}
async function reunir(): Promise<string> {
  const r = await parJulien('', { garde: p.identifiant(garde, 'FT'), absorbe: p.identifiant(absorbe, 'FT') })
  await reussi(r, 201)
  return ((await r.json()) as { id: string }).id
}
const enAttente = () => p.base.proprietaire`select * from retour_imilo where etat = 'A_ENVOYER' order by rang`
/** What I-MILO heard since it was last asked: of which file, which sanction, for how long, and where it stands. */
let entendus = 0
const dits = () => {
  const nouveaux = i.imilo.retours.slice(entendus)
  entendus = i.imilo.retours.length
  return nouveaux.map(r => [r.idDossier, r.numero, r.donnees.mois, r.donnees.etat].join(' ')).toSorted()
}

describe('B2, B5, E5 — Deux dossiers réunis, chacun avec une sanction à dire à I-MILO : chacune est dite pour elle-même', () => {
  before(async () => {
    await p.base
      .proprietaire`insert into dossier_imilo values ('ML-LILLE', '501', ${garde.toString()}), ('ML-LILLE', '502', ${absorbe.toString()})`
    for (const [qui, mois] of [
      [garde, 1],
      [absorbe, 2],
    ] as const) {
      const x = s.pour('jeune', qui)
      await x.mener('CONTRADICTOIRE', { moisProposes: 2 })
      await reussi(await x.observer())
      await reussi(await x.decider(x.decision({ mois })))
    }
  })

  it('réunis puis séparés : ce qui attendait est exactement ce qu’il était, et se dit sous ses numéros', async () => {
    const avant = await enAttente()
    assert.deepEqual(
      avant.map(r => [r.numero, r.version]),
      [
        [1, avant[0]?.version],
        [1, avant[0]?.version],
      ],
      'rien que le dossier ne les distingue',
    )
    const reunion = await reunir()
    await reussi(await parJulien(`/${reunion}/annulation`, {}))
    assert.deepEqual(await enAttente(), avant)
    await i.tour()
    assert.deepEqual(dits(), ['501 1 1 DECIDEE', '502 1 2 DECIDEE'])
  })

  it('réunis avant d’être dites : l’une sous son numéro, l’autre sous celui qu’elle a pris ; ni tue, ni dite pour l’autre', async () => {
    for (const qui of [garde, absorbe]) await reussi(await s.pour('jeune', qui).annuler())
    await reunir()
    await i.tour()
    assert.deepEqual(dits(), ['501 1 1 ANNULEE', '502 2 2 ANNULEE'])
    assert.deepEqual((await enAttente()).length, 0)
  })
})
