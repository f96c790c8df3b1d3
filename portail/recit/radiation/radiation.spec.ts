import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { lancerLeNavigateur, ordinateur } from '../../../outils/accessibilite.js'
import { sansNavigateur } from '../../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { lien } from '../histoire.essai.js'
import { aLaSouris, type Main } from '../main.essai.js'
import { chezSamira } from '../actualisation/chez-samira.essai.js'
import { allerA, auTravail, chezElle, dit, envoyer, garder, message } from '../parcours/gestes.essai.js'

const manieres: readonly (readonly [comment: string, reglages: BrowserContextOptions])[] = [
  ['avec JavaScript', {}],
  ['sans JavaScript', { javaScriptEnabled: false }],
]
const laRadiation = 'L’avertissement, la radiation'

for (const [comment, reglages] of manieres)
  describe(`E2, E4 — Qui n’a aucun droit est avertie, répond, puis radiée par un agent nommé, au navigateur, ${comment}`, {
    skip: sansNavigateur,
    timeout: 300_000,
  }, () => {
    let p: PlateformeDEssai
    let chrome: Browser
    let elle: Main
    let caron: Main
    let duval: Main
    const auJour = (jour: string) => p.avancer(new Date(`${jour}T10:00:00Z`))
    async function entre(persona: string, par: typeof auTravail): Promise<Main> {
      const page = await (await chrome.newContext({ viewport: ordinateur, ...reglages })).newPage()
      page.setDefaultTimeout(20_000)
      const main = aLaSouris(page)
      await par(main, p.url, persona)
      return main
    }
    before(async () => {
      p = await unePlateforme({ horloge: () => new Date('2026-12-01T10:00:00Z') })
      chrome = await lancerLeNavigateur()
    })
    after(async () => {
      await chrome?.close()
      await p?.fermer()
    })

    it('le conseiller l’avertit : ce qui manque est dit ; les faits, le délai ; elle le lit, et répond', async () => {
      caron = await entre('julien', auTravail)
      await chezSamira(caron, laRadiation)
      await dit(caron, /Aucune procédure de radiation/)
      await caron.presser(lien(caron, 'Donner un avertissement'))
      await envoyer(caron, 'Donner cet avertissement')
      await caron.page.getByRole('link', { name: 'Dites les faits, en vingt signes au moins.' }).waitFor()
      await caron.choisir(
        caron.page.getByLabel('Ce qui lui est reproché'),
        'obligations du contrat d’engagement non tenues (code du travail, art. R. 5412-1)',
      )
      await caron.ecrire(caron.page.getByLabel('Faits'), 'Absente aux ateliers du 9 et du 16 novembre, sans raison donnée.')
      await caron.ecrire(caron.page.getByLabel('Mois de radiation'), '2')
      await caron.ecrire(caron.page.getByLabel('Pour se mettre en règle'), '2026-12-15')
      await caron.cocher(caron.page.getByRole('radio', { name: 'Aucune mesure connue' }))
      await envoyer(caron, 'Donner cet avertissement')
      await message(caron, 'L’avertissement est donné')
      await dit(caron, /encore 14 jours.*Prononcer la radiation — pas aujourd’hui : Elle est seulement avertie/)
      await garder(caron, lien(caron, /^Avertissement/), join(p.dossierDesCourriels, '..', 'avertissement.pdf'))
      elle = await entre('samira', chezElle)
      await elle.presser(lien(elle, 'Lire ce qui m’est reproché, et répondre'))
      await dit(elle, /Un avertissement vous est donné.*15 décembre 2026 inclus.*Absente aux ateliers/)
      await envoyer(elle, 'Envoyer ma réponse')
      await elle.page.getByRole('link', { name: 'Écrivez ce que vous voulez faire savoir.' }).waitFor()
      await elle.ecrire(elle.page.getByLabel('Ce que je veux faire savoir'), 'Le bus ne passait plus.')
      await envoyer(elle, 'Envoyer ma réponse')
      await message(elle, 'Votre réponse est enregistrée')
    })

    it('le délai passé, le conseiller ne peut décider ; le directeur notifie ce qui est envisagé, et ne peut prononcer avant dix jours', async () => {
      await auJour('2026-12-16')
      caron = await entre('julien', auTravail)
      await chezSamira(caron, laRadiation)
      await dit(
        caron,
        /« Le bus ne passait plus\. ».*Notifier une radiation envisagée — pas aujourd’hui : Une radiation est prononcée par un agent que France Travail a habilité/,
      )
      duval = await entre('monsieurDuval', auTravail)
      await chezSamira(duval, laRadiation)
      await duval.presser(lien(duval, 'Notifier une radiation envisagée'))
      await envoyer(duval, 'Notifier ce qui est envisagé')
      await duval.page.getByRole('link', { name: /Dites vos motifs/ }).waitFor()
      await duval.ecrire(duval.page.getByLabel('Motifs'), 'Aucune démarche n’a repris depuis l’avertissement.')
      await envoyer(duval, 'Notifier ce qui est envisagé')
      await message(duval, 'La radiation envisagée lui est notifiée')
      await dit(duval, /26 décembre 2026.*Prononcer la radiation — pas aujourd’hui : Son délai pour répondre court encore/)
    })

    it('dix jours plus tard il prononce deux mois, à son nom ; elle lit pourquoi, par qui, comment contester', async () => {
      await auJour('2026-12-27')
      duval = await entre('monsieurDuval', auTravail)
      await chezSamira(duval, laRadiation)
      await duval.presser(lien(duval, 'Prononcer la radiation'))
      await duval.ecrire(duval.page.getByLabel('Durée, en mois'), '5')
      await duval.ecrire(duval.page.getByLabel('Prend effet le'), '2026-12-28')
      await duval.ecrire(duval.page.getByLabel('Motifs'), 'Ni démarche ni explication depuis l’avertissement.')
      await envoyer(duval, 'Prononcer la radiation')
      await duval.page.getByRole('link', { name: /Cette radiation dure entre 1 et 4 mois/ }).waitFor()
      await duval.ecrire(duval.page.getByLabel('Durée, en mois'), '2')
      await envoyer(duval, 'Prononcer la radiation')
      await message(duval, 'La radiation est prononcée, à votre nom')
      await auJour('2026-12-28')
      elle = await entre('samira', chezElle)
      await allerA(elle, 'Mon inscription')
      await dit(elle, /radié depuis le 28 décembre 2026/)
      await elle.presser(lien(elle, 'Avertissement n° 1'))
      await dit(elle, /27 février 2027 inclus.*tribunal administratif.*Radiation prononcée.*Ni démarche ni explication.*Hervé DUVAL/)
      const lettre = await garder(elle, lien(elle, /^La radiation \(/), join(p.dossierDesCourriels, '..', 'radiation.pdf'))
      assert.equal(lettre.subarray(0, 5).toString(), '%PDF-')
    })

    it('le terme passé, rien ne la réinscrit sans elle', async () => {
      await auJour('2027-02-28')
      elle = await entre('samira', chezElle)
      await allerA(elle, 'Mon inscription')
      await dit(elle, /radié depuis le 28 décembre 2026.*arrivée à son terme/)
    })
  })
