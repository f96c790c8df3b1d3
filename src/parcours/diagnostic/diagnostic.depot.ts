import { lirePresents } from '../../moteur/presents.js'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { jourDe } from '../../moteur/moteur.js'
import { sourcesApres } from '../../moteur/sources.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { manquesDeSante, manquesDuDiagnostic } from './diagnostic.regles.js'
import { elementsDeSante, elementsDuDiagnostic } from './elements.js'
import { referentielEnVigueur } from './referentiel.js'
import { suggerer, suggererPourLaSante } from './suggestions.regles.js'

const jourDeLEcriture = ({ moteur }: Ecriture) => jourDe(moteur.horloge())

/** The row as it stands, whole, whatever of it the caller may read: the platform keeps who wrote what for him too. */
async function present({ sql, moteur, ligne: { ressource } }: Ecriture, usager: bigint): Promise<Donnees | undefined> {
  const [rang] = (await lirePresents(sql, ressource, Object.keys(ressource.donnees), [usager], moteur.chiffrement)).get(usager) ?? []
  return rang?.donnees
}

const contexte = async (ecriture: Ecriture, { usager, corps }: Voulu) => {
  const avant = await present(ecriture, usager)
  return { avant, apres: { ...avant, ...corps }, jour: jourDeLEcriture(ecriture) }
}

const auteur = ({ appelant, moteur }: Ecriture) => ({ appelant, instant: moteur.horloge() })

/** The referential in force, who wrote each element, and the services the objectives lead to. */
export const traitementDuDiagnostic: Traitement = {
  async regles(ecriture, voulu) {
    const { apres, jour } = await contexte(ecriture, voulu)
    return manquesDuDiagnostic(apres, referentielEnVigueur(jour), jour)
  },
  async calculer(ecriture, voulu) {
    const { avant, apres, jour } = await contexte(ecriture, voulu)
    const r = referentielEnVigueur(jour)
    const elements = avant ? elementsDuDiagnostic(avant, r) : new Map()
    return {
      referentiel: r.version,
      ...sourcesApres({ elements, donnees: avant }, elementsDuDiagnostic(apres, r), auteur(ecriture)),
      suggestions: suggerer(apres, r, jour),
    }
  },
}

export const traitementDuDiagnosticDeSante: Traitement = {
  async regles(ecriture, voulu) {
    const { apres, jour } = await contexte(ecriture, voulu)
    return manquesDeSante(apres, referentielEnVigueur(jour))
  },
  async calculer(ecriture, voulu) {
    const { avant, apres, jour } = await contexte(ecriture, voulu)
    const elements = avant ? elementsDeSante(avant) : new Map()
    return {
      ...sourcesApres({ elements, donnees: avant }, elementsDeSante(apres), auteur(ecriture)),
      suggestions: suggererPourLaSante(apres, referentielEnVigueur(jour), jour),
    }
  },
}
