import { z } from 'zod'
import { acteurs } from '../../droit/acteurs.js'
import { lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { identite } from '../../parcours/identite/identite.echange.js'

/** The lines under which an organisation reads whom it follows. */
const ouvertures: Ouvertures = Object.fromEntries(
  acteurs.flatMap(({ code }) => {
    const jeux = lignesDe(identite).filter(l => l.operation === 'consulter' && l.sur.motifs && l.par.some(a => a.code === code))
    return jeux.length > 0 ? [[code, jeux.map(l => [l] as const)]] : []
  }),
)

/** What a day’s work begins with, told without naming anybody. */
export const operationsDesSuivies = {
  denombrer: {
    id: 'personnesSuivies.denombrer',
    verbe: 'GET',
    url: '/api/v1/personnes-suivies/decompte',
    theme: 'Personnes suivies',
    titre: 'Compter les personnes nouvellement suivies',
    description: 'Combien de personnes votre structure suit depuis tant de jours. Un nombre : aucune personne n’y est nommée.',
    ouvertures,
    requete: z.strictObject({ jours: z.coerce.number().int().min(1).max(90).default(7).describe('Depuis combien de jours') }),
    reponse: { statut: 200, schema: z.strictObject({ nouvelles: z.int().min(0) }), exemple: { nouvelles: 12 } },
    refus: [],
  },
} as const satisfies Record<string, OperationComposee>
