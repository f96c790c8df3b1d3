import type { Normalise } from './normalise.js'
import { type Commune, communeNommee, type Territoire } from './territoire.js'
import { lireCode, normaliserTexte } from './texte.js'

const CEDEX = /\s+CEDEX\b.*$/i

export type LieuNormalise = {
  code: Normalise<string | null>
  codePostal: Normalise<string | null>
  nom: Normalise<string | null>
}

/**
 * INSEE code, postal code and name of a commune, confronted with one another: lost zeros, mergers, CEDEX, missing or unknown code found
 * again from the postal code and the name. What cannot be recognised is told and left as sent (code null).
 */
export const normaliserLieu = (
  brut: {
    code: string | undefined
    codePostal: string | undefined
    nom: string | undefined
  },
  territoire: Territoire,
): LieuNormalise => {
  const texte = normaliserTexte(brut.nom)
  const sansCedex = texte.valeur?.replace(CEDEX, '') ?? null
  const nom: Normalise<string | null> = sansCedex === texte.valeur ? texte : { valeur: sansCedex, regle: 'COMMUNE_CEDEX' }
  const postal = codePostalLu(brut.codePostal)
  const code = codeCommune(lireCode(brut.code)?.toUpperCase() ?? null, postal.valeur, sansCedex, territoire)
  const commune = code.valeur === null ? undefined : territoire.commune(code.valeur)
  return {
    code,
    codePostal: confronterCodePostal(postal, commune, nom.regle === 'COMMUNE_CEDEX', territoire),
    nom,
  }
}

const codePostalLu = (brut: string | undefined): Normalise<string | null> => {
  const code = lireCode(brut)?.replace(/\s/g, '') ?? null
  if (code === null || /^0+$/.test(code)) return { valeur: null }
  if (/^\d{5}$/.test(code)) return { valeur: code }
  if (/^\d{4}$/.test(code)) return { valeur: `0${code}`, regle: 'CODE_POSTAL_ZERO' }
  return {
    valeur: null,
    probleme: 'CODE_POSTAL_ILLISIBLE',
    detail: code.slice(0, 20),
  }
}

const codeCommune = (
  lu: string | null,
  codePostal: string | null,
  nom: string | null,
  territoire: Territoire,
): Normalise<string | null> => {
  if (lu !== null) {
    const complet = /^\d{4}$/.test(lu) ? `0${lu}` : lu
    if (territoire.commune(complet) !== undefined) return complet === lu ? { valeur: lu } : { valeur: complet, regle: 'COMMUNE_ZERO' }
    const nouvelle = territoire.fusion(complet)
    if (nouvelle !== undefined) return { valeur: nouvelle.code, regle: 'COMMUNE_FUSIONNEE' }
  }
  const candidates = codePostal === null ? [] : territoire.parCodePostal(codePostal)
  const deduite = nom === null ? undefined : communeNommee(candidates, nom)
  const seule = deduite ?? (nom === null && candidates.length === 1 ? candidates[0] : undefined)
  if (seule !== undefined) return { valeur: seule.code, regle: 'COMMUNE_DEDUITE' }
  if (lu === null && codePostal === null && nom === null) return { valeur: null }
  return {
    valeur: null,
    probleme: 'COMMUNE_INCONNUE',
    detail: [lu, codePostal, nom].filter(partie => partie !== null).join(' '),
  }
}

const confronterCodePostal = (
  postal: Normalise<string | null>,
  commune: Commune | undefined,
  cedex: boolean,
  territoire: Territoire,
): Normalise<string | null> => {
  if (postal.valeur === null || commune === undefined || commune.codesPostaux.length === 0) return postal
  if (commune.codesPostaux.includes(postal.valeur)) return postal
  const principal = commune.codesPostaux[0]
  // A CEDEX code serves no commune: the one of the commune is worth more, for a territory as for a letter.
  if (principal !== undefined && (cedex || territoire.parCodePostal(postal.valeur).length === 0)) {
    return { valeur: principal, regle: 'CODE_POSTAL_CEDEX' }
  }
  return {
    ...postal,
    probleme: 'CODE_POSTAL_INCOHERENT',
    detail: `${postal.valeur} pour ${commune.nom}`,
  }
}
