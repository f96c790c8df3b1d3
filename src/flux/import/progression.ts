import type { Avancement } from './derouler.js'

type Terminal = { isTTY?: boolean; columns?: number; write(texte: string): unknown }

type Barre = { suivre: (avancement: Avancement) => void; finir: () => void }

const nombre = new Intl.NumberFormat('fr-FR')

/**
 * A bar on one line of a terminal, drawn again as the import goes; on anything else, one line every ten per cent. Call
 * `suivre` with each progress, `finir` at the end. `instant` is a monotonic clock, in milliseconds.
 */
export function barreDeProgression(terminal: Terminal, instant: () => number): Barre {
  const debut = instant()
  let dizaine = -1
  return {
    suivre({ octets, taille, personnes }: Avancement): void {
      const part = taille === 0 ? 1 : Math.min(1, octets / taille)
      const secondes = (instant() - debut) / 1000
      const debit = secondes > 0 ? Math.round(personnes / secondes) : 0
      const texte = `${String(Math.floor(part * 100)).padStart(3)} %  ${nombre.format(personnes)} personnes, ${nombre.format(debit)}/s`
      if (terminal.isTTY) {
        const largeur = Math.max(10, Math.min(40, (terminal.columns ?? 80) - texte.length - 4))
        const pleins = Math.round(part * largeur)
        terminal.write(`\r[${'█'.repeat(pleins)}${'·'.repeat(largeur - pleins)}] ${texte}\u001b[K`)
      } else if (Math.floor(part * 10) > dizaine) {
        dizaine = Math.floor(part * 10)
        terminal.write(`${texte}\n`)
      }
    },
    finir(): void {
      if (terminal.isTTY) terminal.write('\n')
    },
  }
}
