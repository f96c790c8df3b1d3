import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type FoyerDEssai, fluxDEssai } from '../../../outils/flux-d-essai.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { aSonTour } from './verrou.js'
import { deposantDe, type Fiche, formatCnaf, ImportEnCours, importer, type OptionsDImport } from '../index.js'

let p: PlateformeDEssai
type Options = { organisation?: string; jour?: string; type?: 'M' | 'I'; annonce?: number; tronque?: boolean } & OptionsDImport

async function deposer(
  foyers: readonly FoyerDEssai[],
  { organisation = 'CAF591', jour, type, annonce, tronque, ...options }: Options = {},
): Promise<Fiche> {
  const deposant = (await deposantDe(p.moteur.sql, organisation)) ?? assert.fail()
  const empreintes = p.traitements.identite?.empreintes ?? assert.fail()
  const flux = fluxDEssai(foyers, {
    organisation,
    ...(jour && { jour }),
    ...(type && { type }),
    ...(annonce && { annonce }),
    ...(tronque && { tronque }),
  })
  return importer({ moteur: p.moteur, empreintes }, formatCnaf, deposant, flux, options)
}
const codes = async (fiche: Fiche) =>
  (await p.base.proprietaire<{ code: string }[]>`select code from import_anomalie where import = ${fiche.id} order by numero`).map(
    c => c.code,
  )

const usagerDe = async (nom: string): Promise<string> => {
  const [r] = await p.base.proprietaire<{ usager_id: string }[]>`select usager_id from identite where nom_naissance = ${nom}`
  return r?.usager_id ?? assert.fail(`${nom} n’existe pas`)
}
const suivisDe = async (nom: string) =>
  (
    await p.base
      .proprietaire`select organisation, structure, motif, du, au from rattachement where usager_id = ${await usagerDe(nom)} order by numero`
  ).map(s => `${s.structure ?? s.organisation} ${s.motif} ${s.du}${s.au ? `→${s.au}` : ''}`)
const inscriptionDe = async (nom: string) => {
  const [i] = await p.base
    .proprietaire`select statut, categorie, date_effet_statut, motif_fin from inscription where usager_id = ${await usagerDe(nom)}`
  return i ? [i.statut, i.categorie, i.date_effet_statut, i.motif_fin].filter(x => x !== null).join(' ') : null
}

function differee() {
  let resolve = () => {}
  const promise = new Promise<void>(r => {
    resolve = r
  })
  return { promise, resolve }
}

const hugo = { nom: 'BLANC', prenom: 'HUGO', naissance: '1988-02-10', sexe: 'M', nir: '1880259350321' } as const
const lea = { nom: 'NOIR', prenom: 'LEA', naissance: '1990-07-21', sexe: 'F', nir: '2900759350432' } as const
const foyer: FoyerDEssai = { matricule: '3000001', demande: '2026-09-02', personnes: [hugo, lea] }

describe('La vie d’un dossier, de fichier en fichier', () => {
  before(async () => {
    p = await unePlateforme()
  })
  after(() => p.fermer())

  it('ouverture : le demandeur et sa conjointe sont inscrits et suivis', async () => {
    const fiche = await deposer([foyer], { jour: '2026-10-01' })
    assert.deepEqual([fiche.crees, await codes(fiche)], [2, []])
    for (const nom of ['BLANC', 'NOIR']) {
      assert.equal(await inscriptionDe(nom), 'inscrit G 2026-09-02')
      assert.deepEqual(await suivisDe(nom), [
        'CAF591 versement-rsa 2026-09-02',
        'CD59-UT-LILLE competence-orientation 2026-09-02',
        'FT-59-LILLE tenue-de-la-liste 2026-09-02',
      ])
    }
  })

  it('séparation : celle qui ne figure plus au dossier n’y a plus de droits', async () => {
    const fiche = await deposer([{ ...foyer, personnes: [hugo] }], { jour: '2026-10-05', type: 'I' })
    assert.deepEqual(await codes(fiche), ['FLUX_JOURS_MANQUANTS', 'PERSONNE_SORTIE'])
    assert.equal(await inscriptionDe('NOIR'), 'cessation G 2026-10-05 fin-de-droit-rsa')
    assert.equal(await inscriptionDe('BLANC'), 'inscrit G 2026-09-02')
    const [droits] = await p.base
      .proprietaire`select etat_dossier, motif_cloture, date_cloture from droits_rsa where usager_id = ${await usagerDe('NOIR')}`
    assert.deepEqual([droits?.etat_dossier, droits?.motif_cloture, droits?.date_cloture], ['5', 'SORTIE', '2026-10-05'])
  })

  it('son propre dossier ensuite : elle est réinscrite, sans second dossier de personne', async () => {
    const fiche = await deposer([{ matricule: '3000002', demande: '2026-10-06', personnes: [lea] }], { jour: '2026-10-06', type: 'I' })
    assert.deepEqual([fiche.crees, fiche.modifies], [0, 1])
    assert.equal(await inscriptionDe('NOIR'), 'inscrit G 2026-10-06')
  })

  it('une adresse corrigée par la référente n’est pas défaite par la caisse qui répète la sienne, mais par celle qu’elle change', async () => {
    const identifiant = p.moteur.identifiants.pour('CD59', BigInt(await usagerDe('BLANC')))
    const jeton = await p.jetonDe('madameRoy')
    const chemin = `/api/v1/accompagnement/identites/${identifiant}`
    const lue = await p.appeler(chemin, { jeton })
    const { donnees } = (await lue.json()) as { donnees: { adresse: Record<string, unknown> } }
    const corrigee = { ...donnees.adresse, complementAdresse: 'APPARTEMENT 12' }
    const headers = { 'if-match': lue.headers.get('etag') ?? '' }
    const faite = await p.appeler(chemin, { method: 'PATCH', jeton, headers, body: JSON.stringify({ adresse: corrigee }) })
    assert.equal(faite.status, 200)
    const repete = await deposer([{ ...foyer, personnes: [hugo], etat: '4' }], { jour: '2026-10-06', type: 'I' })
    assert.deepEqual(repete.modifies, 1)
    const [gardee] = await p.base
      .proprietaire`select adresse, auteur_organisation from identite where usager_id = ${await usagerDe('BLANC')}`
    assert.deepEqual([gardee?.adresse.complementAdresse, gardee?.auteur_organisation], ['APPARTEMENT 12', 'CD59'])
  })

  it('déménagement dans le département : l’agence et l’unité changent', async () => {
    await deposer([{ ...foyer, personnes: [hugo], commune: '59512' }], { jour: '2026-10-07', type: 'I' })
    const [changee] = await p.base.proprietaire`select adresse from identite where usager_id = ${await usagerDe('BLANC')}`
    assert.deepEqual([changee?.adresse.complementAdresse, changee?.adresse.codeInseeCommune], [null, '59512'])
    assert.deepEqual((await suivisDe('BLANC')).slice(1), [
      'CD59-UT-LILLE competence-orientation 2026-09-02→2026-10-06',
      'FT-59-LILLE tenue-de-la-liste 2026-09-02→2026-10-06',
      'CD59-UT-ROUBAIX competence-orientation 2026-10-07',
      'FT-59-ROUBAIX tenue-de-la-liste 2026-10-07',
    ])
  })

  it('mutation : l’autre département devient compétent, l’ancien ne reprend rien en répétant son dossier', async () => {
    const arrive: FoyerDEssai = {
      matricule: '6200001',
      demande: '2026-09-02',
      departement: '62',
      commune: '62041',
      arrivee: '2026-10-08',
      personnes: [hugo],
    }
    const fiche = await deposer([arrive], { organisation: 'CAF621', jour: '2026-10-08' })
    assert.deepEqual([fiche.crees, fiche.modifies], [0, 1])
    const apres = await suivisDe('BLANC')
    assert.deepEqual(apres.slice(3), [
      'CD59-UT-ROUBAIX competence-orientation 2026-10-07→2026-10-07',
      'FT-59-ROUBAIX tenue-de-la-liste 2026-10-07→2026-10-07',
      'CAF621 versement-rsa 2026-10-08',
      'CD62-UT-ARRAS competence-orientation 2026-10-08',
      'FT-62-ARRAS tenue-de-la-liste 2026-10-08',
    ])
    const repete = await deposer([{ ...foyer, personnes: [hugo], commune: '59512' }], { jour: '2026-10-09', type: 'I' })
    assert.deepEqual([repete.modifies, repete.inchanges, await codes(repete)], [0, 1, ['FLUX_JOURS_MANQUANTS', 'DEUX_DEPARTEMENTS']])
    assert.deepEqual(await suivisDe('BLANC'), apres)
  })

  it('clôture pour mutation chez l’ancienne caisse : ni radiation ni perte de suivi', async () => {
    await deposer([{ ...foyer, personnes: [hugo], etat: '5', cloture: { motif: 'MUT', date: '2026-10-08' } }], {
      jour: '2026-10-12',
      type: 'I',
    })
    assert.equal(await inscriptionDe('BLANC'), 'inscrit G 2026-09-02')
    const suivis = await suivisDe('BLANC')
    assert.equal(suivis[0], 'CAF591 versement-rsa 2026-09-02→2028-10-08')
    assert.ok(suivis.includes('CD62-UT-ARRAS competence-orientation 2026-10-08'))
  })

  it('clôture du droit : le département cesse de suivre, la liste aussi avant toute orientation', async () => {
    await deposer(
      [{ matricule: '3000002', demande: '2026-10-06', personnes: [lea], etat: '5', cloture: { motif: 'ECH', date: '2026-10-10' } }],
      {
        jour: '2026-10-13',
        type: 'I',
      },
    )
    assert.equal(await inscriptionDe('NOIR'), 'cessation G 2026-10-10 fin-de-droit-rsa')
    assert.ok((await suivisDe('NOIR')).includes('CD59-UT-LILLE competence-orientation 2026-10-06→2026-10-10'))
    const madameRoy = await p.jetonDe('madameRoy')
    const identifiant = p.moteur.identifiants.pour('CD59', BigInt(await usagerDe('NOIR')))
    assert.equal((await p.appeler(`/api/v1/accompagnement/identites/${identifiant}`, { jeton: madameRoy })).status, 404)
  })

  it('un droit clos ne fait entrer personne', async () => {
    const inconnu = { nom: 'GRIS', prenom: 'PAUL', naissance: '1979-01-05', sexe: 'M', nir: '1790159350654' } as const
    const fiche = await deposer(
      [{ matricule: '3000009', personnes: [inconnu], etat: '5', cloture: { motif: 'ECH', date: '2026-10-10' } }],
      {
        jour: '2026-10-14',
        type: 'I',
      },
    )
    assert.deepEqual([fiche.crees, fiche.sansEffet], [0, 1])
    assert.equal((await p.base.proprietaire`select 1 from identite where nom = 'GRIS'`).length, 0)
  })

  it('un assuré à l’âge du taux plein est suivi par le département, sans être inscrit', async () => {
    const age = { nom: 'VIEUX', prenom: 'JEAN', naissance: '1958-01-05', sexe: 'M', nir: '1580159350654' } as const
    const fiche = await deposer([{ matricule: '3000010', personnes: [age] }], { jour: '2026-10-15', type: 'I' })
    assert.deepEqual(await codes(fiche), ['NON_INSCRITE'])
    assert.equal(await inscriptionDe('VIEUX'), null)
    assert.deepEqual(await suivisDe('VIEUX'), ['CAF591 versement-rsa 2026-10-01', 'CD59-UT-LILLE competence-orientation 2026-10-01'])
  })
})

describe('B1 — L’ordre des fichiers et ce qui y manque', () => {
  before(async () => {
    p = await unePlateforme()
  })
  after(() => p.fermer())

  it('signale un quotidien sans stock, des jours et des mois manquants', async () => {
    assert.deepEqual(await codes(await deposer([foyer], { jour: '2026-05-04', type: 'I' })), ['FLUX_SANS_STOCK'])
    assert.deepEqual(await codes(await deposer([foyer], { jour: '2026-06-30' })), [])
    assert.deepEqual(await codes(await deposer([foyer], { jour: '2026-07-01', type: 'I' })), [])
    const [details] = await p.base.proprietaire`select detail from import_anomalie where code = 'FLUX_JOURS_MANQUANTS'`
    assert.equal(details, undefined)
    const saut = await deposer([foyer], { jour: '2026-07-07', type: 'I' })
    const [manquants] = await p.base.proprietaire`select detail from import_anomalie where import = ${saut.id}`
    assert.equal(manquants?.detail, '2026-07-02, 2026-07-03, 2026-07-06')
    assert.deepEqual(await codes(await deposer([foyer], { jour: '2026-09-30' })), ['FLUX_MOIS_MANQUANTS'])
  })

  it('refuse un fichier plus ancien que ce qui est appliqué, sauf si un humain le demande', async () => {
    const vieux = [{ ...foyer, commune: '59512' }]
    const refuse = await deposer(vieux, { jour: '2026-09-29', type: 'I' })
    assert.deepEqual([refuse.etat, refuse.motif, refuse.lus], ['refuse', 'FLUX_ANTERIEUR', 0])
    const force = await deposer(vieux, { jour: '2026-09-29', type: 'I', forcer: true })
    assert.deepEqual([force.etat, force.modifies], ['termine', 2])
  })

  it('refuse un fichier du futur', async () => {
    assert.equal((await deposer([foyer], { jour: '2096-01-01' })).motif, 'FLUX_FUTUR')
  })

  it('signale un autre fichier de la même date', async () => {
    assert.deepEqual(await codes(await deposer([{ ...foyer, commune: '59009' }], { jour: '2026-09-30' })), ['FLUX_MEME_DATE'])
  })

  it('signale un nombre de dossiers qui n’est pas celui annoncé, et un fichier coupé dont il garde le début', async () => {
    const autre = { ...foyer, matricule: '3000021', personnes: [{ ...hugo, nom: 'BRUN', prenom: 'MAX', nir: '1880259350999' }] }
    assert.ok((await codes(await deposer([foyer], { jour: '2026-10-01', annonce: 7 }))).includes('FLUX_NOMBRE_DOSSIERS'))
    const coupe = await deposer([foyer, autre], { jour: '2026-10-02', type: 'I', tronque: true })
    assert.equal(coupe.etat, 'termine')
    const lus = await codes(coupe)
    assert.ok(lus.includes('FOYER_TRONQUE') && lus.includes('FLUX_TRONQUE'), lus.join())
    assert.deepEqual([coupe.inchanges, coupe.rejetes], [2, 1])
  })

  it('écarte le dossier d’une autre caisse', async () => {
    const fiche = await deposer([{ ...foyer, matricule: '3000022', organisme: 'CAF621' }, foyer], { jour: '2026-10-05', type: 'I' })
    assert.deepEqual([fiche.rejetes, fiche.inchanges, (await codes(fiche)).at(-1)], [1, 2, 'CAISSE_AUTRE'])
  })

  it('écarte ou borne ce qui est hostile sans perdre un bon dossier', async () => {
    const hostiles = [
      'A&#0;B',
      'A&#xD800;B',
      'A&#x1F600;B',
      'X'.repeat(5000),
      "'); drop table identite; --",
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '{"a":1}',
      '\\x00\\u0000',
      '=HYPERLINK("x")',
    ]
    const foyers = hostiles.map(
      (nom, i): FoyerDEssai => ({ matricule: `31000${10 + i}`, personnes: [{ nom, prenom: nom, naissance: '1990-01-01', sexe: 'F' }] }),
    )
    const bon = { ...foyer, matricule: '3100001', personnes: [{ ...hugo, nom: 'BONNARD', prenom: 'JULES', nir: '1880259350888' }] }
    const fiche = await deposer([...foyers, bon], { jour: '2026-10-05', type: 'I' })
    assert.equal(fiche.etat, 'termine')
    assert.equal(fiche.lus, hostiles.length + 1)
    assert.ok(await usagerDe('BONNARD'))
    const [plus] = await p.base.proprietaire`select max(length(nom))::int as nom from identite`
    assert.ok(plus?.nom <= 80)
  })

  it('ne mène qu’un import à la fois par organisation, et rend son tour', async () => {
    const rendu = differee()
    const pris = differee()
    const autre = aSonTour(p.moteur.sql, 'CAF591', { attendreSonTour: false }, async () => {
      pris.resolve()
      await rendu.promise
    })
    await pris.promise
    await assert.rejects(deposer([foyer], { jour: '2026-10-06', type: 'I' }), ImportEnCours)
    const enAttente = deposer([foyer], { jour: '2026-10-06', type: 'I', attendreSonTour: true })
    assert.equal((await deposer([{ ...foyer, matricule: '6200009' }], { organisation: 'CAF621', jour: '2026-10-06' })).etat, 'termine')
    rendu.resolve()
    await autre
    assert.equal((await enAttente).etat, 'termine')
    const [verrous] = await p.base.proprietaire`select count(*)::int as n from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`
    assert.equal(verrous?.n, 0)
  })
})
