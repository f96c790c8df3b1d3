import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { jouerDesSuites } from '../../../outils/epreuves/suites.js'
import { ressources } from '../ressources.js'
import { type Commande, corpsDesReponses, prevoir, type Tenue, tirer } from './modele.essai.js'
import { uneOrientation } from './orientation.essai.js'

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())
const sans = ressources.map(r => r.nom).filter(nom => nom !== 'identite' && nom !== 'rattachement')
const suivis = [
  { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' as const },
  { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'competence-orientation' as const },
]

/** The diagnostic was made again with the other of the two who follow her. */
const demandeDe = (qui: string) => ({
  motif: 'Sa situation a changé',
  diagnosticConjointLe: o.jour(),
  avec: qui === 'julien' ? 'CD59' : 'FT',
})
async function executer(usager: bigint, c: Commande): Promise<Response> {
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
        const usager = await unePersonne(p, suivis, { sans })
        let tenues: readonly Tenue[] = []
        for (let i = 3 + h.entier(5); i > 0; i--) {
          const commande = tirer(h, tenues)
          const prevu = prevoir(tenues, commande)
          dire(JSON.stringify(commande))
          const r = await executer(usager, commande)
          assert.equal(r.status, prevu.statut, await r.text())
          statuts[r.status] = (statuts[r.status] ?? 0) + 1
          tenues = prevu.tenues
          if (prevu.statut < 300) assert.deepEqual(await vues(usager), attendues(tenues))
        }
        assert.deepEqual(await vues(usager), attendues(tenues))
        const natures = (await o.travaux(usager)).map(travail => travail.split(' ')[0])
        const decideeUneFois = tenues.some(({ etat }) => etat === 'OUVERT')
        assert.deepEqual(natures, travauxAttendus(tenues, decideeUneFois))
      },
    })
    // A draw that never refused, or never succeeded, would prove nothing; the rarest refusals want more sequences than the suite draws.
    for (const statut of suites < 200 ? [201, 404, 422] : [200, 201, 404, 409, 412, 422])
      assert.ok((statuts[statut] ?? 0) > 0 || suites < 40, `aucun ${statut} : ${JSON.stringify(statuts)}`)
  })
})
