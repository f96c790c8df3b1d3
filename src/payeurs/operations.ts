import { z } from 'zod'
import { conseilDepartemental, franceTravail, organismesPayeurs } from '../droit/acteurs.js'
import { lignesDe, type Operation } from '../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../moteur/operation-composee.js'
import { envoiAuPayeur } from './envoi-au-payeur.echange.js'
import { etatsDEnvoi } from './etats.regles.js'
import { reponseRecue } from './repondre.js'

const ouvertes = (operation: Operation, ...acteurs: readonly { code: string }[]): Ouvertures =>
  Object.fromEntries(
    acteurs.map(({ code }) => [
      code,
      lignesDe(envoiAuPayeur)
        .filter(l => l.operation === operation && l.par.some(a => a.code === code))
        .map(l => [l] as const),
    ]),
  )
const desDeux = ouvertes('consulter', conseilDepartemental, ...organismesPayeurs)
const duDecideur = ouvertes('consulter', conseilDepartemental, franceTravail)
const duPayeur = ouvertes('corriger', ...organismesPayeurs)

const theme = 'Décisions et caisses'
const etat = z.enum(etatsDEnvoi)
const { nature, decideePar, payeur, du, au, transmisLe, prisEnCompteLe, appliqueLe, rejeteLe, motifDuRejet } = envoiAuPayeur.donnees
const reference = z.uuid()

const envoi = z.strictObject({
  usager: z.string().describe('Identifiant de la personne, propre à votre organisation'),
  numero: z.int(),
  reference,
  nature: nature.schema,
  decideePar: decideePar.schema,
  payeur: payeur.schema,
  du: du.schema,
  au: au.schema,
  etat,
  transmisLe: transmisLe.schema,
  prisEnCompteLe: prisEnCompteLe.schema,
  appliqueLe: appliqueLe.schema,
  rejeteLe: rejeteLe.schema,
  motifDuRejet: motifDuRejet.schema,
  enRetard: z.boolean().describe('La caisse n’a pas répondu dans le délai'),
  aRedire: z.boolean().describe('Rejetée, et pas encore redite : vous l’avez décidée, et pouvez la redire à la caisse'),
  demandeLe: z.iso.datetime(),
  essais: z.int().describe('Envois manqués de celui-ci'),
  dernierEchec: z.string().nullable(),
})
export type EnvoiListe = z.infer<typeof envoi>

const decompte = z.strictObject({
  etats: z.array(z.strictObject({ etat, nombre: z.int(), enRetard: z.int(), depuis: z.iso.datetime().nullable() })),
  pannes: z
    .array(z.strictObject({ payeur: z.string(), depuis: z.iso.datetime(), echec: z.string().nullable(), essais: z.int() }))
    .describe('Caisses qui ne prennent rien en ce moment : ce qui attend partira dans l’ordre'),
})
export type DecompteDesEnvois = z.infer<typeof decompte>

const refusee = z.strictObject({ payeur: z.string(), reference: z.string(), etat, recueLe: z.iso.datetime(), motif: z.string() })
export type ReponseRefusee = z.infer<typeof refusee>

const sort = z.strictObject({ reference: z.string(), retenue: z.boolean(), motif: z.string().nullable() })
const fichier = z.strictObject({
  numero: z.int(),
  composeLe: z.iso.datetime(),
  nombre: z.int(),
  prisLe: z.iso.datetime().nullable(),
})
const exempleDeSort = { reference: '0b7e4a52-3c1d-4f6e-8a90-1f2e3d4c5b6a', retenue: true, motif: null }
const exempleDeReponse = { reference: exempleDeSort.reference, matricule: '1234567', etat: 'PRIS_EN_COMPTE' } as const

/** Decisions told to payers, as both sides follow them, and what a payer answers. */
export const operationsDesPayeurs = {
  lister: {
    id: 'envoisAuPayeur.lister',
    verbe: 'GET',
    url: '/api/v1/envois-au-payeur',
    theme,
    titre: 'Lister les décisions transmises aux caisses',
    description:
      'Entre votre organisation et l’autre : ce que vous avez décidé, ou ce qui vous est adressé, du plus récent au plus ancien, des personnes que vous suivez. Page par page, avec un curseur.',
    ouvertures: desDeux,
    requete: z.strictObject({
      etat: etat.optional(),
      enRetard: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
      curseur: z
        .string()
        .regex(/^[\w-]{22}$/)
        .optional(),
      limite: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(envoi), suivant: z.string().nullable() }),
      exemple: {
        elements: [
          {
            usager: 'q3Yl0vJwT2S8m1pXc9RkZg',
            numero: 1,
            reference: exempleDeSort.reference,
            nature: 'suspension',
            decideePar: 'CD59',
            payeur: 'CAF591',
            du: '2026-12-01',
            au: '2026-12-31',
            etat: 'TRANSMIS',
            transmisLe: '2026-11-24',
            prisEnCompteLe: null,
            appliqueLe: null,
            rejeteLe: null,
            motifDuRejet: null,
            enRetard: false,
            aRedire: false,
            demandeLe: '2026-11-24T09:30:00.000Z',
            essais: 0,
            dernierEchec: null,
          },
        ],
        suivant: null,
      },
    },
    refus: [],
  },
  denombrer: {
    id: 'envoisAuPayeur.denombrer',
    verbe: 'GET',
    url: '/api/v1/envois-au-payeur/decompte',
    theme,
    titre: 'Compter les décisions transmises aux caisses',
    description:
      'Par état : combien, combien en retard, depuis quand ; et les caisses qui ne répondent pas. Aucune personne n’y est nommée.',
    ouvertures: desDeux,
    reponse: {
      statut: 200,
      schema: decompte,
      exemple: { etats: [{ etat: 'TRANSMIS', nombre: 12, enRetard: 1, depuis: '2026-11-20T08:00:00.000Z' }], pannes: [] },
    },
    refus: [],
  },
  refusees: {
    id: 'envoisAuPayeur.reponsesRefusees',
    verbe: 'GET',
    url: '/api/v1/envois-au-payeur/reponses-refusees',
    theme,
    titre: 'Lire les réponses refusées',
    description:
      'Les réponses de caisse qui n’ont rien changé, avec leur raison : référence inconnue, autre personne, répétition, désordre. La caisse lit les siennes ; le département, celles qui portent sur ses décisions.',
    ouvertures: desDeux,
    requete: z.strictObject({ limite: z.coerce.number().int().min(1).max(200).default(50) }),
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(refusee) }),
      exemple: {
        elements: [
          {
            payeur: 'CAF591',
            reference: exempleDeSort.reference,
            etat: 'APPLIQUE',
            recueLe: '2026-11-24T10:00:00.000Z',
            motif: 'Cette décision n’a pas encore été prise en compte : dites-le d’abord.',
          },
        ],
      },
    },
    refus: [],
  },
  renvoyer: {
    id: 'envoisAuPayeur.renvoyer',
    verbe: 'POST',
    url: '/api/v1/envois-au-payeur/{reference}/renvoi',
    theme,
    titre: 'Redire à la caisse une décision qu’elle a rejetée',
    description:
      'Quand ce que la caisse reprochait à l’envoi est corrigé (identité, matricule, caisse) : la même décision, sous une nouvelle référence, à la caisse qui paie aujourd’hui la personne.',
    ouvertures: duDecideur,
    chemin: z.object({ reference }),
    reponse: {
      statut: 201,
      schema: z.strictObject({ reference, numero: z.int(), payeur: z.string().nullable() }),
      exemple: { reference: exempleDeSort.reference, numero: 2, payeur: 'CAF591' },
    },
    refus: [404, 409],
  },
  repondre: {
    id: 'envoisAuPayeur.repondre',
    verbe: 'POST',
    url: '/api/v1/envois-au-payeur/reponses',
    theme,
    titre: 'Répondre de décisions reçues',
    description:
      'La caisse prend en compte, applique ou rejette. Chaque réponse est retenue ou refusée pour elle-même, et gardée ; une réponse refusée ne change l’état de rien.',
    ouvertures: duPayeur,
    corps: {
      types: ['application/json'],
      schema: z.strictObject({ reponses: z.array(reponseRecue).min(1).max(100) }),
      exemple: { reponses: [exempleDeReponse] },
    },
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(sort) }), exemple: { elements: [exempleDeSort] } },
    refus: [413, 415],
  },
  accuser: {
    id: 'envoisAuPayeur.accuser',
    verbe: 'POST',
    url: '/api/v1/envois-au-payeur/accuses',
    theme,
    titre: 'Déposer un fichier d’accusés',
    description:
      'Les mêmes réponses, dans un fichier XML (windows-1252 ou UTF-8) : un élément « AccuseSanctionPCG » par décision, avec REFDECPCG, MATRICULE, ETATDECPCG (P prise en compte, A appliquée, R rejetée), DTAPPLI ou MOTIREJET.',
    ouvertures: duPayeur,
    corps: {
      types: ['application/xml', 'text/xml'],
      exemple:
        '<Racine><AccuseSanctionPCG><REFDECPCG>…</REFDECPCG><MATRICULE>1234567</MATRICULE><ETATDECPCG>P</ETATDECPCG></AccuseSanctionPCG></Racine>',
    },
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(sort) }), exemple: { elements: [exempleDeSort] } },
    refus: [413, 415],
  },
  fichiers: {
    id: 'envoisAuPayeur.fichiers',
    verbe: 'GET',
    url: '/api/v1/envois-au-payeur/fichiers',
    theme,
    titre: 'Lister les fichiers de décisions',
    description: 'Pour une caisse servie par fichiers : un par jour au plus, numérotés sans trou, du plus récent au plus ancien.',
    ouvertures: duPayeur,
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(fichier) }),
      exemple: { elements: [{ numero: 1, composeLe: '2026-11-24T02:00:00.000Z', nombre: 3, prisLe: null }] },
    },
    refus: [],
  },
  fichier: {
    id: 'envoisAuPayeur.fichier',
    verbe: 'GET',
    url: '/api/v1/envois-au-payeur/fichiers/{numero}',
    theme,
    titre: 'Prendre un fichier de décisions',
    description:
      'En XML, dans la forme du flux que la caisse envoie elle-même (SanctionPCGPersonneRSA), dans l’encodage convenu avec elle. Repris, c’est le même fichier.',
    ouvertures: duPayeur,
    chemin: z.object({ numero: z.coerce.number().int().min(1).max(2_000_000_000) }),
    reponse: { statut: 200, type: 'application/xml', exemple: '<Racine>…</Racine>' },
    refus: [404],
  },
} as const satisfies Record<string, OperationComposee>
