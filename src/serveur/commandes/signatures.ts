import { join } from 'node:path'
import { type Autorite, type Confiance, enPem, lireCertificats, verifier } from '../../signature/index.js'
import { lireConfiguration } from '../configuration.js'
import { lireFichierPrive } from '../fichier-prive.js'
import { secrets as liste } from '../secrets/liste.js'
import { confianceDe } from '../signature.js'
import { type Commande, fichierDonne, Refus, requis } from './commande.js'

export const verifierSignature: Commande = {
  nom: 'verifier-signature',
  usage: '<fichier.pdf>… [--autorite autorite.pem] [--horodatage autorites.pem]',
  resume:
    'Dit qui a signé un PDF, quand, et s’il est intact ; sans base ni réseau. Sort en erreur si l’un d’eux ne peut pas être tenu pour signé',
  options: { autorite: { type: 'string' }, horodatage: { type: 'string' } },
  async executer({ positionnels: fichiers, options }) {
    requis(fichiers[0], 'le fichier PDF')
    const confiance =
      typeof options['autorite'] === 'string' ? confianceDonnee(options['autorite'], options['horodatage']) : confianceDeCetteMachine()
    for (const fichier of fichiers) {
      const { integre, phrases } = await verifier(fichierDonne(fichier), confiance)
      process.stdout.write(`${[...(fichiers.length > 1 ? [`${fichier} :`] : []), ...phrases].join('\n')}\n`)
      if (!integre) process.exitCode = 1
    }
  },
}

export const autoriteDeSignature: Commande = {
  nom: 'autorite-de-signature',
  usage: '',
  resume: 'Écrit le certificat de l’autorité qui émet ceux des signataires, à donner à qui doit vérifier ; jamais sa clé',
  async executer() {
    const { certificat, anciennes } = lAutorite()
    process.stdout.write([certificat, ...anciennes].map(enPem).join(''))
  },
}

function confianceDonnee(autorite: string, horodatage: string | boolean | undefined): Confiance {
  const signataires = certificatsDe(autorite)
  return { signataires, horodatage: typeof horodatage === 'string' ? [...signataires, ...certificatsDe(horodatage)] : signataires }
}

const confianceDeCetteMachine = (): Confiance => confianceDe(lAutorite(), lireConfiguration(process.env).horodatage)

/** Read where it is, never made: a verification creates nothing. */
function lAutorite(): Autorite {
  const { fichier, variable, forme } = liste.autorite
  const chemin = join(lireConfiguration(process.env).dossierSecrets, fichier)
  const texte = process.env[variable]?.trim() || lireFichierPrive(chemin)
  if (texte === undefined)
    throw new Refus(
      `Cette machine ne connaît pas l’autorité (« ${chemin} » manque) : donnez son certificat par --autorite, ou DOSSIER_SECRETS.`,
    )
  const lue = forme.lire(texte)
  if (typeof lue === 'string') throw new Refus(`« ${chemin} » est invalide : ${lue}`)
  return lue.valeur
}

function certificatsDe(chemin: string): Buffer[] {
  const lus = lireCertificats(fichierDonne(chemin).toString('utf8'))
  if (lus.length === 0) throw new Refus(`« ${chemin} » ne contient aucun certificat au format PEM.`)
  return lus
}
