import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { ressources } from '../ressources.js'
import { unContrat } from './contrat.essai.js'

const c = await unContrat()
after(() => c.p.fermer())
const cas = lireCas('src/parcours/contrat-engagement/sortie-et-retour.cas.md')
const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())
const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSO', organisme: 'CD', organisation: 'CD59' }
const duRsa = [
  { organisation: 'CAF591', structure: null, motif: 'versement-rsa' as const },
  { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'competence-orientation' as const },
]
const deLaListe = { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' as const }

/** Oriented, accompanied, her contract signed; on the list or not. */
async function engagee(inscrite: boolean): Promise<bigint> {
  const gardees = ['identite', 'rattachement', 'droitsRsa', ...(inscrite ? ['inscription'] : [])]
  const sans = ressources.map(r => r.nom).filter(nom => !gardees.includes(nom))
  const elle = await unePersonne(c.p, inscrite ? [deLaListe, ...duRsa] : duRsa, { sans })
  assert.equal((await c.p.echeances()).echouees, 0)
  await reussi(await c.decider('madameRoy', elle, forcee))
  await reussi(await c.proposer('madameRoy', elle))
  await reussi(await c.signer('madameRoy', elle))
  await reussi(await c.signer(elle, elle))
  return elle
}

const evenements: Readonly<Record<string, (elle: bigint) => Promise<unknown>>> = {
  CESSER: elle => c.inscrire(elle, 'cessation'),
  REINSCRIRE: elle => c.inscrire(elle, 'inscrit'),
  FIN_DU_DROIT: elle => c.droit(elle, '5'),
  RETOUR_DU_DROIT: elle => c.droit(elle, '2'),
  REORIENTER: async elle => reussi(await c.decider('madameRoy', elle, forcee)),
  CLORE: async () => assert.equal((await c.dans(366)).echouees, 0),
}
const engagees = ['SIGNE', 'A_SIGNER', 'REFUSE']

describe('C3, D3 — À la sortie et au retour, le contrat et l’orientation disent la même chose', () => {
  it('D3 — le contrat qui reprend dit à l’écran depuis quand il est signé, et depuis quand il a repris', async () => {
    const elle = await engagee(true)
    const etat = async () => {
      const cookie = await c.p.ouvrirSession('madameRoy')
      const page = await c.p.appeler(`/professionnel/dossiers/${c.p.identifiant(elle, 'CD59')}/contrat`, { headers: { cookie } })
      return /État<\/dt>\s*<dd>(.*?)<\/dd>/s.exec(await page.text())?.[1]?.replaceAll(/<[^>]*>|\s/g, ' ') ?? assert.fail()
    }
    const signe = await etat()
    assert.match(signe, /depuis le \d+/)
    assert.doesNotMatch(signe, /repris/)
    await c.inscrire(elle, 'cessation')
    assert.equal((await c.dans(3)).echouees, 0)
    await c.inscrire(elle, 'inscrit')
    assert.match(await etat(), new RegExp(`${signe.trim()} ; suspendu entre-temps, il a repris le \\d+`))
  })

  // Those that last a year come last: habilitations would not outlive several.
  for (const x of cas.toSorted((a, b) => Number(a['puis']?.includes('CLORE')) - Number(b['puis']?.includes('CLORE'))))
    it(`${x['situation']}`, async () => {
      await c.p.base.application`update agent set expire_le = '2032-01-01', revue_le = '2031-01-01'`
      const elle = await engagee(x['inscrite'] === 'oui')
      for (const e of (x['puis'] ?? '').split(', ')) await (evenements[e] ?? assert.fail(e))(elle)
      const contrat = (await c.lire(elle, elle)).at(-1)?.donnees
      const orientations = (await c.lire(elle, elle, 'orientations')).map(o => o.donnees)
      const etat = (voulus: readonly string[]) => orientations.findLast(o => voulus.includes(String(o.etat)))
      const attend = etat(['BROUILLON', 'EN_ATTENTE'])
      const derniere = etat(['OUVERT']) ?? attend ?? orientations.at(-1)
      assert.deepEqual([contrat?.etat, derniere?.etat, attend ? 'oui' : 'non'], [x['contrat'], x['orientation'], x['attend']])
      if (!engagees.includes(String(contrat?.etat))) return
      assert.equal(derniere?.organisation, contrat?.organisation, 'elle est accompagnée par qui a signé')
    })
})
