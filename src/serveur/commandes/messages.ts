import { lireLesMessages, marquerTraite, objets } from '../../assistance/index.js'
import { type Commande, Refus } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

export const messages: Commande = {
  nom: 'messages',
  usage: '[--traite <référence>]',
  resume: 'Montre les messages du formulaire de contact qui attendent, ou en marque un comme traité',
  options: { traite: { type: 'string' } },
  async executer({ options }) {
    await avecLaPlateforme(async ({ bases, plateforme }) => {
      if (typeof options.traite === 'string') {
        if (!(await marquerTraite(bases.application, options.traite, plateforme.moteur.horloge())))
          throw new Refus(`Aucun message n’attend sous la référence ${options.traite}.`)
        return void process.stdout.write(`${options.traite} : traité\n`)
      }
      const attente = await lireLesMessages(bases.application, plateforme.moteur.chiffrement)
      for (const m of attente)
        process.stdout.write(
          `${m.reference}  ${m.recuLe.toISOString()}  ${objets[m.objet]}\n    ${m.courriel}${m.correlation ? `  corrélation ${m.correlation}` : ''}\n    ${m.texte.replaceAll('\n', '\n    ')}\n\n`,
        )
      if (attente.length === 0) process.stdout.write('Aucun message n’attend.\n')
    })
  },
}
