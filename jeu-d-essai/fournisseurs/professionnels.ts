import { organisations } from '../organisations.js'
import { professionnels } from '../personas.js'
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
  {
    cle: 'nathalie',
    groupe: 'Les entreprises',
    libelle: 'Nathalie Vasseur, dirigeante des Ateliers du Nord',
    claims: {
      sub: 'demonstration-nathalie',
      uid: 'vasseur.nathalie',
      usual_name: 'VASSEUR',
      given_name: 'Nathalie',
      email: 'nathalie.vasseur@ateliers-du-nord.example.fr',
      siret: '51820364100014',
      organization_label: 'Ateliers du Nord',
      idp_id: 'fournisseur-de-demonstration',
    },
  },
]
