import type { Attente } from '../../src/acces/sso/index.js'
import type { Session } from '../../src/acces/session/index.js'
import { identite } from '../../src/parcours/identite/identite.echange.js'
import { lignesDe } from '../../src/moteur/lignes.js'
import { alerte, bouton, type Ecran, fiche, formulaire, html, liste } from '../interface/index.js'

const saLecture = lignesDe(identite).find(l => l.code === 'identite.accesDeLaPersonne.consulter')

/** What the program will receive, in the words of the declaration: the same that the notice and the page of her data use. */
function communique({ scopes }: Attente): string[] {
  const libelles = (champs: readonly string[]) => champs.flatMap(c => (c in identite.donnees ? identite.donnees[c as 'nom'].libelle : []))
  if (saLecture && scopes.includes(saLecture.code)) return libelles(saLecture.champs)
  return ['Un identifiant qui vous désigne pour cette organisation et pour elle seule']
}

/** A person reads what a program will receive before it does: it informs, the legal basis stays the public service's own. */
export const ecranDAccord = (
  session: Session,
  attente: Attente,
  programme: string,
  organisation: string,
  retours: readonly string[],
): Ecran => ({
  titre: `Se connecter à « ${programme} »`,
  chapeau: html`<p>${organisation} vous propose de vous reconnaître grâce à votre espace personnel.</p>`,
  largeur: 'lecture',
  formulairesVers: [...new Set(retours.map(adresse => new URL(adresse).origin))],
  corps: html`
<h2>Ce que ce service recevra</h2>
${liste(communique(attente))}
${fiche([
  ['Demandé par', organisation],
  ['Pendant', 'la durée de votre session, douze heures au plus'],
])}
${alerte('information', html`Chaque lecture sera inscrite dans « Qui a consulté mes données ». Si vous refusez, rien n’est transmis et vos démarches ici n’en sont pas changées.`)}
${formulaire(session, {
  action: `/connexion/accord/${attente.uid}`,
  corps: html`<p class="actions">${bouton('Continuer', 'principal', { nom: 'accord', valeur: 'oui' })} ${bouton('Refuser', 'secondaire', { nom: 'accord', valeur: 'non' })}</p>`,
})}`,
})
