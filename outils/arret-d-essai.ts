import type { PlateformeDEssai } from './plateforme-d-essai.js'
import { bloquer, confirmerLaLevee, demanderLaLevee, type Portee } from '../src/vigilance/index.js'

/** Stops an access, and gives back what opens it again: two persons, as ever. */
export async function arreter(
  p: PlateformeDEssai,
  { par = 'Mme Faure', ...cible }: { portee: Portee; cible: string; organisation: string; par?: string },
): Promise<() => Promise<void>> {
  const sql = p.base.application
  await sql.begin(tx => bloquer(tx, { ...cible, motif: 'essai', par }, new Date()))
  await p.habilitations.rafraichir()
  return async () => {
    const [{ id } = { id: '' }] = await sql<{ id: string }[]>`
      select id from blocage where portee = ${cible.portee} and cible = ${cible.cible} and leve_le is null`
    await sql.begin(tx => demanderLaLevee(tx, { id, par: 'Mme Faure', motif: 'essai' }))
    await sql.begin(tx => confirmerLaLevee(tx, { id, par: 'M. Lenoir' }, new Date()))
    await p.habilitations.rafraichir()
  }
}
