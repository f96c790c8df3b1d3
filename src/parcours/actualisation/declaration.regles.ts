import { enClair, plusMois } from '../../droit/jours.js'
import { reinscriptionSimplifiee } from '../../droit/parametres/actualisation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDuTravail } from '../../droit/textes.js'
import { fenetreDerniere, fenetreOuverteLe, fenetreProchaine } from './periode.regles.js'

export type SurLaListe = { statut: string; dateEffetStatut: string; motifFin: string | null }
/** The month this declaration is about; late when her registration has ceased. Or the sentence that refuses it. */
export type Recevable = { periode: string; enRetard: boolean } | { refus: string }

/** Registered, she declares while the window is open; gone for not having declared, she may for six months, and is registered again. */
export function recevable(elle: SurLaListe | null, declarees: readonly string[], jour: string): Recevable {
  if (!elle) return { refus: 'Cette personne n’est pas inscrite : il n’y a rien à actualiser.' }
  if (elle.statut === 'inscrit') return pendantLaFenetre(declarees, jour)
  if (elle.statut === 'cessation' && elle.motifFin === 'non-actualisation') return apresLaCessation(elle, jour)
  return {
    refus:
      elle.statut === 'radie'
        ? 'L’inscription est radiée : rien ne s’actualise avant une réinscription.'
        : 'L’inscription a cessé pour une autre raison : il faut demander à se réinscrire.',
  }
}

/** That she no longer seeks, she may say on any day: it is a demand to leave the list, told of the first month not declared (R. 5411-17). */
export function departRecevable(elle: SurLaListe | null, declarees: readonly string[], jour: string): Recevable {
  if (elle?.statut !== 'inscrit') return recevable(elle, declarees, jour)
  let periode = fenetreOuverteLe(jour)?.periode ?? jour.slice(0, 7)
  while (declarees.includes(periode)) periode = plusMois(`${periode}-01`, 1).slice(0, 7)
  return { periode, enRetard: false }
}

function pendantLaFenetre(declarees: readonly string[], jour: string): Recevable {
  const ouverte = fenetreOuverteLe(jour)
  if (!ouverte) return { refus: `La déclaration n’est pas ouverte : elle le sera le ${enClair(fenetreProchaine(jour).du)}.` }
  return declarees.includes(ouverte.periode)
    ? { refus: 'Ce mois est déjà déclaré. S’il y a une erreur, dites-le à France Travail.' }
    : { periode: ouverte.periode, enRetard: false }
}

function apresLaCessation({ dateEffetStatut }: SurLaListe, jour: string): Recevable {
  const limite = plusMois(dateEffetStatut, auJour(reinscriptionSimplifiee, jour))
  if (jour <= limite) return { periode: fenetreDerniere(jour).periode, enRetard: true }
  return {
    refus: `Une déclaration tardive suffisait jusqu’au ${enClair(limite)} (${CodeDuTravail.R5411_5.cite}) : il faut demander à se réinscrire.`,
  }
}
