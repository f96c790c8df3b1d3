import { rendezVous } from '../../../src/parcours/rendez-vous/rendez-vous.echange.js'
import type { Rang } from '../../rendez-vous/cartes.js'
import { lireLaRessource } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

export type LesRendezVous = { usager: string; nom: string; identite: Record<string, unknown>; rangs: Rang[] }

/** The appointments of the person, as the lines of the agent let her read them; 404 for whom she does not see. */
export async function lireLesRendezVous(d: Demande): Promise<LesRendezVous> {
  const { usager } = d.requete.params as { usager: string }
  const identite = await identiteLisible(d, usager)
  const lue = identite && (await lireLaRessource(d, rendezVous, usager))
  if (!identite || !lue) throw refusDeLApi(404, {})
  const rangs = lue.enregistrements.map(({ numero = 0, versions: [v] }) => ({
    numero,
    version: v.version,
    // The API is ours, and its contract is checked by its own tests.
    donnees: v.donnees as Rang['donnees'],
  }))
  return { usager, nom: nomComplet(identite), identite, rangs }
}

export async function leRendezVous(d: Demande): Promise<LesRendezVous & { rang: Rang }> {
  const lus = await lireLesRendezVous(d)
  const { numero } = d.requete.params as { numero: string }
  const rang = lus.rangs.find(r => String(r.numero) === numero)
  if (!rang) throw refusDeLApi(404, {})
  return { ...lus, rang }
}
