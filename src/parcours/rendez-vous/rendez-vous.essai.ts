import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type Demandeur, uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { suivisPour, unePersonne } from '../../../outils/epreuves/population.js'
import { enInstantUtc } from './formes.js'

export type Element = { numero: number; version: number; donnees: Record<string, unknown> }

/** A platform, a person followed by one organisation of each kind and without any appointment, and the acts of an appointment. */
export async function unAgenda() {
  const e = await uneEpreuve()
  const sans = (identite: Record<string, unknown> = {}) => unePersonne(e, suivisPour('ici'), { sans: ['rendezVous'], identite })
  const usager = await sans()
  const nom = (d: Demandeur, u: bigint) => e.moteur.identifiants.pour(d.organisation, u)
  const elle: Demandeur = { ...e.ici('USAGER'), personne: usager }
  const dans = (heures: number) => enInstantUtc(new Date(e.moteur.horloge().getTime() + heures * 3_600_000))
  const envoyer = async (d: Demandeur, chemin: string, corps: unknown, version?: number) =>
    e.appeler(chemin, {
      method: version === undefined ? 'POST' : 'PATCH',
      headers: version === undefined ? { 'idempotency-key': randomUUID() } : { 'if-match': `"${version}"` },
      body: JSON.stringify(corps),
      jeton: await e.jetonPour(d),
    })
  const echange = (d: Demandeur) => (d.type === 'USAGER' ? 'choix-de-la-personne' : 'accompagnement')
  const lire = async (d: Demandeur, u = usager) => {
    const r = await e.appeler(`/api/v1/${d.type === 'USAGER' ? 'acces-de-la-personne' : 'accompagnement'}/rendez-vous/${nom(d, u)}`, {
      jeton: await e.jetonPour(d),
    })
    assert.equal(r.status, 200, await r.clone().text())
    return ((await r.json()) as { elements: Element[] }).elements
  }
  const pris = (autres: Record<string, unknown> = {}) => ({
    motif: 'AUT',
    theme: null,
    date: dans(48),
    duree: 45,
    modalite: 'PHYSIQUE',
    reception: 'IND',
    libelleLieu: 'Unité territoriale de Lille',
    adresse: '21 rue de la Toison d’Or, 59000 Lille',
    telephoneUsager: null,
    information: null,
    initiateur: 'PARTENAIRE',
    organisme: 'CD',
    structure: null,
    libelleStructure: null,
    telephoneContact: null,
    courrielContact: null,
    interlocuteur: null,
    statut: 'PRIS',
    observations: null,
    ...autres,
  })
  return {
    e,
    usager,
    elle,
    sans,
    dans,
    pris,
    lire,
    envoyer,
    dernier: async (d: Demandeur, u = usager) => (await lire(d, u)).at(-1) ?? assert.fail('aucun rendez-vous'),
    prendre: (d: Demandeur, corps: Record<string, unknown> = pris(), u = usager) =>
      envoyer(d, `/api/v1/${echange(d)}/rendez-vous/${nom(d, u)}`, corps),
    prendreUnePlace: (d: Demandeur, creneau: string, u = usager) =>
      d.type === 'USAGER'
        ? envoyer(d, `/api/v1/choix-de-la-personne/rendez-vous/${nom(d, u)}`, { creneau })
        : envoyer(d, `/api/v1/prise-de-creneau/rendez-vous/${nom(d, u)}`, { creneau }),
    changer: (d: Demandeur, { numero, version }: Element, corps: Record<string, unknown>, u = usager) =>
      envoyer(d, `/api/v1/${echange(d)}/rendez-vous/${nom(d, u)}/${numero}`, corps, version),
    async proposer(d: Demandeur, autres: Record<string, unknown> = {}) {
      const { motif, duree, modalite, reception, libelleLieu, adresse, information, interlocuteur } = pris()
      const commun = {
        motif,
        duree,
        modalite,
        reception,
        libelleLieu,
        adresse,
        information,
        interlocuteur,
        places: 1,
        structure: d.structure,
      }
      const r = await envoyer(d, '/api/v1/creneaux', { ...commun, debuts: [dans(72)], ...autres })
      assert.equal(r.status, 201, await r.clone().text())
      return ((await r.json()) as { ids: string[] }).ids
    },
    async creneaux(d: Demandeur, suite = '') {
      const r = await e.appeler(`/api/v1/creneaux${suite}`, { jeton: await e.jetonPour(d) })
      assert.equal(r.status, 200, await r.clone().text())
      return ((await r.json()) as { elements: { id: string; prises: number | null; libres: number; debut: string }[] }).elements
    },
    travaux: async (u = usager) =>
      (
        await e.base.proprietaire<{ nature: string; organisation: string }[]>`
          select nature, organisation from travail where dossier = ${u.toString()} and clos_le is null order by 1, 2`
      ).map(t => `${t.nature} ${t.organisation}`),
  }
}
