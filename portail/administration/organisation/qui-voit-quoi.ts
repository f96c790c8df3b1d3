import { ouvre, type Role, roles } from '../../../src/droit/roles.js'
import { operations, type Operation } from '../../../src/moteur/lignes.js'
import { alerte, type Ecran, etiquette, type Html, html, tableau } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { parRessource, tableauxDesLignes } from '../echanges.js'
import { rubrique } from '../rubriques.js'
import { type Droit, lireLOrganisation } from './organisation.js'

const verbes: Readonly<Record<Operation, string>> = { rechercher: 'cherche', consulter: 'lit', deposer: 'ajoute', corriger: 'corrige' }
const manques = {
  arret: 'arrêté par la supervision',
  habilitation: 'fermé : aucune habilitation',
  adhesion: 'fermé : pas d’adhésion',
} as const

/** Roles that open the same operations are one column; those that open none have no column at all. */
const colonnes = (): { titre: string; role: Role }[] => {
  const parOperations = new Map<string, Role[]>()
  for (const role of Object.keys(roles) as Role[]) {
    const siennes = operations.filter(o => ouvre([role], o)).join(' ')
    if (siennes !== '') parOperations.set(siennes, [...(parOperations.get(siennes) ?? []), role])
  }
  return [...parOperations.values()].flatMap(groupe =>
    groupe[0] ? [{ titre: enListe(groupe.map(r => roles[r].libelle)), role: groupe[0] }] : [],
  )
}

const enListe = (mots: readonly string[]): string => (mots.length < 2 ? mots.join('') : `${mots.slice(0, -1).join(', ')} ou ${mots.at(-1)}`)

/** Fields of one resource by roles: what each may do of each, today. */
function matrice(d: Demande, { nom, intitule, lignes }: { nom: string; intitule: string; lignes: readonly Droit[] }): Html {
  const ouvertes = lignes.filter(l => l.manque === null)
  const champs = [...new Set(ouvertes.flatMap(l => l.champs))]
  const donnees = d.contexte.ressources.find(r => r.nom === nom)?.donnees
  const permis = (role: Role, champ: string) =>
    operations.filter(o => ouvre([role], o) && ouvertes.some(l => l.operation === o && l.champs.includes(champ)))
  return html`<section aria-labelledby="donnee-${nom}"><h2 id="donnee-${nom}">${intitule}</h2>
${
  champs.length === 0
    ? html`<p>Rien n’est ouvert aujourd’hui.</p>`
    : tableau(
        `matrice-${nom}`,
        'Qui peut quoi, donnée par donnée',
        ['Donnée', ...colonnes().map(c => c.titre.charAt(0).toUpperCase() + c.titre.slice(1))],
        champs.map(c => [
          donnees?.[c]?.libelle ?? c,
          ...colonnes().map(
            ({ role }) =>
              permis(role, c)
                .map(o => verbes[o])
                .join(', ') || 'rien',
          ),
        ]),
      )
}
<details><summary>Pour quoi faire, sur qui et sous quel texte</summary>
${tableauxDesLignes(
  d,
  'lignes',
  lignes.map(l => ({
    ...l,
    note: html`<span class="discret">Pour ${l.perimetre}.</span>${l.caractere === 'volontaire' && html` ${etiquette('volontaire', 'attente')}`}${l.manque && html` ${etiquette(manques[l.manque], 'mauvais')}`}`,
  })),
)}</details></section>`
}

/** Who of the organisation sees what: the declaration, the habilitations in force and the roles, read together. */
export async function quiVoitQuoi(d: Demande): Promise<Ecran> {
  const { nom, droits } = await lireLOrganisation(d)
  const fermes = droits.filter(l => l.manque !== null).length
  return {
    titre: 'Qui voit quoi',
    menu: 'organisation',
    cote: rubrique(d, 'organisation'),
    chapeau: html`<p>Ce que les agents de l’organisation « ${nom} » peuvent lire et écrire aujourd’hui, selon leur rôle. Un rôle n’ouvre jamais plus que les habilitations en vigueur, et seulement pour les personnes de sa structure. Les administrateurs, les délégués à la protection des données et les instructeurs n’ouvrent les données de personne.</p>`,
    corps: html`${fermes > 0 && alerte('information', html`<p>${fermes === 1 ? 'Un échange que la loi vous ouvre est fermé' : `${fermes} échanges que la loi vous ouvre sont fermés`} aujourd’hui, faute d’habilitation ou d’adhésion.</p>`)}
${parRessource(d, droits).map(r => matrice(d, r))}`,
  }
}
