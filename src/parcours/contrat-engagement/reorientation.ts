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
  const present = enVigueur(await contratsDe(ecriture, usager))
  if (!present) return
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
