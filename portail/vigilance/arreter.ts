import type { Portee } from '../../src/vigilance/index.js'
import { texte } from '../administration/saisie.js'
import {
  alerte,
  attestation,
  bouton,
  champ,
  choix,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  zoneDeTexte,
} from '../interface/index.js'
import type { Demande } from '../professionnel/ecran.js'
import { portees } from './mots.js'
import { enquete } from './organisations.js'
import { agirSur } from './agir-sur.js'

const noms = ['portee', 'organisation', 'identifiant', 'motif', 'jamaisVu'] as const
type Saisie = Readonly<Record<(typeof noms)[number], string>>
const adresse = '/vigilance/blocages/arreter'

const page = (d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Arrêter un accès',
  menu: 'vigilance',
  fil: [{ href: '/vigilance/blocages', texte: 'Accès arrêtés' }],
  erreurs,
  largeur: 'lecture',
  corps: html`${alerte('attention', html`<p>L’accès est coupé en quelques secondes, à l’API comme au portail. Il faudra deux personnes pour le rouvrir.</p>`)}
${formulaire(d.session, {
  action: adresse,
  corps: html`${choix({ nom: 'portee', libelle: 'Qui', valeur: s.portee, erreurs, options: Object.entries(portees).map(([valeur, dit]) => ({ valeur, texte: valeur === 'ligne' && !enquete(d) ? 'Échange, pour votre organisation' : dit })) })}
${champ({ nom: 'organisation', libelle: 'Code de l’organisation', facultatif: 'facultatif', aide: enquete(d) ? 'Par exemple CD59. Rien, pour arrêter un échange pour toutes.' : 'La vôtre : vous n’arrêtez que chez vous.', valeur: s.organisation, longueur: 60, autocomplete: 'off', largeur: 'moyenne', erreurs })}
${champ({ nom: 'identifiant', libelle: 'Identifiant de l’agent, de la structure, de l’application, ou code de l’échange', aide: 'Rien pour une organisation entière. L’agent tel que le journal le nomme : roy.claire.', valeur: s.identifiant, longueur: 120, autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${zoneDeTexte({ nom: 'motif', libelle: 'Motif', aide: 'Il est lu par qui est arrêté, et reste dans la trace avec votre nom.', valeur: s.motif, lignes: 3, longueur: 2000, erreurs })}
${attestation({ nom: 'jamaisVu', libelle: 'Arrêter cet agent même si personne de ce nom n’a encore agi ici, comme un compte volé qui n’a pas servi', cochee: s.jamaisVu === 'oui', facultatif: 'facultatif', erreurs })}
<div class="boutons" id="geste">${bouton('Arrêter', 'danger')}<a href="/vigilance/blocages">Renoncer</a></div>`,
})}`,
})

export const formulaireDArret = async (d: Demande): Promise<Ecran> =>
  page(d, { portee: 'agent', organisation: enquete(d) ? '' : d.session.organisation, identifiant: '', motif: '', jamaisVu: '' })

const cibleDe = ({ portee, organisation, identifiant }: Saisie): string => {
  if (portee === 'organisation') return organisation
  if (portee === 'agent') return `${organisation}|${identifiant}`
  return portee === 'ligne' && organisation !== '' ? `${identifiant}|${organisation}` : identifiant
}

const manques = (s: Saisie): ErreurDeSaisie[] => [
  ...(s.portee === '' ? [{ champ: 'portee', texte: 'Dites qui.' }] : []),
  ...((s.portee === 'agent' || s.portee === 'organisation') && s.organisation === ''
    ? [{ champ: 'organisation', texte: 'Dites de quelle organisation.' }]
    : []),
  ...(s.portee !== 'organisation' && s.identifiant === '' ? [{ champ: 'identifiant', texte: 'Donnez son identifiant.' }] : []),
  ...(s.motif === '' ? [{ champ: 'motif', texte: 'Dites pourquoi : le motif est gardé avec l’acte.' }] : []),
]

export async function arreter(d: Demande): Promise<Ecran | { versLa: string }> {
  const s = Object.fromEntries(noms.map(n => [n, texte(d, n)])) as Saisie
  const erreurs = manques(s)
  if (erreurs.length > 0) return page(d, s, erreurs)
  const corps = { portee: s.portee as Portee, cible: cibleDe(s), motif: s.motif, ...(s.jamaisVu === 'oui' && { jamaisVu: true }) }
  const rendu = await agirSur(
    d,
    s.portee === 'organisation' ? 'organisation' : 'identifiant',
    { verbe: 'POST', chemin: '/blocages', corps },
    (pointer, detail) => ({
      champ: pointer === '/motif' ? 'motif' : pointer === '/cible' ? 'identifiant' : 'geste',
      texte: detail,
    }),
  )
  return 'erreurs' in rendu ? page(d, s, rendu.erreurs) : { versLa: '/vigilance/blocages?fait=arrete' }
}
