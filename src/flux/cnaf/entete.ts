import type { Buffer } from 'node:buffer'
import { decoder, type Encodage, encodageNomme, longueurBom } from '../encodage.js'
import { FluxIllisible } from '../flux-illisible.js'
import type { ElementDeFlux, IdentificationFlux } from '../foyer.js'
import type { Anomalie } from '../motifs.js'
import { normaliserDate } from '../normalisation/date.js'
import { lireCode } from '../normalisation/texte.js'
import { refuserFichierBinaire } from '../signature.js'
import { lireArbre } from './arbre.js'
import { sansCommentaires } from './commentaires.js'

/**
 * Encoding and identification of the flow, from the bytes before the first household.
 * @throws FluxIllisible when the file is not a vrsb0801 flow, or does not say which one.
 */
export const lireEntete = (octets: Buffer): { encodage: Encodage; identification: IdentificationFlux } => {
  refuserFichierBinaire(octets)
  const bom = longueurBom(octets)
  const declare = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(octets.subarray(bom, bom + 200).toString('latin1'))?.[1]
  const nomme = declare === undefined ? 'indecis' : encodageNomme(declare)
  if (nomme === null) throw new FluxIllisible('FLUX_ENCODAGE_INCONNU', `Encodage déclaré : ${declare?.slice(0, 40)}.`)
  const encodage = bom > 0 ? 'utf-8' : nomme
  const { texte } = decoder(octets.subarray(bom), encodage)
  if (texte.trim() === '') throw new FluxIllisible('FLUX_VIDE')
  if (!texte.trimStart().startsWith('<')) throw new FluxIllisible('FLUX_PAS_XML')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(texte)) throw new FluxIllisible('FLUX_DTD_INTERDITE')
  const racine = /<([A-Za-z_][^\s/>]*)/.exec(sansCommentaires(texte))?.[1]
  if (racine !== 'Racine')
    throw new FluxIllisible('FLUX_AUTRE_FORMAT', racine === undefined ? '' : `Élément trouvé : ${racine.slice(0, 60)}.`)

  const anomalies: Anomalie[] = []
  if (encodage !== nomme && declare !== undefined) {
    anomalies.push({
      code: 'FLUX_ENCODAGE_CONTRAIRE',
      personne: null,
      chemin: 'entête',
      detail: `${declare} déclaré, ${encodage} lu`,
    })
  }
  return {
    encodage,
    identification: { ...lireIdentification(texte), encodage, anomalies },
  }
}

const lireIdentification = (texte: string): Omit<IdentificationFlux, 'encodage' | 'anomalies'> => {
  const fragment = /<IdentificationFlux[\s>][\s\S]*<\/IdentificationFlux\s*>/.exec(texte)?.[0]
  const arbre = fragment === undefined ? null : lireArbre(fragment)
  if (arbre === null || 'motif' in arbre) throw new FluxIllisible('FLUX_ENTETE_ILLISIBLE')
  const champ = (nom: string): string => lireCode(arbre.champs.get(nom)) ?? ''
  const typeFlux = champ('TYPEFLUX')
  const dateReference = normaliserDate(champ('DTREF')).valeur
  const dateCreation = normaliserDate(champ('DTCREAFLUX')).valeur
  if (typeFlux !== 'M' && typeFlux !== 'I')
    throw new FluxIllisible('FLUX_ENTETE_ILLISIBLE', 'TYPEFLUX doit valoir M (mensuel) ou I (quotidien).')
  if (dateReference === null || dateCreation === null)
    throw new FluxIllisible('FLUX_ENTETE_ILLISIBLE', 'DTREF ou DTCREAFLUX est illisible.')
  return {
    application: champ('APPLIEME'),
    version: champ('NUMVERSIONAPPLIEME'),
    typeFlux,
    nature: champ('NATFLUX'),
    dateCreation,
    heureCreation: champ('HEUCREAFLUX'),
    dateReference,
  }
}

const LIMITE_EPILOGUE = 64 * 1024

/** Footer: the counts announced by the payer against the households met, and whether the file ends as it should. */
export const lireFin = (octets: Buffer, foyersLus: number, coupe: boolean): ElementDeFlux => {
  const texte = octets.subarray(0, LIMITE_EPILOGUE).toString('latin1')
  const arbre = lireArbre(/<TransmissionFlux[\s>][\s\S]*?<\/TransmissionFlux\s*>/.exec(texte)?.[0] ?? '')
  const nombre = (nom: string): number => ('motif' in arbre ? Number.NaN : Number(lireCode(arbre.champs.get(nom)) ?? Number.NaN))
  const nbDossiers = nombre('NBTOTDOSRSATRANSM')
  const nbAnomalies = nombre('NBTOTDOSRSATRANSMANO')
  const transmission = Number.isSafeInteger(nbDossiers)
    ? {
        nbDossiers,
        nbAnomalies: Number.isSafeInteger(nbAnomalies) ? nbAnomalies : 0,
      }
    : null
  const tronque = coupe || !/<\/Racine\s*>/.test(texte)
  const anomalies: Anomalie[] = []
  const noter = (code: Anomalie['code'], detail = ''): void => {
    anomalies.push({
      code,
      personne: null,
      chemin: 'TransmissionFlux',
      detail,
    })
  }
  if (tronque) noter('FLUX_TRONQUE')
  if (transmission === null) noter('FLUX_BILAN_ABSENT')
  else if (nbDossiers !== foyersLus) noter('FLUX_NOMBRE_DOSSIERS', `${nbDossiers} annoncés, ${foyersLus} lus`)
  return { type: 'fin', transmission, foyersLus, tronque, anomalies }
}
