import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { lancerLeNavigateur, ordinateur } from '../../../outils/accessibilite.js'
import { sansNavigateur } from '../../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { attendreLesDeclarations } from '../../../src/parcours/actualisation/index.js'
import { lien, titre } from '../histoire.essai.js'
import { aLaSouris, type Main } from '../main.essai.js'
import { allerA, auTravail, chezElle, dit, envoyer, garder, message, repondre } from '../parcours/gestes.essai.js'
import { chezSamira } from './chez-samira.essai.js'

const manieres: readonly (readonly [comment: string, reglages: BrowserContextOptions])[] = [
  ['avec JavaScript', {}],
  ['sans JavaScript', { javaScriptEnabled: false }],
]
for (const [comment, reglages] of manieres)
  describe(`E4 — Le mois déclaré au navigateur, des deux côtés, ${comment}`, { skip: sansNavigateur, timeout: 300_000 }, () => {
    let p: PlateformeDEssai
    let chrome: Browser
    let elle: Main
    let caron: Main
    const auJour = async (jour: string) => {
      await p.avancer(new Date(`${jour}T09:00:00Z`))
      await attendreLesDeclarations(p.moteur.sql, p.moteur.horloge())
      await p.avancer(new Date(`${jour}T10:00:00Z`))
    }
    async function entre(persona: string, par: typeof auTravail): Promise<Main> {
      const page = await (await chrome.newContext({ viewport: ordinateur, ...reglages })).newPage()
      page.setDefaultTimeout(20_000)
      const main = aLaSouris(page)
      await par(main, p.url, persona)
      return main
    }
    /** Sessions do not outlive a month. */
    const revenir = async () => {
      elle = await entre('samira', chezElle)
      caron = await entre('julien', auTravail)
    }
    before(async () => {
      p = await unePlateforme({ horloge: () => new Date('2026-11-27T10:00:00Z') })
      chrome = await lancerLeNavigateur()
    })
    after(async () => {
      await chrome?.close()
      await p?.fermer()
    })

    it('la veille, sa page dit quand la déclaration ouvre ; à l’ouverture, son accueil la lui annonce', async () => {
      await auJour('2026-11-27')
      await revenir()
      await allerA(elle, 'Mon inscription')
      await dit(elle, /Aucune déclaration n’est ouverte.*novembre 2026, sera ouverte du 28 novembre 2026 au 15 décembre 2026/)
      await auJour('2026-11-28')
      await revenir()
      await dit(elle, /Le mois de novembre 2026 est à déclarer\. Jusqu’au 15 décembre 2026 inclus/)
    })

    it('elle se trompe, c’est dit au champ ; elle déclare, et garde son reçu', async () => {
      await elle.presser(lien(elle, 'Déclarer novembre 2026'))
      await titre(elle, 'Mon inscription')
      await envoyer(elle, 'Déclarer')
      await elle.page.getByRole('link', { name: 'Dites si la recherche d’emploi continue.' }).waitFor()
      await repondre(elle, 'Recherchez-vous toujours un emploi ?', 'Oui')
      await elle.ecrire(elle.page.getByLabel('Combien d’heures'), '12,25')
      await envoyer(elle, 'Déclarer')
      await elle.page.getByRole('link', { name: /demi-heures/ }).waitFor()
      await elle.ecrire(elle.page.getByLabel('Combien d’heures'), '12,5')
      await envoyer(elle, 'Déclarer')
      await message(elle, /Votre déclaration de novembre 2026 est enregistrée/)
      await dit(elle, /Ce mois est déclaré.*décembre 2026, sera ouverte du 28 décembre 2026.*12,5 h de travail/)
      const recu = await garder(elle, lien(elle, 'Reçu de novembre 2026'), join(p.dossierDesCourriels, '..', 'recu.pdf'))
      assert.equal(recu.subarray(0, 5).toString(), '%PDF-')
    })

    it('le conseiller lit ce qui est déclaré ; le mois suivant, il déclare avec elle, à son nom, et elle le lit', async () => {
      await chezSamira(caron, 'L’inscription, l’actualisation')
      await dit(caron, /novembre 2026 28 novembre 2026 recherche toujours un emploi ; 12,5 h de travail la personne/)
      await auJour('2026-12-28')
      await revenir()
      await chezSamira(caron, 'L’inscription, l’actualisation')
      await dit(caron, /Déclarer décembre 2026 avec elle.*jusqu’au 15 janvier 2027.*Ses réponses de novembre 2026 sont reprises/)
      assert.equal(await caron.page.getByLabel('Combien d’heures').inputValue(), '12,5')
      await garder(caron, lien(caron, /^La lettre de rappel/), join(p.dossierDesCourriels, '..', 'rappel.pdf'))
      await caron.ecrire(caron.page.getByLabel('Combien d’heures'), '0')
      await envoyer(caron, 'Déclarer pour elle')
      await message(caron, /enregistrée, à votre nom/)
      await allerA(elle, 'Mon inscription')
      await dit(elle, /décembre 2026 28 décembre 2026 recherche toujours un emploi ; aucune heure de travail Julien CARON/)
    })

    it('janvier passe sans elle : rappelée le 10, cessée le 16 ; sa page dit pourquoi, et une déclaration la rétablit', async () => {
      for (const jour of ['2027-01-28', '2027-02-10', '2027-02-16']) await auJour(jour)
      await revenir()
      await dit(elle, /Votre inscription a cessé ; une déclaration la rétablit\. Jusqu’au 16 août 2027/)
      const messages = await Promise.all((await readdir(p.dossierDesCourriels)).map(f => readFile(join(p.dossierDesCourriels, f), 'utf8')))
      assert.ok(
        messages.some(m => /jusqu’au 15\/02\/2027 inclus/.test(m)),
        'le rappel est parti',
      )
      await allerA(elle, 'Mon inscription')
      await dit(elle, /inscription terminée depuis le 16 février 2027 Raison absence d’actualisation.*Ce n’est pas une sanction/)
      await chezSamira(caron, 'L’inscription, l’actualisation')
      await garder(caron, lien(caron, /^La lettre qui l’annonce/), join(p.dossierDesCourriels, '..', 'cessation.pdf'))
      await envoyer(elle, 'Déclarer')
      await message(elle, /Votre déclaration de janvier 2027/)
      await auJour('2027-02-16')
      await allerA(elle, 'Mon inscription')
      await dit(elle, /inscrit depuis le 16 février 2027/)
    })
  })
