import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { creerClientImilo, deposantDe, ImiloMuet, tirerDImilo } from '../../flux/index.js'
import { type Commande, Refus, requis } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

const cles = z.strictObject({ evenements: z.string().min(1), dossiers: z.string().min(1) })

export const iMilo: Commande = {
  nom: 'i-milo',
  usage: '<organisation> --adresse <https://…> --cles <fichier.json>',
  resume: 'Tire d’I-MILO les dossiers d’une mission locale qui ont changé, puis les acquitte ; relancé, reprend sans rien doubler',
  options: { adresse: { type: 'string' }, cles: { type: 'string' } },
  async executer({ positionnels: [organisation = ''], options }) {
    const adresse = requis(options.adresse, '--adresse')
    const lues = cles.safeParse(JSON.parse(await readFile(requis(options.cles, '--cles'), 'utf8')))
    if (!lues.success) throw new Refus('Le fichier des clés dit « evenements » et « dossiers », une clé chacun.')
    await avecLaPlateforme(async ({ bases, plateforme }) => {
      const deposant = await deposantDe(bases.application, organisation)
      if (deposant?.type !== 'ML') throw new Refus(`« ${organisation} » n’est pas une mission locale de la plateforme.`)
      try {
        const { evenements, dossiers, fiche } = await tirerDImilo(
          plateforme.atelier,
          deposant,
          creerClientImilo({ adresse, cles: lues.data }),
        )
        const suite = fiche
          ? `import ${fiche.id} : ${fiche.crees} nouveaux, ${fiche.modifies} modifiés, ${fiche.rejetes} rejetés`
          : 'rien à importer'
        process.stdout.write(`${evenements} événements acquittés, ${dossiers} dossiers lus ; ${suite}.\n`)
      } catch (erreur) {
        throw erreur instanceof ImiloMuet ? new Refus(erreur.message) : erreur
      }
    })
  },
}
