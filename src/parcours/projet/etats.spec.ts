import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type Demandeur, uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { suivisPour, unePersonne } from '../../../outils/epreuves/population.js'
import { etapes } from '../../../jeu-d-essai/parcours.js'
import { jourDe } from '../../moteur/moteur.js'

const e = await uneEpreuve()
after(() => e.fermer())
const usager = await unePersonne(e, suivisPour('ici'), { sans: ['projet', 'propositionDOffre'] })
const cd = e.ici('CD')
const elle: Demandeur = { ...e.ici('USAGER'), personne: usager }
type Rang = { numero: number; version: number; donnees: Record<string, unknown> }

const adresse = (d: Demandeur, chemin: string) => `/api/v1/${chemin}/${e.moteur.identifiants.pour(d.organisation, usager)}`
async function ecrire(d: Demandeur, chemin: string, corps: unknown, sur?: Rang): Promise<Response> {
  const headers: Record<string, string> = sur ? { 'if-match': `"${sur.version}"` } : { 'idempotency-key': randomUUID() }
  const vers = adresse(d, chemin) + (sur ? `/${sur.numero}` : '')
  return e.appeler(vers, { method: sur ? 'PATCH' : 'POST', headers, body: JSON.stringify(corps), jeton: await e.jetonPour(d) })
}
async function derniere(): Promise<Rang> {
  const r = await e.appeler(adresse(cd, 'accompagnement/propositions-d-offres'), { jeton: await e.jetonPour(cd) })
  return ((await r.json()) as { elements: Rang[] }).elements.at(-1) ?? assert.fail()
}
const corpsDe = (ligne: string) => etapes.amina?.find(x => x.ligne === ligne)?.corps ?? assert.fail(ligne)

type Geste = 'ACCEPTER' | 'REFUSER' | 'OBSERVER' | 'CLASSER' | 'DIRE_LEGITIME' | 'DIRE_ILLEGITIME'
const reponse = 'reponse-de-la-personne/propositions-d-offres'
const apprecier = 'appreciation-du-refus/propositions-d-offres'
const motivation = 'Les horaires et le lieu étaient ceux que nous avions retenus ensemble.'
let redites = 0
const gestes: Readonly<Record<Geste, (o: Rang) => Promise<Response>>> = {
  ACCEPTER: o => ecrire(elle, reponse, { reponse: 'ACCEPTEE', motifDuRefus: null }, o),
  // Said anew for another reason: what changes nothing would prove nothing.
  REFUSER: o =>
    ecrire(elle, reponse, { reponse: 'REFUSEE', motifDuRefus: o.donnees.motifDuRefus === 'HORAIRES' ? 'SALAIRE' : 'HORAIRES' }, o),
  OBSERVER: o => ecrire(elle, reponse, { observations: `Aucune garde après 18 h, dit ${++redites} fois.` }, o),
  CLASSER: o => ecrire(cd, 'accompagnement/propositions-d-offres', { reponse: 'SANS_SUITE', motifDuRefus: null }, o),
  DIRE_LEGITIME: o => ecrire(cd, apprecier, { legitime: true, motivation }, o),
  DIRE_ILLEGITIME: o => ecrire(cd, apprecier, { legitime: false, motivation }, o),
}
const rien = /Il n’y a pas de refus à apprécier/
const jugee = /Le refus a été apprécié : la réponse ne change plus/
const aEntendre = /pour présenter ses observations, et n’en a pas encore présenté/
const oui = null
/** By what each state is reached, then each thing done in it: permitted, or refused by its sentence. */
// biome-ignore format: a table is read in columns
const table: Readonly<Record<string, { par: readonly Geste[] } & Record<Exclude<Geste, 'OBSERVER'>, RegExp | null>>> = {
  'en attente':                     { par: [],                                        ACCEPTER: oui,   REFUSER: oui,   CLASSER: oui,   DIRE_LEGITIME: rien, DIRE_ILLEGITIME: rien },
  acceptée:                         { par: ['ACCEPTER'],                              ACCEPTER: oui,   REFUSER: oui,   CLASSER: oui,   DIRE_LEGITIME: rien, DIRE_ILLEGITIME: rien },
  'sans suite':                     { par: ['CLASSER'],                               ACCEPTER: oui,   REFUSER: oui,   CLASSER: oui,   DIRE_LEGITIME: rien, DIRE_ILLEGITIME: rien },
  refusée:                          { par: ['REFUSER'],                               ACCEPTER: oui,   REFUSER: oui,   CLASSER: oui,   DIRE_LEGITIME: oui,  DIRE_ILLEGITIME: aEntendre },
  'refusée, la personne entendue':  { par: ['REFUSER', 'OBSERVER'],                   ACCEPTER: oui,   REFUSER: oui,   CLASSER: oui,   DIRE_LEGITIME: oui,  DIRE_ILLEGITIME: oui },
  'refus dit légitime':             { par: ['REFUSER', 'OBSERVER', 'DIRE_LEGITIME'],  ACCEPTER: jugee, REFUSER: jugee, CLASSER: jugee, DIRE_LEGITIME: oui,  DIRE_ILLEGITIME: oui },
  'refus dit sans motif légitime':  { par: ['REFUSER', 'OBSERVER', 'DIRE_ILLEGITIME'], ACCEPTER: jugee, REFUSER: jugee, CLASSER: jugee, DIRE_LEGITIME: oui,  DIRE_ILLEGITIME: oui },
}

describe('D8 — Une offre, d’état en état : ce qui est permis se fait, le reste est refusé par sa phrase', () => {
  before(async () => {
    const r = await ecrire(cd, 'accompagnement/projets', corpsDe('projet.accompagnement.deposer'))
    assert.equal(r.status, 201, await r.clone().text())
  })
  for (const [etat, { par, ...suites }] of Object.entries(table))
    for (const [geste, refus] of Object.entries(suites) as [Geste, RegExp | null][])
      it(`${etat}, ${geste} : ${refus?.source ?? 'permis'}`, async () => {
        const offre = { ...corpsDe('propositionDOffre.accompagnement.deposer'), proposeeLe: jourDe(new Date()) }
        const deposee = await ecrire(cd, 'accompagnement/propositions-d-offres', {
          ...offre,
          reponse: 'EN_ATTENTE',
          motifDuRefus: null,
          explication: null,
        })
        assert.equal(deposee.status, 201, await deposee.clone().text())
        for (const g of par) {
          const r = await gestes[g](await derniere())
          assert.equal(r.status, 200, `${g} : ${await r.clone().text()}`)
        }
        const avant = await derniere()
        const r = await gestes[geste](avant)
        if (refus === null) return assert.equal(r.status, 200, await r.clone().text())
        assert.equal(r.status, 422)
        assert.match(await r.text(), refus)
        assert.deepEqual(await derniere(), avant)
      })
})
