import { z } from 'zod'
import { acteurs } from '../../droit/acteurs.js'
import { lignesDe, type Ligne, toutesLesLignes } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { identite } from '../../parcours/identite/identite.echange.js'
import { ressources } from '../../parcours/ressources.js'

type Jeu = readonly [Ligne, ...Ligne[]]
const deChacun = (jeux: (code: string) => readonly Jeu[]): Ouvertures =>
  Object.fromEntries(
    acteurs.flatMap(({ code }) => {
      const siens = code === 'USAGER' ? [] : jeux(code)
      return siens.length > 0 ? [[code, siens]] : []
    }),
  )
const ouverteA = (code: string) => (l: Ligne) => l.par.some(a => a.code === code)

/** Whoever reads may be asked why. */
const quiLit = deChacun(code =>
  toutesLesLignes(ressources)
    .filter(l => l.operation === 'consulter' && ouverteA(code)(l))
    .map((l): Jeu => [l]),
)
/** Her identity is what one opens first, under the line that says it may be; finding her by her number is a search. */
const quiBrise = deChacun(code =>
  lignesDe(identite)
    .filter(l => l.brisDeGlace && ouverteA(code)(l))
    .flatMap(l =>
      lignesDe(identite)
        .filter(r => r.operation === 'rechercher' && r.nomEchange === l.nomEchange && ouverteA(code)(r))
        .map((r): Jeu => [l, r]),
    ),
)

const theme = 'Vigilance'
const json = ['application/json'] as const
const motif = z.string().trim().min(10).max(2000)
const commun = { theme, acte: 'se-justifier', pourSeJustifier: true } as const

/** What an agent whom vigilance alone keeps out may still do: say why. */
export const operationsDeJustification = {
  motif: {
    ...commun,
    id: 'vigilance.motif.ecrire',
    verbe: 'POST',
    url: '/api/v1/vigilance/motif',
    titre: 'Écrire pourquoi on continue',
    description:
      'Quand la réponse est « motif-demande » : l’agent que le jeton prouve écrit pourquoi, et lit de nouveau, quelques personnes de plus, pour une heure. Sa supervision lit le motif.',
    ouvertures: quiLit,
    corps: { types: json, schema: z.strictObject({ motif }), exemple: { motif: 'Réunion d’information collective à l’agence de Lille.' } },
    reponse: { statut: 204 },
    refus: [409, 413, 415],
  },
  brisDeGlace: {
    ...commun,
    id: 'vigilance.brisDeGlace.ouvrir',
    verbe: 'POST',
    url: '/api/v1/vigilance/bris-de-glace',
    titre: 'Ouvrir, malgré un arrêt, le dossier de la personne présente',
    description:
      'Pour un agent que la vigilance seule a arrêté, sur une personne de son périmètre, et les seules lignes que la déclaration y ouvre. La personne et la supervision sont prévenues ; l’ouverture prend fin d’elle-même.',
    ouvertures: quiBrise,
    corps: {
      types: json,
      schema: z.union([
        z.strictObject({ usager: z.string().max(30), motif }),
        z.strictObject({ numeroFranceTravail: z.string().regex(/^\d{11}$/), motif }),
      ]),
      exemple: { numeroFranceTravail: '10429447247', motif: 'Elle est au guichet et demande l’heure de son rendez-vous.' },
    },
    reponse: {
      statut: 201,
      schema: z.strictObject({
        usager: z.string(),
        jusque: z.iso.datetime(),
        lignes: z.array(z.string()).describe('Ce qui est ouvert sur cette personne'),
      }),
      exemple: {
        usager: 'pSzR0oXK0Yh1o3sM2a4B5c',
        jusque: '2026-11-28T10:12:00.000Z',
        lignes: ['identite.accompagnement.consulter', 'rendezVous.accompagnement.consulter'],
      },
    },
    refus: [404, 409, 413, 415],
  },
} as const satisfies Record<string, OperationComposee>
