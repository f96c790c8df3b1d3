import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { creerUnTravail, type Effets } from '../../suites/index.js'
import { droitsRsa } from '../droits-rsa/droits-rsa.echange.js'
import { suivisEnCours } from '../orientation/index.js'
import { quiInstruit } from './manquement.regles.js'

export const signale = 'manquement-signale'
export const aInstruire = 'manquement-a-instruire'

/** States of a right that is open, paid or not, as the payer writes them. */
const ouverts = ['2', '3', '4']

/** Who reports may not know whether she has the RSA: who instructs is found by whoever holds the list, who does. */
export const echeancesDuManquement: Effets = {
  [signale]: async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    if (organisation === null || objet === null) throw new Error('signalement sans auteur')
    await agirAuNomDe(organisation)
    const jour = aujourdHui(moteur)
    const tenant = (await suivisEnCours(sql, usager, jour)).find(s => s.motif === 'tenue-de-la-liste')
    await agirAuNomDe(tenant?.organisation ?? organisation)
    const droits = (await lirePresents(sql, droitsRsa, ['etatDossier', 'soumisDroitsEtDevoirs'], [usager])).get(usager) ?? []
    const soumise = droits.some(d => d.donnees.soumisDroitsEtDevoirs === true && ouverts.includes(String(d.donnees.etatDossier)))
    const instructeur = quiInstruit(soumise, await suivisEnCours(sql, usager, jour))
    if (!instructeur) return 'personne ne la suit plus'
    const { organisation: qui, structure } = instructeur
    await creerUnTravail({ sql, moteur }, { nature: aInstruire, usager, objet, organisation: qui, structure })
    return `à instruire par ${qui}`
  },
}
