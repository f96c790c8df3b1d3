import { decoder, type Encodage } from '../encodage.js'
import type { ElementDeFlux } from '../foyer.js'
import { type Anomalie, type CodeMotif, premierRejet } from '../motifs.js'
import { chargerTerritoire, type Territoire } from '../normalisation/territoire.js'
import { lireArbre } from './arbre.js'
import { lireEntete, lireFin } from './entete.js'
import { lireFoyer } from './foyer-lu.js'
import { decouper, type Fragment } from './fragments.js'
import type { Releve } from '../releve.js'
import { repereDuFoyer } from './repere.js'
import { validerFoyer } from './valider.js'

export type OptionsDeLecture = {
  /** Number of elements already dealt with: they are passed over without being parsed, the numbering goes on. */
  depuisFoyer?: number
  territoire?: Territoire
}

/**
 * Reads a CNAF or CCMSA `vrsb0801` flow (RSABEM monthly stock, RSABEI daily delta) whatever its size, in bounded memory: the header, then each
 * household or the reason for its refusal, in the order of the file, then the footer.
 * @throws FluxIllisible when the file as a whole is not such a flow; errors of the source pass through.
 */
export async function* lireFluxCnaf(source: AsyncIterable<Uint8Array>, options: OptionsDeLecture = {}): AsyncGenerator<ElementDeFlux> {
  const { depuisFoyer = 0, territoire = chargerTerritoire() } = options
  let encodage: Encodage = 'indecis'
  let dateReference = ''
  let index = 0
  let coupe = false
  for await (const piece of decouper(source)) {
    if (piece.type === 'prologue') {
      const entete = lireEntete(piece.octets)
      encodage = entete.encodage
      dateReference = entete.identification.dateReference
      yield { type: 'entete', ...entete.identification }
    } else if (piece.type === 'fragments') {
      for (const fragment of piece.fragments) {
        if (index >= depuisFoyer)
          yield lireFragment(fragment, index, encodage, {
            anomalies: [],
            lignage: [],
            territoire,
            dateReference,
          })
        coupe = fragment.etat === 'tronque'
        index++
      }
    } else yield lireFin(piece.octets, index, coupe)
  }
}

const MOTIF_DE_COUPE: Record<Exclude<Fragment['etat'], 'complet'>, CodeMotif> = {
  'non-referme': 'FOYER_NON_REFERME',
  'trop-gros': 'FOYER_TROP_GROS',
  tronque: 'FOYER_TRONQUE',
  'hors-foyer': 'CONTENU_HORS_FOYER',
}

const lireFragment = (fragment: Fragment, index: number, encodage: Encodage, releve: Releve): ElementDeFlux => {
  const { octets, octetDebut, octetFin, etat } = fragment
  const rejeter = (motif: CodeMotif, detail: string, element: string | null, anomalies: Anomalie[]): ElementDeFlux => ({
    type: 'rejet',
    index,
    octetDebut,
    octetFin,
    motif,
    detail,
    element,
    anomalies,
  })
  const refuser = (motif: CodeMotif, detail: string): ElementDeFlux =>
    rejeter(motif, detail, repereDuFoyer(octets), [{ code: motif, personne: null, chemin: '', detail }])
  if (etat !== 'complet') return refuser(MOTIF_DE_COUPE[etat], `${octets.length} octets`)

  const { texte, ecart } = decoder(octets, encodage)
  const arbre = lireArbre(texte)
  if ('motif' in arbre) return refuser(arbre.motif, arbre.detail)
  if (ecart)
    releve.anomalies.push({
      code: 'FOYER_ENCODAGE_MELANGE',
      personne: null,
      chemin: '',
      detail: `${encodage} attendu`,
    })
  releve.anomalies.push(...validerFoyer(arbre))
  const foyer = premierRejet(releve.anomalies) === undefined ? lireFoyer(arbre, releve) : null
  const rejet = premierRejet(releve.anomalies)
  if (rejet !== undefined) return rejeter(rejet.code, rejet.detail, repereDuFoyer(octets), releve.anomalies)
  if (foyer === null) throw new Error('a household is read or refused with a reason')
  return { type: 'foyer', index, octetDebut, octetFin, foyer }
}
