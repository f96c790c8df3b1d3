import type { PersonneDuFoyer } from '../foyer.js'
import { masquerNir, nirCoherent, nirProvisoire } from '../normalisation/nir.js'
import { cleDeNom } from '../normalisation/nom.js'
import { type Lieu, noter, type Releve, tracer } from '../releve.js'

const FOYER: Lieu = { chemin: '', personne: null }
const identification = (personne: PersonneDuFoyer): Lieu => ({
  chemin: `Personne[${personne.rang}]/Identification`,
  personne: personne.rang,
})

/** What persons of one household say about one another: repetitions, borrowed NIR, roles. Gives the persons kept, NIR settled. */
export const composer = (lues: PersonneDuFoyer[], releve: Releve): PersonneDuFoyer[] => {
  const personnes = sansRepetition(lues, releve)
  partagerNir(personnes, releve)
  for (const personne of personnes) certifierNir(personne, releve)
  compterRoles(personnes, releve)
  for (const personne of personnes) chercherNomsInverses(personne, personnes, releve)
  return personnes
}

const memePersonne = (a: PersonneDuFoyer, b: PersonneDuFoyer): boolean =>
  a.dateNaissance === b.dateNaissance &&
  (a.nir === null || b.nir === null || a.nir === b.nir) &&
  cleDeNom(a.prenom) === cleDeNom(b.prenom) &&
  (cleDeNom(a.nomNaissance) === cleDeNom(b.nomNaissance) || (a.nir !== null && a.nir === b.nir))

const sansRepetition = (lues: PersonneDuFoyer[], releve: Releve): PersonneDuFoyer[] => {
  const gardees: PersonneDuFoyer[] = []
  for (const personne of lues) {
    const premiere = gardees.find(autre => memePersonne(autre, personne))
    if (premiere === undefined) gardees.push(personne)
    else {
      const lieu = {
        chemin: `Personne[${personne.rang}]`,
        personne: personne.rang,
      }
      noter(releve, lieu, 'Identification', 'PERSONNE_EN_DOUBLE', `déjà lue au rang ${premiere.rang}`)
    }
  }
  return gardees
}

const coherent = (personne: PersonneDuFoyer, nir: string): boolean =>
  nirCoherent(nir, personne.sexe, personne.dateNaissance, personne.typeDateNaissance !== 'annee')

/** A NIR written on several persons stays on the one it describes, if there is only one; the others lose it. */
const partagerNir = (personnes: PersonneDuFoyer[], releve: Releve): void => {
  for (const { nir } of personnes) {
    if (nir === null) continue
    const porteurs = personnes.filter(personne => personne.nir === nir)
    if (porteurs.length < 2) continue
    const legitimes = porteurs.filter(personne => coherent(personne, nir))
    for (const personne of porteurs) {
      if (legitimes.length === 1 && legitimes[0] === personne) continue
      personne.nir = null
      noter(releve, identification(personne), 'NIR', 'NIR_PARTAGE', `rangs ${porteurs.map(({ rang }) => rang).join(', ')}`)
      tracer(releve, identification(personne), 'NIR', masquerNir(nir), 'NIR_ECARTE', null)
    }
  }
}

const certifierNir = (personne: PersonneDuFoyer, releve: Releve): void => {
  if (personne.nir === null) return
  const juste = coherent(personne, personne.nir)
  if (!juste) noter(releve, identification(personne), 'NIR', 'NIR_INCOHERENT')
  personne.nirCertifie = juste && personne.identiteValidee && !nirProvisoire(personne.nir)
}

const compterRoles = (personnes: PersonneDuFoyer[], releve: Releve): void => {
  const nombre = (role: string): number => personnes.filter(personne => personne.role === role).length
  if (nombre('DEM') === 0) noter(releve, FOYER, 'Personne', 'FOYER_SANS_DEMANDEUR')
  if (nombre('DEM') > 1) noter(releve, FOYER, 'Personne', 'FOYER_PLUSIEURS_DEMANDEURS', `${nombre('DEM')} demandeurs`)
  if (nombre('CJT') > 1) noter(releve, FOYER, 'Personne', 'FOYER_PLUSIEURS_CONJOINTS', `${nombre('CJT')} conjoints`)
}

/** A birth name that is the one of the spouse, while the usage name is another: the producer filled the two fields the other way round. */
const chercherNomsInverses = (personne: PersonneDuFoyer, personnes: PersonneDuFoyer[], releve: Releve): void => {
  if (personne.nom === personne.nomNaissance || (personne.role !== 'DEM' && personne.role !== 'CJT')) return
  const naissance = cleDeNom(personne.nomNaissance)
  if (cleDeNom(personne.nom) === naissance) return
  const conjoint = personnes.find(autre => autre !== personne && (autre.role === 'DEM' || autre.role === 'CJT'))
  if (conjoint !== undefined && cleDeNom(conjoint.nomNaissance) === naissance)
    noter(releve, identification(personne), 'NOM', 'NOMS_INVERSES')
}
