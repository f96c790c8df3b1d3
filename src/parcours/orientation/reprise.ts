import { corriger, type Ecriture, inserer } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { ouvrirUneEcheance } from '../../suites/index.js'
import { contratEngagement } from '../contrat-engagement/contrat-engagement.echange.js'
import type { Cible } from './designation.js'
import { aPerduSonDroit } from './droit-en-cours.js'
import { refusDeLEtat } from './etats.regles.js'
import { ligneDeRattachement, ligneDOrientation } from './lignes.js'
import { creerTraitementDeLOrientation } from './orientation.depot.js'
import { attendreLeContrat, attendreLeRendezVous, natureDuReexamen, type QuandElleRepart } from './ouverture.js'
import type { Orientation } from './presentes.js'
import { suivisEnCours } from './situation.js'

type Acteur = Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>
const rouverte = { sortieLe: null, motifSortie: null }

/** She is on the list again, or has a right to the RSA again: her orientation goes on where it had stopped, under the same référent; what waited waits again, computed anew. */
export async function reprendre(ecriture: Acteur, usager: bigint, o: Orientation, quandElleRepart: QuandElleRepart): Promise<void> {
  if (refusDeLEtat(o.etat, 'REPRENDRE') !== null) return
  const ligne = ligneDOrientation(ecriture.appelant.type, 'corriger')
  const { numero, version, donnees } = o
  if (typeof donnees.entreeLe !== 'string') {
    // The right she had, if it is over, makes nobody decide of her any more.
    const depuis = donnees.motifSortie === 'FIN_DE_DROIT_RSA' ? undefined : String(donnees.sortieLe)
    const fini = donnees.brsa === true && (await aPerduSonDroit(ecriture, usager, depuis))
    const corps = fini ? { brsa: false } : {}
    const { calculer, effets } = creerTraitementDeLOrientation(quandElleRepart, fini ? { informeLe: null } : undefined)
    const calculees = (await calculer?.({ ...ecriture, ligne }, { usager, numero, corps })) ?? {}
    const fait = await corriger({ ...ecriture, ligne }, usager, numero, version, { ...corps, ...calculees, ...rouverte })
    await effets?.({ ...ecriture, ligne }, { usager, numero, corps: calculees, version: fait.version })
    return
  }
  await corriger({ ...ecriture, ligne }, usager, numero, version, { etat: 'OUVERT', ...rouverte })
  const referent = { organisation: String(donnees.organisation), structure: (donnees.structure as string | null) ?? null }
  await rendreAFaire(ecriture, usager, { ...referent, reexamenLe: (donnees.reexamenLe as string | null) ?? null })
  await rendreAuReferent(ecriture, usager, referent)
}

/** The référent sees her again; a review that came while she was away is due now. A contract that exists says itself what is left to sign. */
async function rendreAFaire(ecriture: Acteur, usager: bigint, { reexamenLe, ...referent }: Cible & { reexamenLe: string | null }) {
  const jour = aujourdHui(ecriture.moteur)
  await attendreLeRendezVous(ecriture, usager, referent)
  if (reexamenLe !== null)
    await ouvrirUneEcheance(ecriture, {
      nature: natureDuReexamen,
      usager,
      organisation: referent.organisation,
      jour: reexamenLe > jour ? reexamenLe : jour,
    })
  const contrats = (await lirePresents(ecriture.sql, contratEngagement, ['etat'], [usager])).get(usager) ?? []
  if (!contrats.some(c => c.donnees.etat !== 'CLOTURE')) await attendreLeContrat(ecriture, usager, referent, jour)
}

async function rendreAuReferent(ecriture: Acteur, usager: bigint, { organisation, structure }: Cible): Promise<void> {
  const { sql, appelant } = ecriture
  const jour = aujourdHui(ecriture.moteur)
  const sien = (await suivisEnCours(sql, usager, jour)).find(
    s => s.motif === 'accompagnement' && s.organisation === organisation && s.structure === structure,
  )
  if (!sien) {
    const ligne = ligneDeRattachement(appelant.type, 'deposer')
    await inserer({ ...ecriture, ligne }, usager, { organisation, structure, motif: 'accompagnement', du: jour, au: null })
  } else if (sien.au !== null)
    await corriger({ ...ecriture, ligne: ligneDeRattachement(appelant.type, 'corriger') }, usager, sien.numero, sien.version, { au: null })
}
