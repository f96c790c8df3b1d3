import { z } from 'zod'
import { agent } from './auteurs.js'

const texte = z.string()
const nul = texte.nullable()
const explore = { dateExploration: nul, agent: agent.nullable() }

export const diagnostic = z.object({
  idDiagnostic: texte,
  idMetierChiffre: texte,
  nomMetier: texte,
  typologie: texte,
  codeTypologie: z.enum(['MR', 'PM', 'CE']),
  codeSousTypologie: z.literal('ORE').nullable(),
  codeRome: nul,
  codeAppellation: nul,
  statut: texte,
  estPrioritaire: z.boolean(),
  agent: agent.nullable(),
  dateMiseAJour: texte,
  dateMiseAJourProjet: texte,
  estCreationPartenaire: z.boolean(),
})
export type Diagnostic = z.infer<typeof diagnostic>

const besoin = z.object({ code: texte, libelle: texte, valeur: texte, ...explore })
const element = z.object({ code: nul, libelle: texte, valeur: texte, ...explore })
export type Element = z.infer<typeof element>
const contrainte = z.object({
  code: texte,
  libelle: texte,
  valeur: texte,
  estPrioritaire: z.boolean(),
  dateExploration: nul,
  impact: texte,
  situations: z.array(element),
  objectifs: z.array(element),
})
export type Contrainte = z.infer<typeof contrainte>

export const dossierAgrege = z.object({
  besoinsParDiagnostic: z.array(
    z.object({
      diagnostic,
      dateDerniereExplorationBesoin: nul,
      agentDerniereExplorationBesoin: agent.nullable(),
      thematiquesBesoins: z.array(z.object({ code: texte, libelle: texte, besoins: z.array(besoin) })),
    }),
  ),
  thematiqueContrainte: z.object({
    agent: agent.nullable(),
    dateExploration: nul,
    code: z.literal('7'),
    libelle: texte,
    declareSansContrainte: z.object({ flag: z.boolean(), date: nul }),
    contraintes: z.array(contrainte),
  }),
  pouvoirAgir: z.object({ confiance: nul, accompagnement: nul, resultatAnalyse: nul, ...explore }),
  autonomieNumerique: z.object({ ...explore, contrainte, besoin }),
})
export type DossierAgrege = z.infer<typeof dossierAgrege>
