import { autoriteDeSignature } from './autorite.js'
import { cleBinaire, clesDeCookies, clesDeSignature, clesMaitresses } from './formes.js'
import { cleDeScellement } from './scellement.js'

/** Every secret of the platform: its file, the variable that replaces the file, its form. */
export const secrets = {
  signature: { fichier: 'signature.jwks.json', variable: 'SECRET_SIGNATURE', forme: clesDeSignature },
  maitresses: { fichier: 'maitresse.cles', variable: 'SECRET_MAITRESSE', forme: clesMaitresses },
  nir: { fichier: 'nir.cle', variable: 'SECRET_NIR', forme: cleBinaire(32) },
  nirEmpreinte: { fichier: 'nir-empreinte.cle', variable: 'SECRET_NIR_EMPREINTE', forme: cleBinaire(32) },
  identifiants: { fichier: 'identifiants.cle', variable: 'SECRET_IDENTIFIANTS', forme: cleBinaire(16) },
  jetonUsager: { fichier: 'jeton-usager.cle', variable: 'SECRET_JETON_USAGER', forme: cleBinaire(32) },
  autorite: { fichier: 'autorite.pem', variable: 'SECRET_AUTORITE', forme: autoriteDeSignature },
  scellement: { fichier: 'scellement.pem', variable: 'SECRET_SCELLEMENT', forme: cleDeScellement },
  selsDuJournal: { fichier: 'sels-du-journal.cle', variable: 'SECRET_SELS_DU_JOURNAL', forme: cleBinaire(32) },
  cookies: { fichier: 'cookies.cles', variable: 'SECRET_COOKIES', forme: clesDeCookies },
} as const
