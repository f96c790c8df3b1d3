import type { Enregistrement } from '../../moteur/contenu.js'
import type { Contexte } from '../contexte.js'
import { enInstantDeParis } from './auteurs.js'
import type { Diagnostic } from './formes.js'
import { identifiantsDuProjet } from './identifiants.js'

const typologies = { MR: 'métier recherché', PM: 'projet à définir', CE: 'création d’entreprise' } as const

export type Projet = { projet: Enregistrement; diagnostic: Diagnostic }

/** The projects under way, as the contract calls them: one abandoned or attained is no longer a diagnostic. */
export function enDiagnostics(
  { secrets, habilitations }: Pick<Contexte, 'secrets' | 'habilitations'>,
  organisation: string,
  usager: bigint,
  lus: readonly Enregistrement[],
): Projet[] {
  return lus
    .filter(e => e.donnees.etat === 'EN_COURS')
    .map(projet => {
      const d = projet.donnees as Record<string, string | null>
      const { id, metier } = identifiantsDuProjet(secrets.jetonUsager, organisation, usager, projet.numero ?? 0)
      const { par, structure, le } = projet.misAJour
      const auteur = habilitations.organisation(par)
      const codeTypologie = (d.typologie ?? 'MR') as keyof typeof typologies
      return {
        projet,
        diagnostic: {
          idDiagnostic: id,
          idMetierChiffre: metier,
          nomMetier: d.intitule ?? '',
          typologie: typologies[codeTypologie],
          codeTypologie,
          codeSousTypologie: projet.donnees.retenuOre === true ? 'ORE' : null,
          codeRome: d.codeRome ?? null,
          codeAppellation: d.codeAppellation ?? null,
          statut: 'EN_COURS',
          estPrioritaire: projet.donnees.prioritaire === true,
          // The row names its organisation; the agent of each need is with the need.
          agent: {
            id: par,
            nom: auteur?.nom ?? par,
            prenom: '',
            structure: (structure && habilitations.structure(structure)?.nom) ?? auteur?.nom ?? par,
          },
          dateMiseAJour: enInstantDeParis(le),
          dateMiseAJourProjet: enInstantDeParis(le),
          estCreationPartenaire: auteur?.type !== 'FT',
        },
      }
    })
}
