import { dernierJourDeLaReponse } from '../../droit/contestation.js'
import type { NatureDeTravail } from '../../droit/travaux.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { clorelesTravaux, creerUnTravail, objetDuRang } from '../../suites/index.js'
import { missionLocaleReferente, quiTientLaListe } from '../orientation/index.js'
import { meneeParLaMissionLocale } from './conduite.regles.js'
import type { Radiation } from './formes.js'
import type { RadiationPresente } from './presentes.js'
import { radiation } from './radiation.echange.js'

/** Whose work the procedure is. */
export async function quiMene(ecriture: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint, r: Radiation) {
  const referente = await missionLocaleReferente(ecriture.sql, usager, aujourdHui(ecriture.moteur))
  return referente !== null && meneeParLaMissionLocale(r, referente.organisation)
    ? { organisation: referente.organisation, structure: referente.structure }
    : quiTientLaListe(ecriture, usager)
}

const suivis: readonly NatureDeTravail[] = ['radiation-a-decider', 'contestation-de-radiation']

/** The work that waits elsewhere goes to whoever leads the procedure now; false when nothing waits elsewhere. */
export async function confierLeTravail(ecriture: Ecriture, usager: bigint, { numero, donnees: r }: RadiationPresente): Promise<boolean> {
  if (r.origine !== 'SANS_DROIT') return false
  const qui = await quiMene(ecriture, usager, r)
  const objet = objetDuRang(radiation, numero)
  const motif = `procédure reprise par ${qui.organisation}`
  const tenant = await quiTientLaListe(ecriture, usager)
  const autres = [r.proposeePar, tenant.organisation].filter(o => o !== qui.organisation)
  let deplaces = 0
  for (const nature of suivis) {
    let ailleurs = 0
    for (const organisation of autres) ailleurs += await clorelesTravaux(ecriture, { nature, usager, objet, organisation, motif })
    const aFaireAvant = nature === 'contestation-de-radiation' && r.recoursLe !== null ? dernierJourDeLaReponse(r.recoursLe) : null
    if (ailleurs > 0) await creerUnTravail(ecriture, { nature, usager, objet, aFaireAvant, ...qui })
    deplaces += ailleurs
  }
  return deplaces > 0
}
