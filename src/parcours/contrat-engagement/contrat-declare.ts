import { randomUUID } from 'node:crypto'
import type { Ecriture } from '../../moteur/ecriture.js'
import { empreinteDuContrat } from './empreinte.js'
import type { Contenu, Contrat } from './formes.js'
import { lireLesParties } from './parties.js'
import { referentDe } from './referent.js'
import { contratsRemplaces } from './reprise.js'

/** The tool of the organisme holds its words: here, that it is, of whom, and signed or refused on that day. */
const ailleurs = {
  objectifs: [],
  engagementsDeLOrganisme: [],
  engagementsDeLaPersonne: [],
  intensite: null,
  casDeDuree: null,
  heuresHebdomadaires: null,
  fondementDeLaDuree: null,
  actions: [],
  projet: null,
  revuLe: null,
} as unknown as Contenu

export async function contratDeclare(
  ecriture: Ecriture,
  usager: bigint,
  { etat, date }: { etat: 'SIGNE' | 'REFUSE'; date: string },
): Promise<Contrat> {
  const referent = await referentDe(ecriture, usager, ecriture.appelant)
  const instant = ecriture.moteur.horloge().toISOString()
  const signe = etat === 'SIGNE'
  const dit = {
    ...ailleurs,
    reference: randomUUID(),
    edition: 1,
    parties: await lireLesParties(ecriture, usager, referent.organisation),
    offreRaisonnable: null,
  }
  return {
    ...dit,
    ...referent,
    empreinte: empreinteDuContrat(dit),
    demandeDeLaPersonne: null,
    etat,
    etatAvant: null,
    depuis: date,
    aSignerAvant: null,
    origine: 'DECLARE',
    signePersonneLe: signe ? instant : null,
    signeOrganismeLe: signe ? instant : null,
    signeLe: signe ? date : null,
    remplace: signe ? await contratsRemplaces(ecriture, usager, date) : [],
  }
}
