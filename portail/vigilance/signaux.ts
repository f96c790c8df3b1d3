import { type Signal, signaux as tousLesSignaux } from '../../src/droit/parametres/signaux.js'
import { toutesLesLignes } from '../../src/moteur/lignes.js'
import { jourDe } from '../../src/moteur/moteur.js'
import { agir, lire } from '../administration/appel.js'
import { messageDe } from '../administration/geste.js'
import { parametre, texte } from '../administration/saisie.js'
import { EcranRefuse } from '../ecran-refuse.js'
import {
  bouton,
  carte,
  champ,
  date,
  type Ecran,
  enJour,
  type ErreurDeSaisie,
  formulaire,
  formulaireDeFiltre,
  type Html,
  html,
  leJour,
  lienBouton,
  listeDeroulante,
  tableau,
  zoneDeTexte,
} from '../interface/index.js'
import type { Demande, Route } from '../professionnel/ecran.js'
import { mesures, nomDeLEchange, nomDeQui } from './mots.js'
import { enquete } from './organisations.js'
import { rubrique } from './rubriques.js'

type Limite = { signal: Signal; ligne: string | null; limite: number; depuis: string | null; par: string | null; motif: string | null }
export type Apercu = { du: string; au: string; alertes: number; acteurs: number; jours: { jour: string; alertes: number }[] }
const noms = ['signal', 'ligne', 'limite', 'depuis', 'motif'] as const
type Saisie = Readonly<Record<(typeof noms)[number], string>>
const racine = '/vigilance/signaux'

const champs = (s: Saisie, erreurs: readonly ErreurDeSaisie[]): Html => html`${listeDeroulante({
  nom: 'signal',
  libelle: 'Signal',
  valeur: s.signal,
  options: tousLesSignaux.map(valeur => ({ valeur, texte: mesures[valeur] })),
  erreurs,
})}
${champ({ nom: 'ligne', libelle: 'Code de l’échange', facultatif: 'facultatif', aide: 'Rien, pour tous les échanges ensemble.', valeur: s.ligne, longueur: 120, autocomplete: 'off', erreurs })}
${champ({ nom: 'limite', libelle: 'Limite par agent et par jour', aide: 'Au-delà, une alerte. Zéro : dès la première fois.', valeur: s.limite, inputmode: 'numeric', longueur: 6, autocomplete: 'off', largeur: 'courte', erreurs })}`

const manques = (d: Demande, s: Saisie): ErreurDeSaisie[] => [
  ...((tousLesSignaux as readonly string[]).includes(s.signal) ? [] : [{ champ: 'signal', texte: 'Choisissez un signal.' }]),
  ...(s.ligne === '' || toutesLesLignes(d.contexte.ressources).some(l => l.code === s.ligne)
    ? []
    : [{ champ: 'ligne', texte: 'Aucun échange ne porte ce code.' }]),
  ...(/^\d{1,5}$/.test(s.limite) ? [] : [{ champ: 'limite', texte: 'Écrivez un nombre, par exemple 15.' }]),
]

export const apercu = (a: Apercu): Html =>
  carte({
    id: 'apercu',
    titre: 'Sur le passé',
    corps: html`<p><strong>Avec cette limite, ${a.alertes.toLocaleString('fr-FR')} ${a.alertes > 1 ? 'alertes' : 'alerte'} sur les 30 derniers jours</strong>, pour ${a.acteurs.toLocaleString('fr-FR')} ${a.acteurs > 1 ? 'agents ou programmes' : 'agent ou programme'}, du ${enJour(a.du)} au ${enJour(a.au)}.</p>
${
  a.alertes > 0 &&
  tableau(
    'apercu-jours',
    'Les jours où il y en aurait eu',
    ['Jour', 'Alertes'],
    a.jours.filter(j => j.alertes > 0).map(j => [leJour(j.jour), j.alertes.toLocaleString('fr-FR')]),
  )
}`,
  })

async function page(d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = [], vu?: Apercu): Promise<Ecran> {
  const { elements } = await lire<{ elements: Limite[] }>(d, '/signaux')
  return {
    titre: 'Limites des signaux',
    menu: 'vigilance',
    cote: rubrique('signaux'),
    erreurs,
    ...messageDe(d, { regle: { fait: 'La limite est réglée.' } }),
    chapeau: html`<p>Ce que la vigilance cherche chaque heure dans le journal. Un signal alerte, et n’arrête personne.</p>`,
    corps: html`${tableau(
      'limites',
      'En vigueur aujourd’hui',
      ['Signal', 'Échange', 'Limite', 'Depuis', 'Par'],
      elements.map(l => [
        mesures[l.signal],
        l.ligne === null ? 'tous ensemble' : html`${nomDeLEchange(d, l.ligne)}<br><code>${l.ligne}</code>`,
        l.limite.toLocaleString('fr-FR'),
        l.depuis ? leJour(l.depuis) : 'l’origine',
        l.par ? html`${nomDeQui(l.par)}<br><span class="discret">${l.motif}</span>` : '—',
      ]),
    )}
${vu && apercu(vu)}
<section aria-labelledby="essayer"><h2 id="essayer">Essayer une limite sur les 30 derniers jours</h2>
${formulaireDeFiltre(racine, html`${champs(s, erreurs)}<div class="boutons">${bouton('Essayer', 'secondaire')}</div>`, 'Essayer une limite')}</section>
${vu && enquete(d) && html`<p class="boutons">${lienBouton(`${racine}/regler?${new URLSearchParams({ signal: s.signal, ligne: s.ligne, limite: s.limite })}`, 'Régler cette limite', 'principal')}</p>`}`,
  }
}

const essayer = (d: Demande, s: Saisie): Promise<Apercu> =>
  lire<Apercu>(
    d,
    `/signaux/apercu?${new URLSearchParams({ signal: s.signal, limite: s.limite, ...(s.ligne !== '' && { ligne: s.ligne }) })}`,
  )

const saisie = (d: Demande): Saisie => ({
  signal: parametre(d, 'signal'),
  ligne: parametre(d, 'ligne').trim(),
  limite: parametre(d, 'limite').trim(),
  depuis: jourDe(d.contexte.horloge()),
  motif: '',
})

async function signaux(d: Demande): Promise<Ecran> {
  const s = saisie(d)
  if (s.signal === '' && s.limite === '') return page(d, s)
  const erreurs = manques(d, s)
  return erreurs.length > 0 ? page(d, s, erreurs) : page(d, s, [], await essayer(d, s))
}

const reglage = (d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Ecran => {
  if (!enquete(d))
    throw new EcranRefuse(403, 'Votre rôle ne le permet pas', 'Une limite vaut pour toutes les organisations : qui enquête la règle.')
  return {
    titre: 'Régler une limite',
    menu: 'vigilance',
    fil: [{ href: racine, texte: 'Limites des signaux' }],
    erreurs,
    largeur: 'lecture',
    corps: formulaire(d.session, {
      action: `${racine}/regler`,
      corps: html`${champs(s, erreurs)}
${date({ nom: 'depuis', libelle: 'À compter du', valeur: s.depuis, erreurs })}
${zoneDeTexte({ nom: 'motif', libelle: 'Motif', aide: 'Il est gardé avec votre nom.', valeur: s.motif, lignes: 2, longueur: 2000, erreurs })}
<div class="boutons" id="geste">${bouton('Régler')}<a href="${racine}">Renoncer</a></div>`,
    }),
  }
}

async function regler(d: Demande): Promise<Ecran | { versLa: string }> {
  const s = Object.fromEntries(noms.map(n => [n, texte(d, n)])) as Saisie
  const erreurs = [
    ...manques(d, s),
    ...(s.depuis === '' ? [{ champ: 'depuis', texte: 'Indiquez le jour.' }] : []),
    ...(s.motif === '' ? [{ champ: 'motif', texte: 'Dites pourquoi : le motif est gardé avec l’acte.' }] : []),
  ]
  if (erreurs.length > 0) return reglage(d, s, erreurs)
  const corps = { signal: s.signal, ligne: s.ligne || null, limite: Number(s.limite), depuis: s.depuis, motif: s.motif }
  const rendu = await agir(d, { verbe: 'POST', chemin: '/signaux', corps }, (pointer, detail) => ({
    champ: pointer.slice(1) || 'geste',
    texte: detail,
  }))
  return 'erreurs' in rendu ? reglage(d, s, rendu.erreurs) : { versLa: `${racine}?fait=regle` }
}

export const routesDesSignaux: readonly Route[] = [
  { verbe: 'GET', chemin: racine, faire: signaux },
  { verbe: 'GET', chemin: `${racine}/regler`, faire: async d => reglage(d, saisie(d)) },
  { verbe: 'POST', chemin: `${racine}/regler`, faire: regler },
]
