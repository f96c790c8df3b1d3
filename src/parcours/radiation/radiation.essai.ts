import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { plusJours } from '../../droit/jours.js'
import { type Element, uneOrientation } from '../orientation/orientation.essai.js'

const reproche = 'Trois ateliers manqués en octobre, sans raison donnée malgré deux relances.'
const raisons = 'La personne, entendue, ne donne aucune raison ; aucune démarche n’a repris.'
export const motif = 'Suppression totale du RSA pendant quatre mois, après trois absences sans raison.'
const organisations: Record<string, string> = {
  madameRoy: 'CD59',
  monsieurPetit: 'CD62',
  julien: 'FT',
  monsieurDuval: 'FT',
  camille: 'FT',
  sofia: 'ML-LILLE',
  madameRenard: 'ML-LILLE',
  ines: 'CE59',
}
const lectures: Record<string, string> = {
  CD59: 'proposition-du-departement',
  CD62: 'proposition-du-departement',
  FT: 'tenue-de-la-liste',
  'ML-LILLE': 'mission-locale-referente',
  CE59: 'accompagnement',
}

/** The lines of whoever warns, hears and decides. */
const instructions: Record<string, string> = { FT: 'tenue-de-la-liste', 'ML-LILLE': 'mission-locale-referente' }

/** A platform, and the acts of the radiation through its front door. */
export async function uneRadiation() {
  const o = await uneOrientation()
  const { p } = o
  const nom = (qui: string, personne: string) => p.identifiant(personne, organisations[qui] ?? 'ESPACE-USAGER')
  const ouverte = async (qui: string, personne: string, echange?: string) =>
    p.appeler(`/api/v1/${echange ?? lectures[organisations[qui] ?? ''] ?? 'acces-de-la-personne'}/radiations/${nom(qui, personne)}`, {
      jeton: await p.jetonDe(qui),
    })
  const deposer = async (qui: string, echange: string, personne: string, corps: unknown) =>
    p.appeler(`/api/v1/${echange}/radiations/${nom(qui, personne)}`, {
      method: 'POST',
      jeton: await p.jetonDe(qui),
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify(corps),
    })
  return {
    ...o,
    nom,
    ouverte,
    lireLes: async (qui: string, personne: string): Promise<Element[]> => {
      const r = await ouverte(qui, personne)
      assert.equal(r.status, 200, await r.clone().text())
      return ((await r.json()) as { elements: Element[] }).elements
    },
    deposer,
    /** Whoever leads it warns somebody who has no right at all. */
    avertir: (personne: string, autrement: object = {}, qui = 'julien') =>
      deposer(qui, instructions[organisations[qui] ?? ''] ?? '', personne, {
        fondement: 'CONTRAT',
        motif: reproche,
        mois: 2,
        delai: plusJours(o.jour(), 15),
        protection: 'AUCUNE',
        ...autrement,
      }),
    decider: async (qui: string, personne: string, corps: object) =>
      p.appeler(`/api/v1/${instructions[organisations[qui] ?? ''] ?? 'tenue-de-la-liste'}/decisions-de-radiation/${nom(qui, personne)}`, {
        method: 'POST',
        jeton: await p.jetonDe(qui),
        headers: { 'idempotency-key': randomUUID() },
        body: JSON.stringify({ radiation: 1, motivation: raisons, ...corps }),
      }),
    corriger: async (qui: string, echange: string, personne: string, { numero, version }: Element, corps: object) =>
      p.appeler(`/api/v1/${echange}/radiations/${nom(qui, personne)}/${numero}`, {
        method: 'PATCH',
        jeton: await p.jetonDe(qui),
        headers: { 'if-match': `"${version}"` },
        body: JSON.stringify(corps),
      }),
    /** As the list has her: « radie A 2026-12-01 sanction ». */
    surLaListe: async (personne: string) => {
      const r = await p.appeler(`/api/v1/tenue-de-la-liste/inscriptions/${nom('julien', personne)}`, { jeton: await p.jetonDe('julien') })
      const { donnees: i } = (await r.json()) as { donnees: Record<string, string | null> }
      return [i.statut, i.categorie, i.dateEffetStatut, i.motifFin].filter(x => x !== null).join(' ')
    },
    /** The open work about a person, her orientation left out, with what each item is about. */
    aFaire: async (personne: string) =>
      (
        await p.base.proprietaire<{ dit: string }[]>`
          select concat_ws(' ', nature, organisation, nullif(objet, '')) as dit from travail
          where dossier = ${p.numero(personne).toString()} and clos_le is null and nature <> 'decision-d-orientation-a-prendre' order by 1`
      ).map(t => t.dit),
  }
}

export async function fautes(r: Response): Promise<string[]> {
  assert.equal(r.status, 422, await r.clone().text())
  return ((await r.json()) as { errors: { pointer: string }[] }).errors.map(e => e.pointer)
}
