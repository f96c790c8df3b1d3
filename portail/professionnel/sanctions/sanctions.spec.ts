import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { balises } from '../../interface/structure.essai.js'
import { unePlateformeAuTravail } from '../etats.essai.js'

const ici = '/professionnel/sanctions'
const texteDe = (page: string) =>
  page
    .replaceAll(/<select.*?<\/select>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')

describe('B2, B3 — Les procédures d’un département, par état, et la séance de son équipe pluridisciplinaire', () => {
  let p: Awaited<ReturnType<typeof unePlateformeAuTravail>>
  const cookies = new Map<string, string>()
  before(async () => {
    p = await unePlateformeAuTravail()
    for (const qui of ['madameRoy', 'monsieurBrun', 'monsieurPetit', 'sofia', 'julien', 'amina'])
      cookies.set(qui, await p.ouvrirSession(qui))
  })
  after(() => p.fermer())
  async function page(qui: string, chemin: string, statut = 200): Promise<string> {
    const r = await fetch(p.url + chemin, { headers: { cookie: cookies.get(qui) ?? '' }, redirect: 'manual' })
    const texte = await r.text()
    assert.equal(r.status, statut, texteDe(texte).slice(0, 400))
    return texte
  }

  it('M. Brun les lit par état, avec leur échéance ; le menu y mène ; un autre département n’y lit rien, une mission locale n’y entre pas', async () => {
    const html = await page('monsieurBrun', ici)
    balises(html)
    assert.match(html, /href="\/professionnel\/sanctions"[^>]*>Sanctions</)
    const texte = texteDe(html)
    assert.match(
      texte,
      /Notifiée : la personne présente ses observations.*Amina BENALI Suspension de 30 % du RSA pendant 1 mois.*encore 10 jours/,
    )
    assert.match(texte, /Proposée par France Travail, à instruire.*Yanis BENALI/)
    assert.match(texteDe(await page('monsieurBrun', `${ici}?etat=LEVEE`)), /Levée.*Yanis BENALI/)
    assert.match(texteDe(await page('monsieurBrun', `${ici}?enRetard=true`)), /Aucune procédure ici/)
    assert.match(texteDe(await page('monsieurPetit', ici)), /Aucune procédure ici/)
    await page('sofia', ici, 403)
    assert.doesNotMatch(await page('sofia', '/professionnel'), /href="\/professionnel\/sanctions"/)
  })

  it('en CSV à qui peut exporter', async () => {
    assert.match(await page('monsieurBrun', `${ici}.csv?etat=LEVEE`), /Yanis BENALI;1;suspension de 30 % du RSA pendant 1 mois;levée;/)
    await page('madameRoy', `${ici}.csv?etat=LEVEE`, 403)
  })

  it('la séance : ce qui attend un avis, l’avis noté sort de la liste et se lit dans la procédure ; sans choix, rien n’est écrit', async () => {
    const depart = await page('madameRoy', `${ici}/equipe`)
    assert.match(
      texteDe(depart),
      /1 dossier.*Yanis BENALI, procédure n° 2.*Suppression de 50 % du RSA pendant 2 mois.*son bus ne passe plus depuis les travaux/,
    )
    assert.doesNotMatch(texteDe(depart), /Amina/)
    const champ = /name="(avis\.[^"]+)"/.exec(depart)?.[1] ?? assert.fail('aucun avis à donner')
    const caches = Object.fromEntries(
      [...depart.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(m => [m[1] ?? '', m[2] ?? '']),
    )
    const noter = (dit: Record<string, string>) =>
      fetch(`${p.url}${ici}/equipe`, {
        method: 'POST',
        headers: { cookie: cookies.get('madameRoy') ?? '', origin: p.url, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ ...caches, avisLe: '2026-11-20', ...dit }),
        redirect: 'manual',
      })
    assert.match(texteDe(await (await noter({})).text()), /Aucun avis n’est choisi/)
    assert.equal((await noter({ [champ]: 'DEFAVORABLE' })).status, 303)
    assert.match(texteDe(await page('madameRoy', `${ici}/equipe`)), /Aucun dossier n’attend d’avis/)
    const yanis = `/professionnel/dossiers/${p.identifiant('yanis', 'CD59')}/sanctions/2`
    assert.match(texteDe(await page('madameRoy', yanis)), /Avis de l’équipe pluridisciplinaire : défavorable/)
  })

  it('Amina lit ce que dit sa caisse de son RSA : suspendu, par qui, pourquoi ; repris, elle ne lit plus que cela', async () => {
    const sienne = async () => texteDe(await page('amina', '/mon-espace/sanctions/1'))
    const dire = async (corps: Record<string, string | null>) => {
      const chemin = `/api/v1/versement-rsa/droits-rsa/${p.identifiant('amina', 'CAF591')}`
      const jeton = p.jetonDApplication('PAR_caf_591')
      const { elements } = (await (await p.appeler(chemin, { jeton: await jeton })).json()) as {
        elements: { numero: number; version: number }[]
      }
      const [{ numero, version } = { numero: 0, version: 0 }] = elements
      const init = { method: 'PATCH', jeton: await jeton, headers: { 'if-match': `"${version}"` }, body: JSON.stringify(corps) }
      const r = await p.appeler(`${chemin}/${numero}`, init)
      assert.equal(r.status, 200, await r.text())
    }
    assert.match(await sienne(), /Ce que dit la caisse Caisse d’allocations familiales du Nord : droit ouvert/)
    await dire({ etatDossier: '4', motifSuspension: 'CG' })
    assert.match(await sienne(), /Ce que dit la caisse .* : droit ouvert, versement suspendu, du fait du département/)
    await dire({ motifSuspension: '06' })
    assert.match(await sienne(), /Ce que dit la caisse .* : droit ouvert, versement suspendu, pour une raison qui est la sienne/)
    await dire({ etatDossier: '2', motifSuspension: null })
    assert.doesNotMatch(await sienne(), /versement suspendu/)
  })

  it('France Travail ne lit que ce qu’elle suit, et son conseiller ne trouve rien à signer', async () => {
    assert.match(texteDe(await page('julien', ici)), /Yanis BENALI/)
    const yanis = `/professionnel/dossiers/${p.identifiant('yanis', 'FT')}/sanctions/3`
    assert.match(texteDe(await page('julien', yanis)), /Cette procédure est celle de CD59|pas encore saisi/)
  })
})
