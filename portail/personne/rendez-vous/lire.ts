import { EcranRefuse } from '../../ecran-refuse.js'
import type { Rang } from '../../rendez-vous/cartes.js'
import { chemins, type Visite } from '../espace.js'

export async function lireMesRendezVous(v: Visite): Promise<Rang[]> {
  // The API is ours, and its contract is checked by its own tests.
  return (await v.lire<{ elements: Rang[] }>(chemins.rendezVous)).elements
}

export async function leRendezVous(v: Visite): Promise<Rang> {
  const { numero } = v.requete.params as { numero: string }
  const trouve = (await lireMesRendezVous(v)).find(r => String(r.numero) === numero)
  if (!trouve) throw new EcranRefuse(404, 'Page introuvable', 'Rien de ce que la plateforme tient sur vous ne porte ce numéro.')
  return trouve
}
