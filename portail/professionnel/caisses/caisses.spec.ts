import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unePlateformeDesPayeurs } from '../../../src/payeurs/payeurs.essai.js'

const s = await unePlateformeDesPayeurs()
after(() => s.p.fermer())
const { p } = s

const ouvrir = async (qui: string, chemin: string) => {
  const r = await p.appeler(chemin, { headers: { cookie: await p.ouvrirSession(qui) }, redirect: 'manual' })
  return { statut: r.status, texte: (await r.text()).replaceAll(/\s+/g, ' ') }
}
const repondre = async (reponses: readonly Record<string, unknown>[]) => {
  const r = await p.appeler('/api/v1/envois-au-payeur/reponses', {
    method: 'POST',
    jeton: await s.jetonDeLaCaisse(),
    body: JSON.stringify({ reponses }),
  })
  assert.equal(r.status, 200, await r.text())
}

describe('E2 — Le département et la caisse lisent la même page : où en est chaque décision', () => {
  before(async () => {
    const { reference } = await s.transmettre('amina', 'sanctionRsa:1')
    await s.transmettre('amina', 'sanctionRsa:1', { nature: 'levee', du: '2026-12-15', au: null, taux: null, montant: null })
    await repondre([
      { reference, matricule: '1234567', etat: 'PRIS_EN_COMPTE' },
      { reference, matricule: '7654321', etat: 'APPLIQUE', appliqueLe: '2026-11-24' },
      { reference, matricule: '1234567', etat: 'APPLIQUE', appliqueLe: '2026-11-24' },
    ])
  })

  for (const qui of ['madameRoy', 'madameNoel'])
    it(`${qui} : le compte, la liste, les réponses refusées avec leur raison`, async () => {
      const { statut, texte } = await ouvrir(qui, '/professionnel/caisses')
      assert.equal(statut, 200, texte)
      assert.match(texte, /BENALI/)
      assert.match(texte, /suspension du versement/)
      assert.match(texte, /appliquée par la caisse/)
      assert.match(texte, /à envoyer à la caisse/)
      assert.match(texte, /Ce matricule n’est pas celui de la personne/)
      const filtree = await ouvrir(qui, '/professionnel/caisses?etat=A_ENVOYER')
      assert.match(filtree.texte, /levée de la suspension/)
      assert.doesNotMatch(filtree.texte.replace(/<select.*?<\/select>/g, ''), /<td>suspension du versement/)
      const dossier = await ouvrir(qui, `/professionnel/dossiers/${p.identifiant('amina', qui === 'madameRoy' ? 'CD59' : 'CAF591')}`)
      assert.equal(dossier.statut, 200)
      assert.match(dossier.texte, /suspension du versement/)
    })

  it('un autre département n’y lit rien, une mission locale n’y entre pas', async () => {
    assert.match((await ouvrir('monsieurPetit', '/professionnel/caisses')).texte, /Aucune décision n’est passée par ici/)
    assert.equal((await ouvrir('sofia', '/professionnel/caisses')).statut, 403)
  })

  it('en CSV, par référence et sans nom ; à qui peut exporter', async () => {
    const { statut, texte } = await ouvrir('madameNoel', '/professionnel/caisses.csv')
    assert.equal(statut, 200)
    assert.match(texte, /;suspension du versement;2026-12-01;2026-12-31;CD59;CAF591;appliquée par la caisse;non;/)
    assert.doesNotMatch(texte, /BENALI/)
    assert.equal((await ouvrir('madameRoy', '/professionnel/caisses.csv')).statut, 403)
  })

  it('rejetée : qui a décidé la redit d’un bouton, la caisse n’en a pas', async () => {
    const rejetee = (await s.lire(await s.jetonDeLaCaisse(), 'CAF591', 'amina')).find(e => e.donnees.etat === 'A_ENVOYER')
    await repondre([
      { reference: rejetee?.donnees.reference, matricule: '1234567', etat: 'REJETE', motifDuRejet: 'Dossier en cours de mutation' },
    ])
    assert.doesNotMatch((await ouvrir('madameNoel', '/professionnel/caisses?etat=REJETE')).texte, /Redire à la caisse/)
    const cookie = await p.ouvrirSession('madameRoy')
    const page = await (await p.appeler('/professionnel/caisses?etat=REJETE', { headers: { cookie } })).text()
    const [, action = ''] = /action="(\/professionnel\/caisses\/[^"]+\/renvoi)"/.exec(page) ?? assert.fail(page)
    const [, nom = '', valeur = ''] = /<input type="hidden" name="([^"]+)" value="([^"]+)"/.exec(page) ?? []
    const r = await p.appeler(action, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ [nom]: valeur }).toString(),
    })
    assert.equal(r.status, 303, await r.text())
    assert.match((await ouvrir('madameRoy', '/professionnel/caisses?etat=A_ENVOYER')).texte, /levée de la suspension/)
    for (const filtre of ['', '?etat=REJETE'])
      assert.doesNotMatch((await ouvrir('madameRoy', `/professionnel/caisses${filtre}`)).texte, /Redire à la caisse/)
  })

  it('en retard, c’est dit à l’accueil des deux', async () => {
    await p.avancer(new Date(p.moteur.horloge().getTime() + 4 * 86_400_000))
    for (const qui of ['madameRoy', 'madameNoel'])
      assert.match((await ouvrir(qui, '/professionnel')).texte, /Une décision sur le RSA sans réponse de la caisse/)
    assert.doesNotMatch((await ouvrir('julien', '/professionnel')).texte, /sans réponse de la caisse/)
  })
})

describe('G1, E2 — La personne lit ce qui est transmis à sa caisse, et ce que la caisse en a fait', () => {
  it('sur son accueil, en mots ; Yanis, dont rien n’est transmis, n’y lit rien', async () => {
    const { texte } = await ouvrir('amina', '/mon-espace')
    assert.match(texte, /Suspension du versement : transmise à votre caisse, Caisse d’allocations familiales du Nord, le .*, appliquée le/)
    assert.match(texte, /Levée de la suspension : à transmettre à votre caisse/)
    assert.doesNotMatch((await ouvrir('yanis', '/mon-espace')).texte, /transmis à ma caisse/)
  })
})
