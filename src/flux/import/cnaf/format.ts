import { lireFluxCnaf } from '../../cnaf/lire.js'
import { enConstats } from '../constats.js'
import type { Evenement, Format, ReglagesDeLecture } from '../format.js'
import { suivreLesDossiers } from './absents.js'
import { type Menage, menageDe, repereDe } from './individus.js'
import { ecrireLot } from './lot.js'

/** The monthly stock and the daily delta of a CAF or an MSA (`vrsb0801`). */
export const formatCnaf: Format<Menage> = {
  nom: 'cnaf',
  lignes: () => [
    'rattachement.informationDesCompetents.deposer',
    'rattachement.informationDesCompetents.corriger',
    'identite.versementRsa.deposer',
    'identite.versementRsa.corriger',
    'inscription.inscriptionAutomatique.deposer',
    'inscription.inscriptionAutomatique.corriger',
    'droitsRsa.versementRsa.deposer',
    'droitsRsa.versementRsa.corriger',
  ],
  ordonne: true,
  elementsParLot: 500,
  departementDe: premier => premier?.contenu?.foyer.departement ?? null,
  lire,
  ecrire: ecrireLot,
  comparer: suivreLesDossiers,
}

async function* lire(
  source: AsyncIterable<Uint8Array>,
  depuis: number,
  { empreintes }: ReglagesDeLecture,
): AsyncGenerator<Evenement<Menage>> {
  for await (const e of lireFluxCnaf(source, { depuisFoyer: depuis })) {
    switch (e.type) {
      case 'entete':
        yield { type: 'entete', typeFlux: e.typeFlux, dateReference: e.dateReference, constats: enConstats(e.anomalies, null, null) }
        break
      case 'foyer': {
        const repere = repereDe(e.foyer)
        const constats = enConstats(e.foyer.anomalies, e.index, repere)
        yield {
          type: 'element',
          rang: e.index,
          repere,
          octets: e.octetFin,
          constats,
          lignage: e.foyer.lignage,
          contenu: menageDe(e.foyer, empreintes),
        }
        break
      }
      case 'rejet':
        yield {
          type: 'element',
          rang: e.index,
          repere: e.element,
          octets: e.octetFin,
          constats: enConstats(e.anomalies, e.index, e.element),
          lignage: [],
          contenu: null,
        }
        break
      case 'fin':
        yield { type: 'fin', constats: enConstats(e.anomalies, null, null) }
    }
  }
}
