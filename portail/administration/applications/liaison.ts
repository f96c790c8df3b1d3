import { jourDe } from '../../../src/moteur/moteur.js'
import { bouton, choix, date, type Ecran, enJour, type ErreurDeSaisie, formulaire, type Html, html, leJour } from '../../interface/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { agir } from '../appel.js'
import type { Cote } from '../cote.js'
import { parametre, texte } from '../saisie.js'
import { type Application, lireLApplication } from './application.js'

const liens = {
  '': 'au porteur : qui tient le jeton s’en sert',
  dpop: 'liés à une clé de l’application (DPoP)',
  mtls: 'liés à son certificat (mTLS)',
} as const
type Saisie = { par: string; exigeeLe: string }

export const liaisonEnClair = ({ liaison: { par, exigeeLe } }: Application): Html =>
  html`${liens[par ?? '']}${exigeeLe && html` ; exigés ainsi à compter du ${leJour(exigeeLe)} par les échanges qui le demandent`}`

async function page(d: Demande, { racine }: Cote, saisie?: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const a = await lireLApplication(d, parametre(d, 'id'))
  const adresse = `${racine}/applications/${encodeURIComponent(a.clientId)}`
  const { par, exigeeLe } = saisie ?? { par: a.liaison.par ?? '', exigeeLe: a.liaison.exigeeLe ?? '' }
  return {
    titre: `Lier les jetons de ${a.nom}`,
    menu: 'applications',
    fil: [
      { href: `${racine}/applications`, texte: 'Applications' },
      { href: adresse, texte: a.nom },
    ],
    erreurs,
    largeur: 'lecture',
    chapeau: html`<p>Un jeton lié ne sert à personne d’autre que l’application : volé, il n’ouvre rien. Une fois en vigueur, seul l’opérateur retire une liaison.</p>`,
    corps: formulaire(d.session, {
      action: `${adresse}/liaison`,
      corps: html`${choix({ nom: 'par', libelle: 'Ses jetons sont', valeur: par, erreurs, options: Object.entries(liens).map(([valeur, dit]) => ({ valeur, texte: dit })) })}
${date({ nom: 'exigeeLe', libelle: 'Exigé à compter du', aide: 'Ce jour-là, un jeton au porteur n’ouvre plus les échanges qui demandent davantage. Rien, pour ne pas l’exiger encore.', facultatif: 'facultatif', valeur: exigeeLe, erreurs })}
<div class="boutons" id="geste">${bouton('Enregistrer la liaison')}<a href="${adresse}">Renoncer</a></div>`,
    }),
  }
}

async function lier(d: Demande, cote: Cote): Promise<Ecran | { versLa: string }> {
  const s: Saisie = { par: texte(d, 'par'), exigeeLe: texte(d, 'exigeeLe') }
  const aujourdHui = jourDe(d.contexte.horloge())
  const a = await lireLApplication(d, parametre(d, 'id'))
  // A day already kept may stay; a new one gives the program the time to change.
  const passee = s.exigeeLe !== '' && s.exigeeLe !== a.liaison.exigeeLe && s.exigeeLe < aujourdHui
  const erreurs = [
    ...(Object.hasOwn(liens, s.par) ? [] : [{ champ: 'par', texte: 'Choisissez comment ses jetons sont liés.' }]),
    ...(passee ? [{ champ: 'exigeeLe', texte: `Ce jour est passé : le premier possible est le ${enJour(aujourdHui)}.` }] : []),
  ]
  if (erreurs.length > 0) return page(d, cote, s, erreurs)
  const id = encodeURIComponent(a.clientId)
  const corps = { evenement: 'lier', par: s.par || null, exigeeLe: s.exigeeLe || null }
  const rendu = await agir(d, { verbe: 'POST', chemin: `/applications/${id}/evenements`, corps }, (pointer, detail) => ({
    champ: pointer.slice(1) || 'geste',
    texte: detail,
  }))
  return 'erreurs' in rendu ? page(d, cote, s, rendu.erreurs) : { versLa: `${cote.racine}/applications/${id}?fait=liaison` }
}

export const routesDeLaLiaison = (cote: Cote): Route[] => {
  const chemin = `${cote.racine}/applications/:id/liaison`
  return [
    { verbe: 'GET', chemin, acte: cote.acte, faire: d => page(d, cote) },
    { verbe: 'POST', chemin, acte: cote.acte, faire: d => lier(d, cote) },
  ]
}
