import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { annoncer } from '../../acces/index.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'

export type Rang = { numero: number; version: number; donnees: Record<string, unknown> }
export type Probleme = { type: string; detail: string; errors?: { pointer: string; detail: string }[] }

const organisations: Readonly<Record<string, string>> = { madameRoy: 'CD59', julien: 'FT', sofia: 'ML-LILLE', ines: 'CE59' }

/** Tuesday 24 November 2026 in Paris, at half past three, in week 48. */
const depart = new Date('2026-11-24T15:30:00+01:00')

/** A platform at a known hour, and the acts of a week through its front door. */
export async function unePlateformeDesSemaines() {
  const p = await unePlateforme({ horloge: () => depart })
  // Time stands still here, and a quota is of a second.
  await p.base.application.begin(async sql => {
    await sql`update application set quota_par_seconde = 1000000`
    await annoncer(sql)
  })
  await p.habilitations.rafraichir()
  const chemin = (qui: string, personne: string, ressource: string) => {
    const organisation = organisations[qui] ?? 'ESPACE-USAGER'
    return `/api/v1/${ressource}/${p.identifiant(personne, organisation)}`
  }
  const ecrire = async (qui: string, personne: string, ressource: string, corps: unknown, sur?: { numero: number; version: number }) =>
    p.appeler(`${chemin(qui, personne, ressource)}${sur ? `/${sur.numero}` : ''}`, {
      method: sur ? 'PATCH' : 'POST',
      jeton: await p.jetonDe(qui),
      headers: sur ? { 'if-match': `"${sur.version}"` } : { 'idempotency-key': randomUUID() },
      body: JSON.stringify(corps),
    })
  const lire = async (qui: string, personne: string, ressource: string): Promise<Rang[]> => {
    const r = await p.appeler(chemin(qui, personne, ressource), { jeton: await p.jetonDe(qui) })
    assert.equal(r.status, 200, await r.clone().text())
    return ((await r.json()) as { elements: Rang[] }).elements
  }
  const atelier = { semaine: '2026-W47', type: 'ATELIER', intitule: 'Atelier', preuve: 'Feuille de présence' }
  return {
    p,
    ecrire,
    lire,
    /** Puts an activity in her weeks, and reads it back. */
    async noter(qui: 'madameRoy' | 'amina', corps: Record<string, unknown> = {}): Promise<Rang> {
      const echange = qui === 'amina' ? 'declaration-de-la-personne' : 'accompagnement'
      const r = await ecrire(qui, 'amina', `${echange}/activites`, { ...atelier, ...corps })
      assert.equal(r.status, 201, await r.clone().text())
      const { numero } = (await r.json()) as Rang
      return (await lire('madameRoy', 'amina', 'accompagnement/activites')).find(a => a.numero === numero) ?? assert.fail()
    },
    relire: async ({ numero }: { numero: number }): Promise<Rang> =>
      (await lire('amina', 'amina', 'acces-de-la-personne/activites')).find(a => a.numero === numero) ?? assert.fail(),
    declarer: (sur: Rang, corps: Record<string, unknown>) => ecrire('amina', 'amina', 'declaration-de-la-personne/activites', corps, sur),
    valider: (qui: string, { numero, version, donnees }: Rang, minutes: number, motif: string | null = null) =>
      ecrire(qui, 'amina', 'accompagnement/validations-d-heures', {
        semaine: donnees.semaine,
        lignes: [{ activite: numero, surVersion: version, minutes, motif }],
      }),
    travaux: async () =>
      (
        await p.base.proprietaire<{ organisation: string; jour: string; clos: boolean }[]>`
          select organisation, a_faire_avant::text as jour, clos_le is not null as clos from travail
          where nature = 'heures-a-valider' and dossier = ${p.numero('amina').toString()} order by cree_le, organisation`
      ).map(t => `${t.organisation} ${t.jour} ${t.clos ? 'clos' : 'ouvert'}`),
  }
}
