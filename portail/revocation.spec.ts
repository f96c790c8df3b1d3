import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { type PlateformeDEssai, unePlateforme } from '../outils/plateforme-d-essai.js'
import { comme, type Comme } from '../src/acces/administration/comme.essai.js'
import { retablirParLExploitant } from '../src/acces/index.js'
import { composer, type Plateforme } from '../src/serveur/plateforme.js'

/** What « in seconds » means here. */
const DELAI = 5_000

type Porte = (processus: Plateforme) => Promise<boolean>

let p: PlateformeDEssai
/** Another process on the same database: it learns of what the first one decides by the database alone. */
let voisin: Plateforme
let adam: Comme
let mercier: Comme
before(async () => {
  p = await unePlateforme()
  voisin = await composer({
    ...p.base,
    secrets: p.secrets,
    adressePublique: p.adressePublique,
    production: false,
    niveauJournal: 'silent',
    dossierDesImports: join(p.dossierDesImports, 'voisin'),
    dossierDesCourriels: p.dossierDesCourriels,
  })
  adam = await comme(p, 'madameAdam')
  mercier = await comme(p, 'madameMercier')
})
after(async () => {
  await voisin?.fermer()
  await p?.fermer()
})

const dossiers = {
  madameRoy: ['amina', 'CD59'],
  monsieurBrun: ['amina', 'CD59'],
  sofia: ['leo', 'ML-LILLE'],
} as const
type Agent = keyof typeof dossiers

const lApi = (jeton: string, [personne, organisation]: readonly [string, string]): Porte => {
  const url = `/api/v1/accompagnement/identites/${p.identifiant(personne, organisation)}`
  return async ({ app }) => (await app.inject({ url, headers: { authorization: `Bearer ${jeton}` } })).statusCode === 200
}

/** Both doors of an agent, already open: her token at the API, her session at the portal. */
async function portesDe(agent: Agent): Promise<Record<string, Porte>> {
  const [personne, organisation] = dossiers[agent]
  const cookie = await p.ouvrirSession(agent)
  const url = `/professionnel/dossiers/${p.identifiant(personne, organisation)}`
  const session = (await p.portail.sessions.parCookie(cookie.split('=')[1] ?? '')) ?? assert.fail(agent)
  const chemin = `/api/v1/accompagnement/identites/${p.identifiant(personne, organisation)}`
  return {
    [`${agent}, par l’API`]: async ({ portail }) => (await portail.api(session, 'essai-de-revocation', 'GET', chemin)).statut === 200,
    [`${agent}, au portail`]: async ({ app }) => (await app.inject({ url, headers: { cookie } })).statusCode === 200,
  }
}
const porteDuProgramme = async (clientId: string, dossier: readonly [string, string]): Promise<Record<string, Porte>> => ({
  [clientId]: lApi(await p.jetonDApplication(clientId), dossier),
})
const porteDAmina = async (): Promise<Record<string, Porte>> => {
  const cookie = await p.ouvrirSession('amina', { acr: 'eidas1', amr: ['fc'] })
  return {
    'Amina, dans son espace': async ({ app }) => (await app.inject({ url: '/mon-espace/donnees', headers: { cookie } })).statusCode === 200,
  }
}

async function ouvertes(portes: Record<string, Porte>): Promise<string[]> {
  const vues = [p, voisin].flatMap((processus, i) =>
    Object.entries(portes).map(async ([nom, ouverte]) => ((await ouverte(processus)) ? [`${nom} (processus ${i + 1})`] : [])),
  )
  return (await Promise.all(vues)).flat()
}

/** All these doors are open; the act closes the first ones, in both processes, within the delay, and leaves the others open. */
async function ferme(
  acte: () => Promise<{ statut: number; texte: string }>,
  siennes: Record<string, Porte>,
  autres: Record<string, Porte>,
) {
  const combien = (portes: object) => 2 * Object.keys(portes).length
  assert.equal((await ouvertes(siennes)).length, combien(siennes), 'avant')
  assert.equal((await ouvertes(autres)).length, combien(autres), 'avant')
  const fait = await acte()
  assert.ok(fait.statut < 300, fait.texte)
  const debut = performance.now()
  let encore = await ouvertes(siennes)
  while (encore.length > 0 && performance.now() - debut < DELAI) {
    await attendre(50)
    encore = await ouvertes(siennes)
  }
  assert.deepEqual(encore, [], `encore ouvert après ${DELAI} ms`)
  assert.equal((await ouvertes(autres)).length, combien(autres), 'les autres continuent')
}

const motif = 'Essai de révocation'
const idDe = async (identifiant: string) => {
  const { elements } = (await adam('GET', '/agents')).corps as { elements: { id: string; identifiant: string }[] }
  return elements.find(a => a.identifiant.startsWith(identifiant))?.id ?? assert.fail(identifiant)
}
const revenu = async (portes: Record<string, Porte>) => {
  const debut = performance.now()
  while ((await ouvertes(portes)).length < 2 * Object.keys(portes).length && performance.now() - debut < DELAI) await attendre(50)
  assert.equal((await ouvertes(portes)).length, 2 * Object.keys(portes).length, 'rétabli')
}

describe('I8, J10 — Ce qui est retiré s’arrête en quelques secondes, à l’API comme au portail, dans chaque processus', () => {
  for (const evenement of ['suspendre', 'retirer'])
    it(`une agente : ${evenement} ; ses collègues continuent`, async () => {
      const agent = evenement === 'suspendre' ? 'madameRoy' : 'monsieurBrun'
      const autre = evenement === 'suspendre' ? 'monsieurBrun' : 'madameRoy'
      const id = await idDe(evenement === 'suspendre' ? 'roy.claire' : 'brun.marc')
      const autres = { ...(await portesDe(autre)), ...(await porteDuProgramme('PAR_logiciel-nord_59', ['amina', 'CD59'])) }
      await ferme(() => adam('POST', `/agents/${id}/evenements`, { evenement, motif }), await portesDe(agent), autres)
      if (evenement !== 'suspendre') return
      await adam('POST', `/agents/${id}/evenements`, { evenement: 'retablir' })
      await revenu(await portesDe(agent))
    })

  it('une application ; les autres, et les agents de son organisation, continuent', async () => {
    const siennes = await porteDuProgramme('PAR_logiciel-nord_59', ['amina', 'CD59'])
    const autres = { ...(await portesDe('madameRoy')), ...(await porteDuProgramme('PAR_logiciel-pdc_62', ['nadia', 'CD62'])) }
    const agir = (corps: object) => adam('POST', '/applications/PAR_logiciel-nord_59/evenements', corps)
    await ferme(() => agir({ evenement: 'couper', motif }), siennes, autres)
    await agir({ evenement: 'retablir' })
    await revenu(siennes)
  })

  it('le portail lui-même, qui est une application ; les programmes et les personnes continuent', async () => {
    const siennes = await portesDe('sofia')
    const autres = { ...(await porteDuProgramme('PAR_imilo_lille', ['leo', 'ML-LILLE'])), ...(await porteDAmina()) }
    await ferme(() => mercier('POST', '/applications/portail/evenements', { evenement: 'couper', motif }), siennes, autres)
    // Its own screens are stopped with it: whoever runs the platform has another way.
    await retablirParLExploitant(p.base.application, 'portail', new Date())
    await revenu(siennes)
    await assert.rejects(retablirParLExploitant(p.base.application, 'portail', new Date()), /en service/)
    await assert.rejects(retablirParLExploitant(p.base.application, 'inconnue', new Date()))
  })

  it('une organisation : ses agents et ses programmes ; les autres organisations et les personnes continuent', async () => {
    const siennes = { ...(await portesDe('madameRoy')), ...(await porteDuProgramme('PAR_logiciel-nord_59', ['amina', 'CD59'])) }
    const autres = { ...(await portesDe('sofia')), ...(await porteDAmina()) }
    const agir = (corps: object) => mercier('POST', '/organisations/CD59/evenements', corps)
    await ferme(() => agir({ evenement: 'suspendre', motif }), siennes, autres)
    await agir({ evenement: 'retablir' })
    await revenu(siennes)
  })

  it('une habilitation : tout ce qu’elle ouvrait ; les autres organisations et les personnes continuent', async () => {
    const siennes = { ...(await portesDe('madameRoy')), ...(await porteDuProgramme('PAR_logiciel-nord_59', ['amina', 'CD59'])) }
    const autres = { ...(await portesDe('sofia')), ...(await porteDAmina()) }
    const { elements } = (await mercier('GET', '/habilitations')).corps as { elements: { numero: number; organisation: string }[] }
    const { numero } = elements.find(h => h.organisation === 'CD59') ?? assert.fail()
    await ferme(() => mercier('POST', `/habilitations/${numero}/evenements`, { evenement: 'revoquer', motif }), siennes, autres)
  })
})
