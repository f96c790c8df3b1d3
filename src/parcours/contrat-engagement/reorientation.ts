import type { Ecriture } from '../../moteur/ecriture.js'
import { clorelesTravaux, fermerLesEcheances } from '../../suites/index.js'
import { empreinteDuContrat } from './empreinte.js'
import { lireLesParties } from './parties.js'
import { contratsDe, enVigueur } from './presents.js'
import { referentDe } from './referent.js'
import { aSigner, changer } from './suites-de-l-etat.js'

/**
 * A new orientation is decided: what binds the person comes back to be signed, with her référent of today. The decision has opened the
 * month to sign it already. A suspended contract waits for the return of the inscription, and comes back to be signed then.
 */
export async function quandElleRepart(ecriture: Ecriture, usager: bigint): Promise<void> {
  const siens = await contratsDe(ecriture, usager)
  const present = enVigueur(siens)
  if (!present) return
  // Files made one may hold two: the one that goes on takes the place of the other.
  for (const autre of siens)
    if (autre !== present && autre.donnees.etat !== 'CLOTURE') await changer(ecriture, usager, autre, { etat: 'CLOTURE' })
  const { donnees } = present
  const { organisation, structure, orientation } = await referentDe(ecriture, usager, ecriture.appelant)
  const nouvelle = { edition: donnees.edition + 1, parties: await lireLesParties(ecriture, usager, organisation) }
  const suspendu = donnees.etat === 'SUSPENDU'
  await changer(ecriture, usager, present, {
    ...nouvelle,
    empreinte: empreinteDuContrat({ ...donnees, ...nouvelle }),
    ...(suspendu ? { etatAvant: 'A_SIGNER' } : { etat: 'A_SIGNER' }),
    organisation,
    structure,
    orientation,
    signePersonneLe: null,
    signeOrganismeLe: null,
    signeLe: null,
    remplace: [],
  })
  if (!suspendu) return
  await clorelesTravaux(ecriture, { nature: aSigner, usager, motif: 'inscription cessée' })
  await fermerLesEcheances(ecriture, { nature: aSigner, usager, issue: 'inscription cessée' })
}
