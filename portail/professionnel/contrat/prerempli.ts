import { plusMois } from '../../../src/droit/jours.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { Suggestion } from '../../../src/parcours/diagnostic/index.js'
import type { Projet } from '../../../src/parcours/projet/index.js'
import { lireLaRessource } from '../dossier/lire.js'
import { ressourceNommee } from '../droits.js'
import type { Demande } from '../ecran.js'
import type { Recu } from '../diagnostic/saisie.js'

/** Her own words for what the text asks of both (L. 5411-6, II, 1° and 2°): a beginning, for the référent to make hers. */
const engagements = {
  organisme: ['Proposer des rendez-vous réguliers et un interlocuteur unique', 'Proposer les actions et les services du plan d’action'],
  personne: [
    'Participer aux actions de son plan et aux rendez-vous, ou dire pourquoi c’est impossible',
    'Faire les démarches convenues pour atteindre ses objectifs',
  ],
}
const ore = 'Ne pas refuser deux fois sans raison l’offre raisonnable d’emploi décrite dans ce contrat'

export type Connu = { projet: { numero: number; donnees: Projet } | undefined }

async function lire(d: Demande, chemin: string, usager: string): Promise<{ numero: number; donnees: unknown }[]> {
  const ressource = ressourceNommee(d.contexte, chemin)
  const lue = ressource && (await lireLaRessource(d, ressource, usager))
  return (lue?.enregistrements ?? []).map(({ numero = 0, versions: [v] }) => ({ numero, donnees: v.donnees }))
}

/** The project retained for the offre raisonnable d'emploi, which the contract takes over. */
export async function projetRetenu(d: Demande, usager: string): Promise<Connu['projet']> {
  // The API is ours, and its contract is checked by its own tests.
  const siens = (await lire(d, 'projets', usager)) as { numero: number; donnees: Projet }[]
  return siens.find(p => p.donnees.retenuOre && p.donnees.etat === 'EN_COURS')
}

/** What the diagnostic and the project already say, for nobody to type again. */
export async function prerempli(d: Demande, usager: string, { projet }: Connu): Promise<Recu> {
  const [diagnostic] = await lire(d, 'diagnostics', usager)
  const { suggestions } = (diagnostic?.donnees ?? {}) as { suggestions?: Suggestion[] | null }
  const services = suggestions ?? []
  const jour = jourDe(d.contexte.horloge())
  const vises = [...new Set(services.flatMap(s => s.parceQue))]
  return {
    objectifs: [...(projet ? [`Trouver un emploi : ${projet.donnees.intitule}`] : []), ...vises].join('\n'),
    engagementsDeLOrganisme: engagements.organisme.join('\n'),
    engagementsDeLaPersonne: [...engagements.personne, ...(projet ? [ore] : [])].join('\n'),
    intensite: 'SOUTENUE',
    fondementDeLaDuree: 'BESOINS',
    heuresHebdomadaires: '15',
    revuLe: plusMois(jour, 6),
    ...Object.fromEntries(
      services.slice(0, 6).flatMap((s, i) => [
        [`action.${i}.theme`, s.thematique.split('--')[0]],
        [`action.${i}.libelle`, s.libelle],
        [`action.${i}.du`, jour],
      ]),
    ),
  }
}
