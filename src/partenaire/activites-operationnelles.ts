import { z } from 'zod'
import { agirPour, journaliser } from '../moteur/journal.js'
import { lireDePlusieurs } from '../moteur/lecture-de-plusieurs.js'
import { aujourdHui, finDuJour } from '../moteur/moteur.js'
import { sanctionRsa } from '../parcours/sanction-rsa/sanction-rsa.echange.js'
import { type TravailDuContrat, travauxDuContrat } from '../suites/index.js'
import { apiActivites } from './apis.js'
import { accesDe, type Acces, type Contexte } from './contexte.js'
import { erreurEnListe } from './erreurs.js'
import { identifiantDeLaSanction } from './gestion-sanctions-rsa/correspondance.js'
import { lire } from './lire.js'
import type { OperationPartenaire } from './operation.js'

/** The contract gives the thousand most urgent. */
const limite = 1000

const code = z.string().regex(/^[A-Z0-9]{1,20}$/)
const parActivite = {
  codeActivite: code.optional().describe('Seulement cette activité, par exemple ACT382'),
  codeFamille: code.optional().describe('Seulement cette famille, par exemple INSEA'),
  codeDomaine: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('Seulement ce domaine : les trois premières lettres de la famille'),
}
const requeteV1 = z.object(parActivite)
const requeteV2 = z.object({ ...parActivite, cursor: z.uuid().optional().describe('Valeur de « cursor » de la page précédente') })

const instant = z.iso.datetime().nullable()
const activite = z.object({
  identifiantActivite: z.string(),
  codeActivite: z.string(),
  usager: z.object({ identifiant: z.string(), typeIdentifiant: z.literal('numeroFranceTravail') }),
  dateCreation: z.iso.datetime(),
  dateEcheance: instant.describe('Fin du dernier jour, à Paris'),
  dateEcheanceProche: instant,
  attributsSpecifiques: z.array(z.object({ nom: z.string(), valeur: z.string() })),
})
export type Activite = z.infer<typeof activite>

/** Pure mapping (1.6.5) of a work item about the person of this number. */
const enActivite = (t: TravailDuContrat, numeroFranceTravail: string, attributs: Record<string, string>): Activite => ({
  identifiantActivite: t.id,
  codeActivite: t.activite.code,
  usager: { identifiant: numeroFranceTravail, typeIdentifiant: 'numeroFranceTravail' },
  dateCreation: t.creeLe.toISOString(),
  dateEcheance: t.aFaireAvant && finDuJour(t.aFaireAvant).toISOString(),
  // No public source says from when a deadline is near [V].
  dateEcheanceProche: null,
  attributsSpecifiques: Object.entries(attributs).map(([nom, valeur]) => ({ nom, valeur })),
})

/** A sanction is named to each organisation by an identifier of its own; by the row it is now, when files were made one. */
function attributsDe(contexte: Contexte, organisation: string, { attributs, objet, usager }: TravailDuContrat): Record<string, string> {
  const [nom, numero] = objet?.split(':') ?? []
  return nom === sanctionRsa.nom
    ? { ...attributs, idConsequenceSanction: identifiantDeLaSanction(contexte, organisation, usager, Number(numero)) }
    : attributs
}

type Requete = z.infer<typeof requeteV2>

/** The queue of the caller; a person without a number cannot be named in this contract, and what is due for her is in the native API. */
async function chercher(
  contexte: Contexte,
  { appelant, lignes }: Acces,
  requete: Requete,
): Promise<{ activites: Activite[]; cursor: string | null }> {
  const { moteur } = contexte
  return moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    const { codeActivite, codeFamille, codeDomaine, cursor } = requete
    const page = await travauxDuContrat(
      sql,
      moteur,
      appelant,
      { codeActivite, codeFamille, codeDomaine },
      { apres: cursor, limite: limite + 1 },
    )
    const travaux = page.slice(0, limite)
    const numeros = new Map<bigint, string>()
    for (const ligne of lignes) {
      const usagers = [...new Set(travaux.map(t => t.usager))].filter(u => !numeros.has(u))
      const lus = await lireDePlusieurs(sql, moteur, { ligne, appelant, champs: ['numeroFranceTravail'], issue: 'a-faire' }, usagers)
      for (const [usager, { numeroFranceTravail }] of lus)
        if (typeof numeroFranceTravail === 'string') numeros.set(usager, numeroFranceTravail)
    }
    if (numeros.size === 0) await journaliser(sql, moteur, { ligne: lignes[0], appelant, usagers: [null], issue: 'a-faire', champs: [] })
    const activites = travaux.flatMap(t => {
      const numero = numeros.get(t.usager)
      return numero === undefined ? [] : [enActivite(t, numero, attributsDe(contexte, appelant.organisation, t))]
    })
    return { activites, cursor: page.length > limite ? (travaux.at(-1)?.id ?? null) : null }
  }) as Promise<{ activites: Activite[]; cursor: string | null }>
}

type Propre = Pick<OperationPartenaire, 'api' | 'operationId' | 'reponse' | 'traiter'> & { requete: z.ZodObject }
const operation = (propre: Propre): OperationPartenaire => ({
  verbe: 'GET',
  chemin: '/activites/chercher',
  resume: 'Chercher ce qu’il y a à faire',
  description:
    'Les mille activités les plus urgentes de la structure de l’accédant, la plus proche échéance d’abord ; une liste vide quand il n’y a rien. Sans jeton usager.',
  erreur: erreurEnListe,
  surJetonUsager: false,
  ...propre,
})

export const operationsDesActivites: readonly OperationPartenaire[] = [
  operation({
    api: apiActivites.v1,
    operationId: 'getListActivitesV1',
    requete: requeteV1,
    reponse: z.array(activite),
    traiter: async (contexte, requete) => (await chercher(contexte, accesDe(requete), lire(requeteV1, requete.query))).activites,
  }),
  operation({
    api: apiActivites.v2,
    operationId: 'getListActivites',
    requete: requeteV2,
    reponse: z.object({ activites: z.array(activite), cursor: z.uuid().optional().describe('Absent de la dernière page') }),
    traiter: async (contexte, requete) => {
      const { activites, cursor } = await chercher(contexte, accesDe(requete), lire(requeteV2, requete.query))
      return cursor === null ? { activites } : { activites, cursor }
    },
  }),
]
