import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type FichierCnaf, fichierCnaf, type OptionsDeFichierCnaf } from '../../../jeu-d-essai/fichier-cnaf.js'
import { etatDesDossiers } from '../../../outils/etat-des-dossiers.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { type Fiche, type Fichier, formatCnaf, importer, type OptionsDImport } from '../index.js'
import { deposantDe } from './fichier.js'

type Ecrit = Fichier & Pick<FichierCnaf, 'plantes' | 'bilan' | 'changements'>

async function ecrire(options: Partial<OptionsDeFichierCnaf> = {}): Promise<Ecrit> {
  const f = fichierCnaf({ graine: 3, taille: 2000, departement: '59', ...options })
  const morceaux: Buffer[] = []
  for await (const octets of f.octets) morceaux.push(octets)
  const tout = Buffer.concat(morceaux)
  const ouvrir = async function* () {
    for (let i = 0; i < tout.length; i += 65_536) yield tout.subarray(i, i + 65_536)
  }
  return { ...f, nom: 'RSABEM.xml', taille: tout.length, empreinte: createHash('sha256').update(tout).digest(), ouvrir }
}

async function deposer(p: PlateformeDEssai, fichier: Fichier, options: OptionsDImport & { organisation?: string } = {}): Promise<Fiche> {
  const deposant = await deposantDe(p.moteur.sql, options.organisation ?? 'CAF591')
  const empreintes = p.traitements.identite?.empreintes ?? assert.fail()
  // Small lots, so that two thousand persons make several.
  return importer({ moteur: p.moteur, empreintes }, { ...formatCnaf, elementsParLot: 250 }, deposant ?? assert.fail(), fichier, options)
}

const constats = (p: PlateformeDEssai, id: string) =>
  p.base.proprietaire<{ rang: number; code: string; gravite: string }[]>`
    select rang, code, gravite from import_anomalie where import = ${id} order by rang, code`

const bilan = ({ lus, rejetes, personnes, crees, modifies, inchanges, sansEffet, ambigus }: Fiche) => ({
  lus,
  rejetes,
  personnes,
  crees,
  modifies,
  inchanges,
  sansEffet,
  ambigus,
})

describe('B1, B4 — Le fichier d’une caisse', () => {
  let p: PlateformeDEssai
  let stock: Ecrit
  let premier: Fiche
  before(async () => {
    p = await unePlateforme()
    stock = await ecrire({ defauts: 200 })
    premier = await deposer(p, stock)
  })
  after(() => p.fermer())

  it('écarte exactement les dossiers gâtés, chacun pour sa raison, et garde tous les autres', async () => {
    const lus = await constats(p, premier.id)
    const attendus = stock.plantes.filter(d => d.gravite === 'rejet')
    assert.ok(attendus.length > 30)
    for (const d of attendus)
      assert.ok(
        lus.some(c => c.rang === d.indexFoyer && c.code === d.motifAttendu),
        `${d.defaut} au rang ${d.indexFoyer} : ${d.motifAttendu}`,
      )
    const rejetes = new Set(lus.filter(c => c.gravite === 'rejet').map(c => c.rang))
    assert.deepEqual(
      [...rejetes].toSorted((a, b) => a - b),
      [...new Set(attendus.map(d => d.indexFoyer))].toSorted((a, b) => a - b),
    )
    assert.equal(premier.etat, 'termine')
    assert.equal(premier.rejetes, rejetes.size)
    assert.equal(premier.lus, stock.bilan.foyers)
  })

  it('signale exactement les dossiers douteux', async () => {
    const lus = await constats(p, premier.id)
    for (const d of stock.plantes.filter(d => d.gravite === 'doute'))
      assert.ok(
        lus.some(c => c.rang === d.indexFoyer && c.code === d.motifAttendu),
        `${d.defaut} au rang ${d.indexFoyer} : ${d.motifAttendu}`,
      )
    const rejetes = new Set(lus.filter(c => c.gravite === 'rejet').map(c => c.rang))
    const douteux = new Set(lus.filter(c => c.gravite === 'doute' && c.rang !== null && !rejetes.has(c.rang)).map(c => c.rang))
    const plantes = new Set(stock.plantes.map(d => d.indexFoyer))
    assert.deepEqual(
      [...douteux].filter(r => !plantes.has(r)),
      [],
    )
    assert.equal(premier.douteux, douteux.size)
  })

  it('B2 — inscrit les demandeurs et leurs conjoints, en catégorie G, sous leur origine', async () => {
    const rangs = await p.base.proprietaire`
      select i.statut, i.categorie, i.origine, count(*)::int as n from inscription i join droits_rsa d using (usager_id)
      where d.matricule not in ('1234567', '7654321') group by 1, 2, 3 order by 3`
    assert.deepEqual(
      rangs.map(r => `${r.statut} ${r.categorie} ${r.origine}`),
      ['inscrit G INSCRIPTION_AUTO_CAF', 'inscrit G RDS_LPE'],
    )
    const [roles] = await p.base.proprietaire`
      select count(*) filter (where role = 'conjoint')::int as conjoints, count(*)::int as tous from droits_rsa`
    assert.ok(roles?.conjoints > 200 && roles?.tous > 1500)
  })

  it('B3 — rattache chacun à sa caisse, à son département et à l’agence de sa commune', async () => {
    const rangs = await p.base.proprietaire`
      select r.organisation, r.structure, r.motif, count(*)::int as n from rattachement r where r.auteur_application = 'ligne-de-commande'
      group by 1, 2, 3 order by 1, 2, 3`
    assert.deepEqual(
      rangs.map(r => [r.organisation, r.structure, r.motif]),
      [
        ['CAF591', null, 'versement-rsa'],
        ['CD59', 'CD59-UT-LILLE', 'competence-orientation'],
        ['CD59', 'CD59-UT-ROUBAIX', 'competence-orientation'],
        ['FT', 'FT-59-LILLE', 'tenue-de-la-liste'],
        ['FT', 'FT-59-ROUBAIX', 'tenue-de-la-liste'],
      ],
    )
  })

  it('B1 — redéposé, ne change rien', async () => {
    const avant = await etatDesDossiers(p.base.proprietaire)
    const second = await deposer(p, stock)
    assert.notEqual(second.id, premier.id)
    assert.deepEqual(bilan(second), { ...bilan(premier), crees: 0, inchanges: premier.crees + premier.inchanges })
    assert.deepEqual(await etatDesDossiers(p.base.proprietaire), avant)
  })

  it('arrêté entre deux lots puis repris, aboutit au même état', async () => {
    const autre = await unePlateforme()
    try {
      for (const aPasser of [1, 2, 1]) {
        const arret = new AbortController()
        let lots = 0
        const suivre = () => {
          if (++lots === aPasser) arret.abort(new Error('coupure'))
        }
        await assert.rejects(deposer(autre, stock, { suivre, arret: arret.signal }), /coupure/)
      }
      const repris = await deposer(autre, stock)
      assert.deepEqual(bilan(repris), bilan(premier))
      const [fiches] = await autre.base.proprietaire`select count(*)::int as n, max(lots) as lots from import`
      assert.equal(fiches?.n, 1)
      assert.deepEqual(await etatDesDossiers(autre.base.proprietaire), await etatDesDossiers(p.base.proprietaire))
    } finally {
      await autre.fermer()
    }
  })
})

describe('B1 — Un grand fichier, lu par un fil à part', () => {
  it('aboutit au même état que lu sur place, et se reprend de même', async () => {
    const grand = await ecrire({ graine: 4, taille: 2800, defauts: 60 })
    assert.ok(grand.taille > 8 * 1024 * 1024)
    const [sur, part] = await Promise.all([unePlateforme(), unePlateforme()])
    try {
      const surPlace = await deposer(sur, grand)
      const arret = new AbortController()
      const deposant = (await deposantDe(part.moteur.sql, 'CAF591')) ?? assert.fail()
      const suivre = ({ lus }: { lus: number }) => {
        if (lus > 800) arret.abort(new Error('coupure'))
      }
      const ailleurs = (options: OptionsDImport) => importer(part.atelier, { ...formatCnaf, elementsParLot: 250 }, deposant, grand, options)
      await assert.rejects(ailleurs({ suivre, arret: arret.signal }), /coupure/)
      assert.deepEqual(bilan(await ailleurs({})), bilan(surPlace))
      assert.deepEqual(await etatDesDossiers(part.base.proprietaire), await etatDesDossiers(sur.base.proprietaire))
      const [a, b] = await Promise.all(
        [sur, part].map(
          p => p.base.proprietaire`select rang, code, element, personne, chemin, detail from import_anomalie order by numero`,
        ),
      )
      assert.deepEqual([...(b ?? [])], [...(a ?? [])])
    } finally {
      await Promise.all([sur.fermer(), part.fermer()])
    }
  })

  it('refuse de même ce qui n’est pas un flux, et dit la panne de la source', async () => {
    const p = await unePlateforme()
    try {
      const deposant = (await deposantDe(p.moteur.sql, 'CAF591')) ?? assert.fail()
      const taille = 9 * 1024 * 1024
      const fichier = (nom: string, ouvrir: Fichier['ouvrir']) => ({
        nom,
        taille,
        empreinte: createHash('sha256').update(nom).digest(),
        ouvrir,
      })
      const charabia = fichier('charabia', async function* () {
        for (let i = 0; i < 9; i++) yield Buffer.alloc(1024 * 1024, 'a')
      })
      const refusee = await importer(p.atelier, formatCnaf, deposant, charabia)
      assert.deepEqual([refusee.etat, refusee.motif], ['refuse', 'FLUX_PAS_XML'])
      const coupee = fichier('coupee', async function* () {
        yield Buffer.from('<?xml version="1.0"?>')
        throw new Error('disque débranché')
      })
      await assert.rejects(importer(p.atelier, formatCnaf, deposant, coupee), /disque débranché/)
    } finally {
      await p.fermer()
    }
  })
})
