import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { clorelesTravaux, creerUnTravail, type Effet, type Effets, objetDuRang } from '../../suites/index.js'
import { droitsRsa } from '../droits-rsa/droits-rsa.echange.js'
import { suivisEnCours } from '../orientation/index.js'
import { rattachement } from '../rattachement/rattachement.echange.js'
import { manquement } from './manquement.echange.js'
import { quiInstruit } from './manquement.regles.js'
import { manquementsDe } from './presents.js'

type EnCours = Parameters<Effet>[0]

export const signale = 'manquement-signale'
export const aInstruire = 'manquement-a-instruire'

/** States of a right that is open, paid or not, as the payer writes them. */
const ouverts = ['2', '3', '4']

/** Who reports, or accompanies, may not know whether she has the RSA: who instructs is found by whoever holds the list, who does. */
async function trouverQuiInstruit({ sql, moteur, agirAuNomDe }: EnCours, usager: bigint, organisation: string) {
  await agirAuNomDe(organisation)
  const jour = aujourdHui(moteur)
  const tenant = (await suivisEnCours(sql, usager, jour)).find(s => s.motif === 'tenue-de-la-liste')
  await agirAuNomDe(tenant?.organisation ?? organisation)
  const droits = (await lirePresents(sql, droitsRsa, ['etatDossier', 'soumisDroitsEtDevoirs'], [usager])).get(usager) ?? []
  const soumise = droits.some(d => d.donnees.soumisDroitsEtDevoirs === true && ouverts.includes(String(d.donnees.etatDossier)))
  return quiInstruit(soumise, await suivisEnCours(sql, usager, jour))
}

export const echeancesDuManquement: Effets = {
  [signale]: async (enCours, { usager, objet, organisation }) => {
    if (organisation === null || objet === null) throw new Error('signalement sans auteur')
    const instructeur = await trouverQuiInstruit(enCours, usager, organisation)
    if (!instructeur) return 'personne ne la suit plus'
    const { organisation: qui, structure } = instructeur
    await creerUnTravail(enCours, { nature: aInstruire, usager, objet, organisation: qui, structure })
    return `à instruire par ${qui}`
  },
}

/** An accompaniment began or ended: the breach that waits is in the queue of who instructs it from that day. */
export const quandQuiInstruitChange: Effet = async (enCours, { usager, organisation }) => {
  if (organisation === null) throw new Error('un accompagnement changé par personne')
  const instructeur = await trouverQuiInstruit(enCours, usager, organisation)
  if (!instructeur) return 'personne ne la suit plus'
  const { organisation: qui, structure } = instructeur
  const suivis = (await lirePresents(enCours.sql, rattachement, ['organisation'], [usager])).get(usager) ?? []
  const autres = [...new Set(suivis.map(s => s.donnees.organisation as string))].filter(o => o !== qui)
  let deplaces = 0
  for (const { numero } of await manquementsDe(enCours, usager)) {
    const travail = { nature: aInstruire, usager, objet: objetDuRang(manquement, numero) } as const
    let ailleurs = 0
    for (const o of autres) ailleurs += await clorelesTravaux(enCours, { ...travail, organisation: o, motif: `à instruire par ${qui}` })
    if (ailleurs === 0) continue
    await creerUnTravail(enCours, { ...travail, organisation: qui, structure })
    deplaces += 1
  }
  return `manquements à instruire par ${qui} : ${deplaces}`
}
