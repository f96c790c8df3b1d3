import { z } from 'zod'
import { cle, type Dict } from '../lecteurs.essai.js'

const agent = z.strictObject({ id: z.string(), nom: z.string(), prenom: z.string(), structure: z.string() }).nullable()
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
  .nullable()
const dit = (valeurs: readonly [string, ...string[]]) =>
  z.strictObject({ code: z.string().nullable(), libelle: z.string().min(3), valeur: z.enum(valeurs), dateExploration: instant, agent })
const besoin = dit(['NON_EXPLORE', 'BESOIN', 'POINT_FORT'])
const contrainte = z.strictObject({
  code: z.string(),
  libelle: z.string(),
  valeur: z.enum(['NON_ABORDEE', 'OUI', 'NON', 'CLOTUREE']),
  estPrioritaire: z.boolean(),
  dateExploration: instant,
  impact: z.enum(['FAIBLE', 'FORT', 'NON_RENSEIGNE']),
  situations: z.array(dit(['NON_ABORDEE', 'OUI', 'NON'])),
  objectifs: z.array(dit(['NON_ABORDE', 'EN_COURS', 'REALISE', 'ABANDONNE'])),
})

/** The « dossier agrégé » of the contract (2.1.4), property by property, and no other. */
const dossierAgrege = z.strictObject({
  besoinsParDiagnostic: z.array(
    z.strictObject({
      diagnostic: z.strictObject({
        idDiagnostic: z.uuid(),
        idMetierChiffre: z.string().regex(/^[0-9a-f-]{36}#[\w-]+$/),
        nomMetier: z.string(),
        typologie: z.string(),
        codeTypologie: z.string(),
        codeSousTypologie: z.string().nullable(),
        codeRome: z.string().nullable(),
        codeAppellation: z.string().nullable(),
        statut: z.literal('EN_COURS'),
        estPrioritaire: z.boolean(),
        agent,
        dateMiseAJour: instant,
        dateMiseAJourProjet: instant,
        estCreationPartenaire: z.boolean(),
      }),
      dateDerniereExplorationBesoin: instant,
      agentDerniereExplorationBesoin: agent,
      thematiquesBesoins: z.array(z.strictObject({ code: z.string(), libelle: z.string(), besoins: z.array(besoin) })),
    }),
  ),
  thematiqueContrainte: z.strictObject({
    agent,
    dateExploration: instant,
    code: z.literal('7'),
    libelle: z.literal('Résoudre ses contraintes personnelles'),
    declareSansContrainte: z.strictObject({ flag: z.boolean(), date: instant }),
    contraintes: z.array(contrainte),
  }),
  pouvoirAgir: z.strictObject({
    confiance: z.string().nullable(),
    accompagnement: z.string().nullable(),
    resultatAnalyse: z.string().nullable(),
    agent,
    dateExploration: instant,
  }),
  autonomieNumerique: z.strictObject({ dateExploration: instant, agent, contrainte, besoin }),
})
export const lireDossierStrictement = (corps: unknown) => dossierAgrege.parse(corps)

const nomme = (a: unknown): string =>
  `${String(cle(a, 'prenom'))} ${String(cle(a, 'nom'))}, ${String(cle(a, 'structure'))}${'id' in (a as Dict) ? '' : '?'}`

/** Raises as Python does on a missing key, or on who explored something and is not named; reads what that client reads (2.1.3). */
export function lireDossierCommePython(corps: unknown): Dict {
  const explore = (x: unknown) => {
    if (!['NON_ABORDEE', 'NON_ABORDE', 'NON_EXPLORE'].includes(String(cle(x, 'valeur')))) nomme(cle(x, 'agent'))
    return [cle(x, 'libelle'), cle(x, 'valeur'), cle(x, 'dateExploration')]
  }
  const dUneContrainte = (c: unknown) => ({
    libelle: cle(c, 'libelle'),
    valeur: cle(c, 'valeur'),
    prioritaire: cle(c, 'estPrioritaire'),
    le: cle(c, 'dateExploration'),
    situations: (cle(c, 'situations') as unknown[]).map(explore),
    objectifs: (cle(c, 'objectifs') as unknown[]).map(explore),
  })
  const pouvoir = cle(corps, 'pouvoirAgir')
  const numerique = cle(corps, 'autonomieNumerique')
  const thematique = cle(corps, 'thematiqueContrainte')
  return {
    pouvoir: [cle(pouvoir, 'resultatAnalyse'), cle(pouvoir, 'agent'), cle(pouvoir, 'dateExploration')],
    numerique: [cle(numerique, 'agent'), explore(cle(numerique, 'besoin')), dUneContrainte(cle(numerique, 'contrainte'))],
    contraintes: [cle(thematique, 'agent'), (cle(thematique, 'contraintes') as unknown[]).map(dUneContrainte)],
    projets: (cle(corps, 'besoinsParDiagnostic') as unknown[]).map(b => {
      const d = cle(b, 'diagnostic')
      const besoins = (cle(b, 'thematiquesBesoins') as unknown[]).flatMap(t => (cle(t, 'besoins') as unknown[]).map(explore))
      return [cle(d, 'statut'), nomme(cle(d, 'agent')), cle(d, 'dateMiseAJour'), cle(d, 'nomMetier'), cle(d, 'estPrioritaire'), besoins]
    }),
  }
}
