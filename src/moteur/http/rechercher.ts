import type { FastifyRequest } from 'fastify'
import { corpsDeRecherche } from '../deriver/schema.js'
import type { Ligne } from '../lignes.js'
import { introuvable } from '../probleme.js'
import { rechercher } from '../recherche.js'
import { appelantDe, type Contexte } from './contexte.js'
import { sansParametre, valider } from './valider.js'

/** Finds a person by exact keys in the body, never in the URL; answers her identifier for the caller's organisation. */
export function recherche(contexte: Contexte, ligne: Ligne, empreinteDuNir: (nir: string) => Buffer) {
  const schema = corpsDeRecherche(ligne)
  return async (requete: FastifyRequest) => {
    valider(sansParametre, requete.query)
    const corps = valider(schema, requete.body) as { nir: string; dateNaissance: string } | { numeroFranceTravail: string }
    const appelant = appelantDe(requete)
    const cles = 'nir' in corps ? { nirEmpreinte: empreinteDuNir(corps.nir), dateNaissance: corps.dateNaissance } : corps
    requete.tracee = true
    const trouvaille = await rechercher(contexte.moteur, ligne, appelant, cles)
    if (trouvaille.issue !== 'trouvee') throw introuvable()
    return { usager: contexte.moteur.identifiants.pour(appelant.organisation, trouvaille.usager), identiteCertifiee: trouvaille.certifiee }
  }
}
