import { plusJours } from '../../droit/jours.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { lignesDe } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { clorelesTravaux, creerUnTravail, fermerLesEcheances, objetDuRang, ouvrirUneEcheance } from '../../suites/index.js'
import { quiTientLaListe } from '../orientation/index.js'
import type { Radiation } from './formes.js'
import { libellesDesEtats } from './nomenclatures.js'
import type { RadiationPresente } from './presentes.js'
import { quiMene } from './qui-mene.js'
import { radiation } from './radiation.echange.js'

export const avertissementEchu = 'avertissement-echu'
export const reponsePassee = 'reponse-a-la-radiation-passee'
export const priseDEffet = 'radiation-prend-effet'
export const finDeRadiation = 'fin-de-radiation'
const echeances = [avertissementEchu, reponsePassee, priseDEffet, finDeRadiation] as const
const travaux = ['radiation-proposee', 'radiation-a-decider'] as const

/** Brings a procedure to what follows an event, and what depends on it: work, deadlines. */
export async function changer(ecriture: Ecriture, usager: bigint, present: RadiationPresente, change: Partial<Radiation>): Promise<void> {
  const ligne = lignesDe(radiation).find(
    l => l.operation === 'corriger' && l.champs.includes('entendueLe') && l.par.some(a => a.code === ecriture.appelant.type),
  )
  if (!ligne) throw new Error('personne n’instruit les radiations')
  const { numero, version } = present
  const entree = change.etat === undefined || change.etat === present.donnees.etat ? {} : { depuis: aujourdHui(ecriture.moteur) }
  await corriger({ ...ecriture, ligne }, usager, numero, version, { ...change, ...entree })
  await suivreLEtat(ecriture, usager, { numero, donnees: { ...present.donnees, ...change, ...entree } })
}

/** What whoever leads the procedure has to do, and when, follows from the state the procedure is in. */
export async function suivreLEtat(
  ecriture: Ecriture,
  usager: bigint,
  { numero, donnees: r }: Pick<RadiationPresente, 'numero' | 'donnees'>,
): Promise<void> {
  const objet = objetDuRang(radiation, numero)
  const issue = libellesDesEtats[r.etat]
  for (const nature of travaux) await clorelesTravaux(ecriture, { nature, usager, objet, motif: issue })
  for (const nature of echeances) await fermerLesEcheances(ecriture, { nature, usager, objet, issue })
  if (r.etat === 'SANS_SUITE' || r.etat === 'ANNULEE')
    await clorelesTravaux(ecriture, { nature: 'radiation-a-reexaminer', usager, objet, motif: issue })
  // A date acts in the name of who holds the list: it sees her whoever accompanies her by then.
  const { organisation } = await quiTientLaListe(ecriture, usager)
  const ouvrir = (nature: (typeof echeances)[number], jour: string) =>
    ouvrirUneEcheance(ecriture, { nature, usager, objet, jour, organisation })
  if (r.etat === 'AVERTIE' && r.delai !== null) await ouvrir(avertissementEchu, plusJours(r.delai, 1))
  if (r.etat === 'CONTRADICTOIRE' && r.reponseAvant !== null) await ouvrir(reponsePassee, plusJours(r.reponseAvant, 1))
  if (r.etat === 'A_DECIDER') {
    const nature = r.origine === 'PROPOSITION_DU_DEPARTEMENT' ? 'radiation-proposee' : 'radiation-a-decider'
    await creerUnTravail(ecriture, { nature, usager, objet, ...(await quiMene(ecriture, usager, r)) })
  }
  if (r.etat === 'PRONONCEE' && r.dateEffet !== null && r.dernierJour !== null) {
    if (r.dateEffet > aujourdHui(ecriture.moteur)) await ouvrir(priseDEffet, r.dateEffet)
    await ouvrir(finDeRadiation, plusJours(r.dernierJour, 1))
  }
}
