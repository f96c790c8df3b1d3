import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { plusJours } from '../../droit/jours.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { garderLesJetons, jouerDesSuites } from '../../../outils/epreuves/suites.js'
import type { Element, Personne } from '../orientation/orientation.essai.js'
import { type Commande, type Modele, neuf, prevoir, tirer } from './modele.essai.js'
import { type Corps, suivisDe, uneSanction } from './sanction.essai.js'

const s = await uneSanction()
after(() => s.p.fermer())
garderLesJetons(s.p)
const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSO', organisme: 'CD', organisation: 'CD59' }
const sql = s.p.base.proprietaire

/** The commands upon one person, each a call; texts differ, for what is said again word for word is no act. */
function commandesSur(qui: bigint) {
  const elle = s.pour(qui)
  let [tour, reproches] = [0, 0]
  let vue: Element | undefined
  const lire = async () => {
    const lues = await s.lireSur('monsieurBrun', 'instruction', 'sanctions-rsa', qui)
    vue = lues.at(-1)
    return lues
  }
  const agir = (par: Personne, echange: string, corps: Corps) =>
    s.corrigerSur(par, echange, 'sanctions-rsa', qui, vue ?? assert.fail('aucune procédure'), corps)
  const de = (c: { qui: 'CD' | 'FT' }, corps: Corps) =>
    c.qui === 'FT' ? agir('julien', 'tenue-de-la-liste', corps) : agir('madameRoy', 'instruction', corps)
  const signer = (c: { qui: 'CD' | 'FT'; habilite: boolean }, corps: Corps) =>
    c.qui === 'FT'
      ? agir(c.habilite ? 'monsieurDuval' : 'julien', 'tenue-de-la-liste', corps)
      : agir(c.habilite ? 'monsieurBrun' : 'madameRoy', 'decision', corps)
  const executer = async (c: Commande): Promise<Response | undefined> => {
    const texte = `Dit au tour ${tour++} de cette suite.`
    switch (c.faire) {
      case 'signaler': {
        const r = await s.signaler('madameRoy', qui, { jour: plusJours(s.jour(), c.jour) })
        if (r.ok) reproches++
        if (!r.ok || c.legitime === null) return r
        const lu = { numero: reproches, version: 1, donnees: {} }
        return s.corrigerSur('madameRoy', 'instruction', 'manquements', qui, lu, { motifLegitime: c.legitime, motivation: texte })
      }
      case 'ouvrir':
        return elle.ouvrir(c.qui === 'FT' ? 'julien' : 'monsieurBrun', reproches, { consequence: c.consequence })
      case 'saisir':
        return agir('madameRoy', 'instruction', { saisie: true })
      case 'notifier':
        return de(c, { griefs: texte, protection: 'AUCUNE' })
      case 'observer':
        return agir(qui, 'reponse-de-la-personne', { observations: texte })
      case 'demanderAudition':
        return agir(qui, 'reponse-de-la-personne', { audition: true, assistance: texte })
      case 'entendre':
        return de(c, { entendueLe: s.jour(), compteRendu: texte })
      case 'aviser':
        return de(c, { avis: c.sens, avisLe: s.jour() })
      case 'decider': {
        const { foyer, taux, mois } = c
        const corps = c.sanction ? s.decision({ foyer, taux, mois }) : { decision: 'SANS_SUITE', qualite: 'Par délégation' }
        return signer(c, { ...corps, motivation: texte })
      }
      case 'conformer':
        return agir('madameRoy', 'remise-en-conformite', { conformite: texte })
      case 'lever':
        return signer(c, { levee: c.levee, motifDeLevee: texte })
      case 'contester':
        return agir(qui, 'reponse-de-la-personne', { recours: texte })
      case 'rejeter':
        return agir(c.habilite ? 'monsieurBrun' : 'madameRoy', 'decision', { rejet: texte })
      case 'recueillir':
        return de(c, { observations: texte, voie: 'COURRIER', recueLe: plusJours(s.jour(), -c.ilYA) })
      case 'annuler':
        return signer(c, { annulation: texte })
      case 'reorienter':
        return s.decider('madameRoy', qui, forcee)
      case 'attendre':
        await elle.laisserPasser(c.jours)
        return undefined
    }
  }
  return { executer, lire }
}

const deTravail: Readonly<Record<string, string>> = {
  A_INSTRUIRE: 'suspension-a-instruire',
  LEVEE_A_TRAITER: 'levee-a-traiter',
}
const travauxPrevus = ({ procedures }: Modele) =>
  procedures.flatMap(p => {
    const aTraiter = p.etat === 'A_TRAITER' || p.etat === 'CONTRADICTOIRE'
    const nature = aTraiter ? (p.consequence === 'SUSPENSION' ? 'suspension-a-traiter' : 'suppression-a-traiter') : deTravail[p.etat]
    return nature ? [`${nature} ${p.deleguee && p.etat !== 'A_INSTRUIRE' ? 'FT' : 'CD59'}`] : []
  })

/** Of every version ever kept of her procedures: those that are a sanction without all that makes one. */
const sansHumain = (qui: bigint) => sql<{ dit: string }[]>`
  select concat_ws(' ', v.numero, v.version, v.etat) as dit
  from (select * from sanction_rsa union all select ${sql.unsafe(colonnes.join(', '))} from sanction_rsa_histoire) v
  where v.usager_id = ${qui.toString()} and v.etat in ('DECIDEE', 'LEVEE_A_TRAITER', 'LEVEE', 'ECHUE', 'ANNULEE') and not (
    v.decision = 'SANCTION' and v.decideur in ('Marc BRUN', 'Hervé DUVAL') and (v.decideur = 'Hervé DUVAL') = (v.deleguee_le is not null)
    and length(v.motivation) >= 20 and v.qualite is not null and v.notifiee_le is not null
    and ((v.observations is not null and v.observations_le >= v.notifiee_le) or v.decidee_le > v.reponse_avant)
    and (v.audition is distinct from true or v.entendue_le is not null)
    and (v.consequence = 'SUSPENSION' or v.avis is not null))`
const colonnes = (
  await sql<{ c: string }[]>`
    select column_name as c from information_schema.columns where table_name = 'sanction_rsa' order by ordinal_position`
).map(({ c }) => c)

describe('B2, B3 — Des suites de commandes tirées au hasard, contre un modèle écrit à part', () => {
  it('chaque réponse, chaque état, chaque travail, chaque envoi est prévu ; nulle sanction sans contradictoire, décideur habilité et motifs', async t => {
    const statuts: Record<string, number> = {}
    let sanctions = 0
    const suites = await jouerDesSuites(t, {
      ordinaires: 20,
      jouer: async (h, dire) => {
        const qui = await unePersonne(s.p, suivisDe.suivis, suivisDe)
        const { executer, lire } = commandesSur(qui)
        const m = neuf()
        // Her right opens an orientation on the day it is known, before any time goes by: its own delay is not what is tried here.
        await executer({ faire: 'attendre', jours: 0 })
        for (let n = 0; n < 16; n++) {
          const c = tirer(h, m)
          const prevu = prevoir(m, c, s.jour())
          dire(JSON.stringify(c))
          const r = await executer(c)
          if (r) {
            const statut = prevu === 'etat' ? 409 : prevu === 'regle' ? 422 : r.ok ? r.status : 200
            assert.equal(r.status, statut, `${prevu} : ${await r.clone().text()}`)
            statuts[prevu] = (statuts[prevu] ?? 0) + 1
          }
          const lues = await lire()
          assert.deepEqual(
            lues.map(({ donnees: d }) => ({ etat: d.etat, rang: d.rang, deleguee: d.delegueeLe !== null })),
            m.procedures.map(({ etat, rang, deleguee }) => ({ etat, rang, deleguee })),
          )
        }
        const envois = await sql<
          { nature: string }[]
        >`select nature from envoi_au_payeur where usager_id = ${qui.toString()} order by numero`
        assert.deepEqual(
          envois.map(e => e.nature),
          m.envois,
        )
        const travaux = (await s.travaux(qui)).filter(x => /^(suspension|suppression|levee)-/.test(x))
        assert.deepEqual(travaux.toSorted(), travauxPrevus(m).toSorted())
        assert.deepEqual([...(await sansHumain(qui))], [])
        sanctions += m.procedures.filter(p => p.sanctionnee !== null).length
      },
    })
    t.diagnostic(`${sanctions} sanctions ; ${JSON.stringify(statuts)}`)
    // A draw that sanctions nobody, or refuses nothing, would prove nothing.
    assert.ok(suites < 20 || (sanctions > 5 && (statuts.etat ?? 0) > 10 && (statuts.regle ?? 0) > 10))
  })
})
