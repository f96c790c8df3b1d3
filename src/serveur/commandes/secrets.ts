import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { creerDossierPrive, ecrireUneFois } from '../fichier-prive.js'
import { secrets as liste } from '../secrets/liste.js'
import { secretsEnTableau } from '../secrets/tableau.js'
import { type Commande, Refus, requis } from './commande.js'

const rappel = (dossier: string) => `Les secrets de production sont dans « ${dossier} », lisibles de ce seul compte (0600).

Pour démarrer avec eux :
  MODE=production DOSSIER_SECRETS=${dossier} DATABASE_URL=… DATABASE_URL_APPLICATION=… HORODATAGE=… npm start
Chacun peut aussi venir d’une variable, qui l’emporte sur son fichier :
${Object.values(liste)
  .map(({ fichier, variable }) => `  ${fichier.padEnd(20)} ${variable}`)
  .join('\n')}

Gardez-en une copie en lieu sûr, jamais avec celles de la base. Ce que fait la perte de chacun :
${Object.values(liste)
  .map(({ fichier, perdu }) => `  ${fichier.padEnd(20)} ${perdu}`)
  .join('\n')}
Comment chacun se remplace : « secrets decrire ». Donnez dès maintenant le certificat de l’autorité (commande autorite-de-signature) et la
clé publique du journal (commande cle-du-journal) à qui vérifiera.
`

export const secrets: Commande = {
  nom: 'secrets',
  usage: 'creer --dossier D | completer --dossier D | decrire',
  resume:
    'Crée les secrets d’une production dans un dossier neuf, et dit comment la configurer ; complète un dossier de ceux qu’une nouvelle version demande ; n’en remplace jamais un. Décrit chacun : à quoi il sert, ce que fait sa perte, comment il se remplace',
  options: { dossier: { type: 'string' } },
  async executer({ positionnels: [quoi], options }) {
    if (quoi === 'decrire') return void process.stdout.write(secretsEnTableau())
    if (quoi !== 'creer' && quoi !== 'completer') throw new Refus('secrets creer ou secrets completer, --dossier D ; ou secrets decrire.')
    const dossier = resolve(requis(options['dossier'], '--dossier'))
    const presents = Object.values(liste).filter(({ fichier }) => existsSync(join(dossier, fichier)))
    if (quoi === 'completer' && presents.length === 0)
      throw new Refus(`« ${dossier} » ne contient aucun secret : il n’y a rien à compléter (secrets creer en fait de nouveaux).`)
    if (quoi === 'creer' && presents.length > 0)
      throw new Refus(
        `« ${dossier} » contient déjà ${presents.map(s => s.fichier).join(', ')} : aucun secret n’a été créé ni remplacé. Choisissez un autre dossier.`,
      )
    creerDossierPrive(dossier)
    const absents = Object.values(liste).filter(s => !presents.includes(s))
    for (const { fichier, forme } of absents) {
      const tire = await forme.tirer()
      if (ecrireUneFois(join(dossier, fichier), tire) !== tire)
        throw new Refus(
          `« ${join(dossier, fichier)} » vient d’être créé par un autre : il n’a pas été remplacé. Recommencez dans un dossier neuf.`,
        )
    }
    process.stdout.write(
      quoi === 'creer' ? rappel(dossier) : absents.map(s => `${join(dossier, s.fichier)} : créé\n`).join('') || 'Il n’en manque aucun.\n',
    )
  },
}
