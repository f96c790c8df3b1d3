import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { desDroits } from './droits.essai.js'
import { lireCas } from '../../../outils/cas.js'
import { plusJours } from '../../droit/jours.js'
import { enTirets, lignesDe } from '../../moteur/lignes.js'
import { ressources } from '../ressources.js'
import { appelerLaCaisse, composerLesFichiers, servirParFichiers } from '../../payeurs/index.js'
import { uneCaisseSimulee } from '../../../jeu-d-essai/caisse-simulee.js'
import { uneSanction } from '../sanction-rsa/sanction.essai.js'

const s = await uneSanction()
const { p } = s
after(() => p.fermer())
const ilYA = (jours: number) => plusJours(s.jour(), -jours)
const { importerIlYA, numeroDe } = desDroits(s)
/** Of what a change of right leaves to do, what this professional finds in her queue about that person. */
const aFaire = async (qui: string, usager: bigint) => {
  const r = await p.appeler('/api/v1/travaux?limite=100', { jeton: await p.jetonDe(qui) })
  assert.equal(r.status, 200, await r.clone().text())
  const { elements } = (await r.json()) as { elements: { usager: string; nature: string }[] }
  const suites = ['droit-clos', 'droit-transfere', 'suspension-sans-decision', 'categorie-a-revoir', 'decision-d-orientation-a-prendre']
  return elements.filter(t => t.usager === s.nom(qui, usager) && suites.includes(t.nature)).map(t => t.nature)
}
const reussi = async (r: Response, statut: number) => assert.equal(r.status, statut, await r.clone().text())
const statutDe = async (qui: string, chemin: string, usager: bigint) =>
  (await p.appeler(`/api/v1/${chemin}/${s.nom(qui, usager)}`, { jeton: await p.jetonDe(qui) })).status

describe('B1, B3 — Un droit au RSA change : chacun trouve ce qu’il a à faire, et nul acte n’est pris contre la personne', () => {
  let hugo = 0n
  before(async () => {
    await importerIlYA(20, 'BLANC')
    hugo = await numeroDe('BLANC')
    const confiee = { organisation: 'DCD59-CCAS-ROUBAIX', structure: null, motif: 'accompagnement', du: s.jour(), au: null }
    await reussi(await s.deposerSur('madameRoy', 'accompagnement', 'rattachements', hugo, confiee), 201)
  })
  const elle = () => s.pour(hugo)
  const etatDeLaProcedure = async () => (await elle().derniere()).donnees.etat

  it('à l’ouverture, le département a six semaines pour orienter', async () => {
    assert.deepEqual(await aFaire('madameRoy', hugo), ['decision-d-orientation-a-prendre'])
  })

  it('la caisse dit appliquer une sanction que nul n’a décidée ici : le département la voit, rien d’autre ne bouge', async () => {
    await importerIlYA(18, 'BLANC', { etat: '4', suspension: 'CG' })
    assert.ok((await aFaire('madameRoy', hugo)).includes('suspension-sans-decision'))
    assert.deepEqual(await s.lireSur('madameRoy', 'instruction', 'sanctions-rsa', hugo), [])
    await importerIlYA(17, 'BLANC', { etat: '4', suspension: '06' })
    assert.ok(
      !(await aFaire('madameRoy', hugo)).includes('suspension-sans-decision'),
      'pour une déclaration manquante, c’est l’affaire de la caisse',
    )
  })

  it('clos pendant la procédure : elle reste où elle est, le département qui l’a ouverte la conclut, et ne lit plus le reste du dossier', async () => {
    await reussi(await elle().ouvrir('monsieurBrun', await elle().reprocher()), 201)
    await reussi(await elle().notifier(), 200)
    await importerIlYA(12, 'BLANC', { etat: '4', suspension: 'GJ' })
    const page = async () => {
      const { numero } = await elle().derniere()
      const chemin = `/professionnel/dossiers/${s.nom('madameRoy', hugo)}/sanctions/${numero}`
      const r = await p.appeler(chemin, { headers: { cookie: await p.ouvrirSession('madameRoy') } })
      assert.equal(r.status, 200)
      return (await r.text()).replaceAll(/\s+/g, ' ')
    }
    assert.match(await page(), /Ce que dit la caisse.*versement suspendu, du fait du département .*Suspension décidée par le département/)
    await importerIlYA(10, 'BLANC', { etat: '5', cloture: { motif: 'ECH', date: ilYA(11) } })
    assert.deepEqual(await aFaire('madameRoy', hugo), ['droit-clos'])
    assert.match(await page(), /Ce que dit la caisse.*droit clos le/)
    assert.equal(await etatDeLaProcedure(), 'CONTRADICTOIRE')
    assert.deepEqual(
      [
        await statutDe('madameRoy', 'accompagnement/identites', hugo),
        await statutDe('madameRoy', 'accompagnement/droits-rsa', hugo),
        await statutDe('madameRoy', 'accompagnement/inscriptions', hugo),
      ],
      [200, 200, 404],
    )
    const [{ motif, au } = { motif: '', au: null }] = (await s.lireSur(hugo, 'acces-de-la-personne', 'rattachements', hugo))
      .map(r => r.donnees as { motif: string; au: string | null })
      .filter(r => r.motif === 'procedure-en-cours')
    assert.equal(motif, 'procedure-en-cours')
    assert.ok(au !== null && au > plusJours(s.jour(), 200), 'la personne lit jusqu’à quand')
    assert.equal(await statutDe('monsieurPetit', 'accompagnement/identites', hugo), 404)
  })

  it('redit le mois suivant, il n’ajoute rien ; rouvert, le travail s’en va, et de nouveau clos il revient', async () => {
    await importerIlYA(9, 'BLANC', { etat: '5', cloture: { motif: 'ECH', date: ilYA(11) } })
    assert.deepEqual(await aFaire('madameRoy', hugo), ['droit-clos'])
    await importerIlYA(8, 'BLANC')
    assert.ok(!(await aFaire('madameRoy', hugo)).includes('droit-clos'))
    await importerIlYA(7, 'BLANC', { etat: '5', cloture: { motif: 'ECH', date: ilYA(7) } })
    assert.deepEqual(await aFaire('madameRoy', hugo), ['droit-clos'])
  })

  it('conclue sans suite par qui signe, il n’y a plus rien à en faire', async () => {
    await reussi(await elle().observer(), 200)
    const sansSuite = { decision: 'SANS_SUITE', motivation: 'Le droit est clos, la procédure n’a plus d’objet.', qualite: 'Par délégation' }
    await reussi(await elle().agir('monsieurBrun', 'decision', sansSuite), 200)
    assert.deepEqual([await etatDeLaProcedure(), await aFaire('madameRoy', hugo)], ['SANS_SUITE', []])
  })
})

describe('B1, B3, C1 — Un droit transféré, ou fini après un parcours social', () => {
  let lea = 0n
  before(async () => {
    await importerIlYA(20, 'NOIR')
    lea = await numeroDe('NOIR')
    const confiee = { organisation: 'DCD59-CCAS-ROUBAIX', structure: null, motif: 'accompagnement', du: s.jour(), au: null }
    await reussi(await s.deposerSur('madameRoy', 'accompagnement', 'rattachements', lea, confiee), 201)
    await reussi(await s.pour(lea).ouvrir('monsieurBrun', await s.pour(lea).reprocher()), 201)
  })

  it('le nouveau département a son délai ; l’ancien conclut sa procédure, le nouveau ne la reprend pas', async () => {
    const ailleurs = { matricule: '6200001', departement: '62', commune: '62041', arrivee: ilYA(6) }
    await importerIlYA(6, 'NOIR', ailleurs, 'CAF621')
    await importerIlYA(5, 'NOIR', { etat: '5', cloture: { motif: 'MUT', date: ilYA(6) } })
    assert.deepEqual(await aFaire('monsieurPetit', lea), ['decision-d-orientation-a-prendre'])
    assert.deepEqual(await aFaire('madameRoy', lea), ['droit-transfere'])
    const { numero, version, donnees } = await s.pour(lea).derniere()
    assert.equal(donnees.etat, 'A_TRAITER')
    const griefs = { protection: 'AUCUNE', griefs: 'Il vous est reproché deux absences ; une suspension est envisagée.' }
    const parLeNouveau = await s.corrigerSur('monsieurPetit', 'instruction', 'sanctions-rsa', lea, { numero, version, donnees }, griefs)
    await reussi(parLeNouveau, 422)
    assert.match(await parLeNouveau.text(), /Cette procédure est celle de CD59/)
    await reussi(await s.pour(lea).notifier(), 200)
  })

  it('l’ancien ne lit plus que ce que demande sa procédure, ressource par ressource', async () => {
    const table = lireCas('src/parcours/droits-rsa/procedure-en-cours.cas.md')
    const lignes = ressources.flatMap(lignesDe).filter(l => l.operation === 'consulter' && l.par.some(a => a.code === 'CD'))
    assert.deepEqual([...new Set(lignes.map(l => l.ressource.nom))].toSorted(), table.map(c => c['ressource'] ?? '').toSorted())
    for (const { ressource, lit } of table) {
      const statuts = []
      for (const l of lignes.filter(x => x.ressource.nom === ressource))
        statuts.push(await statutDe('madameRoy', `${enTirets(l.nomEchange)}/${l.ressource.chemin}`, lea))
      assert.equal(statuts.includes(200), lit === 'L', `${ressource} : ${statuts.join(', ')}`)
    }
  })

  it('une sanction qui court est dite à la nouvelle caisse, une fois, avant sa levée ; ni à l’ancienne de nouveau, ni une fois levée', async () => {
    await importerIlYA(20, 'ROUX')
    const rose = await numeroDe('ROUX')
    const confiee = { organisation: 'DCD59-CCAS-ROUBAIX', structure: null, motif: 'accompagnement', du: s.jour(), au: null }
    await reussi(await s.deposerSur('madameRoy', 'accompagnement', 'rattachements', rose, confiee), 201)
    const elle = s.pour(rose)
    await reussi(await elle.ouvrir('monsieurBrun', await elle.reprocher()), 201)
    await reussi(await elle.notifier(), 200)
    await reussi(await elle.observer(), 200)
    await reussi(await elle.agir('monsieurBrun', 'decision', s.decision()), 200)
    const dites = async () =>
      (
        await p.base.proprietaire<{ nature: string; payeur: string; du: string; taux: number | null; decidee_par: string }[]>`
          select nature, payeur, du::text, taux, decidee_par from envoi_au_payeur where usager_id = ${rose.toString()} order by numero`
      ).map(e => [e.nature, e.payeur, e.taux, e.decidee_par])
    await p.base.proprietaire`update acheminement set etat = 'TRANSMIS' where usager_id = ${rose.toString()}`
    await p.base.proprietaire`update envoi_au_payeur set etat = 'TRANSMIS' where usager_id = ${rose.toString()}`
    const aLaMsa = { matricule: '5900009', arrivee: ilYA(6) }
    await importerIlYA(6, 'ROUX', aLaMsa, 'MSA591')
    await importerIlYA(5, 'ROUX', { etat: '5', cloture: { motif: 'MUT', date: ilYA(6) } })
    const redite = [
      ['suspension', 'CAF591', 30, 'CD59'],
      ['suspension', 'MSA591', 30, 'CD59'],
    ]
    assert.deepEqual(await dites(), redite)
    await importerIlYA(4, 'ROUX', aLaMsa, 'MSA591')
    assert.deepEqual(await dites(), redite, 'redit le mois suivant, le droit ne redit rien')
    await reussi(await elle.agir('madameLeroux', 'remise-en-conformite', { conformite: 'Participe de nouveau aux ateliers.' }), 200)
    await reussi(await elle.agir('monsieurBrun', 'decision', { levee: 'LEVEE', motifDeLevee: 'Elle participe de nouveau.' }), 200)
    const levee = [...redite, ['levee', 'MSA591', 30, 'CD59'], ['retablissement', 'MSA591', 30, 'CD59']]
    assert.deepEqual(await dites(), levee)
    await importerIlYA(3, 'ROUX', { matricule: '6200009', departement: '62', commune: '62041', arrivee: ilYA(3) }, 'CAF621')
    assert.deepEqual(await dites(), levee, 'levée, une troisième caisse n’a rien à en savoir')
  })

  it('le dernier droit fini, qui est en parcours social reste sur la liste : quelqu’un de France Travail dit sa catégorie, et l’orientera', async () => {
    await importerIlYA(4, 'GRIS')
    const paul = await numeroDe('GRIS')
    const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${s.nom('julien', paul)}`
    const revoir = async (categorie: string) => {
      const jeton = await p.jetonDe('julien')
      const lue = await p.appeler(chemin, { jeton })
      const headers = { 'if-match': lue.headers.get('etag') ?? '' }
      await reussi(await p.appeler(chemin, { method: 'PATCH', jeton, headers, body: JSON.stringify({ categorie }) }), 200)
    }
    await revoir('F')
    assert.deepEqual(await aFaire('madameRoy', paul), ['decision-d-orientation-a-prendre'])
    await importerIlYA(2, 'GRIS', { etat: '5', cloture: { motif: 'RFD', date: ilYA(2) } })
    assert.deepEqual((await aFaire('julien', paul)).toSorted(), ['categorie-a-revoir', 'decision-d-orientation-a-prendre'])
    assert.deepEqual(await aFaire('madameRoy', paul), [])
    const lue = await p.appeler(chemin, { jeton: await p.jetonDe('julien') })
    assert.equal(((await lue.json()) as { donnees: { statut: string } }).donnees.statut, 'inscrit')
    await revoir('A')
    assert.deepEqual(await aFaire('julien', paul), ['decision-d-orientation-a-prendre'])
  })
})

describe('B3, E2 — Ce qui est accordé suit le droit transféré : à la nouvelle caisse, ou à la décision du nouveau département', () => {
  let june = 0n
  const chemin = 'decisions-d-opportunite'
  const dites = async () =>
    (
      await p.base.proprietaire<{ dit: string }[]>`
        select nature || ' ' || payeur || ' ' || decidee_par || ' ' || etat as dit from envoi_au_payeur where usager_id = ${june.toString()} order by numero`
    ).map(e => e.dit)
  const agir = async (par: string, corps: Record<string, string>) => {
    const [lue] = await s.lireSur('monsieurPetit', 'decision-d-opportunite', chemin, june)
    return s.corrigerSur(par, 'decision-d-opportunite', chemin, june, lue ?? assert.fail(), corps)
  }
  const refuse = async (r: Response, phrase: RegExp) => {
    await reussi(r, 422)
    assert.match(((await r.json()) as { detail: string }).detail, phrase)
  }
  const aConfirmer = async (qui: string) => {
    const r = await p.appeler('/api/v1/travaux?limite=100', { jeton: await p.jetonDe(qui) })
    const { elements } = (await r.json()) as { elements: { usager: string; nature: string }[] }
    return elements.filter(t => t.usager === s.nom(qui, june) && t.nature === 'opportunite-a-confirmer').length
  }
  before(async () => {
    await importerIlYA(20, 'VERT')
    june = await numeroDe('VERT')
  })

  it('de la CAF à la MSA du même département : redite telle quelle, une fois, dans le fichier de la MSA ; les deux côtés lisent où elle en est', async () => {
    const accorde = { sens: 'OUVERTURE', demandeePar: 'PERSONNE', sanction: null, contrat: null, du: s.jour(), au: null }
    const corps = { ...accorde, motivation: 'Grande précarité, constatée par le service social.', qualite: 'Par délégation du président' }
    await reussi(await s.deposerSur('monsieurBrun', 'decision-d-opportunite', chemin, june, corps), 201)
    await p.base.proprietaire`update acheminement set etat = 'TRANSMIS' where usager_id = ${june.toString()}`
    await p.base.proprietaire`update envoi_au_payeur set etat = 'TRANSMIS' where usager_id = ${june.toString()}`
    await servirParFichiers(p.moteur.sql, 'MSA591', 'windows-1252')
    for (const jours of [7, 6]) await importerIlYA(jours, 'VERT', { matricule: '5900010', arrivee: ilYA(7) }, 'MSA591')
    await importerIlYA(5, 'VERT', { etat: '5', cloture: { motif: 'MUT', date: ilYA(7) } })
    const redite = ['ouverture-d-opportunite CAF591 CD59 TRANSMIS', 'ouverture-d-opportunite MSA591 CD59 A_ENVOYER']
    assert.deepEqual(await dites(), redite)
    for (const jeton of [await p.jetonDe('madameRoy'), await p.jetonDApplication('PAR_msa_591')]) {
      const r = await p.appeler('/api/v1/envois-au-payeur?etat=A_ENVOYER', { jeton })
      const { elements } = (await r.json()) as { elements: { nature: string; payeur: string; decideePar: string }[] }
      assert.deepEqual(
        elements.filter(e => e.nature === 'ouverture-d-opportunite').map(e => [e.payeur, e.decideePar]),
        [['MSA591', 'CD59']],
      )
    }
    assert.ok((await composerLesFichiers(p.moteur)) >= 1)
    const pris = await p.appeler('/api/v1/envois-au-payeur/fichiers/1', { jeton: await p.jetonDApplication('PAR_msa_591') })
    assert.match(await pris.text(), /<MATRICULE>590001000000000<.*<NATDECPCG>OUV</s)
    assert.equal(await aConfirmer('madameRoy'), 0)
  })

  it('dans un autre département : nulle caisse n’en sait rien avant qu’il décide ; l’ancien n’y peut plus rien, ni qui ne signe pas', async () => {
    const ailleurs = { matricule: '6200010', departement: '62', commune: '62041', arrivee: ilYA(4) }
    await importerIlYA(4, 'VERT', ailleurs, 'CAF621')
    await importerIlYA(3, 'VERT', { matricule: '5900010', arrivee: ilYA(7), etat: '5', cloture: { motif: 'MUT', date: ilYA(4) } }, 'MSA591')
    assert.equal((await dites()).length, 2)
    assert.deepEqual([await aConfirmer('monsieurPetit'), await aConfirmer('madameRoy')], [1, 0])
    const retrait = 'Les conditions ne sont plus réunies.'
    await reussi(await agir('monsieurBrun', { retrait }), 404)
    await refuse(await agir('monsieurPetit', { confirmation: 'Même situation, constatée ici aussi.' }), /délégué sa signature/)
  })

  it('maintenue par qui signe dans le nouveau département, sa caisse la reçoit par l’API ; la personne lit par qui et pourquoi ; retirée, elle l’apprend', async () => {
    const caisse = await uneCaisseSimulee()
    after(() => caisse.fermer())
    await appelerLaCaisse(p.moteur.sql, p.moteur.chiffrement, 'CAF621', caisse.adresse)
    await p.base
      .proprietaire`update agent set roles = '{responsable}' where organisation = 'CD62' and identifiant = 'petit.paul|PETIT|Paul'`
    const confirmation = 'Même situation, constatée ici aussi.'
    await refuse(await agir('monsieurPetit', { confirmation, retrait: 'Les conditions ne sont plus réunies.' }), /pas les deux à la fois/)
    const page = `${p.url}/professionnel/dossiers/${s.nom('monsieurPetit', june)}/opportunites/1`
    const cookie = await p.ouvrirSession('monsieurPetit')
    const lire = async () => (await (await fetch(page, { headers: { cookie } })).text()).replaceAll(/\s+/g, ' ')
    const ouverte = await lire()
    assert.match(ouverte, /La maintenir.*prise par Département du Nord.*L\. 262-13.*Maintenir et signer.*La retirer/)
    const envoyer = (corps: Record<string, string>) => {
      const csrf = /name="csrf" value="([^"]+)"/.exec(ouverte)?.[1] ?? ''
      const body = new URLSearchParams({ csrf, version: '1', ...corps })
      return fetch(`${page}/maintien`, { method: 'POST', redirect: 'manual', headers: { cookie, origin: p.url }, body })
    }
    assert.match(await (await envoyer({ confirmation: 'Trop court.' })).text(), /en vingt caractères au moins/)
    await reussi(await envoyer({ confirmation }), 303)
    assert.match(await lire(), /Maintenue après le transfert du droit.*Paul PETIT.*Même situation/)
    assert.equal(await aConfirmer('monsieurPetit'), 0)
    await refuse(await agir('monsieurPetit', { confirmation: 'Une seconde fois, par mégarde.' }), /rien à confirmer/)
    const borne = Date.now() + 10_000
    while (caisse.effets.length === 0 && Date.now() < borne) await new Promise(r => setTimeout(r, 50))
    assert.deepEqual(
      caisse.effets.map(e => e.matricule),
      ['6200010'],
    )
    const [lue] = await s.lireSur(june, 'acces-de-la-personne', chemin, june)
    assert.deepEqual([lue?.donnees.confirmeePar, lue?.donnees.confirmeur, lue?.donnees.confirmation], ['CD62', 'Paul PETIT', confirmation])
    await importerIlYA(2, 'VERT', { matricule: '6200010', departement: '62', commune: '62041', arrivee: ilYA(4) }, 'CAF621')
    assert.equal((await dites()).length, 3, 'redit, le droit ne redit rien')
    await reussi(await agir('monsieurPetit', { retrait: 'Les conditions ne sont plus réunies.' }), 200)
    assert.deepEqual(
      (await dites()).slice(2).map(d => d.split(' ').slice(0, 3).join(' ')),
      ['ouverture-d-opportunite CAF621 CD62', 'annulation CAF621 CD62'],
    )
  })
})
