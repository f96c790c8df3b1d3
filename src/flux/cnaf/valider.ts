import type { Anomalie, CodeMotif } from '../motifs.js'
import type { Bloc } from './bloc.js'
import { BLOCS_NON_LUS, type RegleDeBloc, SCHEMA } from './schema.js'

/**
 * Confronts a household with the obligations of the schema. Reports, decides nothing: which report refuses the household is said by
 * the table of motifs.
 */
export const validerFoyer = (foyer: Bloc): Anomalie[] => {
  const anomalies: Anomalie[] = []
  valider(foyer, '', null, anomalies)
  return anomalies
}

const valider = (bloc: Bloc, chemin: string, personne: number | null, anomalies: Anomalie[]): void => {
  const regle = SCHEMA.get(bloc.nom)
  if (regle === undefined) return
  const noter = (code: CodeMotif, nom: string, detail = ''): void => {
    anomalies.push({ code, personne, chemin: chemin === '' ? nom : `${chemin}/${nom}`, detail })
  }
  validerChamps(bloc, regle, noter)
  const nombres = new Map<string, number>()
  for (const enfant of bloc.blocs) {
    const rang = (nombres.get(enfant.nom) ?? 0) + 1
    nombres.set(enfant.nom, rang)
    if (regle.blocs.has(enfant.nom)) {
      const nom = rang === 1 && enfant.nom !== 'Personne' ? enfant.nom : `${enfant.nom}[${rang}]`
      valider(enfant, chemin === '' ? nom : `${chemin}/${nom}`, enfant.nom === 'Personne' ? rang : personne, anomalies)
    } else if (!BLOCS_NON_LUS.has(enfant.nom)) noter('ELEMENT_INCONNU', enfant.nom)
  }
  for (const [nom, { min, max, absent }] of regle.blocs) {
    const nombre = nombres.get(nom) ?? 0
    if (nombre < min) noter(absent, nom, min > 1 ? `${nombre} au lieu de ${min}` : '')
    if (nombre > max) noter('ELEMENT_REPETE', nom, `${nombre} au lieu de ${max}`)
  }
}

const validerChamps = (bloc: Bloc, regle: RegleDeBloc, noter: (code: CodeMotif, nom: string, detail?: string) => void): void => {
  for (const [nom, texte] of bloc.champs) {
    const champ = regle.champs.get(nom)
    if (champ === undefined) {
      if (!BLOCS_NON_LUS.has(nom) && !(regle.blocs.has(nom) && texte.trim() === '')) noter('ELEMENT_INCONNU', nom)
      continue
    }
    if (texte.length > champ.longueur && texte.trimEnd().length > champ.longueur) {
      noter('ELEMENT_TROP_LONG', nom, `${texte.trimEnd().length} caractères pour ${champ.longueur}`)
    }
    if (champ.codes === null || Object.hasOwn(champ.codes, texte)) continue
    const code = texte.trim()
    if (code !== '' && !Object.hasOwn(champ.codes, code)) noter('CODE_INCONNU', nom, code.slice(0, 20))
  }
  for (const nom of bloc.repetes) if (!BLOCS_NON_LUS.has(nom)) noter('ELEMENT_REPETE', nom)
  for (const { nom, absent } of regle.obligatoires) {
    const texte = bloc.champs.get(nom)
    if (texte === undefined || texte.trim() === '') noter(absent, nom)
  }
}
