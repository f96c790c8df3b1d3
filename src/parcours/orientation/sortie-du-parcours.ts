import type { CodeActeur } from '../../droit/acteurs.js'
import type { NatureDeTravail } from '../../droit/travaux.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { clorelesTravaux, fermerLesEcheances } from '../../suites/index.js'
import { nePlusAttendre } from './attente.js'
import { refusDeLEtat } from './etats.regles.js'
import { ligneDeRattachement, ligneDOrientation } from './lignes.js'
import { libellesDesSorties, type MotifDeSortie } from './nomenclatures.js'
import { natureDuContrat, natureDuReexamen } from './ouverture.js'
import { type Orientation, orientationsDe } from './presentes.js'
import { suivisEnCours } from './situation.js'

type Acteur = Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>
/** `le`: the day she left, never to come. */
export type Sortie = { motif: MotifDeSortie; le: string }

const travaux: readonly NatureDeTravail[] = ['premier-rendez-vous-a-prendre', natureDuContrat, 'contrat-en-retard', 'reexamen-a-faire']
const echeances = [natureDuContrat, natureDuReexamen]

/**
 * Closes what is open of her parcours, in one transaction: the orientations, the work and the deadlines they left, the accompaniment they
 * gave. Her contract is suspended with her registration, not here.
 */
export async function sortirDuParcours(ecriture: Acteur, usager: bigint, sortie: Sortie): Promise<string> {
  const ouvertes = (await orientationsDe(ecriture, usager)).filter(o => refusDeLEtat(o.etat, 'SORTIR') === null)
  if (ouvertes.length === 0) return 'aucun parcours en cours'
  const issue = libellesDesSorties[sortie.motif]
  const ligne = ligneDOrientation(ecriture.appelant.type, 'corriger')
  // What ends before it began ends on the day it began; all of it on one day, by which it is known together.
  const sortieLe = ouvertes.reduce(
    (le, { donnees: { entreeLe } }) => (typeof entreeLe === 'string' && entreeLe > le ? entreeLe : le),
    sortie.le,
  )
  for (const o of ouvertes) {
    await corriger({ ...ecriture, ligne }, usager, o.numero, o.version, { etat: 'CLOTURE', sortieLe, motifSortie: sortie.motif })
    if (o.etat === 'OUVERT') await finirLAccompagnement(ecriture, usager, o, sortieLe)
  }
  await nePlusAttendre(ecriture, usager, issue)
  for (const nature of travaux) await clorelesTravaux(ecriture, { nature, usager, motif: issue })
  for (const nature of echeances) await fermerLesEcheances(ecriture, { nature, usager, issue })
  return issue
}

/** A mission locale and Cap emploi accompany who asks them to, whatever her registration (L. 5314-2, L. 5214-3-1): they go on. */
const saisisParElle: readonly CodeActeur[] = ['ML', 'CE']

async function finirLAccompagnement(ecriture: Acteur, usager: bigint, { donnees }: Orientation, le: string): Promise<void> {
  const ligne = ligneDeRattachement(ecriture.appelant.type, 'corriger')
  for (const s of await suivisEnCours(ecriture.sql, usager, aujourdHui(ecriture.moteur)))
    if (s.motif === 'accompagnement' && s.organisation === donnees.organisation && !saisisParElle.includes(s.type))
      await corriger({ ...ecriture, ligne }, usager, s.numero, s.version, { au: s.du > le ? s.du : le })
}
