import type { Effet } from '../../suites/index.js'
import { ouvrirACompleter } from './entree-sur-la-liste.js'
import type { QuandElleRepart } from './ouverture.js'
import { attend, orientationsDe } from './presentes.js'
import { quiPeutOrienter } from './qui-peut-orienter.js'

/**
 * Two files made one held a parcours each: both go on until whoever is competent for her decides, which closes them. Derived: no text says
 * which of the two holds.
 */
export const creerReunionDesParcours =
  (quandElleRepart: QuandElleRepart): Effet =>
  async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
    if (organisation === null) throw new Error('des dossiers que personne n’a réunis')
    await agirAuNomDe(organisation)
    const qui = await quiPeutOrienter({ sql, moteur }, usager)
    if (qui === undefined) return 'personne ne la suit qui puisse orienter'
    const ecriture = { sql, moteur, appelant: await agirAuNomDe(qui) }
    const siennes = await orientationsDe(ecriture, usager)
    const ouvertes = siennes.filter(o => o.etat === 'OUVERT')
    if (ouvertes.length < 2) return 'un seul parcours en cours'
    if (siennes.some(attend)) return 'une décision est déjà attendue'
    await ouvrirACompleter(ecriture, usager, String(ouvertes.at(-1)?.donnees.origine), quandElleRepart)
    return 'deux parcours en cours : décision à prendre'
  }
