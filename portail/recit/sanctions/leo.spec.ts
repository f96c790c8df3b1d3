import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { lancerLeNavigateur, ordinateur } from '../../../outils/accessibilite.js'
import { sansNavigateur } from '../../../outils/navigateur.js'
import { uneSanctionDuTravail } from '../../../src/parcours/sanction-travail/sanction.essai.js'
import { bouton, lien, titre } from '../histoire.essai.js'
import { aLaSouris, type Main } from '../main.essai.js'
import { auTravail, chezElle, dit, message, prendreLeTravail } from '../parcours/gestes.essai.js'

const leo = 'Leo MARTIN'
const manieres: readonly (readonly [comment: string, reglages: BrowserContextOptions])[] = [
  ['avec JavaScript', {}],
  ['sans JavaScript', { javaScriptEnabled: false }],
]

for (const [comment, reglages] of manieres)
  describe(`B2, E2, E5 — Léo et sa mission locale, au navigateur, des deux côtés, ${comment}`, {
    skip: sansNavigateur,
    timeout: 600_000,
  }, () => {
    let s: Awaited<ReturnType<typeof uneSanctionDuTravail>>
    let chrome: Browser
    before(async () => {
      s = await uneSanctionDuTravail()
      await s.pour('jeune').reprocher()
      chrome = await lancerLeNavigateur()
    })
    after(async () => {
      await chrome?.close()
      await s?.p.fermer()
    })
    async function entre(persona: string, par: typeof auTravail): Promise<Main> {
      const page = await (await chrome.newContext({ viewport: ordinateur, ...reglages })).newPage()
      page.setDefaultTimeout(20_000)
      const main = aLaSouris(page)
      await par(main, s.p.url, persona)
      return main
    }
    let sofia: Main
    let renard: Main
    let lui: Main

    it('Sofia ouvre une procédure sur le manquement signalé, et la notifie', async () => {
      sofia = await entre('sofia', auTravail)
      await sofia.page.goto(`${s.p.url}/professionnel/dossiers/${s.nom('sofia', 'leo')}`)
      await sofia.presser(lien(sofia, 'Sanction sur l’allocation du jeune'))
      await titre(sofia, /Sanction sur l’allocation du jeune/)
      await sofia.presser(lien(sofia, 'Ouvrir une procédure'))
      await titre(sofia, /Ouvrir une procédure/)
      await sofia.presser(bouton(sofia, 'Ouvrir la procédure'))
      await sofia.page.getByRole('link', { name: 'Cochez au moins un manquement.' }).waitFor()
      await sofia.cocher(sofia.page.getByRole('checkbox', { name: /n° 1/ }))
      await sofia.choisir(sofia.page.getByLabel('Revenu concerné'), 'allocation du contrat d’engagement jeune')
      await sofia.cocher(sofia.page.getByRole('radio', { name: /Une suspension/ }))
      await sofia.ecrire(sofia.page.getByLabel('Taux envisagé (%)'), '20')
      await sofia.ecrire(sofia.page.getByLabel('Durée envisagée (mois)'), '1')
      await sofia.ecrire(sofia.page.getByLabel('Pourquoi'), 'Deux ateliers manqués, sans raison donnée.')
      await sofia.presser(bouton(sofia, 'Ouvrir la procédure'))
      await dit(sofia, /Le taux est d’au moins 30 % \(code du travail, art\. R\. 5412-1\)/)
      await sofia.ecrire(sofia.page.getByLabel('Taux envisagé (%)'), '30')
      await sofia.presser(bouton(sofia, 'Ouvrir la procédure'))
      await titre(sofia, /Sanction sur l’allocation du jeune n° 1/)
      await dit(sofia, /Rien n’a encore été notifié/)
      await sofia.presser(lien(sofia, 'Notifier à la personne'))
      await sofia.ecrire(sofia.page.getByLabel('Ce qui est reproché'), 'Vous n’êtes pas venu à deux ateliers, malgré deux rappels.')
      await sofia.cocher(sofia.page.getByRole('radio', { name: 'Aucune mesure connue' }))
      await sofia.presser(bouton(sofia, 'Notifier'))
      await message(sofia, 'C’est enregistré')
      await dit(sofia, /peut répondre jusqu’au .* encore 10 jours/)
      await sofia.presser(sofia.page.getByText('Ce qui n’est pas ouvert, et pourquoi'))
      await dit(sofia, /Décider : Réservé à qui a reçu pouvoir de signer/)
    })

    it('Léo lit ce qui lui est reproché, son délai et ses droits, et répond', async () => {
      lui = await entre('leo', chezElle)
      await lui.presser(lien(lui, 'Lire et répondre'))
      await titre(lui, 'Ce qui m’est reproché')
      await dit(lui, /Vous pouvez répondre jusqu’au/)
      await lui.presser(bouton(lui, 'Envoyer ma réponse'))
      await lui.page.getByRole('link', { name: 'Écrivez ce que vous voulez dire.' }).waitFor()
      await lui.ecrire(lui.page.getByLabel('Mes observations'), 'Le bus n’est pas passé, et je n’avais plus de forfait.')
      await lui.cocher(lui.page.getByRole('checkbox', { name: 'Je demande à être entendu' }))
      await lui.presser(bouton(lui, 'Envoyer ma réponse'))
      await message(lui, 'Votre réponse est enregistrée')
    })

    it('la directrice ne décide pas sans l’entendre ; entendu, elle signe, et dit pourquoi', async () => {
      renard = await entre('madameRenard', auTravail)
      const adresse = `${s.p.url}/professionnel/dossiers/${s.nom('madameRenard', 'leo')}/sanctions-travail/jeune/1`
      await renard.page.goto(adresse)
      await dit(renard, /La personne a demandé à être entendue, et ne l’a pas été/)
      await renard.presser(lien(renard, 'Consigner l’audition'))
      await renard.ecrire(renard.page.getByLabel('Ce qui a été dit'), 'Il reconnaît les absences et demande une carte de bus.')
      await renard.presser(bouton(renard, 'Consigner'))
      await message(renard, 'C’est enregistré')
      await renard.presser(lien(renard, 'Décider'))
      await dit(renard, /Le bus n’est pas passé/)
      await renard.cocher(renard.page.getByRole('radio', { name: 'Une suspension' }))
      await renard.ecrire(renard.page.getByLabel('Taux (%), pour une sanction'), '50')
      await renard.ecrire(renard.page.getByLabel('Durée (mois), pour une sanction'), '1')
      await renard.ecrire(renard.page.getByLabel('Motifs'), 'Deux absences, la seconde sans prévenir, malgré une carte proposée.')
      await renard.ecrire(renard.page.getByLabel('Vous signez en qualité de'), 'Directrice de la mission locale')
      await renard.presser(bouton(renard, 'Signer la décision'))
      await dit(renard, /ne dépasse pas celle sur laquelle la personne a pu s’expliquer/)
      await renard.ecrire(renard.page.getByLabel('Taux (%), pour une sanction'), '30')
      await renard.presser(bouton(renard, 'Signer la décision'))
      await message(renard, 'C’est enregistré')
      await dit(renard, /sanction en cours/)
    })

    it('Sofia dit qu’il revient ; la directrice lève, de sa liste de travaux ; ses sommes sont rétablies', async () => {
      await sofia.page.reload()
      await sofia.presser(lien(sofia, 'Dire la remise en conformité'))
      await sofia.ecrire(sofia.page.getByLabel('Ce qui a repris'), 'Il est venu aux deux ateliers de la semaine.')
      await sofia.presser(bouton(sofia, 'Dire'))
      await message(sofia, 'C’est enregistré')
      await prendreLeTravail(renard, /levée/i, leo)
      await titre(renard, /Sanction sur l’allocation du jeune/)
      await renard.presser(lien(renard, 'Lever la suspension, ou la maintenir'))
      await renard.cocher(renard.page.getByRole('radio', { name: 'Lever la suspension' }))
      await renard.ecrire(renard.page.getByLabel('Pourquoi'), 'Il participe de nouveau aux ateliers.')
      await renard.presser(bouton(renard, 'Signer'))
      await message(renard, 'C’est enregistré')
      await dit(renard, /Rétabli depuis le/)
    })

    it('Léo conteste, et la décision est annulée ; ses trois lettres sont là', async () => {
      await lui.page.reload()
      await dit(lui, /Demander à Mission locale de Lille de revoir cette décision/)
      await lui.ecrire(lui.page.getByLabel('Ce que je conteste, et pourquoi'), 'La carte de bus ne m’a jamais été proposée.')
      await lui.presser(bouton(lui, 'Envoyer ma contestation'))
      await message(lui, 'Votre contestation est enregistrée')
      await renard.page.reload()
      await renard.presser(lien(renard, 'Annuler la décision'))
      await renard.ecrire(renard.page.getByLabel('Pourquoi'), 'La carte n’avait pas été proposée.')
      await renard.presser(bouton(renard, 'Annuler la décision'))
      await message(renard, 'C’est enregistré')
      for (const genre of ['notification', 'decision', 'levee']) {
        const r = await lui.page.request.get(`${s.p.url}/mon-espace/sanctions-travail/jeune/1/${genre}.pdf`)
        assert.equal(r.status(), 200, genre)
        assert.match((await r.body()).subarray(0, 8).toString(), /%PDF-1\.7/)
      }
      assert.deepEqual(
        (await s.travaux('leo')).filter(t => /sanction|levee/.test(t)),
        [],
      )
    })
  })
