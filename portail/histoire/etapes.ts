import { jourDe } from '../../src/moteur/moteur.js'
import { type Evenement, html } from '../interface/index.js'
import { type Ecrit, raconter } from './phrases.js'
import type { Phrase } from './recit.js'

export type Fait = Ecrit & { le: string; par: string }
/** `elle`: what the person is called where she is the author. */
type Vue = { nommer: (code: string) => string; elle: string }

const sonEspace = 'ESPACE-USAGER'

/** What was recorded about a person as one story, a step a day and an author, the latest first. */
export function etapesDe(faits: readonly Fait[], { nommer, elle }: Vue): Evenement[] {
  const etapes = new Map<string, { le: string; par: string; dites: Phrase[]; fort: boolean }>()
  for (const f of faits.toSorted((a, b) => b.le.localeCompare(a.le))) {
    const dite = raconter(f, nommer)
    if (!dite) continue
    const cle = `${jourDe(new Date(f.le))} ${f.par}`
    const { dites, fort, ...etape } = etapes.get(cle) ?? { le: f.le, par: f.par, dites: [], fort: false }
    // Said again in the same breath, it says nothing more.
    const deja = dites.some(d => d.quoi === dite.quoi && d.pourquoi === dite.pourquoi)
    etapes.set(cle, { ...etape, dites: deja ? dites : [...dites, dite], fort: fort || f.premiere })
  }
  return [...etapes.values()].map(({ le, par, dites, fort }) => ({
    le,
    titre: par === sonEspace ? elle : nommer(par),
    detail: html`<ul>${dites.map(d => html`<li>${d.quoi}${d.pourquoi && html` <span class="discret">— ${d.pourquoi}</span>`}</li>`)}</ul>`,
    ...(fort && { genre: 'fort' as const }),
  }))
}
