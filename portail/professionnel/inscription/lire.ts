import { aFaireDe, type AFaire, categorieALOuverture } from '../../../src/parcours/actualisation/index.js'
import type { Inscription } from '../../../src/parcours/inscription/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { InscriptionLue, MoisDeclare } from '../../inscription/cartes.js'
import { enMots } from '../../interface/index.js'
import type { Envoi } from '../../lettres/index.js'
import { nommeur } from '../dossier/donnees.js'
import { lireLaRessource, type Version } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { ressourceNommee } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

export type Inscrite = {
  usager: string
  nom: string
  adresse: string
  inscription: InscriptionLue | null
  version: number
  mois: MoisDeclare[]
  /** Null when she is not on the list, or when this agent does not read enough of it to tell. */
  aFaire: AFaire | null
  envoi: Envoi
}

const adresseDeLInscription = (usager: string) => `/professionnel/dossiers/${usager}/inscription`

type Rang<T> = { numero: number; version: number; donnees: T; versions: readonly Version[] }

async function lire<T>(d: Demande, chemin: string, usager: string): Promise<Rang<T>[]> {
  const ressource = ressourceNommee(d.contexte, chemin)
  const lue = ressource ? await lireLaRessource(d, ressource, usager) : null
  return (lue?.enregistrements ?? []).map(({ numero = 0, versions }) => ({
    numero,
    version: versions[0].version,
    // The API is ours, and its contract is checked by its own tests.
    donnees: versions[0].donnees as T,
    versions,
  }))
}

const estEntiere = (i: InscriptionLue): i is Inscription => i.origine !== undefined && i.dateInscription !== undefined

/** The person on the list as the agent may read it; 404 for whom she does not see. */
export async function lireLInscription(d: Demande): Promise<Inscrite> {
  const { usager } = d.requete.params as { usager: string }
  const identite = await identiteLisible(d, usager)
  if (!identite) throw refusDeLApi(404, {})
  const [inscriptions, mois, contrats] = await Promise.all([
    lire<InscriptionLue>(d, 'inscriptions', usager),
    lire<MoisDeclare['donnees']>(d, 'actualisations', usager),
    lire<{ signeLe?: string | null }>(d, 'contrats-d-engagement', usager),
  ])
  const [instant, nommer, nom] = [d.contexte.horloge(), nommeur(d), nomComplet(identite)]
  const present = inscriptions[0] ?? null
  const contratSigne = contrats.some(c => (c.donnees.signeLe ?? null) !== null)
  return {
    usager,
    nom,
    adresse: adresseDeLInscription(usager),
    inscription: present?.donnees ?? null,
    version: present?.version ?? 0,
    mois,
    aFaire:
      present !== null && estEntiere(present.donnees)
        ? aFaireDe(
            { ...present.donnees, contratSigne, categorieALOuverture: categorieALOuverture(present.versions, jourDe(instant)) },
            mois.filter(m => m.donnees.chercheToujours !== false).map(m => m.donnees.periode),
            jourDe(instant),
          )
        : null,
    envoi: {
      destinataire: [nom, ...enMots(identite.adresse, { ressource: 'identite', champ: 'adresse', nommer })],
      nommer,
      le: instant,
    },
  }
}
