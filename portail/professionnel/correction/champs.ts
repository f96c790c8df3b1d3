import { type JsonSchema, schemaJson } from '../../../src/moteur/deriver/schema.js'
import type { Ressource } from '../../../src/moteur/ressource.js'

/** How a declared datum is typed: one control, or one for each part of an address. */
export type Controle = {
  nom: string
  libelle: string
  genre: 'texte' | 'date' | 'choix' | 'oui-non' | 'lignes'
  options: readonly string[]
  vide: 'admis' | 'refuse'
  longueur: number | undefined
}
export type Champ = { champ: string; libelle: string; controles: readonly Controle[]; compose: boolean }

const parties: Readonly<Record<string, string>> = {
  numeroTypeLibelleVoie: 'Numéro et voie',
  complementAdresse: 'Bâtiment, escalier',
  complementDestinataire: 'Chez, appartement',
  complementDistribution: 'Lieu-dit, boîte postale',
  codePostal: 'Code postal',
  codeInseeCommune: 'Code INSEE de la commune',
  libelleCommune: 'Commune',
  libellePays: 'Pays',
  residentQpv: 'Habite un quartier prioritaire',
}

const types = (s: JsonSchema): unknown[] => [s.type].flat()
const admetVide = (s: JsonSchema) => types(s).includes('null')

function controle(nom: string, libelle: string, s: JsonSchema): Controle {
  const valeurs = Array.isArray(s.enum) ? s.enum.filter((v): v is string => typeof v === 'string') : []
  const genre =
    valeurs.length > 0
      ? 'choix'
      : types(s).includes('boolean')
        ? 'oui-non'
        : types(s).includes('array')
          ? 'lignes'
          : s.format === 'date'
            ? 'date'
            : 'texte'
  const longueur = typeof s.maxLength === 'number' ? s.maxLength : undefined
  return { nom, libelle, genre, options: valeurs, vide: admetVide(s) || genre === 'lignes' ? 'admis' : 'refuse', longueur }
}

/** The controls of the fields a correction may change, labelled as the declaration labels them. */
export const champsDe = (ressource: Ressource, champs: readonly string[]): Champ[] =>
  champs.flatMap(champ => {
    const donnee = ressource.donnees[champ]
    if (!donnee) return []
    const s = schemaJson(donnee.schema)
    const proprietes = s.properties as Record<string, JsonSchema> | undefined
    const controles = proprietes
      ? Object.entries(proprietes).map(([partie, ps]) => controle(`${champ}.${partie}`, parties[partie] ?? partie, ps))
      : [controle(champ, donnee.libelle, s)]
    return [{ champ, libelle: donnee.libelle, controles, compose: proprietes !== undefined }]
  })
