import { rappelDuRendezVous } from '../../droit/parametres/rendez-vous.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { plusJours } from '../../droit/jours.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Fait } from '../../moteur/traitements.js'
import { fermerLesEcheances, objetDuRang, ouvrirUneEcheance } from '../../suites/index.js'
import { enInstantUtc } from './formes.js'
import { jourEtHeure } from './heure-de-paris.js'
import type { Present } from './presents.js'

export const natureDeLAnnonce = 'annonce-de-rendez-vous'
export const natureDuRappel = 'rappel-de-rendez-vous'

const quiSeDit = ['date', 'modalite', 'libelleLieu', 'adresse'] as const

/** She is told of what others decide of her appointment, and reminded of it some days before. */
export async function tenirLesRappels(ecriture: Ecriture, { usager, corps, version }: Fait, { numero, donnees }: Present): Promise<void> {
  const { moteur, appelant, ligne } = ecriture
  const jour = aujourdHui(moteur)
  const objet = objetDuRang(ligne.ressource, numero)
  const { date, statut, organisation } = donnees
  const vient = date > enInstantUtc(moteur.horloge())
  const tenu = statut === 'PRIS' || statut === 'MODIFIE'

  const rappel = plusJours(jourEtHeure(date).jour, -auJour(rappelDuRendezVous, jour))
  if (vient && tenu && rappel > jour)
    await ouvrirUneEcheance(ecriture, { nature: natureDuRappel, usager, objet, jour: rappel, organisation })
  else await fermerLesEcheances(ecriture, { nature: natureDuRappel, usager, objet, issue: tenu ? 'trop proche' : statut })

  const change = version === 1 || quiSeDit.some(c => c in corps) || (statut === 'ANNULE' && 'statut' in corps)
  if (vient && change && (tenu || statut === 'ANNULE') && appelant.personne === null)
    await ouvrirUneEcheance(ecriture, { nature: natureDeLAnnonce, usager, objet, jour, organisation })
}
