import { comptesDesAgents } from '../../../src/droit/parametres/habilitations.js'
import { auJour } from '../../../src/droit/parametres/parametre.js'
import { plusJours } from '../../../src/droit/jours.js'
import { actes, type Role, roles, rolesDeLOperateur } from '../../../src/droit/roles.js'
import { cases, date, type ErreurDeSaisie, enJour, type Html, html, listeDeroulante } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'
import { aujourdHui } from '../delais.js'
import { texte, textes } from '../saisie.js'

/** What is decided of an agent, as typed. */
export type Droits = { roles: readonly string[]; structure: string; au: string }
type Organisation = { type: string; structures: { code: string; nom: string }[] }

export const droitsSaisis = (d: Demande): Droits => ({ roles: textes(d, 'roles'), structure: texte(d, 'structure'), au: texte(d, 'au') })

/** The same as the API takes it. */
export const enCorps = ({ roles: choisis, structure, au }: Droits) => ({ roles: choisis, structure: structure || null, ...(au && { au }) })

/** What a role lets do, from the table of the roles. */
const aideDe = (r: Role): string => {
  const { operations, actes: siens } = roles[r]
  const dossiers = operations.length === 0 ? [] : [operations.length === 4 ? 'lire et compléter les dossiers' : 'lire les dossiers']
  const dit = [...dossiers, ...siens.map(a => actes[a])].join(', ')
  return `${dit.charAt(0).toUpperCase()}${dit.slice(1)}.${dossiers.length === 0 ? ' N’ouvre aucun dossier.' : ''}`
}

/** Roles, structure and last day: the same fields to invite someone and to change her rights. */
export async function champsDesDroits(d: Demande, saisie: Droits, erreurs: readonly ErreurDeSaisie[]): Promise<Html> {
  const { type, structures } = await lire<Organisation>(d, '/organisation')
  const le = aujourdHui(d)
  const plusTard = plusJours(le, auJour(comptesDesAgents, le).validite)
  const offerts = (Object.keys(roles) as Role[]).filter(r => type === 'FT' || !rolesDeLOperateur.includes(r))
  return html`${cases({
    nom: 'roles',
    libelle: 'Rôles',
    aide: 'Le moins possible : un rôle n’ouvre jamais plus que les habilitations de votre organisation.',
    cochees: saisie.roles,
    erreurs,
    options: offerts.map(r => ({ valeur: r, texte: roles[r].libelle, aide: aideDe(r) })),
  })}
${listeDeroulante({
  nom: 'structure',
  libelle: 'Structure',
  aide: 'Ses dossiers sont ceux de cette structure.',
  valeur: saisie.structure,
  erreurs,
  facultatif: 'sans mention',
  options: [{ valeur: '', texte: 'Toute l’organisation' }, ...structures.map(s => ({ valeur: s.code, texte: s.nom }))],
})}
${date({ nom: 'au', libelle: 'Dernier jour du compte', aide: `Au plus tard le ${enJour(plusTard)}, qui vaut si vous n’écrivez rien.`, valeur: saisie.au, facultatif: 'facultatif', min: le, max: plusTard, erreurs })}`
}
