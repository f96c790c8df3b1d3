import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { fluxDEssai } from '../../outils/flux-d-essai.js'
import { type Demande, envoyer } from '../../outils/epreuves/demandes.js'
import { type Demandeur, tousLesScopes, uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { jetonsInvalides } from '../../outils/epreuves/jetons-invalides.js'
import { type OperationDePlusieurs, operationsDePlusieursLignes } from '../../outils/epreuves/operations.js'
import { suivisPour, unePersonne } from '../../outils/epreuves/population.js'
import { deposantDe, formatCnaf, importer } from '../flux/index.js'

const e = await uneEpreuve()
const operations = await operationsDePlusieursLignes(e)
after(() => e.fermer())

const inconnu = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
/** What CAF591 deposited, of whom the machine could not tell who one is; and two files France Travail made one. */
const { fiche, cas } = await unDepotDouteux()
const reunion = await uneReunion()
/** Two data our person contests: one will be answered, the other withdrawn. */
const [contestee, retiree] = [await uneContestation('nom'), await uneContestation('prenom')]

/** What an operation cannot do without. */
const requetes: Readonly<Record<string, string>> = {
  'referentiels.metiers': '?texte=aide',
  'structures.competentes': '?commune=59350',
}

/** A slot France Travail offers. */
const creneau = await unCreneau()

/** What our person joined to an absence. */
const piece = await unePiece()

async function unePiece(): Promise<string> {
  const op = operations.find(o => o.id === 'pieces.joindre') ?? assert.fail()
  const r = await envoyer(e, demande(op, ''), await e.jetonPour(e.ici('USAGER')))
  assert.equal(r.status, 201, await r.clone().text())
  return ((await r.json()) as { piece: string }).piece
}

async function unCreneau(): Promise<string> {
  const op = operations.find(o => o.id === 'creneaux.publier') ?? assert.fail()
  const r = await envoyer(e, demande(op, ''), await e.jetonPour(e.ici('FT')))
  return ((await r.json()) as { ids: string[] }).ids[0] ?? assert.fail()
}

async function uneContestation(champ: string): Promise<string> {
  const corps = { ressource: 'identite', champ, constat: 'inexacte', explication: 'Ce n’est pas exact.' }
  const r = await e.appeler('/api/v1/contestations', {
    method: 'POST',
    body: JSON.stringify(corps),
    jeton: await e.jetonPour(e.ici('USAGER')),
  })
  assert.equal(r.status, 201, await r.clone().text())
  return ((await r.json()) as { id: string }).id
}

async function unDepotDouteux(): Promise<{ fiche: string; cas: string }> {
  const zoe = { nom: 'PETIT', prenom: 'ZOE', naissance: '1990-03-04', sexe: 'F', nir: '2900359350111' } as const
  const foyers = [
    { matricule: '1000001', personnes: [zoe] },
    { matricule: '1000002', personnes: [{ ...zoe, nom: 'GRAND', prenom: 'EVE', naissance: '1990-03-05' }] },
  ]
  const deposant = (await deposantDe(e.moteur.sql, 'CAF591')) ?? assert.fail()
  let dernier = ''
  for (const [i, foyer] of foyers.entries())
    dernier = (await importer(e.atelier, formatCnaf, deposant, fluxDEssai([foyer], { jour: `2026-11-0${i + 1}` }))).id
  const [attente] = await e.base.proprietaire<{ id: string }[]>`select id from identite_ambigue`
  return { fiche: dernier, cas: attente?.id ?? assert.fail() }
}

async function uneReunion(): Promise<string> {
  const [garde, absorbe] = [await unePersonne(e, suivisPour('ici')), await unePersonne(e, suivisPour('ici'))]
  const corps = { garde: e.moteur.identifiants.pour('FT', garde), absorbe: e.moteur.identifiants.pour('FT', absorbe) }
  const r = await e.appeler('/api/v1/reunions-de-dossiers', {
    method: 'POST',
    body: JSON.stringify(corps),
    jeton: await e.jetonPour(e.ici('FT')),
  })
  assert.equal(r.status, 201, await r.clone().text())
  return ((await r.json()) as { id: string }).id
}

/** The request an operation is made for, on the object `id` names. */
function demande(op: OperationDePlusieurs, id: string, corps: unknown = op.corps?.exemple): Demande {
  return {
    methode: op.methode,
    chemin: `${op.chemin}${requetes[op.id] ?? ''}`
      .replace('{id}', id)
      .replace('{rang}', '1')
      .replace('{numero}', '1')
      .replace('{reference}', '0b7e4a52-3c1d-4f6e-8a90-1f2e3d4c5b6a')
      .replace('{usager}', 'moi')
      .replace('{ressource}', 'absences')
      .replace('{piece}', id)
      .replace('{format}', 'cnaf'),
    entetes: op.corps ? { 'content-type': op.corps.type } : {},
    ...(op.corps ? { corps: typeof corps === 'string' ? corps : JSON.stringify(corps) } : {}),
  }
}
const objetDe = (op: OperationDePlusieurs) =>
  op.chemin.includes('pieces')
    ? piece
    : op.chemin.includes('creneaux')
      ? creneau
      : op.id === 'contestations.retirer'
        ? retiree
        : op.chemin.includes('contestations')
          ? contestee
          : op.chemin.startsWith('/api/v1/imports/{')
            ? fiche
            : op.chemin.includes('reunions')
              ? reunion
              : cas

async function refus(r: Response, statut: number, quoi: string): Promise<string> {
  const texte = await r.text()
  assert.equal(r.status, statut, `${quoi} : ${texte}`)
  assert.equal(r.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  return texte.replace((JSON.parse(texte) as { correlation: string }).correlation, '…')
}

describe('A1, B1, B4 — Les opérations que plusieurs lignes ouvrent sont au contrat, et couvertes comme les autres', () => {
  it('toutes y sont', () => {
    const combien = (theme: string) => operations.filter(op => op.id.startsWith(`${theme}.`)).length
    // biome-ignore format: a table is read in columns
    const attendues = { imports: 6, identitesAmbigues: 3, reunionsDeDossiers: 2, accesDeLaPersonne: 6, contestations: 5, personnesSuivies: 1, travaux: 2, referentiels: 2, evenements: 2, creneaux: 3, structures: 1, contratsDEngagement: 2, pieces: 2, semainesDActivite: 1, jalons: 2, envoisAuPayeur: 8, iMilo: 2, vigilance: 2 }
    assert.deepEqual(Object.fromEntries(Object.keys(attendues).map(theme => [theme, combien(theme)])), attendues)
    assert.equal(
      operations.length,
      Object.values(attendues).reduce((n, m) => n + m),
    )
  })

  for (const op of operations) {
    it(`${op.id} : 401 sans jeton valable`, async () => {
      const [type = 'FT'] = op.par
      const d = demande(op, objetDe(op))
      await refus(await envoyer(e, d), 401, 'sans jeton')
      for (const [quoi, autorisation] of await jetonsInvalides(e, e.ici(type), op.lignes[type]?.[0]?.[0] ?? ''))
        await refus(await envoyer(e, { ...d, entetes: { ...d.entetes, authorization: autorisation } }), 401, quoi)
    })
    it(`${op.id} : 403 dès qu’une ligne manque à chaque jeu de lignes`, async () => {
      for (const type of op.par) {
        const manquantes = op.lignes[type]?.map(jeu => jeu.at(-1)) ?? []
        const jeton = await e.jetonPour(
          e.ici(type),
          tousLesScopes.filter(s => !manquantes.includes(s)),
        )
        await refus(await envoyer(e, demande(op, objetDe(op)), jeton), 403, type)
      }
    })
    it(`${op.id} : 403 pour ${op.autres.join(', ')}`, async () => {
      for (const type of op.autres) await refus(await envoyer(e, demande(op, objetDe(op)), await e.jetonPour(e.ici(type))), 403, type)
    })
  }
})

/** France Travail, which keeps the list, settles the cases of every organisation. */
const voitTout = (op: OperationDePlusieurs, { type }: Demandeur) => type === 'FT' && op.chemin.includes('identites-ambigues')

describe('A7, B4 — L’import, le cas et la réunion d’un autre n’existent pas', () => {
  for (const op of operations.filter(o => o.chemin.includes('{id}')))
    for (const type of op.par)
      it(`${op.id} : 404 pour ${type} d’ailleurs, comme pour un inconnu`, async () => {
        const ailleurs = e.ailleurs(type)
        if (voitTout(op, ailleurs)) return
        const jeton = await e.jetonPour(ailleurs)
        const absent = await refus(await envoyer(e, demande(op, inconnu), jeton), 404, 'inconnu')
        assert.equal(await refus(await envoyer(e, demande(op, objetDe(op)), jeton), 404, 'd’un autre'), absent)
      })

  it('deux dossiers ne sont réunis que par qui suit l’un et l’autre', async () => {
    const op = operations.find(o => o.id === 'reunionsDeDossiers.reunir') ?? assert.fail()
    const corps = { garde: e.moteur.identifiants.pour('FT', e.suivie), absorbe: e.moteur.identifiants.pour('FT', e.lointaine) }
    for (const demandeur of [e.ici('FT'), e.ailleurs('FT')])
      await refus(await envoyer(e, demande(op, '', corps), await e.jetonPour(demandeur)), 404, demandeur.structure ?? '')
  })

  it('une liste ne montre que le sien', async () => {
    for (const chemin of ['/api/v1/imports', '/api/v1/identites-ambigues'])
      for (const [demandeur, attendus] of [
        [e.ici('CAF'), true],
        [e.ailleurs('CAF'), false],
      ] as const) {
        const { elements } = (await (await e.appeler(chemin, { jeton: await e.jetonPour(demandeur) })).json()) as { elements: unknown[] }
        assert.equal(elements.length > 0, attendus, `${chemin} ${demandeur.organisation}`)
      }
  })
})

describe('A1 — Qui y a droit obtient la réponse que le contrat annonce', () => {
  const attendus: Readonly<Record<string, number>> = {
    'imports.deposer': 202,
    'imports.colonnes': 204,
    'contestations.deposer': 201,
    'evenements.accuser': 204,
    'creneaux.publier': 201,
    'pieces.joindre': 201,
    'creneaux.retirer': 204,
    // No file was written for a payer yet; the specs of the payers read those that are.
    'envoisAuPayeur.fichier': 404,
    'envoisAuPayeur.renvoyer': 404,
    // Nothing was set aside.
    'iMilo.ecarter': 404,
    // Vigilance keeps nobody out here: there is nothing to say why of.
    'vigilance.motif.ecrire': 409,
    'vigilance.brisDeGlace.ouvrir': 409,
  }
  /** A place in the feed is this application's own: only the one it was given can be acknowledged. */
  async function curseurDe(jeton: string): Promise<{ curseur: string }> {
    const r = await e.appeler('/api/v1/evenements', { jeton })
    const { curseur } = (await r.json()) as { curseur: string }
    return { curseur }
  }
  for (const op of operations.filter(o => o.id !== 'reunionsDeDossiers.reunir'))
    it(op.id, async () => {
      // « moi » is the person herself.
      const parElle = op.chemin.includes('{usager}')
      const demandeur = e.ici((['CAF', 'FT', 'ML'] as const).find(t => op.par.includes(t) && !parElle) ?? 'USAGER')
      const jeton = await e.jetonPour(demandeur, op.lignes[demandeur.type]?.[0])
      const corps = op.id === 'evenements.accuser' ? await curseurDe(jeton) : undefined
      const r = await envoyer(e, demande(op, objetDe(op), corps), jeton)
      assert.equal(r.status, attendus[op.id] ?? 200, await r.clone().text())
    })
})
