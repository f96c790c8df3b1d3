import { z } from 'zod'
import { operationDAdministration as operation } from '../../../acces/index.js'
import { plusJours, plusMois } from '../../../droit/jours.js'
import { auJour } from '../../../droit/parametres/parametre.js'
import { seuilDeDiffusion } from '../../../droit/parametres/pilotage.js'
import { agirPour } from '../../../moteur/journal.js'
import { jourDe } from '../../../moteur/moteur.js'
import { Probleme } from '../../../moteur/probleme.js'
import { compterLesContraires, type Groupe } from './compter.regles.js'

const mois = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const nombre = z.int().min(0).nullable().describe('Nul : trop petit pour être montré')
const compte = z.strictObject({ cle: z.string(), decisions: nombre, contraires: nombre })
const part = z.strictObject({ cle: z.string(), nombre })
const reponse = z.strictObject({
  du: mois,
  au: mois,
  seuil: z.int().describe('En dessous, un nombre n’est pas montré'),
  decisions: nombre.describe('Prises sur une proposition complète'),
  contraires: nombre.describe('Dont décidées autrement que proposé'),
  sansProposition: nombre.describe('Prises sans proposition complète : rien n’y était contredit'),
  motifs: z.array(part),
  passages: z.array(part).describe('Parcours et organisme proposés, puis décidés'),
  ventilations: z.strictObject({
    organisation: z.array(compte),
    territoire: z.array(compte).describe('Département de la structure qui a décidé'),
    structure: z.array(compte),
    regleDeParcours: z.array(compte).describe('Version de la table de décision, et règle qui a proposé le parcours'),
    regleDOrganisme: z.array(compte).describe('Version de la table de décision, et règle qui a proposé l’organisme'),
  }),
})
export type DecisionsContraires = z.infer<typeof reponse>

const exemple: DecisionsContraires = {
  du: '2025-12',
  au: '2026-11',
  seuil: 5,
  decisions: 420,
  contraires: 37,
  sansProposition: 12,
  motifs: [{ cle: 'APPRECIATION_DIFFERENTE', nombre: 25 }],
  passages: [{ cle: 'PSO CD PED FT', nombre: 18 }],
  ventilations: {
    organisation: [{ cle: 'CD59', decisions: 420, contraires: 37 }],
    territoire: [{ cle: '59', decisions: 420, contraires: 37 }],
    structure: [{ cle: 'CD59-UT-LILLE', decisions: 220, contraires: null }],
    regleDeParcours: [{ cle: '2025-01 A4', decisions: 210, contraires: 31 }],
    regleDOrganisme: [{ cle: '2025-01 B1', decisions: 400, contraires: 37 }],
  },
}

export const operationDesContraires = operation({
  id: 'orientation.decisionsContraires',
  verbe: 'GET',
  url: '/api/v1/pilotage/decisions-contraires',
  theme: 'Pilotage',
  titre: 'Compter les décisions contraires à la proposition',
  description:
    'Combien de propositions d’orientation ont été suivies, combien non, et pourquoi : par raison, territoire, structure, organisation et règle de la table de décision. Une organisation compte ses décisions ; France Travail, qui tient l’outil, celles de toutes. Par mois entiers. Aucune personne n’y est nommée, et les nombres trop petits sont cachés.',
  actes: ['piloter'],
  requete: z.strictObject({
    du: mois.optional().describe('Premier mois ; par défaut, onze avant le dernier'),
    au: mois.optional().describe('Dernier mois ; par défaut, celui d’aujourd’hui'),
  }),
  reponse: { statut: 200, schema: reponse, exemple },
  refus: [],
  async executer({ sql, auteur }, { requete }) {
    const jour = jourDe(auteur.instant)
    const au = requete.au ?? jour.slice(0, 7)
    const du = requete.du ?? plusMois(`${au}-01`, -11).slice(0, 7)
    if (du > au) throw new Probleme(400, 'requete-invalide', 'Le premier mois précède le dernier.')
    await agirPour(sql, { organisation: auteur.organisation, personne: null })
    const groupes = await sql<Groupe[]>`
      select organisation, departement, structure, regles, retenues, parcours_propose as "parcoursPropose", organisme_propose as "organismePropose",
        parcours, organisme, sens, motif, nombre
      from denombrer_les_decisions(${`${du}-01`}, ${plusJours(plusMois(`${au}-01`, 1), -1)})`
    const seuil = auJour(seuilDeDiffusion, jour)
    return { du, au, seuil, ...compterLesContraires(groupes, seuil) } satisfies DecisionsContraires
  },
})
