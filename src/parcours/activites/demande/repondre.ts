import { corriger, type Ecriture } from '../../../moteur/ecriture.js'
import { lignesDe } from '../../../moteur/lignes.js'
import { aujourdHui } from '../../../moteur/moteur.js'
import { Probleme } from '../../../moteur/probleme.js'
import { clorelesTravaux, objetDuRang, ouvrirUneEcheance } from '../../../suites/index.js'
import type { DemandeDeDispense } from '../formes.js'
import { demandeDeDispense } from './demande-de-dispense.echange.js'
import { type Evenement, refusDeLEtat } from './etats.regles.js'

export const aDecider = 'dispense-a-decider'
export const reponseADire = 'reponse-a-la-dispense'

const ligne = lignesDe(demandeDeDispense).find(l => l.code === 'demandeDeDispense.accompagnement.corriger')

/** Throws the sentence of the table: what has been answered, or withdrawn, is a conflict and not a mistake. */
export function exigerLEtat({ etat }: DemandeDeDispense, evenement: Evenement): void {
  const refus = refusDeLEtat(etat, evenement)
  if (refus) throw new Probleme(409, 'conflit', refus)
}

/** What is joined to a demand is read with it: once answered or withdrawn, nobody would. */
export function exigerQuElleAttende({ etat }: DemandeDeDispense): void {
  if (etat !== 'A_DECIDER') throw new Probleme(409, 'conflit', 'Cette demande n’attend plus de réponse : rien ne s’y joint.')
}

/** What an exemption that answers a demand makes of it. */
export async function accorder(
  ecriture: Ecriture,
  usager: bigint,
  { numero, version }: DemandeDeDispense & { numero: number; version: number },
): Promise<void> {
  if (!ligne) throw new Error('personne ne répond à une demande de dispense')
  const reponse = { etat: 'ACCORDEE', refus: null, repondueLe: aujourdHui(ecriture.moteur), reponduePar: ecriture.appelant.organisation }
  await corriger({ ...ecriture, ligne }, usager, numero, version, reponse)
  await suivreLaReponse(ecriture, { usager, numero, motif: 'accordée' })
}

/** The work is done, and she is told that an answer awaits her. */
export async function suivreLaReponse(
  ecriture: Ecriture,
  { usager, numero, motif }: { usager: bigint; numero: number; motif: string },
): Promise<void> {
  const objet = objetDuRang(demandeDeDispense, numero)
  await clorelesTravaux(ecriture, { nature: aDecider, usager, objet, motif })
  const { organisation } = ecriture.appelant
  await ouvrirUneEcheance(ecriture, { nature: reponseADire, usager, objet, jour: aujourdHui(ecriture.moteur), organisation })
}
