import type { Adresse } from '../../../parcours/identite/index.js'
import type { Foyer } from '../../foyer.js'

const couper = (texte: string | null | undefined, longueur: number) => texte?.slice(0, longueur) ?? null
const conforme = (code: string | null, forme: RegExp) => (code !== null && forme.test(code) ? code : null)

/** Current address in the parts of the contract; abroad, the lines as sent. Null when the payer gives none that can be read. */
export function adresseDuFoyer({ adresse: a }: Pick<Foyer, 'adresse'>): Adresse | null {
  if (a === null) return null
  const [premiere, deuxieme, troisieme, ...reste] = a.lignesEtranger
  return {
    numeroTypeLibelleVoie: couper(a.voie ?? deuxieme ?? premiere, 80),
    complementAdresse: couper(a.complementAdresse ?? troisieme, 38),
    complementDestinataire: couper(a.complementDestinataire ?? (deuxieme === undefined ? null : premiere), 38),
    complementDistribution: couper(a.complementDistribution, 38),
    codePostal: conforme(a.codePostal, /^\d{5}$/),
    codeInseeCommune: conforme(a.codeCommune, /^(\d{2}|2[AB])\d{3}$/),
    libelleCommune: couper(a.commune ?? reste.at(0), 50),
    libellePays: a.pays === 'FRA' ? 'FRANCE' : couper(a.pays || null, 50),
    residentQpv: null,
  }
}
