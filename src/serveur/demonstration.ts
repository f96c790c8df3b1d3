import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { applications } from '../../jeu-d-essai/applications.js'
import {
  chargerLeParcours,
  chargerLExtraitDuRome,
  chargerLesAgents,
  chargerLesApplications,
  chargerLesOrganisations,
  chargerLesPersonnes,
  secretDe,
} from '../../jeu-d-essai/charger.js'
import { ouvrirLesCaisses } from '../../jeu-d-essai/caisses.js'
import { chargerLesCreneaux } from '../../jeu-d-essai/creneaux.js'
import { chargerLesDecisions } from '../../jeu-d-essai/decisions.js'
import { fichierCnaf } from '../../jeu-d-essai/fichier-cnaf.js'
import { lImiloDeDemonstration } from '../../jeu-d-essai/i-milo-de-demonstration.js'
import { personnes } from '../../jeu-d-essai/personas.js'
import { professionnels } from '../../jeu-d-essai/professionnels.js'
import { foyerDuRecit } from '../../jeu-d-essai/recit.js'
import { chargerLaVigilance } from '../../jeu-d-essai/vigilance.js'
import { brancherImilo } from '../i-milo/index.js'
import { scopesPartenairesDe } from '../partenaire/index.js'
import { type Fiche, fichierDuDisque } from '../flux/index.js'
import { finDuMoisDernier } from './commandes/fabriquer-fichier.js'
import { importerEtAttendre } from './commandes/importer.js'
import type { Ouverte } from './commandes/ouvrir.js'

/** People the platform starts with: enough to see, soon there. */
export const stockDeDepart = { taille: 500, graine: 1 }

const dossierDesClients = (dossierDonnees: string): string => join(dossierDonnees, 'clients')

/** Organisations, clients and named persons; does nothing again of what is already there. */
export async function chargerLeSocle({
  bases,
  plateforme,
  configuration,
}: Pick<Ouverte, 'bases' | 'plateforme' | 'configuration'>): Promise<void> {
  await chargerLesOrganisations(bases.application)
  await chargerLesApplications(bases.application, dossierDesClients(configuration.dossierDonnees), scopesPartenairesDe)
  await chargerLesAgents(bases.application, new Date())
  await chargerLesCreneaux(bases.application, new Date())
  await chargerLExtraitDuRome(bases.proprietaire, new Date())
  const numeros = await chargerLesPersonnes(plateforme.moteur, plateforme.traitements)
  await chargerLeParcours(plateforme.moteur, plateforme.traitements, numeros)
  await chargerLaVigilance(bases.proprietaire, new Date())
  await plateforme.habilitations.rafraichir()
}

/**
 * Has the mission locale of Lille served by an I-MILO of this machine, before its persons are written: what happens to Léo is then to be told.
 * Stops with the platform.
 */
export async function brancherLImilo({ bases, plateforme: { app, moteur } }: Pick<Ouverte, 'bases' | 'plateforme'>): Promise<void> {
  await chargerLesOrganisations(bases.application)
  const imilo = await lImiloDeDemonstration(({ idDossier, genre, donnees }) =>
    app.log.info({ idDossier, genre, donnees }, 'I-MILO (simulé) apprend'),
  )
  app.addHook('onClose', () => imilo.fermer())
  const cles = { evenements: 'demonstration', dossiers: 'demonstration', retours: 'demonstration' }
  await brancherImilo(bases.application, moteur.chiffrement, 'ML-LILLE', { adresse: imilo.adresse, cles }, moteur.horloge())
}

/** The stock of the CAF of the Nord, as it sends it: written to the data folder, then imported. Returns what came of it. */
export async function chargerLeStock(ouverte: Ouverte, { taille, graine }: { taille: number; graine: number }): Promise<Fiche> {
  const date = finDuMoisDernier()
  const chemin = join(ouverte.configuration.dossierDonnees, `stock-caf591-${date}.xml`)
  const { octets } = fichierCnaf({ graine, taille, departement: '59', dateReference: date, enTete: [foyerDuRecit(date, false)] })
  await pipeline(Readable.from(octets), createWriteStream(chemin, { mode: 0o600 }))
  return importerEtAttendre(ouverte, await fichierDuDisque(chemin), { organisation: 'CAF591', format: 'cnaf' })
}

/** Read as a whole: a first start killed in the middle of it goes on at the next one. */
export async function stockDejaCharge({ bases }: Pick<Ouverte, 'bases'>): Promise<boolean> {
  const [un] = await bases.proprietaire`select 1 from import where organisation = 'CAF591' and etat = 'termine' limit 1`
  return un !== undefined
}

/** Payers that answer what is decided, and decisions for them on the stock that is there. Returns the function that closes them. */
export async function animerLesCaisses({ bases, plateforme, configuration }: Pick<Ouverte, 'bases' | 'plateforme' | 'configuration'>) {
  const { app, moteur, traitements } = plateforme
  const sorts = await chargerLesDecisions(bases, moteur, traitements)
  const signaler = (erreur: unknown) => app.log.error(erreur, 'caisse de démonstration')
  const fermer = await ouvrirLesCaisses(
    {
      app,
      sql: bases.application,
      moteur,
      clients: dossierDesClients(configuration.dossierDonnees),
      memoire: join(configuration.dossierDonnees, 'caf-simulee.json'),
      signaler,
    },
    sorts,
  )
  await plateforme.fichiersDesCaisses()
  return fermer
}

/** What a visitor needs to begin, for the terminal. */
export async function accueil({ configuration }: Pick<Ouverte, 'configuration'>, ecoute: string): Promise<string> {
  const dossier = dossierDesClients(configuration.dossierDonnees)
  const clients = await Promise.all(
    applications.map(
      async a => `  ${a.clientId.padEnd(26)} ${(await secretDe(dossier, a.clientId)).slice(0, 6)}…  ${a.nom} (${a.organisation})`,
    ),
  )
  return [
    '',
    `La plateforme écoute sur ${ecoute}`,
    `  se connecter    ${ecoute}/connexion`,
    `  documentation   ${ecoute}/documentation`,
    `  contrat         ${ecoute}/api/v1/openapi.json`,
    `  jetons          ${ecoute}/connexion/oauth2/access_token?realm=/partenaire`,
    `  santé           ${ecoute}/sante`,
    '',
    `Applications de démonstration (secrets entiers dans ${dossier}/<client>.secret) :`,
    ...clients,
    '',
    'Personnes (npm run plateforme -- jeton <nom>) :',
    ...Object.entries({ ...professionnels, ...personnes }).map(([cle, p]) => `  ${cle.padEnd(14)} ${p.nom}`),
    '',
    `Ctrl-C arrête la plateforme ; les données restent dans ${configuration.dossierDonnees}`,
    '',
  ].join('\n')
}
