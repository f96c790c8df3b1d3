import { bouton, type Ecran, type ErreurDeSaisie, formulaire, html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { agir } from '../appel.js'
import { dernierJour } from '../delais.js'
import { parametre } from '../saisie.js'
import { lireLAgent, nomDe } from './agent.js'
import { champsDesDroits, type Droits, droitsSaisis, enCorps } from './formulaire.js'

async function page(d: Demande, saisie?: Droits, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const a = await lireLAgent(d, parametre(d, 'id'))
  const adresse = `/administration/agents/${a.id}`
  const droits = saisie ?? { roles: a.roles, structure: a.structure ?? '', au: dernierJour(a.expireLe) }
  return {
    titre: `Changer les droits de ${nomDe(a)}`,
    menu: 'agents',
    fil: [
      { href: '/administration/agents', texte: 'Agents' },
      { href: adresse, texte: nomDe(a) },
    ],
    erreurs,
    largeur: 'lecture',
    chapeau: html`<p>Ses sessions se ferment aussitôt : cette personne se reconnecte avec ses nouveaux droits. L’acte vaut revue.</p>`,
    corps: formulaire(d.session, {
      action: `${adresse}/droits`,
      corps: html`${await champsDesDroits(d, droits, erreurs)}
<div class="boutons" id="geste">${bouton('Enregistrer ses droits')}<a href="${adresse}">Renoncer</a></div>`,
    }),
  }
}

export const formulaireDesDroits = (d: Demande): Promise<Ecran> => page(d)

export async function habiliter(d: Demande): Promise<Ecran | { versLa: string }> {
  const saisie = droitsSaisis(d)
  if (saisie.roles.length === 0) return page(d, saisie, [{ champ: 'roles', texte: 'Choisissez au moins un rôle.' }])
  const id = parametre(d, 'id')
  const acte = { verbe: 'PUT' as const, chemin: `/agents/${encodeURIComponent(id)}`, corps: enCorps(saisie) }
  const rendu = await agir(d, acte, (pointer, detail) => ({ champ: pointer.split('/')[1] || 'geste', texte: detail }))
  return 'erreurs' in rendu ? page(d, saisie, rendu.erreurs) : { versLa: `/administration/agents/${id}?fait=droits` }
}
