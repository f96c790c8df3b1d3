import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { creerHasard } from '../../../outils/epreuves/hasard.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { ressources } from '../ressources.js'
import { type Commande, corpsDesReponses, prevoir, type Tenue, tirer } from './modele.essai.js'
import { uneOrientation } from './orientation.essai.js'

/** `SUITES=2000 GRAINE=7 npm run essais -- suites-au-hasard` draws more of them, and draws again the ones of that seed. */
const suites = Number(process.env.SUITES ?? 40)
const graine = Number(process.env.GRAINE ?? 2026)

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())
const sans = ressources.map(r => r.nom).filter(nom => nom !== 'identite' && nom !== 'rattachement')
const suivis = [
  { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' as const },
  { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'competence-orientation' as const },
]

const demande = { motif: 'Sa situation a changé', diagnosticConjointLe: o.jour(), avec: 'CD59' }
async function executer(usager: bigint, c: Commande): Promise<Response> {
  if (c.faire === 'repondre')
    return o.repondre(c.qui, usager, { origine: 'INSCRIPTION_CONSEILLER_CD', ...corpsDesReponses(c), ...(c.demande && { demande }) })
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

describe(`C1, C3 — ${suites} suites de commandes tirées au hasard (graine ${graine}) ne s’écartent jamais du modèle`, () => {
  it('chaque réponse, chaque état, chaque version, chaque travail à faire est celui que les règles prévoient', async () => {
    const h = creerHasard(graine)
    const statuts: Record<number, number> = {}
    for (let suite = 0; suite < suites; suite++) {
      const usager = await unePersonne(p, suivis, { sans })
      let tenues: readonly Tenue[] = []
      const dites: string[] = []
      for (let i = 3 + h.entier(5); i > 0; i--) {
        const commande = tirer(h, tenues)
        const prevu = prevoir(tenues, commande)
        dites.push(JSON.stringify(commande))
        const r = await executer(usager, commande)
        const ou = `suite ${suite}, graine ${graine} :\n${dites.join('\n')}\n`
        assert.equal(r.status, prevu.statut, `${ou}${await r.text()}`)
        statuts[r.status] = (statuts[r.status] ?? 0) + 1
        tenues = prevu.tenues
        if (prevu.statut < 300) assert.deepEqual(await vues(usager), attendues(tenues), ou)
      }
      assert.deepEqual(await vues(usager), attendues(tenues), dites.join('\n'))
      const natures = (await o.travaux(usager)).map(t => t.split(' ')[0])
      assert.deepEqual(
        natures,
        travauxAttendus(
          tenues,
          tenues.some(t => t.etat === 'OUVERT'),
        ),
        dites.join('\n'),
      )
    }
    // A draw that never refused, or never succeeded, would prove nothing; the rarest refusals want more sequences than the suite draws.
    for (const statut of suites < 200 ? [201, 404, 422] : [200, 201, 404, 409, 412, 422])
      assert.ok((statuts[statut] ?? 0) > 0, `aucun ${statut} : ${JSON.stringify(statuts)}`)
  })
})
