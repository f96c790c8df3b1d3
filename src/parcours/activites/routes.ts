import type { FastifyInstance } from 'fastify'
import type { Appelant } from '../../moteur/appelant.js'
import { refus } from '../../moteur/autorisation.js'
import type { Enregistrement } from '../../moteur/contenu.js'
import { plusSemaines, semaineDe } from '../../droit/semaines.js'
import type { Ligne } from '../../moteur/lignes.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { compter } from './compteurs.regles.js'
import { type ContratLu, dureesDe } from './duree-du-contrat.js'
import type { Activite, Dispense } from './formes.js'
import { operationsDesActivites } from './operations.js'
import { lireLeReferentiel } from './referentiel.js'

const AU_PLUS = 53

export function installerLesActivites(app: FastifyInstance, contexte: Contexte): void {
  const { moteur, politique, lire } = contexte
  ouvrir(app, contexte, operationsDesActivites.activites, async () => lireLeReferentiel(aujourdHui(moteur)))

  const personneDe = (appelant: Appelant, nom: string): bigint => {
    const usager = nom === 'moi' ? appelant.personne : moteur.identifiants.lire(appelant.organisation, nom)
    if (usager === null) throw introuvable()
    return usager
  }
  const lus = async (ligne: Ligne, appelant: Appelant, usager: bigint): Promise<Enregistrement['donnees'][] | null> => {
    const contenu = await lire(ligne, appelant, usager)
    return contenu && 'elements' in contenu ? contenu.elements.map(e => e.donnees) : null
  }

  ouvrir(app, contexte, operationsDesActivites.semaines, async ({ appelant, chemin, requete }) => {
    const usager = personneDe(appelant, chemin.usager)
    const { a = semaineDe(aujourdHui(moteur)) } = requete
    const { de = [plusSemaines(a, -11), '2025-W01'].toSorted()[1] ?? a } = requete
    if (de > a || de < plusSemaines(a, -AU_PLUS))
      throw new Probleme(400, 'requete-invalide', 'La première semaine précède la dernière, d’un an au plus.')
    for (const [faites, dispenses, contrats] of operationsDesActivites.semaines.ouvertures[appelant.type] ?? []) {
      if ([faites, dispenses, contrats].some(l => refus(l, appelant, politique) !== null)) continue
      const activites = await lus(faites, appelant, usager)
      if (activites === null) continue
      const [sparees, signes] = await Promise.all([dispenses, contrats].map(l => lus(l, appelant, usager)))
      const obligations = { dispenses: (sparees ?? []) as Dispense[], contrats: dureesDe((signes ?? []) as ContratLu[]) }
      return {
        usager: moteur.identifiants.pour(appelant.organisation, usager),
        elements: compter(activites as Activite[], obligations, { de, a }),
      }
    }
    throw introuvable()
  })
}
