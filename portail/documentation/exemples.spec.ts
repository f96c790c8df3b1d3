import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { after, before, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { commande } from './commande.js'
import type { Exemple } from './exemple.js'
import { commeImprime, enValeur, envoyer, lire, remplacer, retenir } from './executer.essai.js'
import { exemplesDeFichiers } from './exemples-de-fichiers.js'
import { exemplesPartenaires } from './exemples-partenaires.js'
import { premiersPas, suite } from './exemples.js'

/** Not the synchronous one: the platform answers from this very process. */
const executer = promisify(execFile)
const avecCurl = spawnSync('curl', ['--version']).status === 0
const histoires: readonly (readonly [titre: string, exemples: readonly Exemple[]])[] = [
  ['l’API native', [...premiersPas, ...suite]],
  ['la façade partenaire', exemplesPartenaires],
  ['les fichiers', exemplesDeFichiers],
]

for (const [titre, exemples] of histoires)
  describe(`A14 — Chaque exemple de la documentation s’exécute et répond ce qui est imprimé : ${titre}`, () => {
    let p: PlateformeDEssai
    let mots: Record<string, string>
    before(async () => {
      p = await unePlateforme()
      mots = { ADRESSE: p.url }
    })
    after(() => p.fermer())

    for (const exemple of exemples)
      it(exemple.titre, async () => {
        const appelant = exemple.par.startsWith('PAR_')
          ? { SECRET: await p.secretDe(exemple.par) }
          : { JETON: await p.jetonDe(exemple.par) }
        const donnes = { ...mots, ...appelant }
        const reponse = await envoyer(exemple, donnes)
        assert.equal(reponse.statut, exemple.statut)
        const imprime: unknown = JSON.parse(remplacer(JSON.stringify(exemple.reponse), { ...donnes, ADRESSE: p.adressePublique }))
        assert.deepEqual(commeImprime(exemple, reponse.corps), imprime)
        for (const [nom, valeur] of Object.entries(exemple.montre ?? {})) assert.equal(reponse.entetes.get(nom), valeur, nom)
        mots = { ...donnes, ...retenir(exemple, reponse) }
      })
  })

describe('A14 — Les commandes imprimées se collent telles quelles dans un terminal', {
  skip: !avecCurl && 'curl manque à cette machine',
}, () => {
  let p: PlateformeDEssai
  before(async () => {
    p = await unePlateforme()
  })
  after(() => p.fermer())

  const commandes = (exemples: readonly Exemple[]) => exemples.filter(e => e.par.startsWith('PAR_'))
  for (const [titre, exemples] of histoires)
    it(titre, async () => {
      let env: Record<string, string> = { ADRESSE: p.url }
      for (const exemple of commandes(exemples)) {
        env['SECRET'] = await p.secretDe(exemple.par)
        const { entetes, corps } = await dansUnShell(exemple, env)
        env = { ...env, ...retenir(exemple, { statut: exemple.statut, entetes, corps }) }
      }
    })

  async function dansUnShell(exemple: Exemple, env: Record<string, string>) {
    for (let essai = 0; ; essai++) {
      const { stdout } = await executer('sh', ['-c', commande(exemple)], { env: { ...process.env, ...env }, timeout: 20_000 })
      const [tete = '', texte = ''] = stdout.split('\r\n\r\n')
      assert.match(tete, new RegExp(`^HTTP/1.1 ${exemple.statut} `), `${exemple.titre}\n${stdout}`)
      const corps = enValeur(texte)
      const attendu = !exemple.jusqua || lire(corps, exemple.jusqua.pointeur) === exemple.jusqua.valeur
      const entetes = new Headers(
        tete
          .split('\r\n')
          .slice(1)
          .map(e => [e.slice(0, e.indexOf(':')), e.slice(e.indexOf(':') + 1).trim()]),
      )
      if (attendu || essai === 100) return { entetes, corps }
      await attendre(100)
    }
  }
})
