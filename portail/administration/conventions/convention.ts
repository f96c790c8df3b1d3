import { etiquette, type Html } from '../../interface/index.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'

type Partie = { organisation: string; signeePar: string | null; signeeLe: string | null; denonceeLe: string | null }
/** An agreement as the API describes it. */
export type Convention = {
  numero: number
  intitule: string
  objet: string
  adresse: string | null
  du: string
  au: string | null
  parties: Partie[]
}

export const listerLesConventions = async (d: Demande): Promise<Convention[]> =>
  (await lire<{ elements: Convention[] }>(d, '/conventions')).elements

export async function lireLaConvention(d: Demande, numero: string): Promise<Convention> {
  const trouvee = (await listerLesConventions(d)).find(c => `${c.numero}` === numero)
  if (!trouvee)
    throw new EcranRefuse(404, 'Rien à cette adresse', 'Cette convention n’existe pas, ou votre organisation n’en est pas partie.')
  return trouvee
}

/** Whether it binds today: every party signed, none left, and its days hold. */
export function etatDeLaConvention({ parties, du, au }: Convention, le: string): Html {
  if (parties.some(p => p.denonceeLe)) return etiquette('dénoncée', 'mauvais')
  const manquent = parties.filter(p => !p.signeeLe).length
  if (manquent > 0) return etiquette(manquent === 1 ? 'une signature attendue' : `${manquent} signatures attendues`, 'attente')
  if (au !== null && au < le) return etiquette('terminée', 'fini')
  return du > le ? etiquette('signée, à venir', 'neutre') : etiquette('en vigueur', 'bon')
}
