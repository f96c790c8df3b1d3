import { organisations } from '../organisations.js'
import { professionnels } from '../professionnels.js'
import type { Compte } from './compte.js'

const organisationDe = (code: string) => organisations.find(o => o.code === code)

const enComptes: readonly Compte[] = Object.entries(professionnels).map(([cle, p]) => {
  const [uid = '', usual_name = '', given_name = ''] = p.agent.split('|')
  const { siret = '', nom = '' } = organisationDe(p.organisation) ?? {}
  const claims = { sub: `demonstration-${cle}`, uid, usual_name, given_name, email: p.courriel, siret, organization_label: nom }
  return { cle, groupe: 'Les professionnels', libelle: p.nom, claims: { ...claims, idp_id: 'fournisseur-de-demonstration' } }
})

const roy = enComptes.find(c => c.cle === 'madameRoy')?.claims ?? { sub: '' }
const groupe = 'Ce qui n’entre pas tout seul'

const deLEntreprise = (
  cle: string,
  usual_name: string,
  given_name: string,
  libelle: string,
  siret: string | null,
  organization_label = 'Ateliers du Nord',
): Compte => ({
  cle,
  groupe: 'Les entreprises',
  libelle,
  claims: {
    sub: `demonstration-${cle}`,
    uid: `${usual_name}.${given_name}`.toLowerCase(),
    usual_name,
    given_name,
    email: `${given_name}.${usual_name}@ateliers-du-nord.example.fr`.toLowerCase(),
    ...(siret ? { siret, organization_label } : {}),
    idp_id: 'fournisseur-de-demonstration',
  },
})

/** The professionals of the demonstration, then those whom the platform must stop. */
export const comptesProfessionnels: readonly Compte[] = [
  ...enComptes,
  {
    cle: 'madameRoy-autre-fournisseur',
    groupe,
    libelle: 'Claire Roy, dont l’employeur a changé de fournisseur d’identité',
    claims: { ...roy, sub: 'demonstration-madameRoy-2', idp_id: 'autre-fournisseur-de-demonstration' },
  },
  {
    cle: 'madameRoy-autre-employeur',
    groupe,
    libelle: 'Claire Roy, qui se présente au nom du Pas-de-Calais',
    claims: { ...roy, sub: 'demonstration-madameRoy-3', siret: organisationDe('CD62')?.siret ?? '' },
  },
  {
    cle: 'dominique',
    groupe,
    libelle: 'Dominique Faure, que personne n’a invité',
    claims: {
      ...roy,
      sub: 'demonstration-dominique',
      usual_name: 'FAURE',
      given_name: 'Dominique',
      email: 'dominique.faure@nord.example.fr',
    },
  },
  deLEntreprise('nathalie', 'VASSEUR', 'Nathalie', 'Nathalie Vasseur, dirigeante des Ateliers du Nord', '51820364100014'),
  deLEntreprise('romain', 'LEROY', 'Romain', 'Romain Leroy, chargé de recrutement aux Ateliers du Nord', '51820364100014'),
  deLEntreprise(
    'sandra',
    'MEYER',
    'Sandra',
    'Sandra Meyer, des Ateliers de l’Est, une autre entreprise',
    '39860733300059',
    'Ateliers de l’Est',
  ),
  deLEntreprise('alex', 'GARNIER', 'Alex', 'Alex Garnier, dont le fournisseur ne dit pas l’établissement', null),
]
