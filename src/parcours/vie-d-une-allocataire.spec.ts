import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type FoyerDEssai, fluxDEssai } from '../../outils/flux-d-essai.js'
import { enJour } from '../../portail/interface/index.js'
import { plusJours, plusMois } from '../droit/jours.js'
import { deposantDe, formatCnaf, importer } from '../flux/index.js'
import { unContrat } from './contrat-engagement/contrat.essai.js'

const rosa = { nom: 'ROSSI', prenom: 'ROSA', naissance: '1986-03-12', sexe: 'F', nir: '2860359350117' } as const
const organisations: Readonly<Record<string, string>> = { madameRoy: 'CD59', julien: 'FT', monsieurPetit: 'CD62' }
const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_AUTO_CAF', parcours: 'PSP', organisme: 'CD', organisation: 'CD59' }

describe('A5, C3, C7, D3, E4 — La vie d’une allocataire : à chaque pas, ce qu’elle lit et ce que lisent les professionnels s’accordent', () => {
  let c: Awaited<ReturnType<typeof unContrat>>
  let elle = 0n
  let sortie = ''
  before(async () => {
    c = await unContrat()
    await c.p.base.application`update agent set expire_le = '2032-01-01', revue_le = '2031-01-01'`
  })
  after(() => c.p.fermer())

  /** What a caisse says of her household today, and what it brings about. */
  async function dire(caisse: 'CAF591' | 'CAF621', suite: Partial<FoyerDEssai> = {}) {
    const deposant = (await deposantDe(c.p.moteur.sql, caisse)) ?? assert.fail()
    const departement = caisse.slice(3, 5)
    const foyer = { matricule: `${departement}00077`, departement, demande: '2026-10-01', personnes: [rosa], ...suite }
    const flux = fluxDEssai([foyer], { organisation: caisse, jour: c.jour(), type: 'I' })
    const fiche = await importer(c.p.atelier, formatCnaf, deposant, flux, { forcer: true })
    assert.deepEqual([fiche.etat, fiche.rejetes], ['termine', 0])
    assert.equal((await c.dans(0)).echouees, 0)
  }
  async function page(qui: string | bigint, chemin: string) {
    const adresse =
      typeof qui === 'bigint'
        ? `/mon-espace${chemin}`
        : `/professionnel/dossiers/${c.p.identifiant(elle, organisations[qui] ?? assert.fail(qui))}${chemin}`
    const r = await fetch(c.p.url + adresse, { headers: { cookie: await c.p.ouvrirSession(qui) } })
    const html = await r.text()
    const [principale = html] = /<main[\s\S]*<\/main>/.exec(html) ?? []
    return `${r.status} ${principale.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')}`
  }
  /** On that page of each of them: what is read, and what is not. */
  async function lisent(quis: readonly (string | bigint)[], chemin: string, dits: readonly RegExp[], tus: readonly RegExp[] = []) {
    for (const qui of quis) {
      const lue = await page(qui, chemin)
      for (const dit of dits) assert.match(lue, dit, `${qui} ${chemin}`)
      for (const tu of tus) assert.doesNotMatch(lue, tu, `${qui} ${chemin}`)
    }
  }
  const reussi = async (...faits: (() => Promise<Response>)[]) => {
    for (const faire of faits) {
      const r = await faire()
      assert.ok(r.ok, await r.clone().text())
    }
    assert.equal((await c.dans(0)).echouees, 0)
  }
  const signer = () =>
    reussi(
      () => c.signer('madameRoy', elle),
      () => c.signer(elle, elle),
    )

  it('arrivée par le fichier de sa caisse : inscrite, en attente d’orientation, décision attendue de son département', async () => {
    await dire('CAF591')
    const [r] = await c.p.base.proprietaire<{ id: string }[]>`select usager_id::text as id from identite where nom_naissance = 'ROSSI'`
    elle = BigInt(r?.id ?? assert.fail())
    const limite = enJour(plusJours(c.jour(), 42))
    await lisent([elle, 'madameRoy', 'julien'], '/orientation', [
      /réponses à compléter/,
      new RegExp(`Décision d’orientation attendue au plus tard le ${limite}`),
    ])
    await lisent([elle, 'madameRoy', 'julien'], '/inscription', [
      /inscrit/,
      /G — bénéficiaire ou demandeur du RSA en attente d’orientation/,
    ])
    await lisent(['monsieurPetit'], '/orientation', [/^404/])
  })

  it('orientée, son contrat signé : tous lisent le même parcours, le même organisme, la même catégorie', async () => {
    await reussi(
      () => c.decider('madameRoy', elle, forcee),
      () => c.proposer('madameRoy', elle),
    )
    await signer()
    await c.dans(5)
    await lisent(
      [elle, 'madameRoy', 'julien'],
      '/orientation',
      [/en cours/, /parcours social/, /Réexamen|sera revue/],
      [/nouvelle décision/],
    )
    await lisent([elle, 'madameRoy', 'julien'], '/contrat', [/État signé/, /Organisme référent Département du Nord/])
    await lisent([elle, 'madameRoy', 'julien'], '/inscription', [/F — parcours social/])
  })

  it('son droit clos, elle reste sur la liste, orientée : rien ne change que la catégorie, à revoir', async () => {
    await dire('CAF591', { etat: '5', cloture: { motif: 'ECH', date: c.jour() } })
    await lisent([elle, 'madameRoy', 'julien'], '/orientation', [/en cours/])
    await lisent([elle, 'madameRoy', 'julien'], '/contrat', [/État signé/])
    assert.ok((await c.travaux(elle)).includes('categorie-a-revoir FT'))
  })

  it('elle quitte la liste : terminée pour tous, et pourquoi ; ni étape à venir, ni réexamen, ni réponse à compléter ; plus de travail', async () => {
    sortie = c.jour()
    await c.inscrire(elle, 'cessation')
    await lisent(
      [elle, 'julien'],
      '/orientation',
      [new RegExp(`Terminée le ${enJour(sortie)} Parce que cessation d’inscription`), /parcours social/],
      [/à venir/, /Réexamen|sera revue/, /Compléter ou changer/, /Qui décide/],
    )
    await lisent([elle], '/orientation', [new RegExp(`avant le ${enJour(plusMois(sortie, 12))}`)])
    await lisent([elle, 'julien'], '/contrat', [/État suspendu/])
    assert.deepEqual(await c.travaux(elle), [])
    await c.dans(1)
    await lisent(['madameRoy'], '/orientation', [/^404/])
  })

  it('de retour dans les douze mois avec son droit : tout reprend, et chacun lit qu’une nouvelle décision est attendue', async () => {
    await c.dans(60)
    const retour = c.jour()
    await dire('CAF591', { demande: retour, numeroDemande: '00000700002' })
    await lisent(
      [elle],
      '/orientation',
      [/en cours/, /Une nouvelle décision est attendue Votre orientation continue jusque-là/],
      [/en retard/],
    )
    await lisent(
      ['madameRoy', 'julien'],
      '/orientation',
      [/réponses à compléter/, /En cours, et avant parcours social .*? — en cours/],
      [/en retard/],
    )
    const [quinze, mois] = [plusJours(retour, 15), plusMois(retour, 1)].map(enJour)
    await lisent([elle, 'madameRoy'], '/orientation', [
      new RegExp(`Premier rendez-vous attendue au plus tard le ${quinze}`),
      new RegExp(`Diagnostic attendue au plus tard le ${mois}`),
    ])
    await lisent([elle, 'madameRoy', 'julien'], '/contrat', [/État signé/, /Organisme référent Département du Nord/])
    await lisent([elle, 'madameRoy', 'julien'], '/inscription', [/inscrit depuis/])
  })

  it('décidée de nouveau : l’ancienne est close pour tous, le contrat est à signer, la nouvelle décision n’est plus attendue', async () => {
    await reussi(() => c.decider('madameRoy', elle, { ...forcee, parcours: 'PSO' }))
    await lisent(
      [elle, 'madameRoy', 'julien'],
      '/orientation',
      [/en cours/, /parcours socio-professionnel/],
      [/nouvelle décision est attendue/],
    )
    await lisent([elle, 'madameRoy', 'julien'], '/contrat', [/État à signer/])
    await signer()
  })

  it('elle change de département : le nouveau décide, l’ancien l’accompagne encore, et tous le lisent', async () => {
    const numeroDemande = '00000700002'
    await dire('CAF621', { demande: c.jour(), arrivee: c.jour() })
    await dire('CAF591', { numeroDemande, etat: '5', cloture: { motif: 'MUT', date: c.jour() } })
    await c.dans(1)
    await lisent([elle], '/orientation', [
      /en cours/,
      /Organisme Département du Nord/,
      /nouvelle décision est attendue .*? Département du Pas-de-Calais/,
    ])
    await lisent(['madameRoy', 'monsieurPetit'], '/orientation', [/Qui décide Département du Pas-de-Calais/, /— en cours/])
    await lisent(['monsieurPetit'], '/orientation', [/Décider sans attendre/])
    await lisent(['madameRoy'], '/orientation', [], [/Décider sans attendre/])
    await lisent([elle, 'madameRoy', 'monsieurPetit'], '/contrat', [/État signé/, /Organisme référent Département du Nord/])
  })

  it('droit clos et sortie de la liste par un même fichier : son parcours, pas ce qui attendait à côté, lui est dit terminé', async () => {
    await dire('CAF621', { etat: '5', demande: c.jour(), cloture: { motif: 'ECH', date: c.jour() } })
    await lisent(
      [elle],
      '/orientation',
      [/terminée Parcours parcours socio-professionnel/, /Parce que fin du droit au RSA/],
      [/à venir/, /manque des réponses/],
    )
    await lisent(
      ['monsieurPetit'],
      '/orientation',
      [/Son orientation est terminée/, /fin du droit au RSA/],
      [/à venir/, /Décider/, /Qui décide/],
    )
    await lisent([elle, 'monsieurPetit'], '/contrat', [/État suspendu/])
    await lisent([elle, 'monsieurPetit'], '/inscription', [/inscription terminée/])
    assert.deepEqual(await c.travaux(elle), [], 'hors de la liste, nul n’a sa catégorie à revoir')
  })

  it('un an après, rien ne reprend : le contrat est clôturé, et sa page ne lui promet plus un jour passé', async () => {
    await c.dans(370)
    await lisent([elle], '/orientation', [/terminée/, /une nouvelle orientation sera ouverte/], [/avant le/])
    await lisent([elle], '/contrat', [/État clôturé/])
    await dire('CAF621', { demande: c.jour(), numeroDemande: '00000700009' })
    await lisent([elle, 'monsieurPetit'], '/orientation', [/réponses à compléter/], [/nouvelle décision est attendue/, /Terminée le/])
    await lisent([elle, 'monsieurPetit'], '/contrat', [/État clôturé/])
    assert.deepEqual(await c.travaux(elle), ['decision-d-orientation-a-prendre CD62'])
  })
})
