import { join } from 'node:path'
import { applications } from '../../jeu-d-essai/applications.js'
import { chargerLesApplications, chargerLesOrganisations, chargerLesPersonnes, secretDe } from '../../jeu-d-essai/charger.js'
import { personnes, professionnels } from '../../jeu-d-essai/personas.js'
import { scopesPartenairesDe } from '../partenaire/index.js'
import type { Ouverte } from './commandes/ouvrir.js'

const dossierDesClients = (dossierDonnees: string): string => join(dossierDonnees, 'clients')

/** Organisations, clients and named persons; does nothing again of what is already there. */
export async function chargerLeSocle({
  bases,
  plateforme,
  configuration,
}: Pick<Ouverte, 'bases' | 'plateforme' | 'configuration'>): Promise<void> {
  await chargerLesOrganisations(bases.application)
  await chargerLesApplications(bases.application, dossierDesClients(configuration.dossierDonnees), scopesPartenairesDe)
  await chargerLesPersonnes(plateforme.moteur, plateforme.traitements)
  await plateforme.habilitations.rafraichir()
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
