import type { FastifyRequest } from 'fastify'
import { corpsDeRecherche, corpsDeRechercheParNom } from '../deriver/schema.js'
import type { Ligne } from '../lignes.js'
import { introuvable, Probleme } from '../probleme.js'
import { motsDesNoms, rechercherParNom } from '../recherche-par-nom.js'
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

/** Finds, in the caller's perimeter and nowhere else, those whose names begin as given; the names travel in the body. */
export const rechercheParNom = (contexte: Contexte, ligne: Ligne) => async (requete: FastifyRequest) => {
  valider(sansParametre, requete.query)
  const { noms, limite } = valider(corpsDeRechercheParNom, requete.body)
  const mots = motsDesNoms(noms)
  if (mots.join('').length < 2) throw new Probleme(400, 'requete-invalide', 'Une recherche par nom demande au moins deux lettres.')
  const appelant = appelantDe(requete)
  requete.tracee = true
  const { elements, incomplet } = await rechercherParNom(contexte.moteur, ligne, appelant, mots, limite)
  const { identifiants } = contexte.moteur
  return { elements: elements.map(e => ({ usager: identifiants.pour(appelant.organisation, e.usager), donnees: e.donnees })), incomplet }
}
