import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { commeImprime, envoyer, remplacer, retenir } from './executer.essai.js'
import { tousLesExemples } from './exemples.js'

describe('A14 — Chaque exemple de la documentation s’exécute et répond ce qui est imprimé', () => {
  let p: PlateformeDEssai
  let mots: Record<string, string>
  before(async () => {
    p = await unePlateforme()
    mots = { ADRESSE: p.url }
  })
  after(() => p.fermer())

  for (const exemple of tousLesExemples)
    it(exemple.titre, async () => {
      const appelant = exemple.par.startsWith('PAR_') ? { SECRET: await p.secretDe(exemple.par) } : { JETON: await p.jetonDe(exemple.par) }
      const donnes = { ...mots, ...appelant }
      const reponse = await envoyer(exemple, donnes)
      assert.equal(reponse.statut, exemple.statut)
      assert.deepEqual(
        commeImprime(exemple, reponse.corps),
        JSON.parse(remplacer(JSON.stringify(exemple.reponse), { ...donnes, ADRESSE: 'http://127.0.0.1' })),
      )
      for (const [nom, valeur] of Object.entries(exemple.montre ?? {})) assert.equal(reponse.entetes.get(nom), valeur, nom)
      mots = { ...donnes, ...retenir(exemple, reponse) }
    })
})
