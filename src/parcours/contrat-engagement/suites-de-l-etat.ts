import { plusJours, plusMois } from '../../droit/jours.js'
import { suspensionDuContrat } from '../../droit/parametres/contrat-d-engagement.js'
import { delaiDuContrat } from '../../droit/parametres/orientation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { clorelesTravaux, creerUnTravail, fermerLesEcheances, jourDeLEcheance, objetDuRang, ouvrirUneEcheance } from '../../suites/index.js'
import { contratEngagement } from './contrat-engagement.echange.js'
import type { Contrat } from './formes.js'
import type { ContratPresent } from './presents.js'
import { ligneDuContrat } from './referent.js'

export const aSigner = 'contrat-a-signer'
export const aCloturer = 'contrat-a-cloturer'
export const aRemplacer = 'contrat-a-remplacer'
export const natureDeLAnnonce = 'annonce-du-contrat'

/** Brings a contract to what follows an event, and what depends on it: work, deadlines. */
export async function changer(
  ecriture: Ecriture,
  usager: bigint,
  { numero, version, donnees }: ContratPresent,
  voulu: Partial<Contrat>,
): Promise<void> {
  const ligne = ligneDuContrat(ecriture.appelant.type, 'corriger')
  const { etat = donnees.etat } = voulu
  const entree = etat === donnees.etat ? {} : { depuis: voulu.depuis ?? aujourdHui(ecriture.moteur) }
  const aSignerAvant = etat === 'A_SIGNER' ? await jourDeSignature(ecriture, usager, donnees) : null
  const change = { ...voulu, ...entree, aSignerAvant }
  await corriger({ ...ecriture, ligne }, usager, numero, version, change)
  await suivreLEtat(ecriture, usager, { numero, donnees: { ...donnees, ...change } }, donnees.etat)
}

/**
 * The last day of the month to sign, which a decision of orientation opened; null when none runs. A month that ran out while she was off
 * the list is not held against her: it begins again with her return. No text says it.
 */
export async function jourDeSignature(ecriture: Ecriture, usager: bigint, avant: Contrat | undefined): Promise<string | null> {
  if (avant?.etat === 'SUSPENDU') {
    const jour = aujourdHui(ecriture.moteur)
    return plusMois(jour, auJour(delaiDuContrat, jour))
  }
  const echeance = await jourDeLEcheance(ecriture, { nature: aSigner, usager })
  return echeance === null ? (avant?.etat === 'A_SIGNER' && avant.aSignerAvant) || null : plusJours(echeance, -1)
}

/** What an organisation has to do, and by when, follows from the state the contract is in. */
export async function suivreLEtat(
  ecriture: Ecriture,
  usager: bigint,
  { numero, donnees }: Pick<ContratPresent, 'numero' | 'donnees'>,
  avant: Contrat['etat'] | null,
): Promise<void> {
  const { etat, organisation, structure } = donnees
  if (avant === 'SUSPENDU' && etat !== 'SUSPENDU') await revenir(ecriture, usager, donnees)
  if (etat === 'A_SIGNER')
    return creerUnTravail(ecriture, { nature: aSigner, usager, organisation, structure, aFaireAvant: donnees.aSignerAvant })
  if (etat === 'CLOTURE') return
  const motif = { SIGNE: 'signé', REFUSE: 'refusé', SUSPENDU: 'inscription cessée' }[etat]
  for (const nature of [aSigner, 'contrat-en-retard'] as const) await clorelesTravaux(ecriture, { nature, usager, motif })
  await fermerLesEcheances(ecriture, { nature: aSigner, usager, issue: motif })
  if (etat === 'SIGNE') {
    await clorelesTravaux(ecriture, { nature: aRemplacer, usager, motif })
    await fermerLesEcheances(ecriture, { nature: aRemplacer, usager, issue: motif })
  }
  if (etat === 'SUSPENDU' && avant !== 'SUSPENDU') {
    const jour = plusMois(donnees.depuis, auJour(suspensionDuContrat, donnees.depuis))
    const objet = objetDuRang(contratEngagement, numero)
    await ouvrirUneEcheance(ecriture, { nature: aCloturer, usager, objet, jour, organisation: ecriture.appelant.organisation })
  }
}

async function revenir(ecriture: Ecriture, usager: bigint, { etat, aSignerAvant, organisation }: Contrat): Promise<void> {
  await fermerLesEcheances(ecriture, { nature: aCloturer, usager, issue: etat === 'CLOTURE' ? 'clôturé' : 'inscription reprise' })
  if (etat !== 'A_SIGNER' || aSignerAvant === null) return
  await ouvrirUneEcheance(ecriture, { nature: aSigner, usager, jour: plusJours(aSignerAvant, 1), organisation })
}
