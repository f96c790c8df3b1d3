import { plusJours } from '../../droit/jours.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Fait } from '../../moteur/traitements.js'
import { clorelesTravaux, creerUnTravail, fermerLesEcheances, ouvrirUneEcheance } from '../../suites/index.js'
import { suivisEnCours } from './situation.js'

export const aDecider = 'decision-d-orientation-a-prendre'
export const passageDeCompetence = 'passage-de-competence'

type Decidant = { organisation: string | null; jusquAu: string | null }

/** Whoever is competent has it in its queue, and nobody else; the day its competence ends alone is kept. */
export async function attendreLaDecision(ecriture: Ecriture, { usager, corps }: Pick<Fait, 'usager' | 'corps'>): Promise<void> {
  const { organisation, jusquAu } = corps.competence as Decidant
  const { sql, moteur, appelant } = ecriture
  await clorelesTravaux(ecriture, { nature: aDecider, usager, motif: 'compétence recalculée' })
  if (organisation !== null) {
    const suivi = (await suivisEnCours(sql, usager, aujourdHui(moteur))).find(s => s.organisation === organisation)
    const structure = suivi?.structure ?? (appelant.organisation === organisation ? appelant.structure : null)
    await creerUnTravail(ecriture, { nature: aDecider, usager, organisation, structure, aFaireAvant: jusquAu })
  }
  if (jusquAu === null || organisation === null)
    await fermerLesEcheances(ecriture, { nature: passageDeCompetence, usager, issue: 'compétence sans terme' })
  else await ouvrirUneEcheance(ecriture, { nature: passageDeCompetence, usager, jour: plusJours(jusquAu, 1), organisation })
}
