import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unImiloSimule } from '../../../jeu-d-essai/i-milo-simule.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { creerClientImilo, deposantDe, ImiloMuet, tirerDImilo } from '../index.js'

const p = await unePlateforme()
const dossier = (idDossier: string, nom: string, autres: Record<string, unknown> = {}) => ({
  idDossier,
  idJeune: '1',
  numeroDE: null,
  nomNaissance: nom,
  nomUsage: nom,
  prenom: 'Jade',
  dateNaissance: '2006-03-14',
  mail: `${nom.toLowerCase()}@example.fr`,
  adresse: { numero: '3', libelleVoie: 'RUE DE PARIS', complement: null, codePostal: '59000', commune: 'LILLE' },
  structureRattachement: { codeStructure: 'ML-LILLE' },
  accompagnementCEJ: { accompagnementCEJ: true, dateDebut: '2026-11-02' },
  situations: [],
  ...autres,
})
const imilo = await unImiloSimule({ 41: dossier('41', 'MOREAU'), 42: dossier('42', 'PETIT') })
after(async () => {
  await imilo.fermer()
  await p.fermer()
})
const tirer = async (delaiMs?: number) => {
  const deposant = (await deposantDe(p.base.application, 'ML-LILLE')) ?? assert.fail()
  return tirerDImilo(
    p.atelier,
    deposant,
    creerClientImilo({ adresse: imilo.adresse, cles: { evenements: 'e', dossiers: 'd', retours: 'r' } }, delaiMs),
  )
}
const connus = async () => {
  const [n] = await p.base.proprietaire<{ n: number }[]>`select count(*)::int as n from identite where nom_naissance in ('MOREAU', 'PETIT')`
  return n?.n
}
const bilan = ({ fiche }: Awaited<ReturnType<typeof tirer>>) => fiche && [fiche.crees, fiche.modifies, fiche.inchanges, fiche.rejetes]

describe('A5, B2 — I-MILO : les dossiers des jeunes sont tirés, écrits, puis acquittés', () => {
  it('deux dossiers ouverts : deux jeunes, suivis par la mission locale ; ce qui n’est pas un dossier est acquitté sans être lu', async () => {
    imilo.dire('e1', '41', { action: 'CREATE' })
    imilo.dire('e2', '42', { action: 'CREATE' })
    imilo.dire('e3', '41', { type: 'RDV' })
    assert.deepEqual(bilan(await tirer()), [2, 0, 0, 0])
    assert.deepEqual([await connus(), imilo.enAttente()], [2, 0])
    assert.equal((await tirer()).fiche, null, 'rien de neuf : rien n’est fait')
  })

  it('en panne, ou trop lent : rien n’est écrit ni acquitté ; de retour, tout arrive', async () => {
    imilo.dossiers['43'] = dossier('43', 'MOREAU', { prenom: 'Nour', dateNaissance: '2005-01-09' })
    imilo.dire('e4', '43', { action: 'CREATE' })
    for (const fautes of [{ enPanne: true }, { lenteur: 400 }]) {
      imilo.fautes = fautes
      await assert.rejects(tirer(100), ImiloMuet)
      assert.deepEqual([await connus(), imilo.enAttente()], [2, 1])
    }
    imilo.fautes = {}
    assert.deepEqual(bilan(await tirer()), [1, 0, 0, 0])
    assert.equal(await connus(), 3)
  })

  it('arrêté entre l’écriture et l’acquittement : repris, le même effet une seule fois', async () => {
    imilo.dossiers['42'] = dossier('42', 'PETIT', { mail: 'jade.petit@example.fr' })
    imilo.dire('e5', '42')
    imilo.fautes = { perdLesAcquittements: true }
    await assert.rejects(tirer(), ImiloMuet)
    assert.equal(imilo.enAttente(), 1)
    imilo.fautes = {}
    assert.deepEqual(bilan(await tirer()), [0, 0, 1, 0], 'déjà écrit')
    assert.equal(imilo.enAttente(), 0)
  })

  it('répété, en désordre : un dossier se lit une fois, tel qu’il est', async () => {
    imilo.dossiers['42'] = dossier('42', 'PETIT', { mail: 'jade@example.fr' })
    for (const e of ['e6', 'e7']) imilo.dire(e, '42', { date: `2026-11-2${e.slice(1)}T08:00:00Z` })
    imilo.fautes = { seRepete: true, enDesordre: true }
    const { lus, fiche } = await tirer()
    assert.deepEqual([lus.length, fiche?.modifies, imilo.enAttente()], [1, 1, 0])
    imilo.fautes = {}
  })

  it('le dossier d’un autre, introuvable ou illisible : rejeté, une ligne du rapport, et les autres passent', async () => {
    imilo.dire('e8', '99')
    imilo.dossiers['98'] = { idDossier: '98', nomNaissance: 12 }
    imilo.dire('e9', '98')
    imilo.dossiers['41'] = dossier('41', 'MOREAU', { mail: 'jade.moreau@example.fr' })
    imilo.dire('e10', '41')
    assert.deepEqual(bilan(await tirer()), [0, 1, 0, 2])
    imilo.fautes = { seTrompe: true }
    imilo.dire('e11', '41')
    assert.deepEqual(bilan(await tirer()), [0, 0, 0, 1])
    assert.equal(imilo.enAttente(), 0)
  })
})
