import assert from 'node:assert/strict'
import { type Corps, desManquements } from '../manquement/manquement.essai.js'

/** A platform, and the acts of a procedure through its front door. */
export async function uneSanction() {
  const m = await desManquements()
  const echangeDeLecture = (qui: string) =>
    qui === 'julien'
      ? 'tenue-de-la-liste'
      : qui === 'madameLeroux'
        ? 'remise-en-conformite'
        : qui === 'amina'
          ? 'acces-de-la-personne'
          : 'instruction'
  const derniere = async (qui = 'monsieurBrun') =>
    (await m.lireSur(qui, echangeDeLecture(qui), 'sanctions-rsa', 'amina')).at(-1) ?? assert.fail('aucune procédure')
  /** A correction of the last procedure, on the version that stands unless another is named. */
  const agir = async (qui: string, echange: string, corps: Corps, version?: number) => {
    const { numero, version: presente, donnees } = await derniere()
    return m.corrigerSur(qui, echange, 'sanctions-rsa', 'amina', { numero, version: version ?? presente, donnees }, corps)
  }
  /** Reports a breach of Amina, finds no legitimate reason, and returns its number. */
  const reprocher = async (jour = m.jour()): Promise<number> => {
    const r = await m.signaler('madameLeroux', 'amina', { jour, demandeLe: m.jour() })
    assert.equal(r.status, 201, await r.clone().text())
    const lu = await m.dernierManquement('madameRoy', 'amina', 'instruction')
    const sans = { motifLegitime: false, motivation: 'Aucune raison donnée malgré deux appels.' }
    const dit = await m.corrigerSur('madameRoy', 'instruction', 'manquements', 'amina', lu, sans)
    assert.equal(dit.status, 200, await dit.clone().text())
    return lu.numero
  }
  return {
    ...m,
    derniere,
    agir,
    reprocher,
    ouvrir: (qui: string, manquement: number, autres: Corps = {}) =>
      m.deposerSur(qui, qui === 'julien' ? 'tenue-de-la-liste' : 'instruction', 'sanctions-rsa', 'amina', {
        manquements: [{ manquement }],
        consequence: 'SUSPENSION',
        tauxPropose: 30,
        moisProposes: 1,
        raisons: 'Deux absences, sans motif légitime connu.',
        ...autres,
      }),
    notifier: () => agir('madameRoy', 'instruction', { griefs: 'Il vous est reproché deux absences ; une suspension est envisagée.' }),
    observer: () => agir('amina', 'reponse-de-la-personne', { observations: 'Mon fils était malade.' }),
    decision: (autres: Corps = {}): Corps => ({
      decision: 'SANCTION',
      foyer: 'PLUSIEURS',
      taux: 30,
      mois: 1,
      motivation: 'Deux absences sans motif légitime, la garde étant assurée.',
      qualite: 'Par délégation du président',
      ...autres,
    }),
    envois: async () =>
      (
        await m.p.base.proprietaire<{ nature: string; taux: number | null }[]>`
          select nature, taux from envoi_au_payeur where usager_id = ${m.p.numero('amina').toString()} order by numero`
      ).map(e => `${e.nature} ${e.taux}`),
  }
}
