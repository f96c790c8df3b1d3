import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type EvenementImilo, evenementImilo, numeroImilo } from './dossier.js'

/**
 * An event of the feed that is not read. `identifiant`: null when it has none, and cannot be acknowledged; `sujet`: the number of its file, or what
 * names the event when that is not read either, the same each time it is told; `motif`: what is wrong, and what to do.
 */
export type EvenementIllisible = { identifiant: string | null; sujet: string; motif: string }
export type Evenements = { evenements: EvenementImilo[]; illisibles: EvenementIllisible[] }

/** More than this, and none that is read: what changed is the form of the feed; nothing of it is to be acknowledged. No text says how many [D]. */
const AU_PLUS_SANS_UN_LISIBLE = 10

/** Reads the feed, each event on its own; null when it is not one. */
export function lireLesEvenements(recu: unknown): Evenements | null {
  const dits = z.array(z.unknown()).safeParse(recu)
  if (!dits.success) return null
  const evenements: EvenementImilo[] = []
  const illisibles = new Map<string, EvenementIllisible>()
  for (const dit of dits.data) {
    const lu = evenementImilo.safeParse(dit)
    if (lu.success) evenements.push(lu.data)
    else {
      const illisible = decrire(dit, [...new Set(lu.error.issues.map(i => String(i.path[0] ?? '')))].filter(Boolean))
      illisibles.set(illisible.identifiant ?? illisible.sujet, illisible)
    }
  }
  if (evenements.length === 0 && illisibles.size > AU_PLUS_SANS_UN_LISIBLE) return null
  return { evenements, illisibles: [...illisibles.values()] }
}

function decrire(dit: unknown, champs: readonly string[]): EvenementIllisible {
  const vu = z.object({ identifiant: numeroImilo.catch(''), idDossier: numeroImilo.catch('') }).safeParse(dit)
  const { identifiant, idDossier } = vu.success ? vu.data : { identifiant: '', idDossier: '' }
  const fautes = champs.length === 0 ? 'sa forme' : champs.map(c => `« ${c} »`).join(', ')
  // Without a number it stays in the feed: put away here, it has to stay so, whatever file it is about.
  if (identifiant && idDossier)
    return {
      identifiant,
      sujet: idDossier,
      motif: `I-MILO annonce un changement de ce dossier d’une façon que la plateforme ne lit pas (absent ou illisible : ${fautes}). Enregistrez de nouveau ce dossier dans I-MILO ; s’il revient ici, signalez-le à l’assistance.`,
    }
  const empreinte = createHash('sha256')
    .update(JSON.stringify(dit) ?? '')
    .digest('hex')
    .slice(0, 12)
  return {
    identifiant: identifiant || null,
    sujet: identifiant ? `événement ${identifiant}` : `événement sans numéro ${empreinte}`,
    motif: `I-MILO annonce un changement ${idDossier ? `du dossier ${idDossier} d’une façon que la plateforme ne lit pas` : 'sans dire de quel dossier'} (absent ou illisible : ${fautes}). Signalez-le à l’assistance, puis écartez-le ici : les autres changements passent.`,
  }
}
