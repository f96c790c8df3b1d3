import { bouton, champ, type Ecran, type ErreurDeSaisie, formulaire, html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { agir } from '../appel.js'
import { parametre, texte } from '../saisie.js'
import { lireLApplication, listerLesApplications } from './application.js'
import { choixDesPortees, porteesChoisies } from './portees.js'

type Saisie = { scopes: readonly string[]; quotaParSeconde: string }

async function page(d: Demande, saisie?: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const [a, { souscriptible }] = await Promise.all([lireLApplication(d, parametre(d, 'id')), listerLesApplications(d)])
  const adresse = `/administration/applications/${a.clientId}`
  const { scopes, quotaParSeconde } = saisie ?? { scopes: a.scopes, quotaParSeconde: `${a.quotaParSeconde}` }
  return {
    titre: `Régler ${a.nom}`,
    menu: 'applications',
    fil: [
      { href: '/administration/applications', texte: 'Applications' },
      { href: adresse, texte: a.nom },
    ],
    erreurs,
    largeur: 'lecture',
    chapeau: html`<p>Ne laissez cochées que les portées dont elle se sert. Une portée retirée se ferme aussitôt, jetons déjà délivrés compris.</p>`,
    corps: formulaire(d.session, {
      action: `${adresse}/regler`,
      corps: html`${champ({ nom: 'quotaParSeconde', libelle: 'Appels par seconde', aide: `Vos habilitations en accordent ${souscriptible.quotaParSeconde.toLocaleString('fr-FR')}, toutes applications ensemble.`, valeur: quotaParSeconde, inputmode: 'numeric', largeur: 'courte', erreurs })}
${choixDesPortees(d, [...new Set([...souscriptible.scopes, ...a.scopes])], scopes, erreurs)}
<div class="boutons" id="geste">${bouton('Enregistrer les réglages')}<a href="${adresse}">Renoncer</a></div>`,
    }),
  }
}

export const formulaireDesReglages = (d: Demande): Promise<Ecran> => page(d)

export async function regler(d: Demande): Promise<Ecran | { versLa: string }> {
  const saisie = { scopes: porteesChoisies(d), quotaParSeconde: texte(d, 'quotaParSeconde') }
  const erreurs = [
    ...(saisie.scopes.length === 0 ? [{ champ: 'scopes', texte: 'Laissez au moins une portée, ou coupez l’application.' }] : []),
    ...(/^[1-9]\d{0,5}$/.test(saisie.quotaParSeconde)
      ? []
      : [{ champ: 'quotaParSeconde', texte: 'Indiquez un nombre d’appels par seconde, en chiffres.' }]),
  ]
  if (erreurs.length > 0) return page(d, saisie, erreurs)
  const id = encodeURIComponent(parametre(d, 'id'))
  const corps = { evenement: 'regler', scopes: saisie.scopes, quotaParSeconde: Number(saisie.quotaParSeconde) }
  const rendu = await agir(d, { verbe: 'POST', chemin: `/applications/${id}/evenements`, corps }, (pointer, detail) => ({
    champ: pointer.split('/')[1] || 'geste',
    texte: detail,
  }))
  return 'erreurs' in rendu ? page(d, saisie, rendu.erreurs) : { versLa: `/administration/applications/${id}?fait=regle` }
}
