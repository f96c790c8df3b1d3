import { bouton, type Ecran, type ErreurDeSaisie, formulaire, type Html, html, zoneDeTexte } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { agir } from '../appel.js'
import { parametre, texte } from '../saisie.js'
import { lireLApplication } from './application.js'

export const champDesCles = (valeur: string, erreurs: readonly ErreurDeSaisie[], facultatif?: 'facultatif'): Html =>
  zoneDeTexte({
    nom: 'jwks',
    libelle: 'Clés publiques (JWKS)',
    aide: 'La moitié publique seulement, avec ses « alg » et « kid ».',
    valeur,
    lignes: 4,
    longueur: 8000,
    ...(facultatif && { facultatif }),
    erreurs,
  })

/** Undefined when it is not JSON. */
export const clesLues = (jwks: string): unknown => {
  try {
    return JSON.parse(jwks)
  } catch {
    return undefined
  }
}

async function page(d: Demande, jwks = '', erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const a = await lireLApplication(d, parametre(d, 'id'))
  const adresse = `/administration/applications/${a.clientId}`
  return {
    titre: `Publier les clés de ${a.nom}`,
    menu: 'applications',
    fil: [
      { href: '/administration/applications', texte: 'Applications' },
      { href: adresse, texte: a.nom },
    ],
    erreurs,
    largeur: 'lecture',
    chapeau: html`<p>Les clés que vous publiez remplacent ${a.cles.length > 0 ? html`celles d’aujourd’hui (${a.cles.join(', ')})` : 'le secret, qui ne vaudra plus rien aussitôt'}. Pour en changer sans coupure, publiez l’ancienne et la nouvelle ensemble, puis la nouvelle seule.</p>`,
    corps: formulaire(d.session, {
      action: `${adresse}/cles`,
      corps: html`${champDesCles(jwks, erreurs)}
<div class="boutons" id="geste">${bouton('Publier ces clés')}<a href="${adresse}">Renoncer</a></div>`,
    }),
  }
}

export const formulaireDesCles = (d: Demande): Promise<Ecran> => page(d)

/** From then on the application signs its requests with one of these keys, and nothing else proves it. */
export async function publierLesCles(d: Demande): Promise<Ecran | { versLa: string }> {
  const saisies = texte(d, 'jwks')
  const jwks = clesLues(saisies)
  if (jwks === undefined) return page(d, saisies, [{ champ: 'jwks', texte: 'Ces clés ne sont pas du JSON lisible.' }])
  const id = encodeURIComponent(parametre(d, 'id'))
  const envoi = { verbe: 'POST' as const, chemin: `/applications/${id}/evenements`, corps: { evenement: 'publier-cles', jwks } }
  const rendu = await agir(d, envoi, (pointer, detail) => ({ champ: pointer.startsWith('/jwks') ? 'jwks' : 'geste', texte: detail }))
  return 'erreurs' in rendu ? page(d, saisies, rendu.erreurs) : { versLa: `/administration/applications/${id}?fait=cles` }
}
