import { auPlusTard } from '../../droit/jours.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { attendreLaDecision } from './attente.js'
import { lireLeCompetent } from './competent.js'
import { ligneDOrientation } from './lignes.js'
import { attend, orientationsDe } from './presentes.js'
import { lireLaSituation } from './situation.js'
import { sortieDuParcours } from './sortie-du-parcours.regles.js'
import { sortirDuParcours } from './sortie-du-parcours.js'

/**
 * Her last right to the RSA is over, since `clos`. Off the list, her parcours ends with it. Still on it, a decision of orientation that waits is not
 * the département’s any more (L. 5411-5-1): she is oriented as any jobseeker is.
 */
export async function deciderSansRsa(
  ecriture: Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>,
  usager: bigint,
  { statut, clos }: { statut: string | null; clos: string },
): Promise<void> {
  const jour = aujourdHui(ecriture.moteur)
  const motif = sortieDuParcours('droit', { statut, motifFin: null, rsa: false })
  if (motif !== null) return void (await sortirDuParcours(ecriture, usager, { motif, le: auPlusTard(clos, jour) }))
  const enAttente = (await orientationsDe(ecriture, usager)).findLast(attend)
  if (enAttente?.donnees.brsa !== true) return
  const situation = await lireLaSituation(ecriture, usager, jour)
  const { structure: _, ...competence } = await lireLeCompetent(ecriture.sql, situation, { brsa: false, informeLe: null, jour })
  const ligne = ligneDOrientation(ecriture.appelant.type, 'corriger')
  await corriger({ ...ecriture, ligne }, usager, enAttente.numero, enAttente.version, { brsa: false, competence, informeLe: null })
  await attendreLaDecision({ ...ecriture, ligne }, { usager, corps: { competence } })
}
