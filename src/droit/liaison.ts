import type { Categorie } from './categories.js'
import type { Assurance } from './niveaux.js'
import { Rgpd, type Texte } from './textes.js'

/** How hard a line makes it to use a token stolen from the program it was issued to, from the weakest. */
export const liaisons = {
  porteur: 'au porteur : qui tient le jeton s’en sert',
  liee: 'liée : le jeton ne sert qu’à qui prouve sa clé (DPoP) ou son certificat (mTLS)',
  chiffree: 'liée et chiffrée : de plus, la réponse est signée, puis chiffrée pour la clé de l’application',
} as const
export type Liaison = keyof typeof liaisons

/** What a line asks, why, and under which text. Written in the declaration, it stands; otherwise it follows from what the line does. */
export type LiaisonDeLigne = { demande: Liaison; motif: string; texte: Texte }

/** What must not be readable by whatever stands between the platform and the program. */
const aChiffrer: readonly Categorie[] = ['NIR', 'santé', 'infractions']

// biome-ignore format: a table is read in columns
const parAssurance: Readonly<Record<Assurance, Omit<LiaisonDeLigne, 'texte'>>> = {
  ordinaire:  { demande: 'porteur', motif: 'aucune donnée qui demande davantage' },
  renforcee:  { demande: 'liee',    motif: 'demande une assurance renforcée' },
  nominative: { demande: 'liee',    motif: 'se décide au nom d’un agent' },
}

/** `rendues`: categories of what the line gives to somebody else than the person herself. */
export function liaisonDerivee(assurance: Assurance, rendues: readonly Categorie[]): LiaisonDeLigne {
  const sensible = aChiffrer.find(c => rendues.includes(c))
  return sensible && assurance !== 'ordinaire'
    ? { demande: 'chiffree', motif: `rend une donnée de la catégorie « ${sensible} »`, texte: Rgpd.article32 }
    : { ...parAssurance[assurance], texte: Rgpd.article32 }
}

/** What the tokens of an application are bound to, and the day from which the lines that ask for it refuse hers otherwise. */
export type LiaisonDApplication = { par: 'dpop' | 'mtls' | null; exigeeLe: string | null }
