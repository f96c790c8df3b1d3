import type { Explication } from '../../interface/composes.js'
import { nomComplet } from '../dossier/personne.js'
import { cheminDe, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

export type Orientation = {
  numero: number
  version: number
  donnees: Record<string, unknown> & {
    etat: 'BROUILLON' | 'EN_ATTENTE' | 'OUVERT' | 'CLOTURE'
    parcours: string
    organisme: string
    organisation: string | null
    explication?: readonly Explication[] | null
    competence: { organisation: string | null; qui: string; pourquoi: string; texte: string; jusquAu: string | null } | null
  }
}

/** Her orientations as the agent may read them, the latest first; those of a person out of reach do not exist. */
export async function lireLesOrientations(d: Demande, usager: string): Promise<Orientation[]> {
  const [ligne] = sesLignes(d.contexte, d.session, 'orientation', 'consulter')
  if (!ligne) throw refusDeLApi(404, {})
  const { elements } = await d.lire<{ elements: Orientation[] }>(`${cheminDe(ligne)}/${encodeURIComponent(usager)}`)
  return elements.toReversed()
}

/** Of whom the page is: nobody is oriented in place of another. */
export async function nomDeLaPersonne(d: Demande, usager: string): Promise<string> {
  const identite = await identiteLisible(d, usager)
  if (!identite) throw refusDeLApi(404, {})
  return nomComplet(identite)
}
