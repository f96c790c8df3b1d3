import { confianceDesCorrespondances, correspondances } from './correspondances.js'
import { codesDeDispense, motifsDeDispense } from './motifs-de-dispense.js'
import { thematiques, typesDeServices, versionDuReferentiel } from './thematiques.js'
import { codesDActivite, typesAuJour } from './types-d-activite.js'

/** Everything an activity is made of, as one reads it on a civil day. Throws when a theme has no correspondence: the two lists go together. */
export function lireLeReferentiel(jour: string) {
  const { version, types } = typesAuJour(jour)
  return {
    version,
    types: codesDActivite.map(code => {
      const { libelle, refus, texte, confiance } = types[code]
      return { code, libelle, refus, texte: texte.cite, confiance }
    }),
    motifsDeDispense: codesDeDispense.map(code => {
      const { libelle, texte, confiance } = motifsDeDispense[code]
      return { code, libelle, texte: texte.cite, confiance }
    }),
    thematiques: thematiques.map(([code, libelle]) => {
      const correspondance = correspondances.find(([categorie]) => code.startsWith(`${categorie}--`))
      if (!correspondance) throw new Error(`${code} : sans correspondance`)
      const [, activite, demarche, drees] = correspondance
      return { code, libelle, activite, demarche, drees }
    }),
    correspondances: { confiance: confianceDesCorrespondances },
    services: typesDeServices.map(([code, libelle]) => ({ code, libelle })),
    source: versionDuReferentiel,
  }
}
