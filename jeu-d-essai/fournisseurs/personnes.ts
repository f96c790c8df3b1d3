import { type PersonneDEssai, personnes } from '../personas.js'
import type { Compte } from './compte.js'

/** The certified civil status FranceConnect would give: birth place from the NIR, which holds 99 and the country for a birth abroad. */
function pivotDe(cle: string, { identite }: PersonneDEssai): Compte['claims'] {
  const lieu = identite.nir.slice(5, 10)
  const aLEtranger = lieu.startsWith('99')
  return {
    sub: `demonstration-${cle}v1`,
    given_name: String(identite['prenom']),
    family_name: String(identite['nomNaissance']),
    birthdate: identite.dateNaissance,
    gender: identite.nir.startsWith('1') ? 'male' : 'female',
    birthplace: aLEtranger ? '' : lieu,
    birthcountry: aLEtranger ? lieu : '99100',
  }
}

const enComptes: readonly Compte[] = Object.entries(personnes).map(([cle, p]) => {
  return { cle, groupe: 'Les personnes', libelle: p.nom, claims: pivotDe(cle, p) }
})
const amina = enComptes.find(c => c.cle === 'amina')?.claims ?? { sub: '' }
const groupe = 'Ce qui n’entre pas tout seul'

/** The persons of the demonstration, then those whom the platform must not take for them. */
export const comptesDePersonnes: readonly Compte[] = [
  ...enComptes.map(c => (c.cle === 'amina' ? { ...c, claims: { ...c.claims, given_name: 'AMINA LEÏLA' } } : c)),
  {
    cle: 'amina-homonyme',
    groupe,
    libelle: 'Une homonyme d’Amina, née le même jour à Marseille',
    claims: { ...amina, sub: 'demonstration-homonymev1', birthplace: '13055' },
  },
  {
    cle: 'inconnue',
    groupe,
    libelle: 'Jeanne Petitjean, que la plateforme ne connaît pas',
    claims: { ...amina, sub: 'demonstration-inconnuev1', given_name: 'JEANNE', family_name: 'PETITJEAN', birthdate: '1990-01-15' },
  },
]
