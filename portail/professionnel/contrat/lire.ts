import type { Contrat } from '../../../src/parcours/contrat-engagement/index.js'
import type { Acte } from '../../contrat/cartes.js'
import { lireLaRessource, type Lue, type Version } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { ressourceNommee } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

export type ContratLu = { numero: number; version: Version; donnees: Contrat }
export type Lu = {
  usager: string
  nom: string
  identite: Record<string, unknown>
  present: ContratLu | undefined
  passes: ContratLu[]
  actes: Acte[]
}

/** Her contracts as the agent may read them, and what was done of the present one; 404 for whom she does not see. */
export async function lireLeContrat(d: Demande): Promise<Lu> {
  const { usager } = d.requete.params as { usager: string }
  const identite = await identiteLisible(d, usager)
  const [contrat, signature] = ['contrats-d-engagement', 'signatures-de-contrat'].map(c => ressourceNommee(d.contexte, c))
  if (!identite || !contrat || !signature) throw refusDeLApi(404, {})
  const [contrats, actes] = await Promise.all([lireLaRessource(d, contrat, usager), lireLaRessource(d, signature, usager)])
  const siens = rangs(contrats)
  const present = siens.at(-1)
  return {
    usager,
    nom: nomComplet(identite),
    identite,
    present,
    passes: siens.slice(0, -1),
    actes: rangs(actes)
      .map(a => a.donnees as unknown as Acte)
      .filter(a => a.contrat === present?.numero),
  }
}

const rangs = (lue: Lue | null): ContratLu[] =>
  (lue?.enregistrements ?? []).map(({ numero = 0, versions: [version] }) => ({
    numero,
    version,
    // The API is ours, and its contract is checked by its own tests.
    donnees: version.donnees as unknown as Contrat,
  }))

export const adresseDuContrat = (usager: string) => `/professionnel/dossiers/${usager}/contrat`
