/** A person as a source describes her, by what matching compares: keyed fingerprints (hexadecimal) and a date, never names. */
export type Description = {
  nir: string | null
  /** The NIR is final and agrees with sex and birth date: it may be written, and it may contradict another. */
  nirFiable: boolean
  dateNaissance: string
  precision: 'jour' | 'mois' | 'annee'
  etatCivil: string
  usage: string | null
  prenom: string
}

/** A known person who shares something with a description. */
export type Candidat = {
  usager: bigint
  nir: string | null
  dateNaissance: string
  etatCivil: string | null
  usage: string | null
  prenom: string | null
  /** Something else than civil status says the same: file number at the payer, or the département. */
  corrobore: 'matricule' | 'departement' | null
}

export type Raison =
  | 'nir-de-plusieurs-personnes'
  | 'nir-d-une-autre-naissance'
  | 'nir-d-un-autre-nom'
  | 'nir-contredit'
  | 'plusieurs-etats-civils'
  | 'etat-civil-sans-corroboration'

export const raisons: Readonly<Record<Raison, string>> = {
  'nir-de-plusieurs-personnes': 'Plusieurs personnes connues portent ce NIR.',
  'nir-d-une-autre-naissance': 'Une personne connue porte ce NIR avec une autre date de naissance.',
  'nir-d-un-autre-nom': 'Une personne connue porte ce NIR et cette date de naissance, sous d’autres nom et prénom.',
  'nir-contredit': 'Le même dossier porte déjà une personne du même état civil avec un autre NIR.',
  'plusieurs-etats-civils': 'Plusieurs personnes connues ont cet état civil.',
  'etat-civil-sans-corroboration': 'Une personne connue a cet état civil, rien d’autre ne dit que c’est elle.',
}

export type Rapprochement =
  | { issue: 'certaine' | 'probable'; usager: bigint }
  | { issue: 'ambigue'; raison: Raison; candidats: readonly bigint[] }
  | { issue: 'nouvelle' }

/**
 * Who is this person? The NIR with the birth date identifies when the names do not contradict it; without a NIR on one side,
 * the civil status is enough only if something else says the same. What is neither is left to a human.
 * Order of the table: see rapprochement.cas.md.
 */
export function rapprocher(recue: Description, candidats: readonly Candidat[]): Rapprochement {
  const parNir = candidats.filter(c => recue.nir !== null && c.nir === recue.nir)
  return parNir.length > 0
    ? trancherParLeNir(recue, parNir)
    : trancherParLEtatCivil(
        recue,
        candidats.filter(c => memeEtatCivil(recue, c)),
      )
}

function trancherParLeNir(recue: Description, porteurs: readonly Candidat[]): Rapprochement {
  const ambigue = (raison: Raison): Rapprochement => ({ issue: 'ambigue', raison, candidats: porteurs.map(c => c.usager) })
  const [porteur, ...autres] = porteurs
  if (!porteur || autres.length > 0) return ambigue('nir-de-plusieurs-personnes')
  if (!memeNaissance(recue, porteur)) return ambigue('nir-d-une-autre-naissance')
  const nomsCompatibles = memeEtatCivil(recue, porteur) || porteur.prenom === recue.prenom
  return nomsCompatibles || recue.precision !== 'jour' ? { issue: 'certaine', usager: porteur.usager } : ambigue('nir-d-un-autre-nom')
}

function trancherParLEtatCivil(recue: Description, semblables: readonly Candidat[]): Rapprochement {
  const ambigue = (raison: Raison, parmi: readonly Candidat[]): Rapprochement => ({
    issue: 'ambigue',
    raison,
    candidats: parmi.map(c => c.usager),
  })
  // Two reliable NIR that differ are two persons of the same name and birth, unless they share one file at the payer.
  const contredits = semblables.filter(c => recue.nirFiable && c.nir !== null)
  const contreditSurPlace = contredits.filter(c => c.corrobore === 'matricule')
  if (contreditSurPlace.length > 0) return ambigue('nir-contredit', contreditSurPlace)

  const possibles = semblables.filter(c => !contredits.includes(c))
  const [seul, ...autres] = possibles
  if (!seul) return { issue: 'nouvelle' }
  if (autres.length === 0 && seul.corrobore) return { issue: 'probable', usager: seul.usager }
  const deCeDossier = possibles.filter(c => c.corrobore === 'matricule')
  const [unique] = deCeDossier
  if (unique && deCeDossier.length === 1) return { issue: 'probable', usager: unique.usager }
  return ambigue(autres.length > 0 ? 'plusieurs-etats-civils' : 'etat-civil-sans-corroboration', possibles)
}

/** Birth name or usage name, in either place: sources swap them. The birth date is part of the fingerprint. */
const memeEtatCivil = (recue: Description, c: Candidat): boolean =>
  [recue.etatCivil, recue.usage].some(e => e !== null && (e === c.etatCivil || e === c.usage))

/** A date whose day or month is not known agrees with every date of that month or year. */
const memeNaissance = (recue: Description, c: Candidat): boolean => {
  const connu = { jour: 10, mois: 7, annee: 4 }[recue.precision]
  return (
    recue.dateNaissance.slice(0, connu) === c.dateNaissance.slice(0, connu) ||
    (c.dateNaissance.slice(0, 4) === recue.dateNaissance.slice(0, 4) && c.dateNaissance.endsWith('-01-01'))
  )
}
