import { z } from 'zod'
import { acteurs, type CodeActeur } from '../../../droit/acteurs.js'
import type { Ligne } from '../../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../../moteur/operation-composee.js'
import { ligneNommee } from '../derouler.js'
import { formats, nomsDesFormats } from '../formats.js'
import { exempleDImport, importEnCours, lignesDuLignage } from './vue.js'

/** The lines of each kind of file that a kind of organisation may deposit: a file is a thousand deposits, each of which must be allowed. */
const lignesParFormat = (type: CodeActeur): (readonly [Ligne, ...Ligne[]])[] =>
  nomsDesFormats.flatMap(nom => {
    const [premiere, ...autres] = formats[nom].lignes(type).map(ligneNommee)
    if (!premiere) return []
    const lignes = [premiere, ...autres] as const
    return lignes.every(l => l.par.some(a => a.code === type)) ? [lignes] : []
  })

const ouvertures: Ouvertures = Object.fromEntries(
  acteurs.flatMap(({ code }) => {
    const choix = lignesParFormat(code)
    return choix.length > 0 ? [[code, choix]] : []
  }),
)

const theme = 'Fichiers'
const format = z.enum(nomsDesFormats)
const parId = z.object({ id: z.uuid().describe('Identifiant de l’import') })
const parElement = parId.extend({
  rang: z.coerce.number().int().min(1).max(2_000_000_000).describe('Rang de l’élément dans le fichier, à partir de 1'),
})
const sienne = 'Un import n’est connu que de l’organisation qui l’a déposé.'

export const typesDeFichier = ['application/xml', 'text/xml', 'text/csv', 'application/octet-stream'] as const

/** Deposit of files, progress and reports, as the contract publishes them and as the routes serve them. */
export const operationsDesImports = {
  deposer: {
    id: 'imports.deposer',
    verbe: 'POST',
    url: '/api/v1/imports',
    theme,
    titre: 'Déposer un fichier',
    description:
      'Le fichier est le corps de la requête, reçu au fil de l’eau puis importé : la réponse n’attend pas la fin, Location dit où la suivre. Le même fichier, redéposé pendant son import, rend la même réponse. Le jeton doit ouvrir tous les échanges du format.',
    ouvertures,
    acte: 'importer',
    requete: z.strictObject({
      format: format.default('cnaf'),
      nom: z.string().min(1).max(200).default('fichier').describe('Nom du fichier, pour le retrouver'),
    }),
    corps: { types: typesDeFichier, exemple: '<IdentificationFlux>…</IdentificationFlux>' },
    reponse: {
      statut: 202,
      schema: z.strictObject({ id: z.uuid(), etat: z.literal('recu') }),
      exemple: { id: exempleDImport.id, etat: 'recu' },
    },
    refus: [413, 415],
  },
  lister: {
    id: 'imports.lister',
    verbe: 'GET',
    url: '/api/v1/imports',
    theme,
    titre: 'Lister vos imports',
    description: 'Du plus récent au plus ancien.',
    ouvertures,
    acte: 'importer',
    requete: z.strictObject({ limite: z.coerce.number().int().min(1).max(100).default(20) }),
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(importEnCours) }), exemple: { elements: [exempleDImport] } },
    refus: [],
  },
  suivre: {
    id: 'imports.suivre',
    verbe: 'GET',
    url: '/api/v1/imports/{id}',
    theme,
    titre: 'Suivre un import',
    description: `Dit où il en est : état, avancement de 0 à 1, compteurs, ou la raison d’un refus. ${sienne}`,
    ouvertures,
    acte: 'importer',
    chemin: parId,
    reponse: { statut: 200, schema: importEnCours, exemple: exempleDImport },
    refus: [404],
  },
  rapport: {
    id: 'imports.rapport',
    verbe: 'GET',
    url: '/api/v1/imports/{id}/rapport',
    theme,
    titre: 'Lire le rapport d’un import',
    description: `En CSV : une ligne par donnée rejetée ou douteuse, avec sa raison. ${sienne}`,
    ouvertures,
    acte: 'importer',
    chemin: parId,
    reponse: {
      statut: 200,
      type: 'text/csv; charset=utf-8',
      exemple: 'gravité;code;raison;rang dans le fichier;dossier;personne;élément;précision\r\n',
    },
    refus: [404],
  },
  normalisation: {
    id: 'imports.normalisation',
    verbe: 'GET',
    url: '/api/v1/imports/{id}/elements/{rang}/normalisation',
    theme,
    titre: 'Lire ce que la lecture a changé d’un élément',
    description: `Valeur reçue, règle, valeur retenue. ${sienne}`,
    ouvertures,
    acte: 'importer',
    chemin: parElement,
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(lignesDuLignage) }),
      exemple: { elements: [{ chemin: 'DTNAI', brut: '23/04/1988', regle: 'DATE_FRANCAISE', valeur: '1988-04-23' }] },
    },
    refus: [404],
  },
  colonnes: {
    id: 'imports.colonnes',
    verbe: 'PUT',
    url: '/api/v1/imports/colonnes/{format}',
    theme,
    titre: 'Dire comment vous nommez vos colonnes',
    description: 'Retient, pour votre structure, sous quel en-tête ses fichiers rangent chaque donnée.',
    ouvertures,
    acte: 'importer',
    chemin: z.object({ format }),
    corps: {
      types: ['application/json'],
      schema: z.record(z.string().regex(/^[a-zA-Z0-9]{1,40}$/), z.string().min(1).max(100)),
      exemple: { dateNaissance: 'Né(e) le' },
    },
    reponse: { statut: 204 },
    refus: [413, 415],
  },
} as const satisfies Record<string, OperationComposee>
