import { aviser, type Voies } from '../../messagerie/voies.js'
import { auPlusTard, plusJours, plusMois } from '../../droit/jours.js'
import { suspensionDuContrat } from '../../droit/parametres/contrat-d-engagement.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { creerUnTravail, type Effets, objetDuRang, ouvrirUneEcheance } from '../../suites/index.js'
import { contratPreexistant } from '../contrat-preexistant/contrat-preexistant.echange.js'
import { identite } from '../identite/identite.echange.js'
import { joindre } from '../identite/index.js'
import { inscription } from '../inscription/inscription.echange.js'
import { beneficieDuRsa, quiConclut, suivisEnCours } from '../orientation/index.js'
import { avisDuContrat } from './avis.js'
import { suiteDeLInscription, suiteDuDroit } from './cessation.regles.js'
import { refusDeLEtat } from './etats.regles.js'
import { type ContratPresent, contratsDe, enVigueur } from './presents.js'
import { contratsAnterieurs } from './reprise.js'
import { jourDeReprise } from './reprise.regles.js'
import { aCloturer, aRemplacer, changer, natureDeLAnnonce } from './suites-de-l-etat.js'

type EnCours = Pick<Ecriture, 'sql' | 'moteur'>

/** What time, and the inscription, bring about of a contract; each in its transaction. */
export const creerEcheancesDuContrat = (voies: Voies, adressePublique: string): Effets => ({
  /** The inscription ended, or returned: whoever holds the list suspends the contract, or gives it its former state back. */
  'inscription-changee': async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
    await agirAuNomDe(nommee(organisation))
    const qui = await quiTientLaListe({ sql, moteur }, usager)
    if (qui === undefined) return 'personne ne la suit plus'
    const ecriture = { sql, moteur, appelant: await agirAuNomDe(qui) } as Ecriture
    const elle = await inscriptionDe(ecriture, usager)
    if (!elle) return 'aucun contrat'
    const depuis = auPlusTard(elle.dateEffetStatut, aujourdHui(moteur))
    return suivre(ecriture, usager, suiteDeLInscription(elle.statut), depuis)
  },

  /** The right of who is not on the list ended, or that of who never was returned: whoever decided of her does as much. */
  'droit-rsa-change': async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
    await agirAuNomDe(nommee(organisation))
    const qui = await quiConclut({ sql, moteur }, usager)
    if (qui === undefined) return 'personne ne la suit plus'
    const ecriture = { sql, moteur, appelant: await agirAuNomDe(qui.organisation, qui.jour) } as Ecriture
    const { statut = null } = (await inscriptionDe(ecriture, usager)) ?? {}
    const rsa = await beneficieDuRsa(ecriture, usager, await suivisEnCours(sql, usager, qui.jour))
    const suite = suiteDuDroit({ statut, rsa })
    return suite === null ? 'son contrat suit son inscription' : suivre(ecriture, usager, suite, qui.jour)
  },

  [aCloturer]: async ({ sql, moteur, agirAuNomDe }, { usager, jour, objet, organisation }) => {
    // Whoever suspended it may not see her any more: it does so as on the day it suspended it.
    for (const vuLe of [aujourdHui(moteur), plusMois(jour, -auJour(suspensionDuContrat, jour))]) {
      const ecriture = { sql, moteur, appelant: await agirAuNomDe(nommee(organisation), vuLe) } as Ecriture
      const present = (await contratsDe(ecriture, usager)).find(c => String(c.numero) === objet?.split(':')[1])
      if (present) return clore(ecriture, usager, present)
    }
    return 'contrat hors de vue'
  },

  /** A contract of before was written here: its legal day becomes work for whoever concluded it. */
  'contrat-a-reprendre': async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    const qui = nommee(organisation)
    await agirAuNomDe(qui)
    const jour = aujourdHui(moteur)
    const anterieur = (await contratsAnterieurs({ sql }, usager)).find(c => String(c.numero) === objet?.split(':')[1])
    const limite = anterieur ? jourDeReprise(anterieur, await communeDe({ sql, moteur }, usager), jour) : null
    if (!anterieur || limite === null) return 'rien à reprendre'
    const present = enVigueur(await contratsDe({ sql }, usager))
    if (present?.donnees.etat === 'SIGNE') return 'contrat d’engagement déjà signé'
    const siennes = (await suivisEnCours(sql, usager, jour)).filter(s => s.organisation === qui)
    const rang = objetDuRang(contratPreexistant, anterieur.numero)
    await creerUnTravail(
      { sql, moteur },
      { nature: aRemplacer, usager, objet: rang, organisation: qui, structure: siennes[0]?.structure ?? null, aFaireAvant: limite },
    )
    await ouvrirUneEcheance({ sql, moteur }, { nature: aRemplacer, usager, objet: rang, jour: plusJours(limite, 1), organisation: qui })
    return `à remplacer avant le ${limite}`
  },

  [aRemplacer]: async ({ sql, moteur, agirAuNomDe }, { usager, jour, organisation }) => {
    const qui = nommee(organisation)
    await agirAuNomDe(qui)
    const siennes = (await suivisEnCours(sql, usager, aujourdHui(moteur))).filter(s => s.organisation === qui)
    const travail = { nature: 'contrat-en-retard', usager, organisation: qui, structure: siennes[0]?.structure ?? null } as const
    await creerUnTravail({ sql, moteur }, { ...travail, aFaireAvant: plusJours(jour, -1) })
    return 'jour légal dépassé'
  },

  /** A contract is proposed: she is told by the first way that reaches her, if it still awaits her. */
  [natureDeLAnnonce]: async ({ sql, agirAuNomDe }, { usager, organisation }) => {
    await agirAuNomDe(nommee(organisation))
    const present = enVigueur(await contratsDe({ sql }, usager))
    if (present?.donnees.etat !== 'A_SIGNER' || present.donnees.signePersonneLe !== null) return 'rien à dire'
    const voie = await aviser(voies, await joindre({ sql }, usager), avisDuContrat(adressePublique))
    return voie === null ? 'aucun moyen de la joindre' : `dit par ${voie}`
  },
})

async function clore(ecriture: Ecriture, usager: bigint, present: ContratPresent): Promise<string> {
  const refus = refusDeLEtat(present.donnees.etat, 'CLORE')
  if (refus) return refus
  await changer(ecriture, usager, present, { etat: 'CLOTURE' })
  return 'contrat clôturé'
}

/** Suspends the contract in force, `depuis` that day, or gives it its former state back. */
async function suivre(ecriture: Ecriture, usager: bigint, evenement: 'CESSER' | 'REINSCRIRE', depuis: string): Promise<string> {
  const present = enVigueur(await contratsDe(ecriture, usager))
  if (!present) return 'aucun contrat'
  const { etat, etatAvant } = present.donnees
  const refus = refusDeLEtat(etat, evenement)
  if (refus) return refus
  if (evenement === 'CESSER') await changer(ecriture, usager, present, { etat: 'SUSPENDU', etatAvant: etat, depuis })
  else await changer(ecriture, usager, present, { etat: etatAvant ?? 'A_SIGNER', etatAvant: null })
  return evenement === 'CESSER' ? 'contrat suspendu' : 'contrat rétabli'
}

async function inscriptionDe({ sql }: Pick<EnCours, 'sql'>, usager: bigint) {
  const [elle] = (await lirePresents(sql, inscription, ['statut', 'dateEffetStatut'], [usager])).get(usager) ?? []
  return elle?.donnees as { statut: string; dateEffetStatut: string } | undefined
}

function nommee(organisation: string | null): string {
  if (organisation === null) throw new Error('échéance sans organisation')
  return organisation
}

async function quiTientLaListe({ sql, moteur }: EnCours, usager: bigint): Promise<string | undefined> {
  const suivis = await suivisEnCours(sql, usager, aujourdHui(moteur))
  return (suivis.find(s => s.motif === 'tenue-de-la-liste') ?? suivis.find(s => s.motif === 'accompagnement'))?.organisation
}

async function communeDe({ sql }: EnCours, usager: bigint): Promise<string | null> {
  const [elle] = (await lirePresents(sql, identite, ['adresse'], [usager])).get(usager) ?? []
  return (elle?.donnees.adresse as { codeInseeCommune?: string | null } | null | undefined)?.codeInseeCommune ?? null
}
