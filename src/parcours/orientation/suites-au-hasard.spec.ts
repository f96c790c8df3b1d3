import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { garderLesJetons, jouerDesSuites } from '../../../outils/epreuves/suites.js'
import { ressources } from '../ressources.js'
import { type Commande, corpsDesReponses, type Feuille, prevoir, type Tenue, tirer, vierge } from './modele.essai.js'
import { uneOrientation } from './orientation.essai.js'

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())
garderLesJetons(p)
const sans = ressources.map(r => r.nom).filter(nom => !['identite', 'rattachement', 'inscription', 'droitsRsa'].includes(nom))
const suivis = [
  { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' as const },
  { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'competence-orientation' as const },
]

/** Her right to the RSA is over; what its arrival and its end make due is done. */
async function sansDroit(): Promise<bigint> {
  const usager = await unePersonne(p, suivis, { sans })
  await p.base.proprietaire`update droits_rsa set etat_dossier = '5' where usager_id = ${usager.toString()}`
  await p.base.proprietaire`update echeance set close_le = now(), issue = '' where dossier = ${usager.toString()}`
  return usager
}

/** The diagnostic was made again with the other of the two who follow her. */
const demandeDe = (qui: string) => ({
  motif: 'Sa situation a changé',
  diagnosticConjointLe: o.jour(),
  avec: qui === 'julien' ? 'CD59' : 'FT',
})
async function executer(usager: bigint, c: Commande): Promise<Response | null> {
  if (c.faire === 'sortir' || c.faire === 'revenir') {
    await o.inscrire(usager, c.faire === 'sortir' ? { statut: 'cessation', motifFin: 'demande' } : { statut: 'inscrit', motifFin: null })
    return null
  }
  if (c.faire === 'repondre')
    return o.repondre(c.qui, usager, {
      origine: 'INSCRIPTION_CONSEILLER_CD',
      ...corpsDesReponses(c),
      ...(c.demande && { demande: demandeDe(c.qui) }),
    })
  if (c.faire === 'completer') return o.completer(c.qui, usager, { ...c, donnees: {} }, corpsDesReponses(c))
  const { sens, numero, version, parcours, organisme, motif } = c
  const motifRefus = motif ? 'APPRECIATION_DIFFERENTE' : null
  return o.decider(c.qui, usager, {
    sens,
    orientation: numero,
    surVersion: numero === null ? null : version,
    parcours,
    organisme,
    motifRefus,
  })
}
const vues = async (usager: bigint) =>
  (await o.lire('madameRoy', usager)).map(({ numero, version, donnees: { etat, parcours, organisme } }) => ({
    ...{ numero, version, etat, parcours, organisme },
  }))
const attendues = (tenues: readonly Tenue[]) =>
  tenues.map(({ numero, version, etat, parcours, organisme }) => ({ numero, version, etat, parcours, organisme }))
/** One work to do for what waits, and one contract to sign for what is open: never two. */
const travauxAttendus = (tenues: readonly Tenue[], decideeUneFois: boolean) => [
  ...(decideeUneFois ? ['contrat-a-signer'] : []),
  ...(tenues.some(t => t.etat === 'BROUILLON' || t.etat === 'EN_ATTENTE') ? ['decision-d-orientation-a-prendre'] : []),
  ...(decideeUneFois ? ['premier-rendez-vous-a-prendre'] : []),
]

describe('C1, C3 — Des suites de commandes tirées au hasard ne s’écartent jamais du modèle', () => {
  it('chaque réponse, chaque état, chaque version, chaque travail à faire est celui que les règles prévoient', async t => {
    const statuts: Record<number, number> = {}
    const suites = await jouerDesSuites(t, {
      ordinaires: 40,
      jouer: async (h, dire) => {
        const usager = await o.aSonTour(sansDroit)
        let feuille: Feuille = vierge
        for (let i = 3 + h.entier(5); i > 0; i--) {
          const commande = tirer(h, feuille)
          const prevu = prevoir(feuille, commande)
          dire(JSON.stringify(commande))
          const r = await executer(usager, commande)
          if (r) {
            assert.equal(r.status, prevu.statut, await r.text())
            statuts[r.status] = (statuts[r.status] ?? 0) + 1
          }
          feuille = prevu.feuille
          if (prevu.statut < 300) assert.deepEqual(await vues(usager), attendues(feuille.tenues))
        }
        const { tenues } = feuille
        assert.deepEqual(await vues(usager), attendues(tenues))
        // What her category becomes has its own table.
        const natures = (await o.travaux(usager)).map(t => t.split(' ')[0]).filter(nature => nature !== 'categorie-a-revoir')
        const decideeUneFois = tenues.some(({ etat }) => etat === 'OUVERT')
        assert.deepEqual(natures, travauxAttendus(tenues, decideeUneFois))
      },
    })
    // A draw that never refused, or never succeeded, would prove nothing; the rarest refusals want more sequences than the suite draws.
    for (const statut of suites < 200 ? [201, 404, 422] : [200, 201, 404, 409, 412, 422])
      assert.ok((statuts[statut] ?? 0) > 0 || suites < 40, `aucun ${statut} : ${JSON.stringify(statuts)}`)
  })
})
