import { lirePresents } from '../../moteur/presents.js'
import { clorelesTravaux, type Effet } from '../../suites/index.js'
import { inscription } from './inscription.echange.js'

/** Off the list, whatever the door she left by, nobody has her category to say any more. */
export const quandSaCategorieNeSeRevoitPlus: Effet = async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
  if (organisation === null) throw new Error('une inscription que personne n’a écrite')
  await agirAuNomDe(organisation)
  const [elle] = (await lirePresents(sql, inscription, ['statut'], [usager])).get(usager) ?? []
  if (!elle || elle.donnees.statut === 'inscrit') return 'sa catégorie se revoit encore'
  await clorelesTravaux({ sql, moteur }, { nature: 'categorie-a-revoir', usager, motif: 'inscription cessée' })
  return 'sa catégorie ne se revoit plus'
}
