import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { plusJours } from '../../droit/jours.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { clorelesTravaux, creerUnTravail, type TravailAFaire } from '../index.js'

type Page = { elements: TravailAFaire[]; suivant: string | null }

describe('C1, C3, H2 — La file de travail d’une organisation', async () => {
  const p = await unePlateforme()
  after(() => p.fermer())
  const encours = { sql: p.moteur.sql, moteur: p.moteur }
  const jour = (n: number) => plusJours(aujourdHui(p.moteur), n)
  const suivie = (structure: string) => unePersonne(p, [{ organisation: 'CD59', structure, motif: 'competence-orientation' }])
  let [aLille, aRoubaix] = [0n, 0n]

  before(async () => {
    ;[aLille, aRoubaix] = [await suivie('CD59-UT-LILLE'), await suivie('CD59-UT-ROUBAIX')]
    const travail = (usager: bigint, structure: string | null, aFaireAvant: string | null, objet = '') =>
      creerUnTravail(encours, { nature: 'decision-d-orientation-a-prendre', usager, organisation: 'CD59', structure, aFaireAvant, objet })
    await travail(aLille, 'CD59-UT-LILLE', jour(10))
    await travail(aLille, 'CD59-UT-LILLE', jour(-1), 'passée')
    await travail(aLille, null, null, 'sans jour')
    await travail(aRoubaix, 'CD59-UT-ROUBAIX', jour(5))
    await creerUnTravail(encours, {
      nature: 'contrat-a-signer',
      usager: aLille,
      organisation: 'CD59',
      structure: null,
      aFaireAvant: jour(0),
    })
    // France Travail has something to do for her too, the Pas-de-Calais for somebody it does not follow.
    await creerUnTravail(encours, {
      nature: 'premier-rendez-vous-a-prendre',
      usager: p.numero('amina'),
      organisation: 'FT',
      structure: null,
    })
    await creerUnTravail(encours, { nature: 'contrat-a-signer', usager: aLille, organisation: 'CD62', structure: null })
  })

  const lire = async (qui: string, requete = ''): Promise<Page> => {
    const r = await p.appeler(`/api/v1/travaux${requete}`, { jeton: await p.jetonDe(qui) })
    assert.equal(r.status, 200, await r.clone().text())
    return (await r.json()) as Page
  }
  const resume = ({ elements }: Page) => elements.map(t => [t.nature, t.aFaireAvant, t.enRetard])

  it('le plus urgent d’abord, ce qui ne presse pas en dernier ; la structure de l’agent, et celle de personne', async () => {
    const decision = 'decision-d-orientation-a-prendre'
    const page = await lire('madameRoy')
    assert.deepEqual(resume(page), [
      [decision, jour(-1), true],
      ['contrat-a-signer', jour(0), false],
      [decision, jour(10), false],
      [decision, null, false],
    ])
    assert.deepEqual(page.elements[0]?.activite, { code: 'ACT382', famille: 'INSEA' })
    assert.equal(page.elements[0]?.usager, p.moteur.identifiants.pour('CD59', aLille))
    assert.equal((await lire('monsieurBrun')).elements.length, 5, 'le responsable n’a pas de structure : il voit toute l’organisation')
  })

  it('chaque filtre garde ce qu’il dit, et lui seul', async () => {
    const compter = async (qui: string, requete: string) => (await lire(qui, requete)).elements.length
    assert.equal(await compter('madameRoy', '?nature=contrat-a-signer'), 1)
    assert.equal(await compter('madameRoy', '?enRetard=true'), 1)
    assert.equal(await compter('madameRoy', '?enRetard=false'), 3)
    assert.equal(await compter('monsieurBrun', '?structure=CD59-UT-ROUBAIX'), 1)
    assert.equal(await compter('monsieurBrun', '?structure=FT-59-LILLE'), 0)
    assert.equal(await compter('monsieurBrun', `?usager=${p.moteur.identifiants.pour('CD59', aRoubaix)}`), 1)
    for (const faux of ['?nature=autre', '?enRetard=peut-etre', '?curseur=1', '?limite=0', '?inconnu=1'])
      assert.equal((await p.appeler(`/api/v1/travaux${faux}`, { jeton: await p.jetonDe('madameRoy') })).status, 400, faux)
    const autre = `/api/v1/travaux?usager=${p.moteur.identifiants.pour('FT', aRoubaix)}`
    assert.equal((await p.appeler(autre, { jeton: await p.jetonDe('madameRoy') })).status, 404)
  })

  it('de page en page, chaque travail une fois', async () => {
    const entiere = (await lire('monsieurBrun')).elements.map(t => t.id)
    const vus: string[] = []
    for (let suivant: string | null = ''; suivant !== null; ) {
      const page: Page = await lire('monsieurBrun', `?limite=2${suivant && `&curseur=${suivant}`}`)
      vus.push(...page.elements.map(t => t.id))
      suivant = page.suivant
    }
    assert.deepEqual(vus, entiere)
  })

  it('le décompte dit par nature combien, combien en retard, et le jour le plus proche', async () => {
    const r = await p.appeler('/api/v1/travaux/decompte', { jeton: await p.jetonDe('madameRoy') })
    assert.deepEqual(await r.json(), {
      natures: [
        {
          nature: 'decision-d-orientation-a-prendre',
          libelle: 'Décision d’orientation à prendre',
          nombre: 3,
          enRetard: 1,
          prochaine: jour(-1),
        },
        { nature: 'contrat-a-signer', libelle: 'Contrat d’engagement à signer', nombre: 1, enRetard: 0, prochaine: jour(0) },
      ],
    })
  })

  it('nul ne voit la file d’une autre organisation, ni dans la sienne une personne qu’elle ne suit pas', async () => {
    assert.deepEqual(
      resume(await lire('julien')).map(([nature]) => nature),
      ['premier-rendez-vous-a-prendre'],
    )
    assert.deepEqual((await lire('monsieurPetit')).elements, [], 'le Pas-de-Calais ne suit pas cette personne')
    const refusee = await p.appeler('/api/v1/travaux', { jeton: await p.jetonDe('amina') })
    assert.equal(refusee.status, 403, 'la personne n’a pas de file de travail')
    assert.equal((await p.appeler('/api/v1/travaux', { jeton: await p.jetonDe('madameRoy', []) })).status, 403, 'un jeton sans échange')
    assert.equal((await p.appeler('/api/v1/travaux')).status, 401)
  })

  it('fait, il sort de la file ; plus suivie, elle n’y est plus ; la personne lit qui a consulté cette liste', async () => {
    assert.equal(await clorelesTravaux(encours, { nature: 'contrat-a-signer', usager: aLille, organisation: 'CD59', motif: 'signé' }), 1)
    assert.equal(resume(await lire('madameRoy')).length, 3)
    await p.base.proprietaire`update rattachement set au = ${jour(-1)} where usager_id = ${aRoubaix.toString()}`
    assert.equal((await lire('monsieurBrun')).elements.length, 3)
    const [trace] = await p.base.proprietaire<{ champs: string[]; agent: string }[]>`
      select champs, agent from journal where usager_id = ${aLille.toString()} and issue = 'a-faire' order by instant desc limit 1`
    assert.deepEqual({ ...trace }, { champs: [], agent: 'brun.marc|BRUN|Marc' })
    await lire('julien')
    const r = await p.appeler(`/api/v1/acces-de-la-personne/consultations/${p.identifiant('amina', 'ESPACE-USAGER')}`, {
      jeton: await p.jetonDe('amina'),
    })
    assert.match(await r.text(), /a consulté la liste de ce que son organisation doit faire pour vous/)
  })

  it('à l’écran : ce qui attend sur l’accueil, puis la liste, avec les noms et le retard', async () => {
    const cookie = await p.ouvrirSession('madameRoy')
    const page = async (chemin: string) => {
      const r = await fetch(p.url + chemin, { headers: { cookie } })
      assert.equal(r.status, 200)
      return (await r.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    }
    assert.match(await page('/professionnel'), /3 décisions d’orientation à prendre .*Un jour limite est passé/)
    assert.match(
      await page('/professionnel/travaux?nature=decision-d-orientation-a-prendre'),
      /EPREUVE .*Décision d’orientation à prendre .*en retard/,
    )
    assert.match(await page('/professionnel/travaux?nature=heures-a-valider'), /Aucun travail ne répond à ces filtres/)
  })
})
