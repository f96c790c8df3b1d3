import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { attendreLaDecision, nePlusAttendre } from './attente.js'
import { lireLeCompetent } from './competent.js'
import { ligneDOrientation } from './lignes.js'
import { attend, orientationsDe } from './presentes.js'
import { lireLaSituation } from './situation.js'

/**
 * Her last right to the RSA is over while a decision of orientation waits: it is not the département’s any more (L. 5411-5-1). Still on the
 * list, she is oriented as any jobseeker is; off it, nobody has anything to decide until she comes back.
 */
export async function deciderSansRsa(
  ecriture: Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>,
  usager: bigint,
  inscrite: boolean,
): Promise<void> {
  const enAttente = (await orientationsDe(ecriture, usager)).findLast(attend)
  if (!enAttente) return
  if (!inscrite) return nePlusAttendre(ecriture, usager, 'plus de droit, ni d’inscription')
  if (enAttente.donnees.brsa !== true) return
  const jour = aujourdHui(ecriture.moteur)
  const situation = await lireLaSituation(ecriture, usager, jour)
  const { structure: _, ...competence } = await lireLeCompetent(ecriture.sql, situation, { brsa: false, informeLe: null, jour })
  const ligne = ligneDOrientation(ecriture.appelant.type, 'corriger')
  await corriger({ ...ecriture, ligne }, usager, enAttente.numero, enAttente.version, { brsa: false, competence, informeLe: null })
  await attendreLaDecision({ ...ecriture, ligne }, { usager, corps: { competence } })
}
