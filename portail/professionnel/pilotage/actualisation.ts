import { plusMois } from '../../../src/droit/jours.js'
import { periodicites, periodicitesDActualisation, publicsDActualisation } from '../../../src/droit/parametres/actualisation.js'
import { auJour } from '../../../src/droit/parametres/parametre.js'
import {
  type EssaiDActualisation,
  libellesDesPeriodicites as dites,
  libellesDesPublics,
} from '../../../src/parcours/actualisation/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { enMois } from '../../inscription/cartes.js'
import {
  bouton,
  date,
  type Ecran,
  type ErreurDeSaisie,
  enJour,
  etiquette,
  fiche,
  formulaire,
  type Html,
  html,
  listeDeroulante,
  tableau,
} from '../../interface/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { refusees } from '../ecrire.js'
import { recuDe } from '../heures/lire.js'

type Recu = Readonly<Record<string, string>>
const adresse = '/professionnel/pilotage/actualisation'

/** The rows in force and to come, and one to try before its date. */
export async function essayerUneActualisation(d: Demande): Promise<Ecran> {
  const jour = jourDe(d.contexte.horloge())
  return ecran(d, { depuis: `${plusMois(jour, 1).slice(0, 7)}-01`, ...auJour(periodicitesDActualisation, jour) }, false)
}

const ecran = (d: Demande, recu: Recu, resultat: Html | false, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Essayer une règle d’actualisation',
  menu: 'pilotage',
  fil: [{ href: '/professionnel/pilotage', texte: 'Pilotage' }],
  erreurs,
  chapeau: html`<p>Un nouveau texte est une ligne de plus, avec son premier jour. Lisez ici ce qu’elle changerait pour les inscrits d’aujourd’hui, avant que quiconque l’adopte. Rien n’est modifié, et personne n’est nommé.</p>`,
  corps: html`${resultat}
<section aria-labelledby="lignes"><h2 id="lignes">Les lignes connues</h2>
${tableau(
  'lignes-connues',
  'De la plus ancienne à la plus récente',
  ['À partir du', ...publicsDActualisation.map(p => capitale(libellesDesPublics[p])), 'Texte'],
  periodicitesDActualisation.valeurs.map(v => [
    enJour(v.depuis),
    ...publicsDActualisation.map(p => dites[v.valeur[p]]),
    html`${v.texte.cite}${v.confiance !== 'sûr' && html` ${etiquette(v.confiance)}`}`,
  ]),
)}</section>
<section aria-labelledby="a-essayer"><h2 id="a-essayer">La ligne à essayer</h2>
${formulaire(d.session, {
  action: adresse,
  corps: html`${date({ nom: 'depuis', libelle: 'À partir du', valeur: recu.depuis ?? '', erreurs })}
${publicsDActualisation.map(p =>
  listeDeroulante({
    nom: p,
    libelle: capitale(libellesDesPublics[p]),
    valeur: recu[p],
    options: periodicites.map(valeur => ({ valeur, texte: dites[valeur] })),
    erreurs,
  }),
)}
<p class="boutons">${bouton('Essayer sur les inscrits d’aujourd’hui')}</p>`,
})}</section>`,
})

export async function rejouerLActualisation(d: Demande): Promise<Ecran> {
  const recu = recuDe(d)
  if (!recu.depuis) return ecran(d, recu, false, [{ champ: 'depuis', texte: 'Dites à partir de quel jour.' }])
  const corps = { depuis: recu.depuis, periodicites: Object.fromEntries(publicsDActualisation.map(p => [p, recu[p]])) }
  const rendu = await d.appeler('POST', '/api/v1/pilotage/essais-d-actualisation', { corps })
  if (rendu.statut === 200) return ecran(d, recu, bilan(rendu.corps as EssaiDActualisation & { seuil: number }, recu))
  if (rendu.statut !== 400 && rendu.statut !== 422) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(
    d,
    recu,
    false,
    refusees(rendu, c => c.at(-1) ?? 'depuis'),
  )
}

const bilan = (r: EssaiDActualisation & { seuil: number }, { depuis = '' }: Recu): Html => {
  const dire = (n: number | null) => (n === null ? `moins de ${r.seuil}, ou trop près` : n.toLocaleString('fr-FR'))
  return html`<section aria-labelledby="bilan"><h2 id="bilan">Ce que changerait cette ligne, à partir du ${enJour(depuis)}</h2>
${fiche([
  ['Inscrits aujourd’hui', dire(r.personnes)],
  ['Pour qui au moins un mois change', dire(r.changent)],
])}
${tableau(
  'publics',
  'Par public',
  ['Public', 'Personnes', 'Aujourd’hui', 'Avec cette ligne'],
  r.publics.map(p => [
    libellesDesPublics[p.public],
    dire(p.personnes),
    dites[p.avant as 'DISPENSE'],
    html`${dites[p.apres as 'DISPENSE']}${p.avant !== p.apres && html` ${etiquette('change', 'attente')}`}`,
  ]),
)}
${tableau(
  'mois',
  'Déclarations attendues, mois par mois',
  ['Mois déclaré', 'Aujourd’hui', 'Avec cette ligne'],
  r.mois.map(m => [enMois(m.periode), dire(m.avant), html`${dire(m.apres)}${m.change && html` ${etiquette('change', 'attente')}`}`]),
)}</section>`
}

const capitale = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1)
