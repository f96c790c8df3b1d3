import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { lancerLeNavigateur, ordinateur } from '../../../outils/accessibilite.js'
import { sansNavigateur } from '../../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { plusJours } from '../../../src/droit/jours.js'
import { semaineDe } from '../../../src/droit/semaines.js'
import { aujourdHui } from '../../../src/moteur/moteur.js'
import { enPem } from '../../../src/signature/index.js'
import { lien, titre } from '../histoire.essai.js'
import { aLaSouris, auClavier, type Main } from '../main.essai.js'
import { diagnostiquer, prendreRendezVous, proposerUneOffre, retenirUnProjet } from './accompagner.essai.js'
import { proposerLeContrat, signerLaPersonne, signerPourLOrganisme, verifierSansLaPlateforme } from './contracter.essai.js'
import { allerA, auTravail, chezElle, dit, dossierDe, garder, leTravail, ouvrirLOrientation, prendreLeTravail } from './gestes.essai.js'
import { accepter, deciderAutrement, demanderUneNouvelle, raisonsDites, recueillir } from './orienter.essai.js'
import { declarerSaSemaine, noterUneAbsence, refuserLOffre, repondreALAbsence, validerSaSemaine } from './semaines.essai.js'

const aDecider = /décisions? d’orientation à prendre/i
// biome-ignore format: a table is read in columns
const manieres: readonly (readonly [comment: string, reglages: BrowserContextOptions, enMain: (page: Page) => Main])[] = [
  ['à la souris, avec JavaScript', {},                           aLaSouris],
  ['à la souris, sans JavaScript', { javaScriptEnabled: false }, aLaSouris],
  ['au clavier seul',              { reducedMotion: 'reduce' },  auClavier],
]

for (const [comment, reglages, enMain] of manieres)
  describe(`A9, C1 à C6, D1 à D9 — Le parcours au navigateur, des deux côtés, ${comment}`, {
    skip: sansNavigateur,
    timeout: 600_000,
  }, () => {
    let p: PlateformeDEssai
    let chrome: Browser
    let dossier: string
    const jour = (decalage = 0) => plusJours(aujourdHui(p.moteur), decalage)
    /** What the hour brings by itself. */
    const lHeureVient = async (dans = 0) =>
      assert.equal((await p.avancer(new Date(p.moteur.horloge().getTime() + dans * 86_400_000))).echouees, 0)
    before(async () => {
      p = await unePlateforme()
      dossier = await mkdtemp(join(tmpdir(), 'recit-'))
      await writeFile(join(dossier, 'autorite.pem'), enPem(p.secrets.autorite.certificat))
      await lHeureVient()
      chrome = await lancerLeNavigateur()
    })
    after(async () => {
      await chrome?.close()
      await p?.fermer()
      await rm(dossier, { recursive: true, force: true })
    })
    /** Somebody at a browser of her own, signed in by her provider. */
    async function entre(persona: string, par: typeof auTravail): Promise<Main> {
      const page = await (await chrome.newContext({ viewport: ordinateur, ...reglages })).newPage()
      page.setDefaultTimeout(20_000)
      const main = enMain(page)
      await par(main, p.url, persona)
      return main
    }
    const verifier = async (main: Main) => {
      await allerA(main, 'Mon contrat')
      return verifierSansLaPlateforme(main, join(dossier, 'contrat.pdf'), join(dossier, 'autorite.pem'))
    }

    describe('Amina, d’un droit ouvert à ses heures validées', () => {
      const amina = 'Amina BENALI'
      let roy: Main
      let elle: Main
      before(async () => {
        roy = await entre('madameRoy', auTravail)
        elle = await entre('amina', chezElle)
      })

      it('Mme Roy prend la décision dans sa file ; l’outil propose, et dit quelles réponses y mènent', async () => {
        await prendreLeTravail(roy, aDecider, amina)
        await dit(roy, /réponses à compléter.*Qui décide Département du Nord/)
        await roy.presser(lien(roy, 'Compléter ou changer les réponses'))
        await recueillir(roy, {
          'Bénéficiaire du RSA': 'Oui',
          Mobilité: 'Dépend des transports en commun',
          Famille: 'Enfant sans solution de garde',
        })
        await dit(roy, /Ce qui est proposé.*parcours socio-professionnel/)
        await raisonsDites(roy, /Famille : enfant sans solution de garde/)
      })

      it('elle décide autrement, et dit pourquoi ; Amina est prévenue, le lit, et en emporte la lettre', async () => {
        await deciderAutrement(roy, {
          raison: 'Appréciation différente de la situation',
          parcours: /^Parcours social/,
          organisme: 'Le conseil départemental',
          commentaire: 'La garde de votre fils d’abord.',
        })
        await lHeureVient()
        const courriels = await Promise.all(
          (await readdir(p.dossierDesCourriels)).map(f => readFile(join(p.dossierDesCourriels, f), 'utf8')),
        )
        const adresse = courriels.flatMap(c => /^http\S+orientation$/m.exec(c) ?? []).at(-1) ?? assert.fail('aucun courriel')
        await elle.page.goto(adresse)
        await titre(elle, 'Mon orientation')
        await dit(
          elle,
          /parcours social.*Décidée par Département du Nord.*socio-professionnel.*appréciation différente.*La garde de votre fils d’abord/,
        )
        const lettre = await garder(elle, lien(elle, /^La lettre/), join(dossier, 'lettre.pdf'))
        assert.equal(lettre.subarray(0, 5).toString(), '%PDF-')
      })

      it('le premier rendez-vous est pris depuis la file, et en sort ; Amina le lit', async () => {
        await prendreLeTravail(roy, /premiers? rendez-vous à prendre/i, amina)
        await prendreRendezVous(roy, jour(5), 'Unité territoriale de Lille')
        await allerA(roy, 'À faire')
        assert.equal(await leTravail(roy, /premier rendez-vous/i, amina).count(), 0)
        await allerA(elle, 'Mes rendez-vous')
        await dit(elle, /à 10 h 00 Unité territoriale de Lille pris/)
      })

      it('le diagnostic est fait ensemble, un projet devient l’offre raisonnable d’emploi, Amina les lit', async () => {
        await diagnostiquer(roy, amina)
        await retenirUnProjet(roy, amina)
        await allerA(elle, 'Mon projet')
        await dit(elle, /Aide ménager.*offre raisonnable d’emploi.*12,50 € brut par heure/)
      })

      it('le contrat est préparé de ce que l’on sait ; les deux le signent, chacune chez soi ; le PDF se vérifie sans la plateforme', async () => {
        await proposerLeContrat(roy, amina, 'Un emploi d’aide à domicile\nUne place en crèche', jour())
        await signerLaPersonne(elle, 'amina')
        await signerPourLOrganisme(roy, amina)
        const jugement = await verifier(elle)
        assert.match(jugement, /ses 2 signatures sont valides/)
        assert.match(jugement, /AMINA BENALI \(la personne\).*\n.*Claire ROY \(pour Département du Nord\)/)
      })

      it('Amina déclare ses heures, Mme Roy les valide depuis sa file, Amina les lit validées', async () => {
        const semaine = new RegExp(`^Semaine ${Number(semaineDe(jour()).slice(-2))},`)
        await declarerSaSemaine(elle)
        await prendreLeTravail(roy, /heures.* à valider/i, amina)
        await validerSaSemaine(roy, semaine)
        await allerA(elle, 'Mes heures')
        await elle.presser(lien(elle, semaine))
        await dit(elle, /Atelier CV validée.*Validé 4 h, par Département du Nord/)
      })

      it('une absence et une offre refusée sont notées, avec ce qu’Amina en dit', async () => {
        await noterUneAbsence(roy, amina, jour(-1))
        await repondreALAbsence(elle)
        await proposerUneOffre(roy, amina)
        await refuserLOffre(elle)
        await prendreLeTravail(roy, /refus d’une offre à apprécier/i, amina)
        await dit(roy, /Aide à domicile, Lille-Fives.*refusée/)
        await roy.presser(lien(roy, 'Aide à domicile, Lille-Fives'))
        await dit(roy, /les horaires sont impossibles.*Le poste finit à 20 h/)
      })

      it('la chronologie de son dossier le raconte, du dernier fait au premier', async () => {
        await dossierDe(roy, amina)
        const recit = (await roy.page.getByRole('region', { name: 'Chronologie' }).allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ')
        assert.match(
          recit,
          /Offre « Aide à domicile.* refusée — les horaires.*Offre proposée.*Absence notée.*Heures retenues.*Contrat d’engagement signé.*Contrat d’engagement proposé.*Projet : Aide ménager.*Diagnostic fait ensemble.*Rendez-vous du.*Orientation décidée : parcours social.*La garde de votre fils d’abord.*RSA : droit ouvert/,
        )
        await allerA(elle, 'Mon parcours')
        await dit(
          elle,
          /Vous.*Offre « Aide à domicile.* refusée.*Département du Nord.*Orientation décidée : parcours social.*RSA : droit ouvert/,
        )
      })
    })

    describe('Leo, par sa mission locale', () => {
      it('sa mission locale l’oriente, le reçoit ; chacun signe, et le PDF se vérifie', async () => {
        const sofia = await entre('sofia', auTravail)
        await ouvrirLOrientation(sofia, 'Leo MARTIN')
        await sofia.presser(lien(sofia, 'Compléter ou changer les réponses'))
        await recueillir(sofia, {})
        await accepter(sofia, /Mission locale de Lille/)
        await prendreLeTravail(sofia, /premiers? rendez-vous à prendre/i, 'Leo MARTIN')
        await prendreRendezVous(sofia, jour(3), 'Antenne de Lille-Centre')
        await proposerLeContrat(sofia, 'Leo MARTIN', 'Entrer en apprentissage de boulanger', jour())
        const leo = await entre('leo', chezElle)
        await allerA(leo, 'Mon orientation')
        await dit(leo, /Décidée par Mission locale/)
        await signerLaPersonne(leo, 'leo')
        await signerPourLOrganisme(sofia, 'Leo MARTIN')
        assert.match(await verifier(leo), /ses 2 signatures sont valides[\s\S]*LEO MARTIN[\s\S]*Sofia LOPES/)
      })
    })

    describe('Karim, par Cap emploi, puis une nouvelle orientation', () => {
      it('orienté vers Cap emploi, il signe ; réorienté, son contrat est de nouveau à signer, et il le lit', async () => {
        const boe = { 'Bénéficiaire de l’obligation d’emploi': 'Oui', 'Souhaite un accompagnement spécialisé': 'Oui' }
        const ines = await entre('ines', auTravail)
        await ouvrirLOrientation(ines, 'Karim DIALLO')
        await ines.presser(lien(ines, 'Compléter ou changer les réponses'))
        await recueillir(ines, boe)
        await accepter(ines, /Cap emploi/)
        await proposerLeContrat(ines, 'Karim DIALLO', 'Un métier sans port de charges', jour())
        const karim = await entre('karim', chezElle)
        await signerLaPersonne(karim, 'karim')
        await signerPourLOrganisme(ines, 'Karim DIALLO')
        await ouvrirLOrientation(ines, 'Karim DIALLO')
        await demanderUneNouvelle(ines, 'Sa santé a changé.', jour(), { ...boe, Santé: 'Pèse fortement sur la recherche d’emploi' })
        await accepter(ines, /Ce qui est proposé/)
        await allerA(karim, 'Mon orientation')
        await dit(karim, /Mon orientation.*en cours/)
        await allerA(karim, 'Mon contrat')
        await dit(karim, /à signer/)
        await lien(karim, 'Signer ou refuser').waitFor()
      })
    })

    describe('Nadia, dont le département ne décide pas', () => {
      it('six semaines passées, la décision quitte la file du département ; lui et Nadia lisent qu’elle revient à France Travail', async () => {
        const petit = await entre('monsieurPetit', auTravail)
        await prendreLeTravail(petit, aDecider, 'Nadia LEFEBVRE')
        await petit.presser(lien(petit, 'Compléter ou changer les réponses'))
        await recueillir(petit, { 'Bénéficiaire du RSA': 'Oui' })
        await dit(petit, /Qui décide Département du Pas-de-Calais.*Délai : jusqu’au/)
        await lHeureVient(43)
        const tropTard = await entre('monsieurPetit', auTravail)
        await allerA(tropTard, 'À faire')
        assert.equal(await leTravail(tropTard, aDecider, 'Nadia LEFEBVRE').count(), 0)
        await ouvrirLOrientation(tropTard, 'Nadia LEFEBVRE')
        await dit(tropTard, /Qui décide France Travail.*passée à France Travail/)
        assert.equal(await tropTard.page.getByRole('heading', { name: 'Décider', exact: true }).count(), 0)
        const nadia = await entre('nadia', chezElle)
        await allerA(nadia, 'Mon orientation')
        await dit(nadia, /Qui décide.*France Travail/)
      })
    })
  })
