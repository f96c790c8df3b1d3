import { join } from 'node:path'
import { ouvrirConnexions } from '../../src/serveur/base/connexions.js'
import { composer } from '../../src/serveur/plateforme.js'
import { secretsDuTexte } from '../secrets-en-texte.js'
import type { Voulu } from './processus-a-part.js'

/** The real composition in a process of its own, which a test may kill. Says its address to who started it, ends with it. */
async function servir({ urlProprietaire, urlApplication, adressePublique, secrets, dossier, avanceMs }: Voulu): Promise<void> {
  const plateforme = await composer({
    proprietaire: ouvrirConnexions(urlProprietaire, { max: 2 }),
    application: ouvrirConnexions(urlApplication, { max: 8, delaiDeRequete: 10_000 }),
    urlApplication,
    secrets: secretsDuTexte(secrets),
    adressePublique,
    production: false,
    niveauJournal: 'trace',
    seuils: [],
    horloge: () => new Date(Date.now() + avanceMs),
    // Its webhooks go to the receivers of the trial, on this machine.
    webhooksInternes: true,
    dossierDesImports: join(dossier, 'imports'),
    dossierDesCourriels: join(dossier, 'courriels'),
  })
  process.send?.({ url: await plateforme.app.listen({ host: '127.0.0.1', port: 0 }) })
}

process.once('message', voulu => void servir(voulu as Voulu))
process.once('disconnect', () => process.exit())
