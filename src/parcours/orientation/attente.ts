import type { CodeActeur } from '../../droit/acteurs.js'
import { plusJours } from '../../droit/jours.js'
import { corriger, type Ecriture, inserer } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Fait } from '../../moteur/traitements.js'
import { clorelesTravaux, creerUnTravail, fermerLesEcheances, ouvrirUneEcheance } from '../../suites/index.js'
import { ligneDeRattachement } from './lignes.js'
import { suivisEnCours } from './situation.js'

const aDecider = 'decision-d-orientation-a-prendre'
export const passageDeCompetence = 'passage-de-competence'
/** Where nobody takes over from who is late: its delay is over, and it is said. */
export const decisionEnRetard = 'decision-d-orientation-en-retard'

type Acteur = Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>
type Decidant = { qui: CodeActeur; organisation: string | null; jusquAu: string | null }

/** Whoever is competent has it in its queue, and nobody else; the day its competence ends alone, or its delay, is kept. */
export async function attendreLaDecision(ecriture: Ecriture, { usager, corps }: Pick<Fait, 'usager' | 'corps'>): Promise<void> {
  const { qui, organisation, jusquAu } = corps.competence as Decidant
  const { sql, moteur, appelant } = ecriture
  const jour = aujourdHui(moteur)
  await clorelesTravaux(ecriture, { nature: aDecider, usager, motif: 'compétence recalculée' })
  await montrerA(ecriture, usager, qui === 'CAF' ? organisation : null)
  if (organisation !== null) {
    const suivi = (await suivisEnCours(sql, usager, jour)).find(s => s.organisation === organisation)
    const structure = suivi?.structure ?? (appelant.organisation === organisation ? appelant.structure : null)
    await creerUnTravail(ecriture, { nature: aDecider, usager, organisation, structure, aFaireAvant: jusquAu })
  }
  const suite = jusquAu === null || organisation === null ? null : qui === 'CD' ? passageDeCompetence : decisionEnRetard
  for (const nature of [passageDeCompetence, decisionEnRetard])
    if (nature !== suite) await fermerLesEcheances(ecriture, { nature, usager, issue: 'compétence sans ce terme' })
  // A delay already over has been said: only a département still loses its competence by it.
  if (suite !== null && jusquAu !== null && organisation !== null && (suite === passageDeCompetence || jusquAu >= jour))
    await ouvrirUneEcheance(ecriture, { nature: suite, usager, jour: plusJours(jusquAu, 1), organisation })
}

/** Nobody waits for a decision any more: neither its queue nor its delays are kept, and who was shown her for it sees her no more. */
export async function nePlusAttendre(ecriture: Acteur, usager: bigint, motif: string): Promise<void> {
  await clorelesTravaux(ecriture, { nature: aDecider, usager, motif })
  for (const nature of [passageDeCompetence, decisionEnRetard]) await fermerLesEcheances(ecriture, { nature, usager, issue: motif })
  await montrerA(ecriture, usager, null)
}

/** A delegated CAF sees whom it has to decide of, from that day and until it is decided, or not its to decide; the person reads why. */
async function montrerA(ecriture: Acteur, usager: bigint, organisation: string | null): Promise<void> {
  const { sql, moteur, appelant } = ecriture
  const jour = aujourdHui(moteur)
  const motif = 'orientation-deleguee'
  const delegues = (await suivisEnCours(sql, usager, jour)).filter(s => s.motif === motif && s.au === null)
  for (const s of delegues.filter(x => x.organisation !== organisation)) {
    const ligne = ligneDeRattachement(appelant.type, 'corriger')
    await corriger({ ...ecriture, ligne }, usager, s.numero, s.version, { au: jour })
  }
  if (organisation === null || delegues.some(s => s.organisation === organisation)) return
  const ligne = ligneDeRattachement(appelant.type, 'deposer')
  await inserer({ ...ecriture, ligne }, usager, { organisation, structure: null, motif, du: jour, au: null })
}
