import { cleDuNir } from '../../src/flux/index.js'
import { lire } from '../administration/appel.js'
import { type Cible, type Gestes, liensDesGestes, messageDe, routesDesGestes } from '../administration/geste.js'
import { parametre, texte } from '../administration/saisie.js'
import { EcranRefuse } from '../ecran-refuse.js'
import {
  bouton,
  champ,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  lienBouton,
  lInstant,
  tableau,
  vide,
  zoneDeTexte,
} from '../interface/index.js'
import type { Demande, Route } from '../professionnel/ecran.js'
import { agirSur } from './agir-sur.js'
import { nomDeLaCible, nomDeQui } from './mots.js'
import { rubrique } from './rubriques.js'

type Signalee = {
  id: string
  organisation: string | null
  acteur: string | null
  nom: string
  prenom: string
  parNumero: boolean
  motif: string
  par: string
  le: string
}
const racine = '/vigilance/personnes-signalees'

const gestes: Gestes = {
  retirer: {
    bouton: 'Ne plus signaler',
    titre: quoi => `Ne plus signaler : ${quoi}`,
    suite: 'La lire ne donnera plus d’alerte. Les alertes passées restent ; son nom sera effacé plus tard, sauf enquête ouverte.',
    fait: 'Cette personne n’est plus signalée.',
  },
}
const lister = async (d: Demande): Promise<Signalee[]> => (await lire<{ elements: Signalee[] }>(d, '/personnes-signalees')).elements
const cibleDe = (s: Signalee): Cible => ({
  quoi: `${s.prenom} ${s.nom}`,
  adresse: `${racine}/${s.id}`,
  retour: racine,
  menu: 'vigilance',
  fil: [{ href: racine, texte: 'Personnes signalées' }],
  permis: ['retirer'],
})

async function signalees(d: Demande): Promise<Ecran> {
  const elements = await lister(d)
  return {
    titre: 'Personnes signalées',
    menu: 'vigilance',
    cote: rubrique('signalees'),
    ...messageDe(d, { ...gestes, ajoutee: { fait: 'Lire le dossier de cette personne donnera une alerte.' } }),
    chapeau: html`<p>Une personne en vue, pour tout agent ; un proche qu’un agent a déclaré, pour lui. Par leur nom, ou par un numéro qui n’est qu’à elles : rien ne dit ici si elles sont suivies.</p>`,
    corps: html`<p class="boutons">${lienBouton(`${racine}/ajouter`, 'Signaler une personne', 'principal')}</p>
${
  elements.length === 0
    ? vide('Personne n’est signalé', html`<p>Les dossiers des collègues le sont toujours.</p>`)
    : tableau(
        'signalees',
        'Par ordre alphabétique',
        ['Personne', 'Pour qui', 'Pourquoi', 'Depuis', 'Par', 'Acte'],
        elements.map(s => [
          `${s.prenom} ${s.nom}${s.parNumero ? ', par son numéro' : ''}`,
          s.acteur
            ? nomDeLaCible(d, 'agent', s.acteur)
            : s.organisation
              ? nomDeLaCible(d, 'organisation', s.organisation)
              : 'toutes les organisations',
          s.motif,
          lInstant(s.le),
          nomDeQui(s.par),
          liensDesGestes(gestes, cibleDe(s)),
        ]),
      )
}`,
  }
}

const noms = ['prenom', 'nom', 'numero', 'organisation', 'agent', 'motif'] as const
type Saisie = Readonly<Record<(typeof noms)[number], string>>

const page = (d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Signaler une personne',
  menu: 'vigilance',
  fil: [{ href: racine, texte: 'Personnes signalées' }],
  erreurs,
  largeur: 'lecture',
  corps: formulaire(d.session, {
    action: `${racine}/ajouter`,
    corps: html`${champ({ nom: 'prenom', libelle: 'Prénom', valeur: s.prenom, longueur: 80, autocomplete: 'off', erreurs })}
${champ({ nom: 'nom', libelle: 'Nom', valeur: s.nom, longueur: 80, autocomplete: 'off', erreurs })}
${champ({ nom: 'numero', libelle: 'Numéro France Travail, ou NIR', facultatif: 'facultatif', aide: 'Ses homonymes ne donnent alors plus d’alerte. 11 chiffres, ou le NIR avec sa clé ou sans elle : il est cherché aussitôt, et n’est pas gardé.', valeur: s.numero, longueur: 25, autocomplete: 'off', largeur: 'moyenne', erreurs })}
${champ({ nom: 'agent', libelle: 'Identifiant de l’agent dont elle est proche', facultatif: 'facultatif', aide: 'Rien, pour une personne en vue. Tel que le journal le nomme : roy.claire.', valeur: s.agent, longueur: 120, autocomplete: 'off', erreurs })}
${champ({ nom: 'organisation', libelle: 'Code de l’organisation de cet agent', facultatif: 'facultatif', valeur: s.organisation, longueur: 60, autocomplete: 'off', largeur: 'moyenne', erreurs })}
${zoneDeTexte({ nom: 'motif', libelle: 'Motif', aide: 'Il est gardé avec votre nom.', valeur: s.motif, lignes: 3, longueur: 2000, erreurs })}
<div class="boutons" id="geste">${bouton('Signaler')}<a href="${racine}">Renoncer</a></div>`,
  }),
})

async function ajouter(d: Demande): Promise<Ecran | { versLa: string }> {
  const s = Object.fromEntries(noms.map(n => [n, texte(d, n)])) as Saisie
  const numero = numeroDe(s.numero)
  const erreurs = [
    ...(s.prenom.length < 2 ? [{ champ: 'prenom', texte: 'Donnez son prénom.' }] : []),
    ...(s.nom.length < 2 ? [{ champ: 'nom', texte: 'Donnez son nom.' }] : []),
    ...(typeof numero === 'string' ? [{ champ: 'numero', texte: numero }] : []),
    ...(s.agent !== '' && s.organisation === '' ? [{ champ: 'organisation', texte: 'Dites de quelle organisation est cet agent.' }] : []),
    ...(s.motif === '' ? [{ champ: 'motif', texte: 'Dites pourquoi : le motif est gardé avec l’acte.' }] : []),
  ]
  if (erreurs.length > 0) return page(d, s, erreurs)
  const acteur = s.agent === '' ? null : `${s.organisation}|${s.agent}`
  const corps = { nom: s.nom, prenom: s.prenom, motif: s.motif, acteur, ...(numero && { numero }) }
  const rendu = await agirSur(d, 'agent', { verbe: 'POST', chemin: '/personnes-signalees', corps }, (pointer, detail) => ({
    champ: pointer.slice(1) || 'geste',
    texte: detail,
  }))
  return 'erreurs' in rendu ? page(d, s, rendu.erreurs) : { versLa: `${racine}?fait=ajoutee` }
}

/** As the API reads it, null when none is given, or what is wrong with it: one that is nobody's here is never told. */
function numeroDe(saisi: string): { numeroFranceTravail: string } | { nir: string } | string | null {
  const compact = saisi.replaceAll(/\s/g, '').toUpperCase()
  if (compact === '') return null
  if (/^\d{11}$/.test(compact)) return { numeroFranceTravail: compact }
  const [nir, cle] = [compact.slice(0, 13), compact.slice(13)]
  if (!/^[1-478]\d{4}(\d{2}|2[AB])\d{6}(\d{2})?$/.test(compact))
    return 'Onze chiffres, ou les 13 caractères d’un NIR, suivis ou non de sa clé.'
  return cle === '' || cle === cleDuNir(nir) ? { nir } : 'Ce NIR et sa clé ne vont pas ensemble.'
}

const vierge = async (d: Demande) =>
  page(d, { prenom: '', nom: '', numero: '', organisation: d.session.organisation, agent: '', motif: '' })

export const routesDesSignalees: readonly Route[] = [
  { verbe: 'GET', chemin: racine, faire: signalees },
  { verbe: 'GET', chemin: `${racine}/ajouter`, faire: vierge },
  { verbe: 'POST', chemin: `${racine}/ajouter`, faire: ajouter },
  ...routesDesGestes<Cible & { id: string }>(`${racine}/:id`, {
    gestes,
    async viser(d) {
      const s = (await lister(d)).find(x => x.id === parametre(d, 'id'))
      if (!s) throw new EcranRefuse(404, 'Rien à cette adresse', 'Cette personne n’est pas signalée, ou pas dans votre périmètre.')
      return { ...cibleDe(s), id: s.id }
    },
    acte: ({ id }) => ({ chemin: `/personnes-signalees/${id}/retrait`, corps: undefined }),
  }),
]
