import { isDeepStrictEqual } from 'node:util'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { droitsRsa } from '../droits-rsa/droits-rsa.echange.js'
import { missionLocaleReferente } from '../orientation/index.js'
import { refusDAvertir, refusDeMener } from './conduite.regles.js'
import { refusDeLEtat } from './etats.regles.js'
import type { Radiation } from './formes.js'
import { manquesDeLOuverture, origineDe } from './ouverture.regles.js'
import { radiationsDe, unSeulALaFois } from './presentes.js'
import { suivreLEtat } from './suites-de-l-etat.js'

/** What opens a procedure, and what is said in it before the decision: by the person, or at her hearing. */
export const traitementDeLaRadiation: Traitement = {
  async regles(ecriture, { usager, numero, corps }) {
    await unSeulALaFois(ecriture, usager)
    const jour = aujourdHui(ecriture.moteur)
    const { type, organisation } = ecriture.appelant
    const qui = { type, organisation, referente: (await missionLocaleReferente(ecriture.sql, usager, jour))?.organisation ?? null }
    if (numero === undefined) {
      const porte = porteDe(ecriture)
      const manques = manquesDeLOuverture(corps, { porte, jour, rsaOuvert: await aUnDroitAuRsa(ecriture, usager) })
      const refus = origineDe(porte, corps) === 'SANS_DROIT' ? refusDAvertir(qui) : null
      return refus === null ? manques : [...manques, { pointer: '/fondement', detail: refus }]
    }
    const avant = (await radiationsDe(ecriture, usager)).find(r => r.numero === numero)
    // A row that is not there, or not visible, is the engine's 404.
    if (!avant || inchange(corps, avant.donnees)) return []
    const refus = refusDeLEtat(avant.donnees.etat, 'observations' in corps || 'piecesJointes' in corps ? 'REPONDRE' : 'ENTENDRE')
    if (refus) throw new Probleme(409, 'conflit', refus)
    const autrui = 'entendueLe' in corps ? refusDeMener(avant.donnees, qui) : null
    if (autrui) return [{ pointer: '/entendueLe', detail: autrui }]
    return typeof corps.entendueLe === 'string' && corps.entendueLe > jour
      ? [{ pointer: '/entendueLe', detail: 'Une audition se note quand elle a eu lieu.' }]
      : []
  },

  calculer(ecriture, { numero, corps }) {
    const { moteur, appelant } = ecriture
    const jour = aujourdHui(moteur)
    if (numero !== undefined) return 'observations' in corps ? { observationsLe: corps.observations === null ? null : jour } : {}
    const origine = origineDe(porteDe(ecriture), corps)
    return {
      origine,
      etat: origine === 'SANS_DROIT' ? 'AVERTIE' : 'A_DECIDER',
      depuis: jour,
      proposeePar: appelant.organisation,
      proposeeLe: jour,
    }
  },

  async effets(ecriture, { usager, numero, version }) {
    if (version > 1) return
    const ouverte = (await radiationsDe(ecriture, usager)).find(r => r.numero === numero)
    if (ouverte) await suivreLEtat(ecriture, usager, ouverte)
  },
}

const porteDe = ({ appelant, ligne }: Ecriture) => ({ type: appelant.type, avertit: ligne.champs.includes('delai') })

const inchange = (corps: Voulu['corps'], avant: Radiation): boolean =>
  Object.entries(corps).every(([champ, valeur]) => isDeepStrictEqual((avant as Record<string, unknown>)[champ], valeur))

/** Open, suspended or not: a payer's file of hers that is neither refused nor closed. */
async function aUnDroitAuRsa({ sql }: Ecriture, usager: bigint): Promise<boolean> {
  const siens = (await lirePresents(sql, droitsRsa, ['etatDossier'], [usager])).get(usager) ?? []
  return siens.some(d => ['2', '3', '4'].includes(String(d.donnees.etatDossier)))
}
