import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { type CaisseSimulee, uneCaisseSimulee } from '../../../jeu-d-essai/caisse-simulee.js'
import { lancerLeNavigateur, ordinateur } from '../../../outils/accessibilite.js'
import { sansNavigateur } from '../../../outils/navigateur.js'
import { plusJours } from '../../../src/droit/jours.js'
import { preparerCles } from '../../../src/acces/index.js'
import { creerPorteur } from '../../../src/messagerie/porteur.js'
import { creerSignatureHttp } from '../../../src/messagerie/signature-http.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { uneSanction } from '../../../src/parcours/sanction-rsa/sanction.essai.js'
import { appelerLaCaisse, creerLivreurAuxPayeurs } from '../../../src/payeurs/index.js'
import { enJour } from '../../interface/index.js'
import { lien, titre } from '../histoire.essai.js'
import { aLaSouris, type Main } from '../main.essai.js'
import {
  allerA,
  auTravail,
  chezElle,
  dit,
  garder,
  leTravail,
  message,
  ouvrir,
  prendreLeTravail,
  repondre,
} from '../parcours/gestes.essai.js'
import {
  direLaRemiseEnConformite,
  direSansMotif,
  lever,
  noterLAudition,
  notifier,
  ouvrirUneProcedure,
  remplirLaDecision,
  repondreALaProcedure,
  signalerUneAbsence,
} from './gestes.essai.js'

const manieres: readonly (readonly [comment: string, reglages: BrowserContextOptions])[] = [
  ['avec JavaScript', {}],
  ['sans JavaScript', { javaScriptEnabled: false }],
]
const amina = 'Amina BENALI'
const manquements = 'Les manquements et les sanctions'

for (const [comment, reglages] of manieres)
  describe(`B2, B3, E2 — Amina, d’une absence à la levée puis à la suppression, des deux côtés, ${comment}`, {
    skip: sansNavigateur,
    timeout: 600_000,
  }, () => {
    let s: Awaited<ReturnType<typeof uneSanction>>
    let chrome: Browser
    let caisse: CaisseSimulee
    const mains = new Map<string, Main>()
    before(async () => {
      s = await uneSanction()
      await s.p.payeurs.arreter()
      caisse = await uneCaisseSimulee()
      await appelerLaCaisse(s.p.moteur.sql, s.p.moteur.chiffrement, 'CAF591', caisse.adresse)
      chrome = await lancerLeNavigateur()
      for (const qui of ['madameLeroux', 'madameRoy', 'monsieurBrun']) mains.set(qui, await entre(qui, auTravail))
      mains.set('amina', await entre('amina', chezElle))
    })
    after(async () => {
      await chrome?.close()
      await caisse?.fermer()
      await s?.p.fermer()
    })
    async function entre(persona: string, par: typeof auTravail): Promise<Main> {
      const page = await (await chrome.newContext({ viewport: ordinateur, ...reglages })).newPage()
      page.setDefaultTimeout(10_000)
      const main = aLaSouris(page)
      await par(main, s.p.url, persona)
      return main
    }
    const main = (qui: string): Main => mains.get(qui) ?? assert.fail(qui)
    /** What the calendar brings to Amina alone; those at work are still signed in. */
    const procedureDe = async (qui: string, numero: number) => {
      await ouvrir(main(qui), amina, manquements)
      await main(qui).presser(lien(main(qui), new RegExp(`^Procédure n° ${numero}`)))
    }
    /** The fund takes what it is sent, and says so through its door. */
    async function laCaisse(): Promise<void> {
      const [cle] = await preparerCles(s.p.secrets.signature)
      const livreur = creerLivreurAuxPayeurs({
        signerHttp: creerSignatureHttp(cle),
        moteur: s.p.moteur,
        porteur: creerPorteur({ internes: true }),
        arretee: () => false,
        signaler: erreur => assert.fail(String(erreur)),
      })
      for (let tour = 0; tour < 3; tour++) {
        await livreur.tour()
        const reponses = caisse.reponses(jourDe(s.p.moteur.horloge()))
        if (reponses.length === 0) continue
        const r = await s.p.appeler('/api/v1/envois-au-payeur/reponses', {
          method: 'POST',
          jeton: await s.p.jetonDApplication('PAR_caf_591'),
          body: JSON.stringify({ reponses }),
        })
        assert.equal(r.status, 200, await r.clone().text())
        for (const { reference, etat } of reponses) if (etat === 'APPLIQUE') caisse.compris(reference)
      }
    }

    it('Mme Leroux note son absence et la signale, avec les faits ; Amina le lit avant tout le monde', async () => {
      await signalerUneAbsence(main('madameLeroux'), s.jour(), 'Atelier CV')
      await allerA(main('amina'), 'Accueil')
      await dit(main('amina'), /Un manquement à vos obligations a été signalé/)
      await main('amina').presser(lien(main('amina'), 'Le lire et répondre'))
      await main('amina').presser(lien(main('amina'), /Obligations du contrat/))
      await dit(main('amina'), /un signalement, pas une sanction.*Absence le .*Atelier CV/)
    })

    it('Mme Roy le trouve dans sa file : un motif légitime se cherche d’abord ; elle ouvre une procédure, et notifie', async () => {
      const roy = main('madameRoy')
      await s.p.avancer(s.p.moteur.horloge())
      await prendreLeTravail(roy, /manquement.* à instruire/i, amina)
      await direSansMotif(roy)
      await ouvrirUneProcedure(roy, { consequence: /^Suspension/, part: '30', mois: '1' })
      await dit(roy, /Aucune sanction ne peut encore être décidée.*Rien n’a encore été notifié/)
      await notifier(roy)
      await dit(roy, /La personne a jusqu’au .* pour présenter ses observations/)
      assert.equal(await lien(roy, 'Décider et signer').count(), 0, 'qui instruit ne signe pas')
      await roy.presser(roy.page.locator('summary', { hasText: 'Ce que vous ne pouvez pas faire' }))
      await dit(roy, /Décider et signer : .*délégué sa signature/)
    })

    it('Amina lit son dernier jour, répond, demande à être entendue, et garde la lettre ; elle est entendue', async () => {
      await repondreALaProcedure(main('amina'), new RegExp(`jusqu’au ${enJour(plusJours(s.jour(), 10))}`))
      const lettre = await garder(main('amina'), lien(main('amina'), /^La lettre de notification/), '/dev/null')
      assert.equal(lettre.subarray(0, 5).toString(), '%PDF-')
      await procedureDe('madameRoy', 1)
      await dit(main('madameRoy'), /La personne demande à être entendue/)
      await noterLAudition(main('madameRoy'))
    })

    it('M. Brun voit le barème et ses bornes, que rien ne remplit ; hors des bornes il lit la borne ; il décide 30 % un mois', async () => {
      const brun = main('monsieurBrun')
      await prendreLeTravail(brun, /suspensions? du RSA à traiter/i, amina)
      await dit(brun, /Rien ne manque/)
      await brun.presser(lien(brun, 'Décider et signer'))
      await dit(brun, /Une personne seule de 30 à 100 % de 1 à 2 mois .* de 30 à 50 % de 1 à 2 mois/)
      assert.equal(await brun.page.getByLabel('Part du RSA, en %').inputValue(), '')
      await remplirLaDecision(brun, { consequence: /^Une suspension/, foyer: /^Plusieurs/, part: '60', mois: '1' })
      await brun.page
        .getByRole('alert')
        .getByText(/au plus 50/)
        .waitFor()
      await remplirLaDecision(brun, { consequence: /^Une suspension/, foyer: /^Plusieurs/, part: '30', mois: '1' })
      await message(brun, 'La décision est prise, sous votre nom')
      await allerA(brun, 'À faire')
      assert.equal(await leTravail(brun, /suspensions? du RSA/i, amina).count(), 0)
    })

    it('la caisse la reçoit, l’accuse, l’applique ; Amina lit la décision, ses motifs, ses recours, et où en est sa caisse', async () => {
      await laCaisse()
      assert.equal(caisse.effets.length, 1)
      const elle = main('amina')
      await allerA(elle, 'Accueil')
      await dit(elle, /Suspension du versement : transmise à votre caisse.*appliquée le/)
      await elle.presser(lien(elle, 'Lire la décision'))
      await titre(elle, 'Mon RSA est suspendu en partie')
      await dit(
        elle,
        /Suspension de 30 % du RSA pendant 1 mois.*Deux absences sans motif légitime.*par Marc BRUN.*président du conseil départemental.*tribunal administratif/,
      )
      assert.equal((await garder(elle, lien(elle, /^La lettre de décision/), '/dev/null')).subarray(0, 5).toString(), '%PDF-')
    })

    it('elle reprend ses démarches, Mme Leroux le dit sans lire les motifs ; M. Brun lève, ses droits sont rétablis', async () => {
      await ouvrir(main('madameLeroux'), amina, manquements)
      await direLaRemiseEnConformite(main('madameLeroux'))
      assert.doesNotMatch(String(await main('madameLeroux').page.textContent('main')), /la garde étant assurée/)
      await prendreLeTravail(main('monsieurBrun'), /levées? de suspension/i, amina)
      await lever(main('monsieurBrun'))
      await laCaisse()
      assert.equal(caisse.effets.length, 3)
      await allerA(main('amina'), 'Accueil')
      await main('amina').presser(lien(main('amina'), 'Ce qui m’a été reproché, et ce qui a été décidé'))
      await main('amina').presser(lien(main('amina'), /procédure n° 1/))
      await dit(main('amina'), /La sanction sur mon RSA est levée.*Elle participe de nouveau.*Sommes rétablies/)
    })

    it('un nouveau manquement : pas de suppression sans l’équipe pluridisciplinaire ; totale, quatre mois, la radiation est proposée', async () => {
      await s.laisserPasser(30)
      await signalerUneAbsence(main('madameLeroux'), s.jour(), 'Atelier candidatures')
      await s.p.avancer(s.p.moteur.horloge())
      await prendreLeTravail(main('madameRoy'), /manquement.* à instruire/i, amina)
      await direSansMotif(main('madameRoy'))
      await ouvrirUneProcedure(main('madameRoy'), { consequence: /^Suppression/, part: '100', mois: '4' })
      await dit(main('madameRoy'), /Réitération/)
      await notifier(main('madameRoy'))
      await s.laisserPasser(11)
      const totale = { consequence: /^Une suppression/, foyer: /^Une personne seule/, part: '100', mois: '4' }
      const brun = main('monsieurBrun')
      await procedureDe('monsieurBrun', 2)
      await brun.presser(lien(brun, 'Décider et signer'))
      await remplirLaDecision(brun, totale)
      await brun.page
        .getByRole('alert')
        .getByText(/équipe pluridisciplinaire/)
        .first()
        .waitFor()
      await procedureDe('madameRoy', 2)
      await main('madameRoy').presser(lien(main('madameRoy'), 'Noter l’avis de l’équipe pluridisciplinaire'))
      await main('madameRoy').cocher(main('madameRoy').page.getByRole('radio', { name: 'Favorable', exact: true }))
      await main('madameRoy').presser(main('madameRoy').page.getByRole('button', { name: 'Noter l’avis' }))
      await message(main('madameRoy'), 'L’avis de l’équipe est noté')
      await procedureDe('monsieurBrun', 2)
      await brun.presser(lien(brun, 'Décider et signer'))
      await remplirLaDecision(brun, totale)
      await message(brun, 'La décision est prise, sous votre nom')
      assert.ok((await s.travaux('amina')).includes('radiation-proposee FT'))
    })

    it('elle la conteste ; M. Brun lit pourquoi, et l’annule', async () => {
      const elle = main('amina')
      await allerA(elle, 'Accueil')
      await elle.presser(lien(elle, 'Lire la décision'))
      await elle.ecrire(elle.page.getByLabel('Pourquoi je conteste'), 'J’étais à l’hôpital avec mon fils.')
      await elle.presser(elle.page.getByRole('button', { name: 'Contester cette décision' }))
      await message(elle, 'Votre contestation est enregistrée')
      const brun = main('monsieurBrun')
      await procedureDe('monsieurBrun', 2)
      await brun.presser(lien(brun, 'Annuler la décision'))
      await dit(brun, /J’étais à l’hôpital/)
      await brun.ecrire(brun.page.getByLabel('Pourquoi'), 'Recours fondé.')
      await brun.presser(brun.page.getByRole('button', { name: 'Annuler la décision' }))
      await message(brun, 'La décision est annulée')
      await allerA(elle, 'Accueil')
      await elle.presser(lien(elle, 'Ce qui m’a été reproché, et ce qui a été décidé'))
      await elle.presser(lien(elle, /procédure n° 2/))
      await titre(elle, 'La sanction sur mon RSA est annulée')
    })

    it('M. Brun lui accorde une ouverture au vu de sa situation ; Mme Roy lit pourquoi elle ne le peut pas ; Amina lit la décision et ses motifs', async () => {
      const [roy, brun, elle] = [main('madameRoy'), main('monsieurBrun'), main('amina')]
      await ouvrir(roy, amina, manquements)
      await roy.presser(roy.page.locator('summary', { hasText: 'Ce que vous ne pouvez pas faire' }))
      await dit(roy, /décision d’opportunité est signée par un agent à qui.*délégué sa signature/)
      await ouvrir(brun, amina, manquements)
      await brun.presser(lien(brun, 'Prendre une décision d’opportunité'))
      await dit(brun, /Ce qui n’est pas ouvert, et pourquoi.*Réouverture du droit\s?: Un droit se rouvre après une suppression/)
      await brun.presser(lien(brun, 'Accorder : ouverture du droit'))
      assert.equal(await brun.page.getByLabel('À compter du').inputValue(), s.jour())
      await repondre(brun, 'À la demande de', 'La personne')
      await brun.ecrire(brun.page.getByLabel('Les motifs'), 'Trop court')
      await brun.ecrire(brun.page.getByLabel('À quel titre vous signez'), 'Par délégation du président')
      await brun.presser(brun.page.getByRole('button', { name: 'Accorder et signer' }))
      await brun.page
        .getByRole('alert')
        .getByText(/vingt caractères au moins/)
        .waitFor()
      await brun.ecrire(brun.page.getByLabel('Les motifs'), 'Grande précarité, constatée par le service social.')
      await brun.presser(brun.page.getByRole('button', { name: 'Accorder et signer' }))
      await message(brun, 'C’est accordé, sous votre nom')
      await allerA(elle, 'Accueil')
      await elle.presser(lien(elle, 'Lire la décision'))
      await titre(elle, 'Une décision en ma faveur sur mon RSA')
      await dit(elle, /Ouverture du droit.*Grande précarité.*par Marc BRUN/)
      assert.equal((await garder(elle, lien(elle, /^La lettre/), '/dev/null')).subarray(0, 5).toString(), '%PDF-')
      await brun.ecrire(brun.page.getByLabel('Pourquoi elle est retirée'), 'Les ressources déclarées depuis ne le permettent plus.')
      await brun.presser(brun.page.getByRole('button', { name: 'Retirer cette décision' }))
      await message(brun, 'La décision est retirée')
      await elle.page.reload()
      await titre(elle, 'Une décision en ma faveur est retirée')
      await dit(elle, /ne le permettent plus/)
    })
  })
