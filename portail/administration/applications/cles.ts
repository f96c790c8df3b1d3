import { bouton, type Ecran, type ErreurDeSaisie, formulaire, type Html, html, zoneDeTexte } from '../../interface/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { agir } from '../appel.js'
import { parametre, texte } from '../saisie.js'
import { type Application, lireLApplication } from './application.js'

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

/** The keys it signs with, or those its answers are enciphered for: two sets, published the same way. */
type Sorte = {
  chemin: 'cles' | 'chiffrement'
  evenement: 'publier-cles' | 'publier-cles-de-chiffrement'
  titre: (a: Application) => string
  chapeau: (a: Application) => Html
  bouton: string
  /** What an empty field means, when it means something. */
  vide?: unknown
}

const signature: Sorte = {
  chemin: 'cles',
  evenement: 'publier-cles',
  titre: a => `Publier les clés de ${a.nom}`,
  chapeau: a =>
    html`<p>Les clés que vous publiez remplacent ${a.cles.length > 0 ? html`celles d’aujourd’hui (${a.cles.join(', ')})` : 'le secret, qui ne vaudra plus rien aussitôt'}. Pour en changer sans coupure, publiez l’ancienne et la nouvelle ensemble, puis la nouvelle seule.</p>`,
  bouton: 'Publier ces clés',
}

const chiffrement: Sorte = {
  chemin: 'chiffrement',
  evenement: 'publier-cles-de-chiffrement',
  titre: a => `Chiffrer les réponses à ${a.nom}`,
  chapeau: a =>
    html`<p>Les réponses des échanges qui le demandent sont chiffrées pour la première de ces clés. Elles remplacent ${a.clesDeChiffrement.length > 0 ? html`celles d’aujourd’hui (${a.clesDeChiffrement.join(', ')})` : 'ce qui n’était pas chiffré'}. Pour en changer, placez la nouvelle devant l’ancienne, puis retirez l’ancienne. Rien dans le champ : plus rien n’est chiffré.</p>`,
  bouton: 'Publier ces clés',
  vide: { keys: [] },
}

const page = async (d: Demande, s: Sorte, jwks = '', erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> => {
  const a = await lireLApplication(d, parametre(d, 'id'))
  const adresse = `/administration/applications/${a.clientId}`
  return {
    titre: s.titre(a),
    menu: 'applications',
    fil: [
      { href: '/administration/applications', texte: 'Applications' },
      { href: adresse, texte: a.nom },
    ],
    erreurs,
    largeur: 'lecture',
    chapeau: s.chapeau(a),
    corps: formulaire(d.session, {
      action: `${adresse}/${s.chemin}`,
      corps: html`${champDesCles(jwks, erreurs, s.vide ? 'facultatif' : undefined)}
<div class="boutons" id="geste">${bouton(s.bouton)}<a href="${adresse}">Renoncer</a></div>`,
    }),
  }
}

/** From then on the application is proved, or answered, by these keys. */
async function publier(d: Demande, s: Sorte): Promise<Ecran | { versLa: string }> {
  const saisies = texte(d, 'jwks')
  const jwks = saisies === '' ? s.vide : clesLues(saisies)
  if (jwks === undefined) return page(d, s, saisies, [{ champ: 'jwks', texte: 'Ces clés ne sont pas du JSON lisible.' }])
  const id = encodeURIComponent(parametre(d, 'id'))
  const envoi = { verbe: 'POST' as const, chemin: `/applications/${id}/evenements`, corps: { evenement: s.evenement, jwks } }
  const rendu = await agir(d, envoi, (pointer, detail) => ({ champ: pointer.startsWith('/jwks') ? 'jwks' : 'geste', texte: detail }))
  return 'erreurs' in rendu ? page(d, s, saisies, rendu.erreurs) : { versLa: `/administration/applications/${id}?fait=${s.chemin}` }
}

export const routesDesCles: readonly Route[] = [signature, chiffrement].flatMap(s => {
  const chemin = `/administration/applications/:id/${s.chemin}`
  return [
    { verbe: 'GET', chemin, acte: 'souscrire', faire: d => page(d, s) },
    { verbe: 'POST', chemin, acte: 'souscrire', faire: d => publier(d, s) },
  ] satisfies Route[]
})
