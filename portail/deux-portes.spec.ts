import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { personnes } from '../jeu-d-essai/personas.js'
import { professionnels } from '../jeu-d-essai/professionnels.js'
import { types } from '../outils/epreuves/acteurs.js'
import { type Demandeur, type Epreuve, uneEpreuve } from '../outils/epreuves/epreuve.js'
import { NOM_DU_COOKIE, ouvrirSession, type Session } from '../src/acces/session/index.js'
import { ouvre, type Role, roles } from '../src/droit/roles.js'
import { enTirets, lignesDe } from '../src/moteur/lignes.js'
import { jourDe } from '../src/moteur/moteur.js'
import type { Ressource } from '../src/moteur/ressource.js'
import { AuthentificationDemandee } from './authentification-demandee.js'
import { permis } from '../src/parcours/qui-voit-quoi.essai.js'
import { ressources } from '../src/parcours/ressources.js'

/** By resource, the fields a door shows; nothing of a resource it does not open. */
type Vu = Record<string, string[]>
type Rendu = { donnees?: Record<string, unknown>; elements?: Rendu[] }

let e: Epreuve
before(async () => {
  e = await uneEpreuve()
})
after(() => e.fermer())

const champsDe = (r: Rendu): string[] => [...Object.keys(r.donnees ?? {}), ...(r.elements ?? []).flatMap(champsDe)]
const sessionDe = async (cookie: string): Promise<Session> =>
  (await e.portail.sessions.parCookie(cookie.replace(`${NOM_DU_COOKIE}=`, ''))) ?? assert.fail('sans session')
const sansVide = (vu: [string, string[]][]): Vu => Object.fromEntries(vu.filter(([, champs]) => champs.length > 0))

/** A sign-in that is not sure enough for a line obtains nothing by it. */
const sansAssurance = (erreur: unknown) => {
  if (erreur instanceof AuthentificationDemandee) return { statut: 403, corps: {} }
  throw erreur
}

/** What the API gives to the token of this session, whatever the échange. */
async function parLApi(cookie: string, usager: string): Promise<Vu> {
  const session = await sessionDe(cookie)
  const lire = async (ressource: Ressource): Promise<[string, string[]]> => {
    const champs = new Set<string>()
    for (const l of lignesDe(ressource).filter(x => x.operation === 'consulter')) {
      const r = await e.portail
        .api(session, 'essai-des-portes', 'GET', `/api/v1/${enTirets(l.nomEchange)}/${ressource.chemin}/${usager}`)
        .catch(sansAssurance)
      assert.ok([200, 403, 404].includes(r.statut), `${l.code} : ${r.statut}`)
      if (r.statut === 200) for (const c of champsDe(r.corps)) champs.add(c)
    }
    return [ressource.nom, [...champs].toSorted()]
  }
  return sansVide(await Promise.all(ressources.map(lire)))
}

const texteDe = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .trim()
const tous = (html: string, motif: RegExp) => [...html.matchAll(motif)].map(([, t = '']) => texteDe(t))
const minuscule = (t: string) => t.toLowerCase()

/** The fields named under a heading: terms, headings of columns, and what is said not to be known. */
function champsMontres(ressource: Ressource, section: string): string[] {
  const montres = new Set(
    [
      ...tous(section, /<dt>(.*?)<\/dt>/gs),
      ...tous(section, /<th scope="col">(.*?)<\/th>/gs),
      ...tous(section, /class="non-renseigne">Non renseigné\s:\s(.*?)\.<\/p>/gs).flatMap(t => t.split(', ')),
    ].map(minuscule),
  )
  return Object.entries(ressource.donnees).flatMap(([champ, { libelle }]) => (montres.has(minuscule(libelle)) ? [champ] : []))
}

const sectionsDe = (html: string) =>
  new Map([...html.matchAll(/<section [^>]*aria-labelledby="([^"]+)"[^>]*>(.*?)<\/section>/gs)].map(([, nom = '', s = '']) => [nom, s]))

async function page(cookie: string, chemin: string): Promise<string | null> {
  const r = await fetch(e.url + chemin, { headers: { cookie }, redirect: 'manual' })
  assert.ok([200, 403, 404].includes(r.status), `${chemin} : ${r.status}`)
  return r.status === 200 ? r.text() : null
}

/** What the page of the file shows to the professional, and the pages of what is kept apart. */
async function parLeDossier(cookie: string, usager: string): Promise<Vu> {
  const dossier = `/professionnel/dossiers/${usager}`
  const html = (await page(cookie, dossier)) ?? ''
  const sections = sectionsDe(html)
  for (const [, chemin = ''] of html.matchAll(new RegExp(`href="${dossier}/([\\w-]+)"`, 'g')))
    for (const [nom, s] of sectionsDe((await page(cookie, `${dossier}/${chemin}`)) ?? '')) sections.set(nom, s)
  return sansVide(ressources.map(r => [r.nom, champsMontres(r, sections.get(r.chemin) ?? '').toSorted()]))
}

/** What her own pages show to a person: her data, and who follows her, each organisation being a heading. */
async function parSonEspace(cookie: string): Promise<Vu> {
  const sections = sectionsDe((await page(cookie, '/mon-espace/donnees')) ?? '')
  const organisations = (await page(cookie, '/mon-espace/organisations')) ?? ''
  return sansVide(
    ressources.map(r => {
      if (r.nom !== 'rattachement') return [r.nom, champsMontres(r, sections.get(r.nom) ?? '').toSorted()]
      return [
        r.nom,
        [...(/Département du Nord<\/h2>/.test(organisations) ? ['organisation'] : []), ...champsMontres(r, organisations)].toSorted(),
      ]
    }),
  )
}

const attendu = (d: Demandeur): Vu => sansVide(ressources.map(r => [r.nom, permis(r.nom, d.type, 'L').toSorted()]))

/** An agent of this organisation, with this only role, signed in for good. */
async function unAgent(d: Demandeur, role: Role): Promise<string> {
  const instant = new Date()
  const sql = e.base.application
  const [agent] = await sql<{ id: string }[]>`
    insert into agent (organisation, structure, identifiant, nom, prenom, courriel, roles, etat, invite_le, expire_le, revue_le)
    values (${d.organisation}, ${d.structure}, ${`portes.${randomUUID()}|PORTES|Alix`}, 'PORTES', 'Alix', ${`${randomUUID()}@example.fr`}, ${[role]},
      'actif', ${instant}, ${instant}::timestamptz + interval '1 year', ${instant}) returning id`
  const preuve = { fournisseur: 'proconnect', acr: 'eidas2', amr: ['pwd', 'mfa'], appareil: 'Essai', instant, jour: jourDe(instant) }
  const { cookie } = await ouvrirSession(sql, { genre: 'agent', agent: agent?.id ?? '', organisation: d.organisation, ...preuve })
  return `${NOM_DU_COOKIE}=${cookie}`
}

const lesRoles = Object.keys(roles) as Role[]

describe('A4, A7, J4 — Une table des droits, deux portes : le dossier du portail et l’API', () => {
  for (const type of types.filter(t => t !== 'USAGER'))
    for (const role of lesRoles)
      it(`${type}, ${roles[role].libelle} : ${ouvre([role], 'consulter') ? 'la table, à l’une et à l’autre' : 'rien, ni à l’une ni à l’autre'}`, async () => {
        const ici = e.ici(type)
        const cookie = await unAgent(ici, role)
        const usager = e.moteur.identifiants.pour(ici.organisation, e.suivie)
        const voulu = ouvre([role], 'consulter') ? attendu(ici) : {}
        assert.deepEqual(await parLApi(cookie, usager), voulu, 'l’API')
        assert.deepEqual(await parLeDossier(cookie, usager), voulu, 'le portail')
        const ailleurs = e.moteur.identifiants.pour(ici.organisation, e.lointaine)
        assert.deepEqual([await parLApi(cookie, ailleurs), await parLeDossier(cookie, ailleurs)], [{}, {}], 'une personne d’ailleurs')
      })

  it('chaque agent nommé lit de chaque personne nommée les mêmes champs par les deux portes', async () => {
    let lus = 0
    for (const [qui, { organisation }] of Object.entries(professionnels)) {
      const cookie = await e.ouvrirSession(qui)
      for (const personne of Object.keys(personnes)) {
        const usager = e.identifiant(personne, organisation)
        const [api, portail] = [await parLApi(cookie, usager), await parLeDossier(cookie, usager)]
        assert.deepEqual(portail, api, `${qui} ouvre ${personne}`)
        lus += Object.keys(api).length > 0 ? 1 : 0
      }
    }
    assert.ok(lus >= 6, `${lus} dossiers ouverts`)
  })

  it('la personne lit d’elle-même, par ses pages et par l’API, tout ce que la table lui donne', async () => {
    const cookie = await e.ouvrirSession('amina', { acr: 'eidas1', amr: ['fc'] })
    const api = await parLApi(cookie, e.identifiant('amina', 'ESPACE-USAGER'))
    assert.deepEqual(await parSonEspace(cookie), api)
    for (const [ressource, champs] of Object.entries(api)) assert.deepEqual(champs, permis(ressource, 'USAGER', 'L').toSorted(), ressource)
    assert.ok(Object.keys(api).length >= 4)
    assert.ok(!('diagnosticSante' in api), 'sa santé demande une connexion plus sûre')
    const forte = await e.ouvrirSession('amina', { acr: 'eidas2', amr: [] })
    const tout = await parLApi(forte, e.identifiant('amina', 'ESPACE-USAGER'))
    assert.deepEqual(await parSonEspace(forte), tout)
    assert.ok('diagnosticSante' in tout || !('diagnostic' in tout))
  })
})
