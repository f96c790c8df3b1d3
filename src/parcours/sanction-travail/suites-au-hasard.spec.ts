import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Hasard } from '../../../outils/epreuves/hasard.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { garderLesJetons, jouerDesSuites } from '../../../outils/epreuves/suites.js'
import { dernierJourDesMois, plusJours } from '../../droit/jours.js'
import { ressources } from '../ressources.js'
import { type Mains, suivisDuRegime, uneSanctionDuTravail } from './sanction.essai.js'

const s = await uneSanctionDuTravail()
after(() => s.p.fermer())
garderLesJetons(s.p)
const sans = ressources.map(r => r.nom).filter(nom => !['identite', 'rattachement', 'inscription'].includes(nom))

/** What somebody who knows the law, and not the code, expects of one suspension of a month at 30 %. */
type Modele = {
  etat: string
  limite: string
  fin: string
  repondu: boolean
  audition: boolean
  entendu: boolean
  conteste: boolean
  /** Of a young person: who leads, and whether the mission locale accompanies. */
  menee: 'ML' | 'FT'
  accompagne: boolean
}
const avantDecision = ['CONTRADICTOIRE', 'A_DECIDER']
const enCours = ['DECIDEE', 'LEVEE_A_DECIDER']
const finies = ['LEVEE', 'ECHUE']
const commandes = [
  'notifier',
  'repondre',
  'entendre',
  'decider',
  'decider',
  'decider',
  'classer',
  'conformer',
  'lever',
  'contester',
  'annuler',
  'attendre',
  'attendre',
  'quitter',
  'revenir',
] as const
type Attendu = 200 | 404 | 409 | 422
/** Who does what, according to who leads a procedure against a young person. */
const mains: Readonly<Record<Modele['menee'], Mains>> = {
  ML: { instruit: 'sofia', signe: 'madameRenard', instruction: 'instruction', decision: 'decision', accompagne: ['sofia', 'instruction'] },
  FT: { instruit: 'julien', signe: 'monsieurDuval', instruction: 'reprise', decision: 'reprise', accompagne: ['julien', 'reprise'] },
}
/** A young person whose procedure is open, or appealed against without an answer, is somebody's; what is over stays where it was. */
const reprendre = (m: Modele): void => {
  const ouverte = m.etat === 'A_NOTIFIER' || [...avantDecision, ...enCours].includes(m.etat) || (finies.includes(m.etat) && m.conteste)
  if (ouverte) m.menee = m.accompagne ? 'ML' : 'FT'
}
const siens: readonly string[] = ['repondre', 'contester', 'attendre', 'quitter', 'revenir']

function prevoir(
  m: Modele,
  c: (typeof commandes)[number],
  { signe, taux, audition }: { signe: boolean; taux: number; audition: boolean },
): Attendu {
  const si = (permis: boolean, regle: boolean, suite: () => void): Attendu => {
    if (!permis) return 409
    if (!regle) return 422
    suite()
    return 200
  }
  const vers = (etat: string) => () => {
    m.etat = etat
  }
  if (m.menee === 'ML' && !m.accompagne && !siens.includes(c)) return 404
  switch (c) {
    case 'notifier':
      return si(m.etat === 'A_NOTIFIER', true, () => {
        m.etat = 'CONTRADICTOIRE'
        m.limite = plusJours(s.jour(), 10)
      })
    case 'repondre':
      return si(avantDecision.includes(m.etat), true, () => {
        m.repondu = true
        m.audition ||= audition
      })
    case 'entendre':
      return si(avantDecision.includes(m.etat), true, () => {
        m.entendu = true
      })
    case 'decider': {
      const ecoute = (m.repondu || s.jour() > m.limite) && (!m.audition || m.entendu)
      const permis = m.etat === 'A_NOTIFIER' || avantDecision.includes(m.etat)
      return si(permis, m.etat !== 'A_NOTIFIER' && signe && ecoute && taux === 30, () => {
        m.etat = 'DECIDEE'
        m.fin = dernierJourDesMois(s.jour(), 1)
      })
    }
    case 'classer':
      return si(m.etat === 'A_NOTIFIER' || avantDecision.includes(m.etat), signe, vers('SANS_SUITE'))
    case 'conformer':
      return si(m.etat === 'A_NOTIFIER' || [...avantDecision, ...enCours].includes(m.etat), true, () => {
        if (enCours.includes(m.etat)) m.etat = 'LEVEE_A_DECIDER'
      })
    case 'lever':
      return si(enCours.includes(m.etat), signe, vers('LEVEE'))
    case 'contester':
      return si([...enCours, ...finies].includes(m.etat), true, () => {
        m.conteste = true
      })
    case 'annuler':
      return si([...enCours, ...finies].includes(m.etat), signe, vers('ANNULEE'))
    case 'quitter':
    case 'revenir':
      m.accompagne = c === 'revenir'
      return 200
    default:
      if (m.etat === 'CONTRADICTOIRE' && s.jour() > m.limite) m.etat = 'A_DECIDER'
      if (enCours.includes(m.etat) && s.jour() > m.fin) m.etat = 'ECHUE'
      return 200
  }
}

/** The mission locale stops accompanying that day, or begins again. */
const accompagner = (usager: bigint, oui: boolean) =>
  s.p.base.proprietaire`update rattachement set au = ${oui ? null : plusJours(s.jour(), -1)}
    where usager_id = ${usager.toString()} and organisation = 'ML-LILLE' and motif = 'accompagnement'`

describe('B2, B3, E2 — Des suites d’actes au hasard, contre un modèle écrit à part', () => {
  it('aucune ne s’en écarte, et aucune ne finit en sanction sans contradictoire, sans qui peut signer, sans motifs', async t => {
    let sanctions = 0
    await jouerDesSuites(t, {
      ordinaires: 20,
      jouer: async (h: Hasard, dire) => {
        const regime = h.parmi(['demandeur', 'jeune'] as const)
        const x = s.pour(regime, await unePersonne(s.p, suivisDuRegime[regime], { sans }))
        await x.mener('A_NOTIFIER')
        const m: Modele = {
          etat: 'A_NOTIFIER',
          limite: '',
          fin: '',
          repondu: false,
          audition: false,
          entendu: false,
          conteste: false,
          menee: 'ML',
          accompagne: true,
        }
        for (let n = 0; n < 14; n++) {
          // Drawn evenly, most would be closed before anything is told.
          const utile =
            m.etat === 'A_NOTIFIER' ? 'notifier' : avantDecision.includes(m.etat) ? h.parmi(['repondre', 'decider'] as const) : null
          const tiree = utile !== null && h.entier(2) === 0 ? utile : h.parmi(commandes)
          const c = regime === 'demandeur' && (tiree === 'quitter' || tiree === 'revenir') ? 'attendre' : tiree
          const choix = { signe: h.entier(4) > 0, taux: h.parmi([20, 30, 30, 30, 40]), audition: h.entier(3) === 0 }
          const [qui, jours] = [choix.signe ? x.mains().signe : x.mains().instruit, 1 + h.entier(12)]
          dire(`${regime} ${c} ${JSON.stringify(choix)} ${jours}`)
          if (c === 'attendre') {
            await x.laisserPasser(jours)
            for (const borne of ['limite', 'fin'] as const) if (m[borne] !== '') m[borne] = plusJours(m[borne], -jours)
          }
          const faire: Readonly<Record<typeof c, () => Promise<Response> | undefined>> = {
            notifier: x.notifier,
            repondre: () => x.observer({ observations: `Réponse n° ${n} de la suite.`, ...(choix.audition && { audition: true }) }),
            entendre: x.entendre,
            decider: () => x.decider(x.decision({ taux: choix.taux }), qui),
            classer: () => x.decider(x.decision({ decision: 'SANS_SUITE', taux: null, mois: null }), qui),
            conformer: x.conformer,
            lever: () => x.lever('LEVEE', qui),
            contester: x.contester,
            annuler: () => x.annuler(qui),
            attendre: () => undefined,
            quitter: () => undefined,
            revenir: () => undefined,
          }
          const attendu = prevoir(m, c, choix)
          const r = await faire[c]()
          if (r) assert.equal(r.status, attendu, await r.clone().text())
          if (regime === 'jeune') {
            if (c === 'quitter' || c === 'revenir') await accompagner(x.numero(), c === 'revenir')
            if (attendu === 200) {
              await x.laisserPasser(0)
              reprendre(m)
              x.confierA(mains[m.menee])
            }
          }
          const { donnees: apres } = await x.derniere(x.elle)
          assert.deepEqual(
            [apres.etat, regime === 'jeune' && apres.organisation],
            [m.etat, regime === 'jeune' && (m.menee === 'ML' ? 'ML-LILLE' : 'FT')],
          )
        }
        const { donnees: d } = await x.derniere(x.elle)
        if (d.decision !== 'SANCTION') return
        sanctions++
        assert.ok(d.notifieeLe && d.motivation && d.qualite && (m.repondu || String(d.decideeLe) > String(d.reponseAvant)))
        assert.match(String(d.decideur), regime === 'demandeur' ? /^Hervé DUVAL$/ : /^(Hervé DUVAL|Alice RENARD)$/)
      },
    })
    t.diagnostic(`${sanctions} sanctions`)
    assert.ok(sanctions > 0 || process.env.SUITES !== undefined)
  })
})
