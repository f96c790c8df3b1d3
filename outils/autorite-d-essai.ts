import { type Autorite, fabriquerAutorite, lireAutorite } from '../src/signature/index.js'

/** An authority of one test, drawn and thrown away. */
export function uneAutorite(nom = 'Autorité d’essai'): Autorite {
  const periode = { depuis: new Date('2024-01-01T00:00:00Z'), jusque: new Date('2045-01-01T00:00:00Z') }
  const autorite = lireAutorite(fabriquerAutorite(nom, periode))
  if (typeof autorite === 'string') throw new Error(autorite)
  return autorite
}
