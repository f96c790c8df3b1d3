import { plusMois } from '../../droit/jours.js'
import { type PublicDActualisation, periodicitesDActualisation, reinscriptionSimplifiee } from '../../droit/parametres/actualisation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { recevable, type SurLaListe } from './declaration.regles.js'
import { libellesDesPublics } from './nomenclatures.js'
import { doitDeclarer, fenetreDe, fenetreOuverteLe, fenetreProchaine, type Inscrite, type Ouverte, publicDe } from './periode.regles.js'

/** The month to declare and its last day; or why there is none, as a sentence, with the next window when it will concern her. */
export type AFaire = { periode: string; enRetard: boolean; jusquAu: string } | { rien: string; prochaine: Ouverte | null }

/** What a page tells of her months on that day. What may be written is asked of `recevable`, which exempts nobody from the right to declare. */
export function aFaireDe(elle: SurLaListe & Inscrite, declarees: readonly string[], jour: string): AFaire {
  const suite = recevable(elle, declarees, jour)
  if (elle.statut !== 'inscrit')
    return 'refus' in suite
      ? { rien: suite.refus, prochaine: null }
      : { ...suite, jusquAu: plusMois(elle.dateEffetStatut, auJour(reinscriptionSimplifiee, jour)) }
  const prochaine = fenetreProchaine(jour)
  const sien = publicDe(elle, prochaine.du)
  if (auJour(periodicitesDActualisation, `${prochaine.periode}-01`)[sien] === 'DISPENSE') return { rien: dispense[sien], prochaine: null }
  const ouverte = fenetreOuverteLe(jour)
  if (ouverte === null) return { rien: 'Aucune déclaration n’est ouverte aujourd’hui.', prochaine }
  const suivante = fenetreDe(ouverte.au.slice(0, 7))
  if (declarees.includes(ouverte.periode)) return { rien: 'Ce mois est déclaré.', prochaine: suivante }
  return doitDeclarer(elle, ouverte)
    ? { periode: ouverte.periode, enRetard: false, jusquAu: ouverte.au }
    : { rien: `Ce mois n’est pas à déclarer : ${pourquoiPas(elle, ouverte)}.`, prochaine: suivante }
}

const pourquoiPas = ({ dateInscription }: Inscrite, { du }: Ouverte): string =>
  dateInscription >= du
    ? 'l’inscription n’avait pas encore cours à l’ouverture'
    : 'à l’ouverture, il n’y avait rien à déclarer dans la catégorie d’alors'

const dispense = Object.fromEntries(
  Object.entries(libellesDesPublics).map(([code, libelle]) => [code, `Il n’y a rien à déclarer chaque mois (${libelle}).`]),
) as Record<PublicDActualisation, string>
