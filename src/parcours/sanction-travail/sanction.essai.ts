import assert from 'node:assert/strict'
import { creerVieillissement } from '../../../outils/epreuves/vieillir.js'
import { type Corps, desManquements } from '../manquement/manquement.essai.js'
import type { Personne } from '../orientation/orientation.essai.js'
import type { Etat } from './nomenclatures.js'

export type { Corps }
/** Who reports, instructs and signs, and under which lines. */
const regimes = {
  demandeur: {
    ressource: 'sanctions-demandeur',
    table: 'sanction_demandeur',
    personne: 'karim',
    signale: ['ines', 'signalement'],
    instruit: 'julien',
    apprecie: 'controle-de-la-recherche',
    signe: 'monsieurDuval',
    accompagne: ['ines', 'remise-en-conformite'],
    voit: ['ines', 'remise-en-conformite'],
    revenu: 'ARE',
  },
  jeune: {
    ressource: 'sanctions-jeune',
    table: 'sanction_jeune',
    personne: 'leo',
    signale: ['sofia', 'signalement'],
    instruit: 'sofia',
    apprecie: 'instruction',
    signe: 'madameRenard',
    accompagne: ['sofia', 'instruction'],
    voit: ['julien', 'tenue-de-la-liste'],
    revenu: 'CEJ',
  },
} as const
export type Regime = keyof typeof regimes
export type Mains = { instruit: string; signe: string; instruction: string; decision: string; accompagne: readonly [string, string] }

const datees = [
  ['sanction_demandeur', 'usager_id'],
  ['sanction_jeune', 'usager_id'],
  ['manquement', 'usager_id'],
  ['decision_d_orientation', 'usager_id'],
  ['echeance', 'dossier'],
] as const

/** Who follows somebody new that may be sanctioned, by whom decides of her income. */
export const suivisDuRegime = {
  demandeur: [
    { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' },
    { organisation: 'CE59', structure: null, motif: 'accompagnement' },
  ],
  jeune: [
    { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' },
    { organisation: 'ML-LILLE', structure: 'ML-LILLE-CENTRE', motif: 'accompagnement' },
  ],
} as const

/** A platform, and the acts of a procedure of the code du travail through its front door. */
export async function uneSanctionDuTravail() {
  const m = await desManquements()
  // Karim’s agency is that of Julien and M. Duval here.
  await m.p.base
    .proprietaire`update rattachement set structure = 'FT-59-LILLE' where usager_id = ${m.p.numero('karim').toString()} and organisation = 'FT'`
  // What is said twice in the same words changes nothing, and is no act.
  let rang = 0
  const dit = (texte: string) => `${texte} (${++rang})`
  const vieillir = creerVieillissement(m.p, datees)
  /** The acts upon the one the demonstration has under that regime, or upon somebody new. */
  const pour = (regime: Regime, personne: Personne = regimes[regime].personne) => {
    const r = regimes[regime]
    const { ressource } = r
    /** Who leads, and by which lines: another one once it is taken up. */
    let mains: Mains = { instruit: r.instruit, signe: r.signe, instruction: 'instruction', decision: 'decision', accompagne: r.accompagne }
    const numero = () => (typeof personne === 'bigint' ? personne : m.p.numero(personne))
    const lues = (qui: Personne = mains.instruit, echange = qui === personne ? 'acces-de-la-personne' : mains.instruction) =>
      m.lireSur(qui, echange, ressource, personne)
    const derniere = async (qui?: Personne, echange?: string) => (await lues(qui, echange)).at(-1) ?? assert.fail('aucune procédure')
    /** A correction of the last procedure, on the version that stands unless another is named. */
    const agir = async (qui: Personne, echange: string, corps: Corps, version?: number) => {
      const { numero, version: presente, donnees } = await derniere(personne)
      return m.corrigerSur(qui, echange, ressource, personne, { numero, version: version ?? presente, donnees }, corps)
    }
    /** Reports a breach, finds no legitimate reason, and returns its number. */
    const reprocher = async (jour = m.jour(), motifLegitime: boolean | null = false): Promise<number> => {
      const r1 = await m.signaler(r.signale[0], personne, { jour, demandeLe: m.jour() }, r.signale[1])
      assert.equal(r1.status, 201, await r1.clone().text())
      if (typeof personne === 'string') await m.dans(0)
      const lu = await m.dernierManquement(r.signale[0], personne, r.signale[1])
      if (motifLegitime === null) return lu.numero
      const dit = { motifLegitime, motivation: 'Aucune raison donnée malgré deux appels.' }
      const r2 = await m.corrigerSur(r.instruit, r.apprecie, 'manquements', personne, lu, dit)
      assert.equal(r2.status, 200, await r2.clone().text())
      return lu.numero
    }
    const decision = (autres: Corps = {}): Corps => ({
      decision: 'SANCTION',
      taux: 30,
      mois: 1,
      motivation: dit('Deux absences sans motif légitime, la garde étant assurée.'),
      qualite: 'Par délégation du directeur',
      ...autres,
    })
    const ouvrir = (manquement: number, autres: Corps = {}, qui: string = r.instruit) =>
      m.deposerSur(qui, 'instruction', ressource, personne, {
        manquements: [{ manquement }],
        revenu: r.revenu,
        consequence: 'SUSPENSION',
        tauxPropose: 30,
        moisProposes: 1,
        raisons: 'Deux absences, sans motif légitime connu.',
        ...autres,
      })
    const notifier = () =>
      agir(mains.instruit, mains.instruction, {
        protection: 'AUCUNE',
        griefs: dit('Il vous est reproché deux absences ; une suspension est envisagée.'),
      })
    const observer = (corps: Corps = { observations: dit('Mon fils était malade.') }) => agir(personne, 'reponse-de-la-personne', corps)
    const entendre = () => agir(mains.instruit, mains.instruction, { entendueLe: m.jour(), compteRendu: dit('Les faits sont reconnus.') })
    const decider = (corps: Corps = decision(), qui: string = mains.signe) => agir(qui, mains.decision, corps)
    const conformer = () => agir(mains.accompagne[0], mains.accompagne[1], { conformite: dit('De nouveau présent.') })
    const lever = (levee = 'LEVEE', qui: string = mains.signe) =>
      agir(qui, mains.decision, { levee, motifDeLevee: dit('Les ateliers ont repris.') })
    const annuler = (qui: string = mains.signe) => agir(qui, mains.decision, { annulation: dit('Recours fondé.') })
    const contester = () => agir(personne, 'reponse-de-la-personne', { recours: dit('J’étais à l’hôpital.') })
    const rejeter = (
      corps: Corps = { rejet: dit('Les faits sont établis, et la raison donnée ne les explique pas.') },
      qui: string = mains.signe,
    ) => agir(qui, mains.decision, corps)
    const reussi = async (reponse: Response, statut = 200) => assert.equal(reponse.status, statut, await reponse.clone().text())

    /** A new procedure brought to a state through the front door, after what stood before is forgotten. */
    const mener = async (etat: Etat, autres: Corps = {}) => {
      const usager = numero().toString()
      for (const t of ['sanction_demandeur', 'sanction_jeune', 'manquement', 'radiation', 'decision_de_radiation'])
        for (const table of [t, `${t}_histoire`])
          await m.p.base.proprietaire`delete from ${m.p.base.proprietaire(table)} where usager_id = ${usager}`
      await m.p.base.proprietaire`delete from echeance where usager_id = ${usager}`
      await reussi(await ouvrir(await reprocher(), autres), 201)
      if (etat === 'A_NOTIFIER') return
      if (etat === 'SANS_SUITE') return reussi(await decider(decision({ decision: 'SANS_SUITE', taux: null, mois: null })))
      await reussi(await notifier())
      if (etat === 'CONTRADICTOIRE') return
      if (etat === 'A_DECIDER') return void (await m.dans(11))
      await reussi(await observer())
      await reussi(await decider())
      if (etat === 'DECIDEE') return
      if (etat === 'LEVEE_A_DECIDER') return reussi(await conformer())
      if (etat === 'LEVEE') return reussi(await lever())
      if (etat === 'ANNULEE') return reussi(await annuler())
      await m.dans(40)
    }
    return {
      ...r,
      elle: personne,
      numero,
      mains: () => mains,
      confierA: (suite: Mains) => {
        mains = suite
      },
      /** Days go by for her alone. */
      laisserPasser: (jours: number) => vieillir(numero(), jours),
      lues,
      derniere,
      agir,
      reprocher,
      decision,
      ouvrir,
      notifier,
      observer,
      entendre,
      decider,
      conformer,
      lever,
      annuler,
      contester,
      rejeter,
      mener,
    }
  }
  return { ...m, pour }
}
