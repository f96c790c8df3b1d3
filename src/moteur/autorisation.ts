import type { Appelant } from './appelant.js'
import { type Ligne, lignesDe, type Operation } from './lignes.js'
import { Probleme } from './probleme.js'
import type { Ressource } from './ressource.js'

/**
 * What keeps the organisation today from a line that names its kind: the line is stopped, an habilitation in force or an adhésion lacks; null
 * when it may.
 */
export type Politique = (organisation: string, ligne: Ligne) => 'arret' | 'habilitation' | 'adhesion' | null

type Refus = { code: 'acces-suspendu' | 'ligne-fermee' | 'habilitation-manquante' | 'adhesion-manquante'; detail: string }

/** Null when the caller may use the line. Quality of the organisation, habilitation, scope, adhésion: all must agree. */
export function refus(ligne: Ligne, appelant: Appelant, politique: Politique): Refus | null {
  if (!ligne.par.some(a => a.code === appelant.type))
    return {
      code: 'ligne-fermee',
      detail: `L’échange « ${ligne.nomEchange} » n’est pas ouvert à votre catégorie d’organisation (${ligne.echange.base.texte.cite}).`,
    }
  const manque = politique(appelant.organisation, ligne)
  if (manque === 'arret')
    return { code: 'acces-suspendu', detail: `L’échange ${ligne.code} est arrêté par la supervision ; deux personnes doivent le rouvrir.` }
  if (manque === 'habilitation')
    return {
      code: 'habilitation-manquante',
      detail: `Votre organisation n’a pas d’habilitation en vigueur pour l’échange ${ligne.code}.`,
    }
  if (!appelant.lignes.has(ligne.code)) return { code: 'ligne-fermee', detail: `Le jeton ne porte pas le scope ${ligne.code}.` }
  if (manque === 'adhesion')
    return { code: 'adhesion-manquante', detail: `L’échange « ${ligne.nomEchange} » est volontaire : votre organisation doit y adhérer.` }
  return null
}

export function exigerLaLigne(ligne: Ligne, appelant: Appelant, politique: Politique): void {
  const non = refus(ligne, appelant, politique)
  if (non) throw new Probleme(403, non.code, non.detail)
}

/** The lines a caller may use for an operation on a resource, in the order of the declaration. */
export const lignesOuvertes = (ressource: Ressource, operation: Operation, appelant: Appelant, politique: Politique): Ligne[] =>
  lignesDe(ressource).filter(l => l.operation === operation && refus(l, appelant, politique) === null)
