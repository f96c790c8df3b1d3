import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { creerVieillissement } from '../../../outils/epreuves/vieillir.js'
import type { Personne } from '../orientation/orientation.essai.js'
import { type Corps, desManquements } from '../manquement/manquement.essai.js'
import { ressources } from '../ressources.js'

export type { Corps } from '../manquement/manquement.essai.js'

const lectures: Readonly<Record<string, string>> = {
  julien: 'tenue-de-la-liste',
  monsieurDuval: 'tenue-de-la-liste',
  madameLeroux: 'remise-en-conformite',
  madameRoy: 'instruction',
  monsieurBrun: 'instruction',
}
const datees = [
  ['sanction_rsa', 'usager_id'],
  ['manquement', 'usager_id'],
  ['decision_d_orientation', 'usager_id'],
  ['echeance', 'dossier'],
] as const
const echangeDe = (qui: Personne) => (typeof qui === 'string' && lectures[qui]) || 'acces-de-la-personne'

/** Who follows somebody new that may be sanctioned; she has nothing else written of her. */
export const suivisDe = {
  suivis: [
    { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' as const },
    { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'competence-orientation' as const },
    { organisation: 'DCD59-CCAS-ROUBAIX', structure: null, motif: 'accompagnement' as const },
    { organisation: 'CAF591', structure: null, motif: 'versement-rsa' as const },
  ],
  sans: ressources.map(r => r.nom).filter(nom => !['identite', 'rattachement', 'inscription', 'droitsRsa'].includes(nom)),
}

/** A platform, and the acts of a procedure through its front door. */
export async function uneSanction(reglages: Parameters<typeof desManquements>[0] = {}) {
  const m = await desManquements(reglages)
  const vieillir = creerVieillissement(m.p, datees)
  const decision = (autres: Corps = {}): Corps => ({
    decision: 'SANCTION',
    foyer: 'PLUSIEURS',
    taux: 30,
    mois: 1,
    motivation: 'Deux absences sans motif légitime, la garde étant assurée.',
    qualite: 'Par délégation du président',
    ...autres,
  })

  /** The acts upon one person. Who signs and who instructs are of the département, unless the operator follows by delegation. */
  const pour = (elle: Personne) => {
    const derniere = async (qui: Personne = 'monsieurBrun') =>
      (await m.lireSur(qui, echangeDe(qui), 'sanctions-rsa', elle)).at(-1) ?? assert.fail('aucune procédure')
    /** A correction of the last procedure, on the version that stands unless another is named. */
    const agir = async (qui: Personne, echange: string, corps: Corps, version?: number) => {
      const { numero, version: presente, donnees } = await derniere()
      return m.corrigerSur(qui, echange, 'sanctions-rsa', elle, { numero, version: version ?? presente, donnees }, corps)
    }
    /** Reports a breach of hers, finds no legitimate reason, and returns its number. */
    const reprocher = async (jour = m.jour()): Promise<number> => {
      const r = await m.signaler('madameLeroux', elle, { jour, demandeLe: m.jour() })
      assert.equal(r.status, 201, await r.clone().text())
      const lu = await m.dernierManquement('madameRoy', elle, 'instruction')
      const sans = { motifLegitime: false, motivation: 'Aucune raison donnée malgré deux appels.' }
      const dit = await m.corrigerSur('madameRoy', 'instruction', 'manquements', elle, lu, sans)
      assert.equal(dit.status, 200, await dit.clone().text())
      return lu.numero
    }
    return {
      derniere,
      agir,
      reprocher,
      ouvrir: (qui: string, manquement: number, autres: Corps = {}) =>
        m.deposerSur(qui, echangeDe(qui), 'sanctions-rsa', elle, {
          manquements: [{ manquement }],
          consequence: 'SUSPENSION',
          tauxPropose: 30,
          moisProposes: 1,
          raisons: 'Deux absences, sans motif légitime connu.',
          ...autres,
        }),
      notifier: (dit: Corps = {}) =>
        agir('madameRoy', 'instruction', {
          protection: 'AUCUNE',
          griefs: 'Il vous est reproché deux absences ; une suspension est envisagée.',
          ...dit,
        }),
      observer: (observations = 'Mon fils était malade.') => agir(elle, 'reponse-de-la-personne', { observations }),
      /** Days go by for her alone. */
      laisserPasser: (jours: number) => vieillir(typeof elle === 'bigint' ? elle : m.p.numero(elle), jours),
    }
  }

  return {
    ...m,
    ...pour('amina'),
    pour,
    decision,
    /** What was sent to whoever it was, each as its file. */
    courriels: async (): Promise<string[]> => {
      const fichiers = await readdir(m.p.dossierDesCourriels).catch(() => [])
      return Promise.all(fichiers.map(f => readFile(join(m.p.dossierDesCourriels, f), 'utf8')))
    },
    envois: async () =>
      (
        await m.p.base.proprietaire<{ nature: string; taux: number | null }[]>`
          select nature, taux from envoi_au_payeur where usager_id = ${m.p.numero('amina').toString()} order by numero`
      ).map(e => `${e.nature} ${e.taux}`),
  }
}
