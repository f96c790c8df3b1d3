import { auPlusTard } from '../../droit/jours.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Effet } from '../../suites/index.js'
import { inscription } from '../inscription/inscription.echange.js'
import { beneficieDuRsa } from './droit-en-cours.js'
import { quiPeutOrienter } from './qui-peut-orienter.js'
import { suivisEnCours } from './situation.js'
import { sortieDuParcours } from './sortie-du-parcours.regles.js'
import { sortirDuParcours } from './sortie-du-parcours.js'

/** Her registration ended: without a right to the RSA, so does her parcours. */
export const quandElleQuitteLaListe: Effet = async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
  if (organisation === null) throw new Error('une inscription que personne n’a écrite')
  await agirAuNomDe(organisation)
  const qui = await quiPeutOrienter({ sql, moteur }, usager)
  if (qui === undefined) return 'personne ne la suit qui puisse orienter'
  const ecriture = { sql, moteur, appelant: await agirAuNomDe(qui) }
  const champs = ['statut', 'motifFin', 'dateEffetStatut']
  const [elle] = (await lirePresents(sql, inscription, champs, [usager])).get(usager) ?? []
  if (!elle) return 'aucune inscription'
  const { statut, motifFin, dateEffetStatut } = elle.donnees as { statut: string; motifFin: string | null; dateEffetStatut: string }
  const jour = aujourdHui(moteur)
  const rsa = await beneficieDuRsa(ecriture, usager, await suivisEnCours(sql, usager, jour))
  const motif = sortieDuParcours('inscription', { statut, motifFin, rsa })
  if (motif === null) return rsa ? 'son droit au RSA garde son parcours ouvert' : 'elle est sur la liste'
  return sortirDuParcours(ecriture, usager, { motif, le: auPlusTard(dateEffetStatut, jour) })
}
