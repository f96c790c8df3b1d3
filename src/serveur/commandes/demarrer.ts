import {
  accueil,
  animerLesCaisses,
  brancherLImilo,
  chargerLeSocle,
  chargerLeStock,
  stockDejaCharge,
  stockDeDepart,
} from '../demonstration.js'
import { ordonnancer } from '../ordonnanceur.js'
import { type Commande, Refus } from './commande.js'
import { ouvrirPourServir } from './ouvrir.js'

/** Connections the system holds until they are accepted: a thousand people may come at the same instant (511 by default). */
const FILE_D_ATTENTE = 4096

export const demarrer: Commande = {
  nom: 'demarrer',
  usage: '',
  resume: 'Démarre la plateforme ; en démonstration, avec sa base et ses données',
  async executer() {
    const ouverte = await ouvrirPourServir()
    const { plateforme, configuration, secrets } = ouverte
    const { proprietaire, application } = ouverte.bases
    const { messagerie, echeances, fichiersDesCaisses, direLesAlertes, scellement, coffre, moteur, app } = plateforme
    const cesser = ordonnancer({
      proprietaire,
      application,
      messagerie,
      echeances,
      fichiersDesCaisses,
      direLesAlertes,
      scellement,
      coffre,
      horloge: moteur.horloge,
      journal: app.log,
    })
    let fermerLesCaisses = () => Promise.resolve()
    let arret: Promise<void> | undefined
    const arreter = () => {
      cesser()
      arret ??= fermerLesCaisses()
        .then(() => ouverte.fermer())
        .catch((erreur: unknown) => {
          plateforme.app.log.error(erreur, 'arrêt incomplet')
          process.exitCode = 1
        })
        .then(() => {
          // All is closed but a write that its file system keeps: neither an end nor an exit would come before it does.
          if (scellement.temoin().fichier !== 'libre') process.kill(process.pid, 'SIGKILL')
        })
      return arret
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void arreter())
    try {
      if (configuration.mode === 'demonstration') {
        await brancherLImilo(ouverte)
        await chargerLeSocle(ouverte)
        if (!(await stockDejaCharge(ouverte))) await chargerLeStock(ouverte, stockDeDepart)
        fermerLesCaisses = await animerLesCaisses(ouverte)
        // Its stories are dated before today: what their days bring about is due now, not at the next hour.
        await echeances()
      }
      const ecoute = await plateforme.app.listen({ host: configuration.hote, port: configuration.port, backlog: FILE_D_ATTENTE })
      if (secrets.demonstration) process.stdout.write(await accueil(ouverte, ecoute))
    } catch (erreur) {
      await arreter()
      if (erreur instanceof Error && 'code' in erreur && erreur.code === 'EADDRINUSE')
        throw new Refus(
          `Le port ${configuration.port} est déjà pris sur ${configuration.hote} : libérez-le, ou choisissez-en un autre par PORT.`,
        )
      throw erreur
    }
  },
}
