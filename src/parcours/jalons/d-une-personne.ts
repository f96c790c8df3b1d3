import type { ISql } from 'postgres'
import { delaiAu, type Jalon, jalonsAttendus, libellesDesJalons, type JalonAttendu } from '../../droit/parametres/jalons.js'
import { aujourdHui, type Moteur } from '../../moteur/moteur.js'
import { plusDelai } from './retards.regles.js'

type Lu = { jalon: Jalon; atteint: string | null; depuis: string | null; aFairePar: string | null }

const estAttendu = (j: Jalon): j is JalonAttendu => (jalonsAttendus as readonly Jalon[]).includes(j)

/** All the milestones of one person, in their order: reached, or awaited by a day. Nothing when no right to the RSA brought her. */
export async function lireLesJalons(sql: ISql, moteur: Moteur, usager: bigint) {
  const jour = aujourdHui(moteur)
  const lus = await sql<Lu[]>`select jalon, atteint, depuis, a_faire_par as "aFairePar" from jalons_de(${usager.toString()})`
  return lus.map(({ jalon, atteint, depuis, aFairePar }) => {
    const delai = depuis !== null && estAttendu(jalon) ? delaiAu(jalon, depuis) : null
    const auPlusTard = delai && depuis !== null ? plusDelai(depuis, delai.delai) : null
    return {
      jalon,
      libelle: libellesDesJalons[jalon],
      atteintLe: atteint,
      depuis,
      auPlusTard,
      enRetard: auPlusTard !== null && auPlusTard < jour,
      aFairePar,
      texte: delai?.texte.cite ?? null,
      confiance: delai?.confiance ?? null,
    }
  })
}
