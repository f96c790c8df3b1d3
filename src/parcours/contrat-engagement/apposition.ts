import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { Probleme } from '../../moteur/probleme.js'
import { SignatureImpossible } from '../../signature/index.js'
import { dernierExemplaire, garder } from './document.js'
import type { Contrat } from './formes.js'
import type { Signataire, Signer } from './signataire.js'

/** What was put on the bytes that were read, not kept yet. */
type Apposee = { rang: number; le: string } & Awaited<ReturnType<Signer>>

/** How to sign what was shown: reads it now, and signs when called. The time comes from a server that may take ten seconds. */
export async function apposer(
  ecriture: Ecriture,
  signer: Signer,
  { empreinte, reference, edition }: Contrat,
  signataire: Signataire,
): Promise<() => Promise<Apposee>> {
  const lu = await dernierExemplaire(ecriture, empreinte)
  if (!lu) throw new Error('un contrat signé sans avoir été montré')
  const motif = `Contrat d’engagement ${reference}, édition ${edition}`
  const { preuve: connexion } = ecriture.appelant
  const session = { assurance: connexion?.niveau ?? 'aucun', ...(connexion && { depuis: connexion.le }) }
  return async () => {
    const instant = ecriture.moteur.horloge()
    const fait = await signer(lu.octets, { signataire, motif, instant, session }).catch(expliquer)
    return { ...fait, rang: lu.rang + 1, le: instant.toISOString() }
  }
}

/**
 * Keeps the signature with the act. The rules have just found again the state, the edition and the bytes that were signed: were it
 * otherwise, they would have refused. Nothing was signed when they refused a moment ago what they now allow.
 */
export async function garderCeQuiEstAppose(ecriture: Ecriture, { empreinte }: Contrat, prepare: Donnees | undefined): Promise<Donnees> {
  if (!prepare)
    throw new Probleme(412, 'version-depassee', 'Le contrat a changé pendant que vous le signiez : relisez-le, puis recommencez.')
  // What `apposer` gave, handed on by the engine as it came.
  const { pdf, certificat, preuve, rang, le } = prepare as Apposee
  return { le, documentSigne: await garder(ecriture, empreinte, { rang, octets: pdf }), certificat, preuve }
}

function expliquer(erreur: unknown): never {
  throw erreur instanceof SignatureImpossible ? new Probleme(503, 'indisponible', erreur.message) : erreur
}
