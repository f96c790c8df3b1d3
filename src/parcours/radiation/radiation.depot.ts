import { isDeepStrictEqual } from 'node:util'
import { manquesDeLaProtection } from '../../droit/protection.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { droitsRsa } from '../droits-rsa/droits-rsa.echange.js'
import { estMineure } from '../identite/index.js'
import { missionLocaleReferente } from '../orientation/index.js'
import { refusDAvertir, refusDeMener } from './conduite.regles.js'
import { contestationSansReponse, manquesDuPapierDuRecours, manquesDuRecueil, refusDeContester } from './contestation.regles.js'
import { refusDeLEtat } from './etats.regles.js'
import type { Radiation } from './formes.js'
import { manquesDeLOuverture, origineDe } from './ouverture.regles.js'
import { prononcees, type RadiationPresente, radiationsDe, unSeulALaFois } from './presentes.js'
import { quiLaRepresentait } from './suppression-nommee.js'
import { soumettre } from './reponse-a-la-contestation.js'
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
      const [rsaOuvert, mineure] = [await aUnDroitAuRsa(ecriture, usager), await estMineure(ecriture, usager, jour)]
      const manques = manquesDeLOuverture(corps, { porte, jour, rsaOuvert, mineure })
      const refus = origineDe(porte, corps) === 'SANS_DROIT' ? refusDAvertir(qui) : null
      return refus === null ? manques : [...manques, { pointer: '/fondement', detail: refus }]
    }
    const avant = (await radiationsDe(ecriture, usager)).find(r => r.numero === numero)
    // A row that is not there, or not visible, is the engine's 404.
    if (!avant || inchange(corps, avant.donnees)) return []
    const acte = acteSur(avant.donnees, corps, type)
    if (acte === null) return [{ pointer: '', detail: 'Dites un acte, et un seul à la fois.' }]
    const refus = refusDeLEtat(avant.donnees.etat, acte)
    if (refus) throw new Probleme(409, 'conflit', refus)
    const autrui = type === 'USAGER' ? null : refusDeMener(avant.donnees, qui)
    if (autrui) return [{ pointer: `/${Object.keys(corps)[0]}`, detail: autrui }]
    if (acte === 'CONTESTER') return contester(ecriture, usager, avant, corps)
    if (typeof corps.entendueLe === 'string' && corps.entendueLe > jour)
      return [{ pointer: '/entendueLe', detail: 'Une audition se note quand elle a eu lieu.' }]
    return 'protection' in corps || 'representant' in corps
      ? manquesDeLaProtection({ ...avant.donnees, ...corps }, { mineure: await estMineure(ecriture, usager, jour) })
      : []
  },

  async calculer(ecriture, { usager, numero, corps }) {
    const { moteur, appelant } = ecriture
    const jour = aujourdHui(moteur)
    if (numero !== undefined) {
      if ('observations' in corps) return { observationsLe: corps.observations === null ? null : jour }
      if (!('recours' in corps)) return {}
      // What is added to an appeal puts off nobody’s delay: its first day stands.
      const deja = (await radiationsDe(ecriture, usager)).find(r => r.numero === numero)?.donnees.recoursLe ?? null
      const { recoursVoie = null, recoursRecuLe = null } = corps
      return { recoursLe: deja ?? recoursRecuLe ?? jour, recoursVoie, recoursRecuLe }
    }
    const origine = origineDe(porteDe(ecriture), corps)
    return {
      origine,
      etat: origine === 'SANS_DROIT' ? 'AVERTIE' : 'A_DECIDER',
      depuis: jour,
      proposeePar: appelant.organisation,
      proposeeLe: jour,
      ...(origine === 'SANS_DROIT' ? {} : await quiLaRepresentait(ecriture, usager, (corps as Partial<Radiation>).reference)),
    }
  },

  async effets(ecriture, { usager, numero, version, corps }) {
    if (version > 1 && !('recours' in corps)) return
    const ecrite = (await radiationsDe(ecriture, usager)).find(r => r.numero === numero)
    if (ecrite && version > 1) await soumettre(ecriture, usager, ecrite)
    else if (ecrite) await suivreLEtat(ecriture, usager, ecrite)
  },
}

const porteDe = ({ appelant, ligne }: Ecriture) => ({ type: appelant.type, avertit: ligne.champs.includes('delai') })

/**
 * What a body does of a procedure; null when it does several things at once, or none. A piece of hers belongs to her answer, then to her
 * appeal; a paper joined for her, to an appeal: it alone is written down for her.
 */
function acteSur(r: Radiation, corps: Voulu['corps'], type: string): 'REPONDRE' | 'ENTENDRE' | 'CONTESTER' | null {
  const dUnePiece = type !== 'USAGER' || contestationSansReponse(r) ? 'CONTESTER' : 'REPONDRE'
  const dits = new Set(Object.keys(corps).map(champ => actes[champ] ?? dUnePiece))
  const [seul] = dits
  return dits.size === 1 && seul ? seul : null
}
const actes: Readonly<Record<string, 'REPONDRE' | 'ENTENDRE' | 'CONTESTER'>> = {
  observations: 'REPONDRE',
  // Who represents her is said as long as she may be heard.
  ...{ entendueLe: 'ENTENDRE', protection: 'ENTENDRE', representant: 'ENTENDRE' },
  ...{ recours: 'CONTESTER', recoursVoie: 'CONTESTER', recoursRecuLe: 'CONTESTER' },
}

/** Her appeal, by herself in her space or written down for her; a piece is joined to it as long as no human answered. */
async function contester(ecriture: Ecriture, usager: bigint, { numero, donnees: r }: RadiationPresente, corps: Voulu['corps']) {
  const jour = aujourdHui(ecriture.moteur)
  if ('piecesJointes' in corps) return ecriture.appelant.type === 'USAGER' ? [] : manquesDuPapierDuRecours(r, jour)
  const refus = refusDeContester(r, jour)
  if (refus) return [{ pointer: '/recours', detail: refus }]
  if (ecriture.appelant.type === 'USAGER')
    return (corps.recours ?? null) === null ? [{ pointer: '/recours', detail: 'Dites ce que vous contestez, et pourquoi.' }] : []
  const prononceeLe = (await prononcees(ecriture, usager)).get(numero) ?? r.proposeeLe
  return manquesDuRecueil(r, corps, { jour, prononceeLe })
}

const inchange = (corps: Voulu['corps'], avant: Radiation): boolean =>
  Object.entries(corps).every(([champ, valeur]) => isDeepStrictEqual((avant as Record<string, unknown>)[champ], valeur))

/** Open, suspended or not: a payer's file of hers that is neither refused nor closed. */
async function aUnDroitAuRsa({ sql }: Ecriture, usager: bigint): Promise<boolean> {
  const siens = (await lirePresents(sql, droitsRsa, ['etatDossier'], [usager])).get(usager) ?? []
  return siens.some(d => ['2', '3', '4'].includes(String(d.donnees.etatDossier)))
}
