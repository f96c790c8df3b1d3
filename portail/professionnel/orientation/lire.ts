import type { Donnees } from '../../../src/moteur/contenu.js'
import type { Explication } from '../../interface/composes.js'
import { nomComplet } from '../dossier/personne.js'
import { cheminDe, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'
import type { Trouve } from '../structures/ecran.js'

export type Orientation = {
  numero: number
  version: number
  donnees: Record<string, unknown> & {
    etat: 'BROUILLON' | 'EN_ATTENTE' | 'OUVERT' | 'CLOTURE'
    parcours: string
    organisme: string
    organisation: string | null
    explication?: readonly Explication[] | null
    competence: {
      organisation: string | null
      qui: string
      pourquoi: string
      texte: string
      jusquAu: string | null
      confiance?: string
    } | null
  }
}

/** Her orientations as the agent may read them, the latest first; those of a person out of reach do not exist. */
export async function lireLesOrientations(d: Demande, usager: string): Promise<Orientation[]> {
  const siennes = await orientationsConfiees(d, usager)
  if (!siennes) throw refusDeLApi(404, {})
  return siennes
}

/** The same; null for those of a person whom another line shows, and whose orientation is not this organisation's: a CAF to which it is not delegated. */
export async function orientationsConfiees(d: Demande, usager: string): Promise<Orientation[] | null> {
  const [ligne] = sesLignes(d.contexte, d.session, 'orientation', 'consulter')
  if (!ligne) throw refusDeLApi(404, {})
  const { statut, corps } = await d.appeler('GET', `${cheminDe(ligne)}/${encodeURIComponent(usager)}`)
  if (statut === 404) return null
  if (statut !== 200) throw refusDeLApi(statut, corps)
  return (corps.elements as Orientation[]).toReversed()
}

/** Of whom the page is: nobody is oriented in place of another. */
export async function nomDeLaPersonne(d: Demande, usager: string): Promise<string> {
  return nomComplet(await identiteDe(d, usager))
}

/** Her identity as the agent may read it, once for a page. */
export async function identiteDe(d: Demande, usager: string): Promise<Donnees> {
  const identite = await identiteLisible(d, usager)
  if (!identite) throw refusDeLApi(404, {})
  return identite
}

/** Who may accompany her where she lives: whoever decides need not look for it. Null when her commune is not known, or not to be read. */
export async function quiLAccompagnerait(d: Demande, identite: Donnees): Promise<Trouve | null> {
  const adresse = identite.adresse as { codeInseeCommune?: string | null } | null | undefined
  if (!adresse?.codeInseeCommune) return null
  const { statut, corps } = await d.appeler('GET', `/api/v1/structures/competentes?commune=${encodeURIComponent(adresse.codeInseeCommune)}`)
  return statut === 200 ? (corps as Trouve) : null
}
