import type { Travail } from '../format.js'
import type { Droits } from './droits.js'
import type { PersonneSuivie } from './personne-suivie.js'
import type { Individu } from './individus.js'

type Sortie = { usager: bigint; numeroDemande: string }

/** Persons the payer put in a file who are not in it any more, among the files of the lot whose every person was recognised. */
export async function chercherSortis(
  t: Travail,
  individus: readonly Individu[],
  presents: ReadonlyMap<string, ReadonlySet<bigint>>,
): Promise<Sortie[]> {
  const matricules = [...new Set(individus.map(i => i.foyer.organisme.matricule))]
  const connus = await t.sql.unsafe<{ usager_id: string; numero_demande: string }[]>(
    // « offset 0 »: file by file, through the index, instead of every file of the payer.
    `select a.usager_id, a.numero_demande from unnest($2::text[]) m(matricule)
     cross join lateral (select * from allocataire a where a.caisse = $1 and a.matricule = m.matricule and a.en_cours offset 0) a`,
    [t.appelant.organisation, matricules],
    { prepare: true },
  )
  return connus.flatMap(c => {
    const duDossier = presents.get(c.numero_demande)
    const usager = BigInt(c.usager_id)
    return duDossier && !duDossier.has(usager) ? [{ usager, numeroDemande: c.numero_demande }] : []
  })
}

/** Her right in that file is over on the day of the flow. No code of the payers says so: the platform's own says where it comes from. */
export const droitsDeSortie = (p: PersonneSuivie, numeroDemande: string, caisse: string, jour: string): Droits | null => {
  const present = p.droits.find(d => d.donnees.numeroDemande === numeroDemande && d.donnees.caisse === caisse)?.donnees
  return present ? { ...present, etatDossier: '5', motifCloture: 'SORTIE', dateCloture: jour } : null
}
