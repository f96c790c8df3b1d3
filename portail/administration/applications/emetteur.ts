import { ROLES_DE_PAGM } from '../../../src/acces/index.js'
import { bouton, champ, choix, type Ecran, type ErreurDeSaisie, formulaire, type Html, html, zoneDeTexte } from '../../interface/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { agir } from '../appel.js'
import { instructeur } from '../cote.js'
import { parametre, texte } from '../saisie.js'
import { type Application, lireLApplication } from './application.js'
import { clesLues } from './cles.js'

const CHAMPS = ['nom', 'convention', 'niveau', 'pagm', 'jwks', 'certificats'] as const
type Saisie = Record<(typeof CHAMPS)[number], string>

const niveaux = { mfa: 'deux facteurs', renforce: 'deux facteurs forts' } as const

export const emetteurEnClair = ({ emetteur }: Application): Html | null =>
  emetteur &&
  html`<code>${emetteur.nom}</code>, par la convention n° ${emetteur.convention}, jusqu’à ${niveaux[emetteur.niveau]} ; profils : ${Object.entries(
    emetteur.pagm,
  )
    .map(([profil, roles]) => `${profil} (${roles.join(', ')})`)
    .join(' ; ')}`

const enLignes = (pagm: Record<string, readonly string[]>): string =>
  Object.entries(pagm)
    .map(([profil, roles]) => `${profil} : ${roles.join(', ')}`)
    .join('\n')

/** One profile a line: « SUIVI : conseiller, referent ». Undefined when a line says something else. */
function pagmLus(dit: string): Record<string, string[]> | undefined {
  const lignes = dit.split(/\r?\n/).filter(l => l.trim() !== '')
  const lus = lignes.map(l => /^\s*([^:]+?)\s*:\s*(.+)$/.exec(l))
  if (lus.length === 0 || lus.includes(null)) return undefined
  return Object.fromEntries(lus.map(l => [l?.[1] ?? '', (l?.[2] ?? '').split(',').map(r => r.trim())]))
}

async function page(d: Demande, saisie?: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const a = await lireLApplication(d, parametre(d, 'id'))
  const adresse = `${instructeur.racine}/applications/${encodeURIComponent(a.clientId)}`
  const { nom = '', convention = '', niveau = 'mfa', pagm = {} } = a.emetteur ?? {}
  const s = saisie ?? { nom, convention: String(convention), niveau, pagm: enLignes(pagm), jwks: '', certificats: '' }
  return {
    titre: `Qui répond des agents de ${a.nom}`,
    menu: 'applications',
    fil: [
      { href: `${instructeur.racine}/applications`, texte: 'Applications' },
      { href: adresse, texte: a.nom },
    ],
    erreurs,
    largeur: 'lecture',
    chapeau: html`<p>Par une convention, le fournisseur d’identité de l’organisation signe qui sont ses agents, et l’application échange ce qu’il signe contre un jeton qui les prouve. Un émetteur sans nom est retiré : ses jetons ne servent plus à l’appel suivant.</p>`,
    corps: formulaire(d.session, {
      action: `${adresse}/emetteur`,
      corps: html`${champ({ nom: 'nom', libelle: 'Nom de l’émetteur', aide: 'Comme il signe : urn:interops:<SIRET>:idp:…', facultatif: 'facultatif', valeur: s.nom, erreurs })}
${champ({ nom: 'convention', libelle: 'Numéro de la convention', aide: 'L’organisation en est partie.', facultatif: 'facultatif', valeur: s.convention, erreurs })}
${choix({ nom: 'niveau', libelle: 'Il est cru jusqu’à', valeur: s.niveau, erreurs, options: Object.entries(niveaux).map(([valeur, dit]) => ({ valeur, texte: dit })) })}
${zoneDeTexte({ nom: 'pagm', libelle: 'Profils de la convention (PAGM)', aide: `Un par ligne, et les tâches qu’il vaut : « SUIVI : conseiller ». Tâches possibles : ${ROLES_DE_PAGM.join(', ')}.`, valeur: s.pagm, lignes: 4, facultatif: 'facultatif', erreurs })}
${zoneDeTexte({ nom: 'jwks', libelle: 'Clés publiques (JWKS)', aide: 'Pour des assertions en JWT. Elles remplacent celles d’aujourd’hui.', valeur: s.jwks, lignes: 4, longueur: 8000, facultatif: 'facultatif', erreurs })}
${zoneDeTexte({ nom: 'certificats', libelle: 'Certificats (PEM)', aide: 'Pour des assertions en SAML 2.0. Ils remplacent ceux d’aujourd’hui.', valeur: s.certificats, lignes: 4, longueur: 8000, facultatif: 'facultatif', erreurs })}
<div class="boutons" id="geste">${bouton('Enregistrer l’émetteur')}<a href="${adresse}">Renoncer</a></div>`,
    }),
  }
}

async function declarer(d: Demande): Promise<Ecran | { versLa: string }> {
  const s = Object.fromEntries(CHAMPS.map(c => [c, texte(d, c)])) as Saisie
  const pagm = pagmLus(s.pagm)
  const jwks = s.jwks === '' ? { keys: [] } : (clesLues(s.jwks) as { keys?: unknown } | undefined)
  const certificats = s.certificats.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  const erreurs = [
    ...(/^\d+$/.test(s.convention) ? [] : [{ champ: 'convention', texte: 'Donnez le numéro d’une convention.' }]),
    ...(pagm ? [] : [{ champ: 'pagm', texte: 'Écrivez un profil par ligne, suivi de deux-points et de ses tâches.' }]),
    ...(Array.isArray(jwks?.keys) ? [] : [{ champ: 'jwks', texte: 'Ces clés ne sont pas un JWKS lisible.' }]),
  ]
  if (s.nom !== '' && erreurs.length > 0) return page(d, s, erreurs)
  const declare = { nom: s.nom, convention: Number(s.convention), niveau: s.niveau, pagm, jwks: jwks?.keys, certificats }
  const id = encodeURIComponent(parametre(d, 'id'))
  const corps = { evenement: 'declarer-emetteur', emetteur: s.nom === '' ? null : declare }
  const rendu = await agir(d, { verbe: 'POST', chemin: `/applications/${id}/evenements`, corps }, (pointer, detail) => ({
    champ: CHAMPS.find(c => pointer.startsWith(`/emetteur/${c}`)) ?? 'geste',
    texte: detail,
  }))
  return 'erreurs' in rendu ? page(d, s, rendu.erreurs) : { versLa: `${instructeur.racine}/applications/${id}?fait=emetteur` }
}

const chemin = `${instructeur.racine}/applications/:id/emetteur`
export const routesDeLEmetteur: readonly Route[] = [
  { verbe: 'GET', chemin, acte: instructeur.acte, faire: d => page(d) },
  { verbe: 'POST', chemin, acte: instructeur.acte, faire: declarer },
]
