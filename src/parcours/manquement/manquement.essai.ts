import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type Element, type Personne, uneOrientation } from '../orientation/orientation.essai.js'

const organisations: Record<string, string> = {
  madameRoy: 'CD59',
  monsieurBrun: 'CD59',
  monsieurPetit: 'CD62',
  julien: 'FT',
  monsieurDuval: 'FT',
  sofia: 'ML-LILLE',
  madameRenard: 'ML-LILLE',
  madameMorel: 'ML-LYON',
  ines: 'CE59',
  madameLeroux: 'DCD59-CCAS-ROUBAIX',
}
export type Corps = Record<string, unknown>

/** A platform where Amina is accompanied by the delegated organisation, and the acts of a report through its front door. */
export async function desManquements(reglages: Parameters<typeof uneOrientation>[0] = {}) {
  const o = await uneOrientation(reglages)
  const { p } = o
  const nom = (qui: Personne, personne: Personne) =>
    p.identifiant(personne, (typeof qui === 'string' && organisations[qui]) || 'ESPACE-USAGER')
  const envoyer = async (qui: Personne, methode: string, url: string, corps: unknown, entetes: Record<string, string>) =>
    p.appeler(`/api/v1/${url}`, { method: methode, jeton: await p.jetonDe(qui), headers: entetes, body: JSON.stringify(corps) })
  const deposer = (qui: Personne, echange: string, ressource: string, personne: Personne, corps: unknown) =>
    envoyer(qui, 'POST', `${echange}/${ressource}/${nom(qui, personne)}`, corps, { 'idempotency-key': randomUUID() })
  const corriger = (qui: Personne, echange: string, ressource: string, personne: Personne, { numero, version }: Element, corps: unknown) =>
    envoyer(qui, 'PATCH', `${echange}/${ressource}/${nom(qui, personne)}/${numero}`, corps, { 'if-match': `"${version}"` })
  const lire = async (qui: Personne, echange: string, ressource: string, personne: Personne): Promise<Element[]> => {
    const r = await p.appeler(`/api/v1/${echange}/${ressource}/${nom(qui, personne)}`, { jeton: await p.jetonDe(qui) })
    assert.equal(r.status, 200, await r.clone().text())
    return ((await r.json()) as { elements: Element[] }).elements
  }
  const faits = (autres: Corps = {}): Corps => ({
    nature: 'OBLIGATIONS_DU_CONTRAT',
    jour: o.jour(),
    faits: 'N’est pas venue aux deux ateliers prévus à son contrat.',
    pieces: [{ intitule: 'Feuille de présence', sha256: 'a'.repeat(64) }],
    absences: [],
    propositions: [],
    demandeLe: o.jour(),
    demande: 'Appelée deux fois, puis un message laissé',
    ...autres,
  })
  const confiee = await deposer('madameRoy', 'accompagnement', 'rattachements', 'amina', {
    organisation: 'DCD59-CCAS-ROUBAIX',
    structure: null,
    motif: 'accompagnement',
    du: o.jour(),
    au: null,
  })
  assert.equal(confiee.status, 201, await confiee.clone().text())
  return {
    ...o,
    nom,
    envoyer,
    deposerSur: deposer,
    corrigerSur: corriger,
    lireSur: lire,
    faits,
    signaler: (qui: Personne, personne: Personne, autres: Corps = {}, echange = qui === 'julien' ? 'tenue-de-la-liste' : 'signalement') =>
      deposer(qui, echange, 'manquements', personne, faits(autres)),
    dernierManquement: async (qui: Personne, personne: Personne, echange = 'signalement') =>
      (await lire(qui, echange, 'manquements', personne)).at(-1) ?? assert.fail('aucun manquement'),
  }
}
