import { autoriteDeSignature } from './autorite.js'
import { cleBinaire, clesDeCookies, clesDeSignature, clesMaitresses } from './formes.js'
import type { Forme } from './lecture.js'
import { cleDeScellement } from './scellement.js'

/** For who keeps it: what it does, what losing it does, how it is replaced by another. */
type Garde = { role: string; perdu: string; remplacer: string }
type Secret<T> = { fichier: string; variable: string; forme: Forme<T> } & Garde
const secret = <T>(fichier: string, variable: string, forme: Forme<T>, garde: Garde): Secret<T> => ({ fichier, variable, forme, ...garde })

const JAMAIS = 'Ne se remplace pas : la base refuse toute autre.'

/** Every secret of the platform: its file, the variable that replaces the file, its form, how it is kept. */
export const secrets = {
  signature: secret('signature.jwks.json', 'SECRET_SIGNATURE', clesDeSignature, {
    role: 'Signe les jetons.',
    perdu: 'Les jetons en cours ne valent plus ; chacun en redemande.',
    remplacer: 'La nouvelle clé en premier, redémarrer ; retirer l’ancienne quand ses jetons sont échus.',
  }),
  maitresses: secret('maitresse.cles', 'SECRET_MAITRESSE', clesMaitresses, {
    role: 'Enveloppe les clés qui chiffrent NIR, santé et pièces ; un programme peut le faire à sa place (COMMANDE_MAITRESSE).',
    perdu: 'Tout ce qui est chiffré est illisible pour toujours ; le démarrage est refusé.',
    remplacer:
      'La nouvelle en première ligne, redémarrer ; retirer l’ancienne. Les clés qu’elle enveloppe se changent par « cles tourner ».',
  }),
  nir: secret('nir.cle', 'SECRET_NIR', cleBinaire(32), {
    role: 'Protège les seconds facteurs, et ouvre ce qui fut chiffré avant qu’il y ait plusieurs clés.',
    perdu: 'Les seconds facteurs sont à poser de nouveau, les anciennes données illisibles ; le démarrage est refusé.',
    remplacer: JAMAIS,
  }),
  nirEmpreinte: secret('nir-empreinte.cle', 'SECRET_NIR_EMPREINTE', cleBinaire(32), {
    role: 'Retrouve une personne par son NIR.',
    perdu: 'Plus personne n’est retrouvé, et chacun entrerait une seconde fois ; le démarrage est refusé.',
    remplacer: JAMAIS,
  }),
  identifiants: secret('identifiants.cle', 'SECRET_IDENTIFIANTS', cleBinaire(16), {
    role: 'Donne à chaque organisation ses identifiants des personnes.',
    perdu: 'Tous les identifiants donnés changeraient d’un coup ; le démarrage est refusé.',
    remplacer: JAMAIS,
  }),
  jetonUsager: secret('jeton-usager.cle', 'SECRET_JETON_USAGER', cleBinaire(32), {
    role: 'Chiffre le « jeton usager » du contrat partenaire.',
    perdu: 'Les jetons usager en cours ne valent plus ; les logiciels cherchent de nouveau la personne.',
    remplacer: 'Une autre à sa place, redémarrer.',
  }),
  autorite: secret('autorite.pem', 'SECRET_AUTORITE', autoriteDeSignature, {
    role: 'Certifie qui signe un document.',
    perdu:
      'Plus rien ne se signe sous le même nom ; ce qui est signé se vérifie encore, par son certificat (commande autorite-de-signature).',
    remplacer: 'La nouvelle clé et son certificat, suivis du certificat de l’ancienne ; redémarrer.',
  }),
  scellement: secret('scellement.pem', 'SECRET_SCELLEMENT', cleDeScellement, {
    role: 'Scelle le journal.',
    perdu:
      'Le démarrage est refusé avec une clé qui ne dit pas remplacer l’ancienne. Gardez-en la clé publique à part (openssl pkey -in scellement.pem -pubout ; commande cle-du-journal pour qui vérifie).',
    remplacer: 'La nouvelle clé privée, suivie de la clé publique de l’ancienne ; redémarrer, et donner la nouvelle à qui vérifie.',
  }),
  selsDuJournal: secret('sels-du-journal.cle', 'SECRET_SELS_DU_JOURNAL', cleBinaire(32), {
    role: 'Sale ce que les sceaux du journal engagent.',
    perdu: 'Plus aucune ligne du journal ne se vérifie ; le démarrage est refusé.',
    remplacer: JAMAIS,
  }),
  cookies: secret('cookies.cles', 'SECRET_COOKIES', clesDeCookies, {
    role: 'Signe les témoins de connexion et les formulaires.',
    perdu: 'Les formulaires ouverts sont à envoyer de nouveau, les connexions commencées à refaire.',
    remplacer: 'La nouvelle en première ligne, redémarrer ; retirer l’ancienne le lendemain.',
  }),
} as const
