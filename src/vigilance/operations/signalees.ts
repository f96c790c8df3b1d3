import { z } from 'zod'
import { type OperationExecutable, operationDAdministration as operation, tracerLActe } from '../../acces/index.js'
import { conservationDesSignalees } from '../../droit/parametres/signaux.js'
import { introuvable } from '../../moteur/probleme.js'
import { organisationVisee } from '../cible.js'
import { retirer, signalees, signaler } from '../signaux/signalees.js'
import { instant, motif, nomDeLAuteur, perimetre, racine, theme } from './qui.js'

const nom = z.string().trim().min(2).max(80)
const numero = z.union([
  z.strictObject({ numeroFranceTravail: z.string().regex(/^\d{11}$/) }),
  z.strictObject({ nir: z.string().regex(/^[1-478]\d{4}(\d{2}|2[AB])\d{6}$/) }),
])
const signalee = z.strictObject({
  id: z.uuid(),
  organisation: z.string().nullable().describe('Nul pour toutes'),
  acteur: z.string().nullable().describe('L’agent dont elle est proche ; nul pour une personne en vue'),
  nom,
  prenom: nom,
  parNumero: z.boolean().describe('Désignée par un numéro : son seul dossier donne l’alerte, non ceux de ses homonymes'),
  motif: z.string(),
  par: z.string(),
  le: instant,
})
const exemple = {
  id: '5a1d2c3b-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  organisation: 'CD59',
  acteur: 'CD59|roy.claire',
  nom: 'ROY',
  prenom: 'Paul',
  parNumero: false,
  motif: 'Son frère, qu’elle a déclaré.',
  par: 'CD59|brun.marc|BRUN|Marc',
  le: '2026-11-28T09:12:00.000Z',
}

export const operationsDesSignalees: readonly OperationExecutable[] = [
  operation({
    id: 'vigilance.personnesSignalees.lister',
    verbe: 'GET',
    url: `${racine}/personnes-signalees`,
    theme,
    titre: 'Lister les personnes dont la lecture est signalée',
    description: 'Une personne en vue, pour tout agent ; une relation qu’un agent a déclarée, pour lui. Celles de son organisation.',
    actes: ['surveiller', 'enqueter'],
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(signalee) }), exemple: { elements: [exemple] } },
    refus: [],
    executer: async o => ({ elements: await signalees(o.sql, perimetre(o)) }),
  }),
  operation({
    id: 'vigilance.personnesSignalees.ajouter',
    verbe: 'POST',
    url: `${racine}/personnes-signalees`,
    theme,
    titre: 'Signaler une personne en vue, ou la relation d’un agent',
    description:
      'Par son nom, et tout dossier qui le porte donne une alerte quand il est lu ; ou par un numéro, cherché aussitôt et non gardé, et son seul dossier la donne. Rien ne dit si elle est suivie, ni même connue ici.',
    actes: ['surveiller', 'enqueter'],
    corps: {
      schema: z.strictObject({
        nom,
        prenom: nom,
        acteur: z.string().min(3).max(200).nullable().optional(),
        numero: numero.optional(),
        motif,
      }),
      exemple: { nom: exemple.nom, prenom: exemple.prenom, acteur: exemple.acteur, motif: exemple.motif },
    },
    reponse: { statut: 201, schema: z.strictObject({ id: z.uuid() }), exemple: { id: exemple.id } },
    refus: [404, 413, 415],
    async executer(o, { corps: { acteur = null, numero: dit, ...qui } }) {
      const chez = acteur === null ? perimetre(o) : organisationVisee(o.contexte.habilitations, [], { portee: 'agent', cible: acteur })
      if (chez === undefined || ![null, chez].includes(perimetre(o))) throw introuvable()
      const cle = !dit ? null : 'nir' in dit ? { nirEmpreinte: o.contexte.empreinteDuNir(dit.nir) } : dit
      const id = await signaler(o.sql, { ...qui, cle, acteur, organisation: chez, par: nomDeLAuteur(o), le: o.auteur.instant })
      await tracerLActe(o.sql, o.auteur, 'personne-signalee.ajouter', { ...(chez && { organisation: chez }), objet: id })
      return { id }
    },
  }),
  operation({
    id: 'vigilance.personnesSignalees.retirer',
    verbe: 'POST',
    url: `${racine}/personnes-signalees/{id}/retrait`,
    theme,
    titre: 'Ne plus signaler une personne',
    description: `Les alertes passées restent. Son nom est effacé ${conservationDesSignalees.valeurs.at(-1)?.valeur} mois après, et pas avant qu’une enquête ouverte où elle compte soit close.`,
    actes: ['surveiller', 'enqueter'],
    chemin: z.object({ id: z.uuid().describe('Identifiant du signalement') }),
    reponse: { statut: 204 },
    refus: [404],
    async executer(o, { chemin }) {
      if (!(await retirer(o.sql, { id: chemin.id, organisation: perimetre(o), le: o.auteur.instant }))) throw introuvable()
      await tracerLActe(o.sql, o.auteur, 'personne-signalee.retirer', { objet: chemin.id })
    },
  }),
]
