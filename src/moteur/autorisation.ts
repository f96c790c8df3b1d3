import type { Appelant } from './appelant.js'
import { type Ligne, lignesDe, type Operation } from './lignes.js'
import { Probleme } from './probleme.js'
import type { Ressource } from './ressource.js'

/** Does this organisation adhere to this voluntary échange on that civil day? */
export type Adhere = (organisation: string, ressource: string, echange: string) => boolean

type Refus = { code: 'ligne-fermee' | 'adhesion-manquante'; detail: string }

/** Null when the caller may use the line. Scope, quality of the organisation, adhésion: all must agree. */
export function refus(ligne: Ligne, appelant: Appelant, adhere: Adhere): Refus | null {
  if (!ligne.par.some(a => a.code === appelant.type))
    return {
      code: 'ligne-fermee',
      detail: `L’échange « ${ligne.nomEchange} » n’est pas ouvert à votre catégorie d’organisation (${ligne.echange.base.texte.cite}).`,
    }
  if (!appelant.lignes.has(ligne.code)) return { code: 'ligne-fermee', detail: `Le jeton ne porte pas le scope ${ligne.code}.` }
  if (ligne.echange.caractere === 'volontaire' && !adhere(appelant.organisation, ligne.ressource.nom, ligne.nomEchange))
    return { code: 'adhesion-manquante', detail: `L’échange « ${ligne.nomEchange} » est volontaire : votre organisation doit y adhérer.` }
  return null
}

export function exigerLaLigne(ligne: Ligne, appelant: Appelant, adhere: Adhere): void {
  const non = refus(ligne, appelant, adhere)
  if (non) throw new Probleme(403, non.code, non.detail)
}

/** The lines a caller may use for an operation on a resource, in the order of the declaration. */
export const lignesOuvertes = (ressource: Ressource, operation: Operation, appelant: Appelant, adhere: Adhere): Ligne[] =>
  lignesDe(ressource).filter(l => l.operation === operation && refus(l, appelant, adhere) === null)
