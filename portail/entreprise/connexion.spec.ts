import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unClientACookies } from '../../outils/client-a-cookies.js'
import { unFauxFournisseur } from '../../outils/faux-fournisseur.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { proconnect } from '../../src/acces/federation/index.js'

let p: PlateformeDEssai
let faux: Awaited<ReturnType<typeof unFauxFournisseur>>
before(async () => {
  faux = await unFauxFournisseur()
  p = await unePlateforme({ fournisseurs: [proconnect(faux)] })
})
after(async () => {
  await p.fermer()
  await faux.fermer()
})

const ateliers = '51820364100014'
const compte = (sub: string, siret: unknown) => ({
  sub,
  siret,
  email: `${sub}@ateliers.example.fr`,
  given_name: 'Nathalie',
  usual_name: 'VASSEUR',
  organization_label: 'Ateliers du Nord',
  acr: 'eidas2',
  amr: ['pwd', 'otp', 'mfa'],
})

/** From our page to our page, by way of the provider, which says that of whoever signs in. */
async function entrer(sub: string, siret: unknown) {
  const client = unClientACookies(p.url)
  const depart = await client.demander('/connexion/proconnect?espace=entreprise')
  assert.equal(depart.statut, 303)
  const arrivee = await client.demander(`/connexion/proconnect/retour?${faux.autoriser(depart.adresse, compte(sub, siret))}`)
  return { client, arrivee }
}
const connues = async () => (await p.base.proprietaire`select siret from entreprise order by siret`).map(e => String(e['siret']))

describe('A8, I1 — Entrer au nom d’une entreprise', () => {
  it('le SIRET que ProConnect garantit ouvre l’espace de cet établissement, et de lui seul', async () => {
    const { client, arrivee } = await entrer('nathalie', ateliers)
    assert.deepEqual([arrivee.statut, new URL(arrivee.adresse).pathname], [303, '/entreprise'])
    const session = await p.portail.sessions.parCookie(client.temoin('__Host-session') ?? '')
    assert.deepEqual([session?.genre, session?.siret, session?.organisation], ['entreprise', ateliers, 'ESPACE-ENTREPRISE'])
    const page = (await client.demander('/entreprise')).texte
    assert.match(page, /518 203 641 00014/)
    assert.match(page, /Ateliers du Nord/)
    assert.deepEqual(await connues(), [ateliers])
  })

  it('un SIRET absent, tronqué ou écrit autrement n’ouvre rien et ne fait connaître aucune entreprise', async () => {
    for (const siret of [
      undefined,
      null,
      '',
      '5182036410001',
      '518203641000140',
      '518 203 641 00014',
      '5182036410001A',
      51820364100014,
      [ateliers],
    ]) {
      const { client, arrivee } = await entrer('autre', siret)
      assert.equal(arrivee.statut, 403, JSON.stringify(siret))
      assert.match(arrivee.texte, /L’espace des entreprises ne peut pas s’ouvrir/)
      assert.equal(client.temoin('__Host-session'), undefined)
    }
    assert.deepEqual(await connues(), [ateliers])
  })

  it('le SIRET d’une autre entreprise ouvre la sienne à la même personne, et rien de la première', async () => {
    const { client, arrivee } = await entrer('nathalie', '39860733300059')
    assert.equal(arrivee.statut, 303)
    const page = (await client.demander('/entreprise')).texte
    assert.match(page, /398 607 333 00059/)
    assert.doesNotMatch(page, /518 203 641/)
  })
})
