import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { plusJours } from '../../../src/droit/jours.js'
import { uneSanctionDuTravail } from '../../../src/parcours/sanction-travail/sanction.essai.js'
import { visiteur } from '../../administration/visiteur.essai.js'

const s = await uneSanctionDuTravail()
after(() => s.p.fermer())
const leo = s.pour('jeune')
const ici = async () => `/mon-espace/sanctions-travail/jeune/${(await leo.derniere()).numero}`
const la = async (qui: string) => visiteur(s.p, qui)
const pdf = async (qui: string, chemin: string) =>
  fetch(s.p.url + chemin, { headers: { cookie: await s.p.ouvrirSession(qui) }, redirect: 'manual' })
const page = async () => (await (await la('leo')).lire(await ici())).texte

describe('B2, E2, E5 — Léo conteste, à l’écran : qui est compétent, jusqu’à quand, ce que vaut le silence', () => {
  it('la décision dit à qui demander de la revoir ; contestée, jusqu’à quand on peut lui répondre, et ce qui est à vérifier', async () => {
    await leo.mener('DECIDEE')
    assert.match(await page(), /Demander à Mission locale de Lille de revoir cette décision/)
    assert.equal((await leo.contester()).status, 200)
    assert.match(await page(), /Mission locale de Lille a jusqu’au .* pour répondre à la contestation.*L\.\s411-7 ?, à vérifier/)
    assert.equal((await pdf('leo', `${await ici()}/rejet.pdf`)).status, 404)
  })

  it('rejetée, il en a la lettre, sa conseillère aussi ; il lui reste le tribunal, jusqu’à un jour dit', async () => {
    assert.equal((await leo.rejeter()).status, 200)
    assert.match(await page(), /La contestation a été rejetée le .*Saisir le tribunal administratif, jusqu’au/)
    const numero = (await leo.derniere()).numero
    for (const [qui, ou] of [
      ['leo', await ici()],
      ['sofia', `/professionnel/dossiers/${s.nom('sofia', 'leo')}/sanctions-travail/jeune/${numero}`],
    ] as const) {
      const lettre = await pdf(qui, `${ou}/rejet.pdf`)
      assert.equal(lettre.status, 200, qui)
      assert.match(await lettre.text(), /^%PDF-[\s\S]*MarkInfo/)
    }
    assert.equal((await pdf('amina', `${await ici()}/rejet.pdf`)).status, 404)
  })

  it('restée deux mois sans réponse, elle est tenue pour rejetée : la page le dit, et ce qui reste à faire', async () => {
    await leo.mener('DECIDEE')
    assert.equal((await leo.contester()).status, 200)
    await s.dans(70)
    const dite = await page()
    assert.match(dite, /n’a pas répondu à la contestation avant le .* elle est tenue pour rejetée.*à vérifier/)
    assert.match(dite, /Saisir le tribunal administratif, jusqu’au/)
    assert.doesNotMatch(dite, /Envoyer ma contestation/)
  })

  it('reprise par France Travail, c’est lui que nomment les voies de recours, et non plus la mission locale', async () => {
    await leo.mener('DECIDEE')
    const [r] = await s.p.base.proprietaire<{ numero: number; version: number }[]>`
      select numero, version from rattachement where usager_id = ${s.p.numero('leo').toString()} and organisation = 'ML-LILLE'
        and motif = 'accompagnement' and (au is null or au >= ${s.jour()}) order by numero desc limit 1`
    assert.ok(r)
    const fin = await s.corrigerSur(
      'julien',
      'tenue-de-la-liste',
      'rattachements',
      'leo',
      { ...r, donnees: {} },
      { au: plusJours(s.jour(), -1) },
    )
    assert.equal(fin.status, 200, await fin.clone().text())
    await s.dans(0)
    const numero = (await s.lireSur('leo', 'acces-de-la-personne', 'sanctions-jeune', 'leo')).at(-1)?.numero
    const { texte } = await (await la('leo')).lire(`/mon-espace/sanctions-travail/jeune/${numero}`)
    assert.match(texte, /Demander à France Travail de revoir cette décision/)
    assert.doesNotMatch(texte, /Demander à Mission locale/)
  })
})
