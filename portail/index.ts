import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { Provider } from 'oidc-provider'
import { creerFacteurs } from '../src/acces/facteur/index.js'
import { creerJetonDeSession } from '../src/acces/session/index.js'
import { lignesNommant, toutesLesLignes } from '../src/moteur/lignes.js'
import type { Messagerie } from '../src/messagerie/messagerie.js'
import type { Moteur } from '../src/moteur/moteur.js'
import { installerLAccord } from './accord/index.js'
import { installerLAdministrationDuPortail } from './administration/installer.js'
import { creerApi, creerTelechargement } from './api.js'
import { installerLaConnexion } from './connexion/index.js'
import type { ContextePortail } from './contexte.js'
import { installerLEspaceDeLEntreprise } from './entreprise/index.js'
import { creerRenduDErreur } from './ecran-d-erreur.js'
import { creerGarde } from './garde.js'
import { installerLesObligations } from './obligations/index.js'
import { installerLEspaceDeLaPersonne } from './personne/index.js'
import { installerLeProfessionnel } from './professionnel/installer.js'
import { creerSaisies } from './saisie/saisies.js'
import { installerLeSecondFacteur } from './second-facteur/index.js'
import { installerLaVigilance } from './vigilance/installer.js'
import { suspensionDe } from './vigilance/suspension.js'

export type { ContextePortail } from './contexte.js'

type Reglages = Pick<
  ContextePortail,
  | 'sql'
  | 'sessions'
  | 'federation'
  | 'reconnaitre'
  | 'ressources'
  | 'habilitations'
  | 'adressePublique'
  | 'contact'
  | 'exploitant'
  | 'chiffrement'
  | 'demonstration'
  | 'horloge'
> & {
  secrets: Parameters<typeof creerJetonDeSession>[0]['secrets'] & { nir: Buffer }
  identifiants: Moteur['identifiants']
  provider: Provider
  messagerie: Messagerie
}

/** Parts of the portal, each installed in the scope where cookies and forms are read. */
const parties: readonly ((portee: FastifyInstance, contexte: ContextePortail) => void)[] = [
  installerLaConnexion,
  installerLeSecondFacteur,
  installerLeProfessionnel,
  installerLAdministrationDuPortail,
  installerLaVigilance,
  installerLEspaceDeLaPersonne,
  installerLEspaceDeLEntreprise,
  installerLesObligations,
]

/** Opens the screens: professionals, persons, companies. Each is rendered on the server and works without a script. */
export function installerLePortail(
  app: FastifyInstance,
  { secrets, identifiants, provider, messagerie, ...reste }: Reglages,
): ContextePortail {
  const { sessions, ressources, habilitations, adressePublique, horloge } = reste
  const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))
  const jetonDe = creerJetonDeSession({
    secrets,
    adressePublique,
    horloge,
    identifiant: (organisation, usager) => identifiants.pour(organisation, usager),
    lignesDuType: organisation =>
      lignesNommant(ressources, habilitations.organisation(organisation)?.type ?? '').flatMap(code => lignes.get(code) ?? []),
  })
  const saisies = creerSaisies(reste.sql, horloge)
  const contexte: ContextePortail = {
    ...reste,
    app,
    saisies,
    garde: creerGarde({
      sessions,
      saisies,
      outilOuvert: (o, outil) => habilitations.outilOuvert(o, outil),
      suspension: suspensionDe(habilitations),
      adressePublique,
      horloge,
    }),
    api: creerApi(app, jetonDe),
    telecharger: creerTelechargement(app, jetonDe),
    facteurs: creerFacteurs({
      sql: reste.sql,
      secrets,
      adressePublique,
      nom: 'SI Plateforme',
      messagerie,
      signaler: erreur => app.log.error({ err: erreur }, 'lettre non envoyée'),
      horloge,
    }),
  }
  void app.register(async portee => {
    await portee.register(cookie)
    await portee.register(formbody)
    portee.setErrorHandler(creerRenduDErreur(saisies))
    installerLAccord(portee, contexte, provider)
    for (const installer of parties) installer(portee, contexte)
  })
  return contexte
}
