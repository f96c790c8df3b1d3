import { isDeepStrictEqual } from 'node:util'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { enInstantUtc, type RendezVous } from './formes.js'
import { tenirLePremier } from './premier-rendez-vous.js'
import { rendezVousDe } from './presents.js'
import { tenirLesRappels } from './rappels.js'
import { donneesDuCreneau, manquesDeLaPrise } from './prise.js'
import { deplace, manquesDuRendezVous, suite, tenuParUnAutre } from './rendez-vous.regles.js'

/** What a deposit that does not say it leaves empty. */
const tus = { duree: null, libelleLieu: null, adresse: null, observations: null, creneau: null, structure: null }

async function lire(ecriture: Ecriture, { usager, numero, corps }: Voulu) {
  const avant = (await rendezVousDe(ecriture, usager)).find(r => r.numero === numero)?.donnees
  return { avant, apres: { ...tus, ...avant, ...corps } as RendezVous & Donnees }
}

export const traitementDuRendezVous: Traitement = {
  async regles(ecriture, voulu) {
    const { avant, apres } = await lire(ecriture, voulu)
    // A row that is not there, or not visible, is the engine's 404.
    if (voulu.numero !== undefined && avant === undefined) return []
    if (avant === undefined && apres.creneau !== null) return manquesDeLaPrise(ecriture, voulu.usager, apres.creneau)
    const { appelant, moteur } = ecriture
    const contexte = {
      maintenant: enInstantUtc(moteur.horloge()),
      par: appelant.personne === null ? appelant.organisation : null,
      change: avant !== undefined && Object.keys(avant).some(c => c !== 'observations' && !isDeepStrictEqual(apres[c], avant[c])),
      structureConnue: apres.structure === null || avant !== undefined || (await estSienne(ecriture, apres.structure)),
    }
    if (avant) {
      const tenu = tenuParUnAutre(avant, contexte)
      if (tenu.length > 0) return tenu
      const menee = suite(apres, avant)
      if ('refus' in menee) throw new Probleme(409, 'conflit', menee.refus)
    }
    return manquesDuRendezVous(apres, avant, contexte)
  },

  async calculer(ecriture, voulu) {
    const { avant, apres } = await lire(ecriture, voulu)
    return avant ? corrigees(ecriture, apres, avant) : deposees(ecriture, apres)
  },

  async effets(ecriture, fait) {
    const siens = await rendezVousDe(ecriture, fait.usager)
    const vise = siens.find(r => r.numero === fait.numero)
    if (!vise) throw new Error('un rendez-vous écrit ne se relit pas')
    await tenirLePremier(ecriture, fait.usager, vise, siens)
    await tenirLesRappels(ecriture, fait, vise)
  },
}

async function estSienne({ sql, appelant }: Ecriture, structure: string | null): Promise<boolean> {
  const [sienne] = await sql`select 1 from structure where code = ${structure} and organisation = ${appelant.organisation}`
  return sienne !== undefined
}

async function deposees(ecriture: Ecriture, apres: RendezVous): Promise<Donnees> {
  const { appelant, moteur } = ecriture
  const commun = { prisPar: appelant.organisation, observationsLe: apres.observations === null ? null : aujourdHui(moteur) }
  if (apres.creneau === null)
    return {
      ...commun,
      creneau: null,
      organisation: appelant.organisation,
      structure: apres.structure ?? appelant.structure,
      constateLe: constate(apres.statut) ? aujourdHui(moteur) : null,
    }
  const initiateur = appelant.personne === null ? 'PARTENAIRE' : 'USAGER'
  return { ...commun, ...(await donneesDuCreneau(ecriture, apres.creneau)), statut: 'PRIS', initiateur, constateLe: null }
}

/** Moved by hand, it is of its slot no more. */
function corrigees({ moteur }: Ecriture, apres: RendezVous, avant: RendezVous): Donnees {
  const jour = aujourdHui(moteur)
  const menee = suite(apres, avant)
  const statut = 'statut' in menee ? menee.statut : avant.statut
  return {
    ...(statut === apres.statut ? {} : { statut }),
    ...(statut === avant.statut ? {} : { constateLe: constate(statut) ? jour : null }),
    ...(apres.observations === avant.observations ? {} : { observationsLe: apres.observations === null ? null : jour }),
    ...(avant.creneau !== null && deplace(apres, avant) ? { creneau: null } : {}),
  }
}

const constate = (statut: RendezVous['statut']): boolean => statut === 'EFFECTUE' || statut === 'ABSENT' || statut === 'ANNULE'
