import { readFileSync } from 'node:fs'
import { ressources } from '../src/parcours/ressources.js'
import { ouvrirConnexions } from '../src/serveur/base/connexions.js'
import { composerLeCoffre } from '../src/serveur/coffre.js'
import { secretsDuTexte } from './secrets-en-texte.js'

/** Enciphers again what is under old keys, in a process of its own that its test kills. */
export type Ordre = { urlProprietaire: string; secrets: string }

const { urlProprietaire, secrets } = JSON.parse(readFileSync(0, 'utf8')) as Ordre
const sql = ouvrirConnexions(urlProprietaire, { max: 3 })
const coffre = await composerLeCoffre({
  ...{ proprietaire: sql, sql, ressources, commandeMaitresse: undefined },
  secrets: secretsDuTexte(secrets),
  horloge: () => new Date(),
})
process.stdout.write('prêt\n')
process.stdout.write(`${JSON.stringify(await coffre.rechiffrer())}\n`)
coffre.trousseau.fermer()
await sql.end()
