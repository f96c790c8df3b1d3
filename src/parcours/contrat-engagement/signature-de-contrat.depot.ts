import { contratAvantLOrientation } from '../../droit/parametres/contrat-d-engagement.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { type Ecriture, inserer } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Traitement } from '../../moteur/traitements.js'
import { apposer, garderCeQuiEstAppose } from './apposition.js'
import { contratDeclare } from './contrat-declare.js'
import { dernierExemplaire } from './document.js'
import type { Contrat } from './formes.js'
import { lireLesParties } from './parties.js'
import { type ContratPresent, contratsDe, enVigueur, unSeulALaFois } from './presents.js'
import { ligneDuContrat, refusDIncompetence, referentDe } from './referent.js'
import { contratsRemplaces } from './reprise.js'
import { nommer, type Signer } from './signataire.js'
import { type Acte, manquesDeLActe, partieDe, refusDeLActe, refusDeLecture, sensDe, type Voie } from './signature.regles.js'
import { changer, suivreLEtat } from './suites-de-l-etat.js'

const enLigne = (voie: Voie) => voie === 'accompagnement' || voie === 'reponseDeLaPersonne'
const seSigneEnLigne = (voie: Voie, acte: Acte) => enLigne(voie) && sensDe(acte) === 'SIGNATURE'
const voieDe = ({ ligne }: Ecriture) => ligne.nomEchange as Voie

/** A program that declares names no contract: it speaks of the one in force. */
const vise = (siens: readonly ContratPresent[], { contrat }: Acte): ContratPresent | undefined =>
  (contrat ?? null) === null ? enVigueur(siens) : siens.find(c => c.numero === contrat)

/** Each party signs what it read, or the person refuses; the contract follows in the same transaction. */
export const creerTraitementDeLaSignature = (signer: Signer): Traitement => ({
  async regles(ecriture, { usager, corps }) {
    await unSeulALaFois(ecriture, usager)
    const [acte, voie, jour] = [corps as Acte, voieDe(ecriture), aujourdHui(ecriture.moteur)]
    if (voie !== 'reponseDeLaPersonne') {
      const detail = refusDIncompetence(
        ecriture.appelant,
        await referentDe(ecriture, usager, ecriture.appelant),
        auJour(contratAvantLOrientation, jour),
      )
      if (detail) return [{ pointer: '/contrat', detail }]
    }
    const manques = manquesDeLActe(acte, voie, jour)
    if (manques.length > 0) return manques
    const present = vise(await contratsDe(ecriture, usager), acte)
    if (!present) return voie === 'declaration' ? [] : [{ pointer: '/contrat', detail: 'Cette personne n’a aucun contrat de ce rang.' }]
    const refus = refusDeLActe(present.donnees, sensDe(acte), partieDe(voie))
    if (refus) throw new Probleme(409, 'conflit', refus)
    if (voie !== 'declaration') await exigerLaMemeLecture(ecriture, present.donnees, acte)
    return []
  },

  async preparer(ecriture, { usager, corps }) {
    const [acte, voie] = [corps as Acte, voieDe(ecriture)]
    const present = vise(await contratsDe(ecriture, usager), acte)
    if (!present || !seSigneEnLigne(voie, acte)) return null
    const signataire = nommer(ecriture, usager, partieDe(voie), present.donnees.parties)
    return apposer(ecriture, signer, present.donnees, signataire)
  },

  async calculer(ecriture, voulu) {
    const [acte, voie] = [voulu.corps as Acte, voieDe(ecriture)]
    const siens = await contratsDe(ecriture, voulu.usager)
    const present = vise(siens, acte)
    const parties = present?.donnees.parties ?? (await lireLesParties(ecriture, voulu.usager, ecriture.appelant.organisation))
    return {
      contrat: present?.numero ?? Math.max(0, ...siens.map(c => c.numero)) + 1,
      empreinte: present?.donnees.empreinte ?? null,
      sens: sensDe(acte),
      date: acte.date ?? aujourdHui(ecriture.moteur),
      partie: partieDe(voie),
      maniere: enLigne(voie) ? 'ELECTRONIQUE' : voie === 'papier' ? 'PAPIER' : 'DECLAREE',
      le: ecriture.moteur.horloge().toISOString(),
      signataire: nommer(ecriture, voulu.usager, partieDe(voie), parties).nom,
      ...(present && seSigneEnLigne(voie, acte)
        ? await garderCeQuiEstAppose(ecriture, present.donnees, voulu.prepare)
        : { documentSigne: null, certificat: null, preuve: null }),
    }
  },

  async effets(ecriture, { usager, corps }) {
    const acte = corps as Required<Acte> & { contrat: number; date: string }
    const [partie, instant] = [partieDe(voieDe(ecriture)), ecriture.moteur.horloge().toISOString()]
    const present = (await contratsDe(ecriture, usager)).find(c => c.numero === acte.contrat)
    if (!present) return declarer(ecriture, usager, acte)
    if (acte.sens === 'REFUS') return changer(ecriture, usager, present, { etat: 'REFUSE', signePersonneLe: null, signeLe: null })
    const signePersonneLe = partie === 'ORGANISME' ? present.donnees.signePersonneLe : instant
    const signeOrganismeLe = partie === 'PERSONNE' ? present.donnees.signeOrganismeLe : instant
    const entier = signePersonneLe !== null && signeOrganismeLe !== null
    await changer(ecriture, usager, present, {
      ...(partie === 'ORGANISME' ? {} : { signePersonneLe }),
      ...(partie === 'PERSONNE' ? {} : { signeOrganismeLe }),
      etat: entier ? 'SIGNE' : 'A_SIGNER',
      ...(entier ? { signeLe: acte.date, remplace: await contratsRemplaces(ecriture, usager, acte.date) } : {}),
    })
  },
})

/** Nobody signs an edition that is not the one read, nor bytes that were not shown. */
async function exigerLaMemeLecture(ecriture: Ecriture, contrat: Contrat, acte: Acte): Promise<void> {
  const change = refusDeLecture(contrat, acte.empreinte)
  if (change) throw new Probleme(412, 'version-depassee', change)
  if ((acte.document ?? null) === null) return
  const exemplaire = await dernierExemplaire(ecriture, contrat.empreinte)
  if (exemplaire?.sha256 !== acte.document)
    throw new Probleme(
      412,
      'version-depassee',
      'Le document a changé depuis votre lecture, ou ne vous a pas été montré : relisez le contrat avant de signer.',
    )
}

/** Signed or refused elsewhere, of a contract the platform never held. */
async function declarer(ecriture: Ecriture, usager: bigint, { sens, date }: { sens: Acte['sens']; date: string }): Promise<void> {
  const ligne = ligneDuContrat(ecriture.appelant.type, 'deposer')
  const contrat = await contratDeclare(ecriture, usager, { etat: sens === 'REFUS' ? 'REFUSE' : 'SIGNE', date })
  const { numero = 1 } = await inserer({ ...ecriture, ligne }, usager, contrat)
  await suivreLEtat(ecriture, usager, { numero, donnees: contrat }, null)
}
