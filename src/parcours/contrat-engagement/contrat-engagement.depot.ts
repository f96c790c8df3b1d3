import { randomUUID } from 'node:crypto'
import { contratAvantLOrientation } from '../../droit/parametres/contrat-d-engagement.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { type Manque, Probleme } from '../../moteur/probleme.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { ouvrirUneEcheance } from '../../suites/index.js'
import { manquesDuContenu } from './contenu.regles.js'
import { empreinteDuContrat } from './empreinte.js'
import { refusDeLEtat } from './etats.regles.js'
import type { Contenu, Contrat } from './formes.js'
import { libellesDesEtats } from './nomenclatures.js'
import { lireLesParties, lireLesProjets, offreDuProjet } from './parties.js'
import { type ContratPresent, contratsDe, enVigueur, unSeulALaFois } from './presents.js'
import { refusDIncompetence, referentDe } from './referent.js'
import { jourDeSignature, natureDeLAnnonce, suivreLEtat } from './suites-de-l-etat.js'

const tus = { heuresHebdomadaires: null, projet: null, revuLe: null }
const parElle = ({ ligne }: Ecriture) => ligne.nomEchange === 'reponseDeLaPersonne'
const vise = (siens: readonly ContratPresent[], { numero }: Pick<Voulu, 'numero'>) => siens.find(c => c.numero === numero)

/** A contract is written by the organisme référent; each edition is to be signed anew. The person says what she would change of it. */
export const traitementDuContrat: Traitement = {
  async regles(ecriture, voulu) {
    await unSeulALaFois(ecriture, voulu.usager)
    const siens = await contratsDe(ecriture, voulu.usager)
    const avant = vise(siens, voulu)
    // A row that is not there, or not visible, is the engine's 404.
    if (voulu.numero !== undefined && !avant) return []
    if (parElle(ecriture)) return refusDeDemander(avant?.donnees.etat)
    const jour = aujourdHui(ecriture.moteur)
    const detail = refusDIncompetence(
      ecriture.appelant,
      await referentDe(ecriture, voulu.usager, ecriture.appelant),
      auJour(contratAvantLOrientation, jour),
    )
    if (detail) return [{ pointer: '/organisation', detail }]
    const present = avant ?? enVigueur(siens)
    const refus = avant ? refusDeLEtat(avant.donnees.etat, 'ACTUALISER') : present && dejaUn(present)
    if (refus) throw new Probleme(409, 'conflit', refus)
    const contenu = { ...tus, ...avant?.donnees, ...voulu.corps } as Contenu
    return manquesDuContenu(contenu, { jour, ...(await lireLesProjets(ecriture, voulu.usager)) })
  },

  async calculer(ecriture, voulu) {
    if (parElle(ecriture)) return {}
    const avant = vise(await contratsDe(ecriture, voulu.usager), voulu)?.donnees
    const { organisation, structure, orientation } = await referentDe(ecriture, voulu.usager, ecriture.appelant)
    const { retenu } = await lireLesProjets(ecriture, voulu.usager)
    const nouvelle = {
      reference: avant?.reference ?? randomUUID(),
      edition: (avant?.edition ?? 0) + 1,
      parties: await lireLesParties(ecriture, voulu.usager, organisation),
      offreRaisonnable: offreDuProjet(retenu),
    }
    const empreinte = empreinteDuContrat({ ...tus, ...avant, ...voulu.corps, ...nouvelle } as Contrat)
    return {
      ...nouvelle,
      empreinte,
      organisation,
      structure,
      orientation,
      ...aSignerDeNouveau(avant, { jour: aujourdHui(ecriture.moteur), aSignerAvant: await jourDeSignature(ecriture, voulu.usager, avant) }),
    }
  },

  async effets(ecriture, { usager, numero }) {
    const siens = await contratsDe(ecriture, usager)
    const ecrit = vise(siens, { numero })
    if (parElle(ecriture) || !ecrit) return
    await suivreLEtat(ecriture, usager, ecrit, ecrit.version === 1 ? null : ecrit.donnees.etat)
    const { organisation } = ecriture.appelant
    await ouvrirUneEcheance(ecriture, { nature: natureDeLAnnonce, usager, jour: aujourdHui(ecriture.moteur), organisation })
  },
}

/** What nobody has signed yet. */
const aSignerDeNouveau = (avant: Contrat | undefined, { jour, aSignerAvant }: { jour: string; aSignerAvant: string | null }): Donnees => ({
  etat: 'A_SIGNER',
  etatAvant: null,
  depuis: avant?.etat === 'A_SIGNER' ? avant.depuis : jour,
  aSignerAvant,
  origine: 'PLATEFORME',
  demandeDeLaPersonne: null,
  signePersonneLe: null,
  signeOrganismeLe: null,
  signeLe: null,
  remplace: [],
})

const dejaUn = ({ numero, donnees }: ContratPresent): string =>
  `Cette personne a déjà un contrat d’engagement ${libellesDesEtats[donnees.etat]} (n° ${numero}) : actualisez-le.`

function refusDeDemander(etat: Contrat['etat'] | undefined): Manque[] {
  if (etat === 'A_SIGNER') return []
  throw new Probleme(409, 'conflit', 'Ce contrat n’est pas à signer : parlez-en à votre référent, qui peut l’actualiser.')
}
