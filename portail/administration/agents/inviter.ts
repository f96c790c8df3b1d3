import { bouton, champ, type Ecran, type ErreurDeSaisie, formulaire, html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { agir } from '../appel.js'
import { texte } from '../saisie.js'
import { champsDesDroits, type Droits, droitsSaisis, enCorps } from './formulaire.js'

type Invitation = Droits & { prenom: string; nom: string; courriel: string }
const vierge: Invitation = { prenom: '', nom: '', courriel: '', roles: [], structure: '', au: '' }

const page = async (d: Demande, saisie: Invitation, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> => ({
  titre: 'Inviter un agent',
  menu: 'agents',
  fil: [{ href: '/administration/agents', texte: 'Agents' }],
  erreurs,
  largeur: 'lecture',
  chapeau: html`<p>Une lettre part à son adresse professionnelle. Le premier compte ProConnect qui porte cette adresse prend l’invitation ; un second facteur lui sera demandé.</p>`,
  corps: formulaire(d.session, {
    action: '/administration/agents/inviter',
    corps: html`<div class="rangee">${champ({ nom: 'prenom', libelle: 'Prénom', valeur: saisie.prenom, longueur: 120, autocomplete: 'off', erreurs })}
${champ({ nom: 'nom', libelle: 'Nom', valeur: saisie.nom, longueur: 120, autocomplete: 'off', erreurs })}</div>
${champ({ nom: 'courriel', libelle: 'Adresse électronique professionnelle', aide: 'Celle de son compte ProConnect, par exemple claire.roy@nord.fr.', type: 'email', valeur: saisie.courriel, longueur: 254, autocomplete: 'off', erreurs })}
${await champsDesDroits(d, saisie, erreurs)}
<div class="boutons" id="geste">${bouton('Envoyer l’invitation')}<a href="/administration/agents">Renoncer</a></div>`,
  }),
})

export const formulaireDInvitation = (d: Demande): Promise<Ecran> => page(d, vierge)

const manques = (s: Invitation): ErreurDeSaisie[] => [
  ...(s.prenom === '' ? [{ champ: 'prenom', texte: 'Indiquez le prénom.' }] : []),
  ...(s.nom === '' ? [{ champ: 'nom', texte: 'Indiquez le nom.' }] : []),
  ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(s.courriel)
    ? []
    : [{ champ: 'courriel', texte: 'Indiquez l’adresse professionnelle, par exemple claire.roy@nord.fr.' }]),
  ...(s.roles.length === 0 ? [{ champ: 'roles', texte: 'Choisissez au moins un rôle.' }] : []),
]

export async function inviter(d: Demande): Promise<Ecran | { versLa: string }> {
  const saisie: Invitation = { prenom: texte(d, 'prenom'), nom: texte(d, 'nom'), courriel: texte(d, 'courriel'), ...droitsSaisis(d) }
  const erreurs = manques(saisie)
  if (erreurs.length > 0) return page(d, saisie, erreurs)
  const { prenom, nom, courriel } = saisie
  const rendu = await agir(
    d,
    { verbe: 'POST', chemin: '/agents', corps: { prenom, nom, courriel, ...enCorps(saisie) } },
    (pointer, detail) => ({
      champ: pointer.split('/')[1] || 'courriel',
      texte: detail,
    }),
  )
  return 'erreurs' in rendu ? page(d, saisie, rendu.erreurs) : { versLa: '/administration/agents?fait=invite' }
}
