type Objet = Record<string, unknown>

/** What an incoming description may say of a person, whatever the format of the file, in the order one reads it. */
const attributs: readonly (readonly [cle: string, libelle: string])[] = [
  ['civilite', 'Civilité'],
  ['nom', 'Nom d’usage'],
  ['nomNaissance', 'Nom de naissance'],
  ['prenom', 'Prénom'],
  ['dateNaissance', 'Date de naissance'],
  ['nir', 'Numéro de sécurité sociale'],
  ['numeroFranceTravail', 'Numéro France Travail'],
  ['matricule', 'Numéro d’allocataire'],
  ['voie', 'Adresse'],
  ['commune', 'Commune'],
  ['courriel', 'Adresse électronique'],
]

/** The first value under a name, however deep a format puts it. */
function chercher(o: unknown, cle: string): string | undefined {
  if (typeof o !== 'object' || o === null) return undefined
  const direct = (o as Objet)[cle]
  if (typeof direct === 'string' || typeof direct === 'number') return `${direct}`
  for (const dessous of Object.values(o)) {
    const trouve = chercher(dessous, cle)
    if (trouve !== undefined) return trouve
  }
  return undefined
}

export type Preuve = { cle: string; libelle: string; valeur: string }[]

/** What the source sent, as pairs a human reads. */
export const lirePreuve = (source: unknown): Preuve =>
  attributs.flatMap(([cle, libelle]) => {
    const valeur = chercher(source, cle)
    return valeur === undefined || valeur === '' ? [] : [{ cle, libelle, valeur }]
  })
