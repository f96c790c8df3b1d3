import {
  alerte,
  carte,
  champ,
  date,
  type Ecran,
  type ErreurDeSaisie,
  enJour,
  fiche,
  frise,
  type Html,
  html,
  leJour,
  lienBouton,
} from '../../interface/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { nomDeLAgent } from '../actes/acte.js'
import type { Cote } from '../cote.js'
import { type Cible, liensDesGestes, messageDe, routesDesGestes } from '../geste.js'
import { nomDeLOrganisation } from '../habilitations/habilitation.js'
import { parametre, texte } from '../saisie.js'
import { changements } from './changements.js'
import { type Champ, sections } from './champs.js'
import { cellule } from './contenu.js'
import { type DemandeEntiere, etatDeLaDemande, lireLaDemande, nomDeLaDemande } from './demande.js'
import { gestesDesDemandes } from './gestes.js'

const cibleDe = (cote: Cote, q: DemandeEntiere): Cible & { numero: number } => ({
  numero: q.numero,
  quoi: `D${q.numero}`,
  adresse: `${cote.racine}/demandes/${q.numero}`,
  fil: [cote.demandes, { href: `${cote.racine}/demandes/${q.numero}`, texte: `D${q.numero}` }],
  menu: cote.menus.demandes,
  permis: q.evenements,
})

const reponse = (q: DemandeEntiere, c: Champ): string => {
  const valeur = cellule(q.contenu, c)
  if (c.genre === 'attestation') return valeur === 'oui' ? 'oui' : 'non'
  if (valeur === '') return 'non renseigné'
  if (c.genre === 'convention') return `C${valeur}`
  if (c.genre === 'genre-d-equipe') return valeur === 'interne' ? 'une équipe de l’organisation' : 'un éditeur de logiciels'
  return c.genre === 'jour' && /^\d{4}-\d\d-\d\d$/.test(valeur) ? enJour(valeur) : valeur
}

const lesReponses = (q: DemandeEntiere): Html =>
  html`${sections.map(s =>
    carte({
      id: s.id,
      titre: s.titre,
      corps: html`${s.champs.length > 0 && fiche(s.champs.map(c => [c.libelle.replace(/\.$/, ''), reponse(q, c)] as const))}
${
  s.groupes &&
  html`<div class="deux">${s.groupes.map(
    g =>
      html`<div><h3>${g.titre}</h3><p>${
        ['prenom', 'nom']
          .map(n => cellule(q.contenu, { nom: g.champs.find(c => c.nom.endsWith(`.${n}`))?.nom ?? '' }))
          .join(' ')
          .trim() || 'non renseigné'
      }${g.champs.slice(2).map(c => cellule(q.contenu, c) !== '' && html`<br>${cellule(q.contenu, c)}`)}</p></div>`,
  )}</div>`
}`,
    }),
  )}`

const evenements: Readonly<Record<string, string>> = {
  creer: 'Demande ouverte',
  soumettre: 'Envoyée à l’instruction',
  ecrire: 'Message',
  'demander-modifications': 'Modifications demandées',
  valider: 'Validée',
  refuser: 'Refusée',
  archiver: 'Archivée',
}

const lesEchanges = (q: DemandeEntiere): Html =>
  frise(
    q.fil.toReversed().map(f => ({
      le: f.instant,
      titre: evenements[f.evenement] ?? f.evenement,
      detail: f.message && html`<p>« ${f.message} »</p>`,
      auteur: `${nomDeLAgent(f.agent)}${f.qui === 'instructeur' ? ', pour l’opérateur' : ''}`,
      ...(f.message && { genre: 'fort' as const }),
    })),
  )

/** The last word of the operator, before anything else, while the organisation owes an answer. */
const attendu = (q: DemandeEntiere): Html | false => {
  const dernier = q.fil.findLast(f => f.evenement === 'demander-modifications')
  return (
    q.etat === 'modifications-demandees' &&
    dernier?.message != null &&
    alerte('attention', html`<p>L’opérateur attend des modifications : « ${dernier.message} »</p>`)
  )
}

/** One request on one page: where it stands, what it would change, what it says, and what was said of it. */
const demande =
  (cote: Cote) =>
  async (d: Demande): Promise<Ecran> => {
    const q = await lireLaDemande(d, parametre(d, 'numero'))
    const cible = cibleDe(cote, q)
    const peutModifier = q.evenements.includes('modifier')
    const gestes = liensDesGestes(gestesDesDemandes, cible)
    return {
      titre: nomDeLaDemande(q),
      menu: cible.menu,
      fil: cible.fil.slice(0, 1),
      ...messageDe(d, {
        ...gestesDesDemandes,
        garder: { fait: 'Le brouillon est enregistré. Il n’est pas encore envoyé.' },
        soumettre: { fait: 'La demande est envoyée. Vous suivrez ici ce que l’opérateur en dit.' },
      }),
      corps: html`${attendu(q)}${carte({
        id: 'etat',
        titre: nomDeLOrganisation(d, q.organisation),
        tete: etatDeLaDemande(q),
        corps: fiche([
          ['Ouverte', html`le ${leJour(q.creeeLe)} par ${nomDeLAgent(q.creeePar)}`],
          ['Envoyée', q.soumiseLe && html`le ${leJour(q.soumiseLe)} par ${nomDeLAgent(q.soumisePar ?? '')}`],
          ['Rouvre', q.rouvre !== null && html`<a href="${cote.racine}/habilitations/${q.rouvre}">H${q.rouvre}</a>`],
        ]),
        pied:
          (peutModifier || gestes) &&
          html`<p class="boutons">${peutModifier && lienBouton(`${cible.adresse}/modifier`, 'Compléter et envoyer', 'principal')}${gestes}</p>`,
      })}
${await changements(d, q)}
<section aria-labelledby="reponses"><h2 id="reponses">Ce qu’elle dit</h2>${lesReponses(q)}</section>
<section aria-labelledby="fil"><h2 id="fil">Échanges avec l’opérateur</h2>${lesEchanges(q)}</section>`,
    }
  }

const champsDeLaDecision = (d: Demande, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`${date({ nom: 'au', libelle: 'Dernier jour de l’habilitation', aide: 'Sans date : la fin de l’homologation, ou la durée la plus longue permise.', valeur: texte(d, 'au'), facultatif: 'facultatif', erreurs })}
${champ({ nom: 'quotaParSeconde', libelle: 'Appels par seconde accordés', aide: 'Sans chiffre : ce que les volumes annoncés demandent.', valeur: texte(d, 'quotaParSeconde'), facultatif: 'facultatif', inputmode: 'numeric', largeur: 'courte', erreurs })}`

const decision = (d: Demande) => {
  const [au, quota] = [texte(d, 'au'), texte(d, 'quotaParSeconde')]
  return { ...(au && { au }), ...(quota && { quotaParSeconde: Number.isNaN(Number(quota)) ? quota : Number(quota) }) }
}

export const routesDesDemandes = (cote: Cote): Route[] => [
  { verbe: 'GET', chemin: `${cote.racine}/demandes/:numero`, acte: cote.acte, faire: demande(cote) },
  ...routesDesGestes(
    `${cote.racine}/demandes/:numero`,
    {
      gestes: gestesDesDemandes,
      viser: async d => cibleDe(cote, await lireLaDemande(d, parametre(d, 'numero'))),
      champs: (d, _, geste, erreurs) => geste === 'valider' && champsDeLaDecision(d, erreurs),
      acte: ({ numero }, evenement, message, d) => ({
        chemin: `/demandes/${numero}/evenements`,
        corps: { evenement, ...(message && { message }), ...(evenement === 'valider' && decision(d)) },
      }),
    },
    cote.acte,
  ),
]
