import { readFile } from 'node:fs/promises'
import { creerClientImilo, deposantDe, ImiloMuet, tirerDImilo } from '../../flux/index.js'
import { brancherImilo, clesDImilo, suivreLesRejets } from '../../i-milo/index.js'
import { type Commande, Refus, requis } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

export const iMilo: Commande = {
  nom: 'i-milo',
  usage: '<organisation> --adresse <https://…> --cles <fichier.json> [--brancher]',
  resume:
    'Tire d’I-MILO les dossiers d’une mission locale qui ont changé, puis les acquitte ; branchée, elle l’est sans cesse, et I-MILO apprend statuts et sanctions',
  options: { adresse: { type: 'string' }, cles: { type: 'string' }, brancher: { type: 'boolean' } },
  async executer({ positionnels: [organisation = ''], options }) {
    const adresse = requis(options.adresse, '--adresse')
    const lues = clesDImilo.safeParse(JSON.parse(await readFile(requis(options.cles, '--cles'), 'utf8')))
    if (!lues.success) throw new Refus('Le fichier des clés dit « evenements », « dossiers » et « retours », une clé chacun.')
    await avecLaPlateforme(async ({ bases, plateforme: { atelier } }) => {
      const deposant = await deposantDe(bases.application, organisation)
      if (deposant?.type !== 'ML') throw new Refus(`« ${organisation} » n’est pas une mission locale de la plateforme.`)
      if (options.brancher === true) {
        const { chiffrement, horloge } = atelier.moteur
        await brancherImilo(bases.application, chiffrement, organisation, { adresse, cles: lues.data }, horloge())
        return void process.stdout.write(`${organisation} est servie par I-MILO, à ${adresse}.\n`)
      }
      try {
        const client = creerClientImilo({ adresse, cles: lues.data })
        const { evenements, illisibles, lus, fiche } = await tirerDImilo(atelier, deposant, client, dossiers =>
          suivreLesRejets(atelier.moteur, deposant, dossiers),
        )
        const deCote = illisibles === 0 ? '' : `, ${illisibles} illisibles mis de côté`
        const suite = fiche
          ? `import ${fiche.id} : ${fiche.crees} nouveaux, ${fiche.modifies} modifiés, ${fiche.rejetes} rejetés`
          : 'rien à importer'
        process.stdout.write(`${evenements} événements acquittés${deCote}, ${lus.length} dossiers lus ; ${suite}.\n`)
      } catch (erreur) {
        throw erreur instanceof ImiloMuet ? new Refus(erreur.message) : erreur
      }
    })
  },
}
