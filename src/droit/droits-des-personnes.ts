import type { BaseLegale } from './bases-legales.js'
import { Lois, Rgpd, type Texte } from './textes.js'

type Echange = { base: BaseLegale; caractere: 'obligatoire' | 'volontaire' }

/** One right of the person over one échange: open or not, and the sentence that tells her so with its text. */
export type DroitDeLaPersonne = { nom: string; ouvert: boolean; phrase: string; texte: Texte }

const toujours = (nom: string, phrase: string, texte: Texte) => (): DroitDeLaPersonne => ({ nom, ouvert: true, phrase, texte })
const jamais = (nom: string, phrase: string, texte: Texte) => (): DroitDeLaPersonne => ({ nom, ouvert: false, phrase, texte })

function opposition({ base, caractere }: Echange): DroitDeLaPersonne {
  const nom = 'opposition'
  if (base.rgpd === '6.1.c') return { nom, ouvert: false, phrase: 'elle ne vise pas une obligation légale', texte: Rgpd.article21 }
  return caractere === 'volontaire'
    ? { nom, ouvert: true, phrase: 'la personne peut s’opposer, pour une raison tenant à sa situation', texte: Rgpd.article21 }
    : { nom, ouvert: false, phrase: 'le texte qui crée le traitement l’écarte', texte: Lois.informatiqueEtLibertes56 }
}

const droits: readonly ((echange: Echange) => DroitDeLaPersonne)[] = [
  toujours('accès', 'la personne lit ses données et sait qui les a lues', Rgpd.article15),
  toujours('rectification', 'la personne fait corriger ce qui est inexact', Rgpd.article16),
  toujours('limitation', 'la personne fait geler une donnée qu’elle conteste', Rgpd.article18),
  opposition,
  jamais('effacement', 'les données servent une mission prévue par un texte ; elles disparaissent au terme fixé', Rgpd.article17),
  jamais('portabilité', 'elle suppose un consentement ou un contrat, qui ne fondent pas un service public', Rgpd.article20),
]

/** What a person may ask about an échange (GDPR, chapter III): it follows from the legal basis and from nothing else. */
export const droitsDeLaPersonne = (echange: Echange): DroitDeLaPersonne[] => droits.map(droit => droit(echange))
