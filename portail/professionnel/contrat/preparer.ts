import type { Ecran } from '../../interface/index.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, deposer, refusees } from '../ecrire.js'
import { formulaireDuContrat, type Vise } from './formulaire.js'
import { adresseDuContrat, lireLeContrat } from './lire.js'
import { prerempli, projetRetenu } from './prerempli.js'
import { contratSaisi, controleDe, recuDuContrat } from './saisie.js'

async function viser(d: Demande): Promise<Vise> {
  const { usager, nom, present } = await lireLeContrat(d)
  return { usager, nom, present: present?.donnees.etat === 'CLOTURE' ? undefined : present, projet: await projetRetenu(d, usager) }
}

export async function preparerLeContrat(d: Demande): Promise<Ecran> {
  const vise = await viser(d)
  const { present, usager } = vise
  const repris = present && present.donnees.origine === 'PLATEFORME' ? recuDuContrat(present.donnees) : await prerempli(d, usager, vise)
  return formulaireDuContrat(d, vise, repris)
}

export async function proposerLeContrat(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const { usager, present, projet } = vise
  const recu = (d.requete.body ?? {}) as Recu
  const { corps, rangs, erreurs } = contratSaisi(recu, projet?.numero ?? null)
  if (erreurs.length > 0) return formulaireDuContrat(d, vise, recu, erreurs)
  const fait = present
    ? await corrigerLaVersion(d, 'contratEngagement', { usager, numero: present.numero, version: Number(texteDe(recu.version)), corps })
    : await deposer(d, 'contratEngagement', { usager, corps })
  if (fait.statut === 200 || fait.statut === 201) return { versLa: `${adresseDuContrat(usager)}?fait=propose` }
  if (fait.statut === 412)
    return formulaireDuContrat(d, vise, recu, [
      { champ: 'objectifs', texte: 'Le contrat a changé pendant que vous écriviez. Votre saisie est gardée : relisez, puis proposez.' },
    ])
  if (fait.statut === 422 || fait.statut === 400) return formulaireDuContrat(d, vise, recu, refusees(fait, controleDe(rangs)))
  throw refusDeLApi(fait.statut, fait.corps)
}
