import type { Rubrique } from '../../../src/personnes/index.js'
import {
  alerte,
  enJour,
  enMots,
  etiquette,
  fiche,
  type Html,
  html,
  lienBouton,
  provenance,
  rendre,
  type Valeur,
  vide,
} from '../../interface/index.js'
import { chemins, type Contestations, type Copie, type Visite } from '../espace.js'
import { origineDe } from '../source.js'

/** Who follows her has its own page. */
const aPart = ['rattachement']
/** What she corrects herself; everything else, she contests. */
const corrigeables = ['adresse', 'emails', 'telephones']

type Contexte = Pick<Visite, 'nommer'> & { contestees: ReadonlyMap<string, string> }
const cle = (ressource: string, champ: string, rang: number | null) => `${ressource} ${champ} ${rang ?? ''}`

function valeur(r: Rubrique, e: Rubrique['enregistrements'][number], champ: string, { nommer, contestees }: Contexte): Valeur {
  const lignes = enMots(e.donnees[champ], { ressource: r.ressource, champ, nommer })
  const rang = e.numero ?? null
  const { par, le } = origineDe(r, e, champ)
  const vers = `/mon-espace/contester/${r.ressource}/${champ}${rang === null ? '' : `?rang=${rang}`}`
  const quoi = html`<span class="a-entendre"> : ${r.libelles[champ]}</span>`
  const corrige = r.ressource === 'identite' && corrigeables.includes(champ)
  const conteste = contestees.get(cle(r.ressource, champ, rang)) ?? contestees.get(cle(r.ressource, champ, null))
  const geste = html`${conteste && html`<a href="/mon-espace/contestations">${etiquette(`contestée le ${enJour(conteste)}`, 'attente')}${quoi}</a> `}${
    corrige ? html`<a href="/mon-espace/coordonnees">Corriger${quoi}</a>` : !conteste && html`<a href="${vers}">Contester${quoi}</a>`
  }`
  return html`<div class="donnee"><div class="donnee-valeur">${lignes.length === 0 ? html`<span class="discret">non renseigné</span>` : lignes.map((l, i) => html`${i > 0 && html`<br>`}${l}`)}
${provenance({ par: nommer(par), le })}</div><p class="donnee-geste">${geste}</p></div>`
}

const rubrique = (
  r: Rubrique,
  contexte: Contexte,
): Html => html`<section aria-labelledby="${r.ressource}"><h2 id="${r.ressource}">${r.intitule}</h2>
${
  r.enregistrements.length === 0
    ? html`<p class="discret">Rien n’est enregistré sous ce titre.</p>`
    : r.enregistrements.map(
        e =>
          html`${r.enregistrements.length > 1 && html`<h3>N° ${e.numero}</h3>`}${fiche(Object.keys(e.donnees).map(champ => [r.libelles[champ] ?? champ, valeur(r, e, champ, contexte)]))}`,
      )
}</section>`

/** What touches her health asks for a surer sign-in, hers too: whoever would sign in for her does not see it. */
const fermee = ({ ressource, intitule }: Copie['reservees'][number]): Html =>
  html`<section aria-labelledby="${ressource}-sante"><h2 id="${ressource}-sante">${intitule}</h2>
<p>Pour lire ce qui touche à votre santé, la plateforme vous demande de vous identifier plus sûrement, avec FranceConnect+.</p>
<p>${lienBouton('/mon-espace/donnees/sante', html`M’identifier et lire<span class="a-entendre"> : ${intitule}</span>`)}</p></section>`

const emporter = html`<section aria-labelledby="emporter"><h2 id="emporter">Emporter mes données</h2>
<p>Tout ce que la plateforme tient sur vous, avec les versions remplacées (RGPD, art. 15).</p>
<p class="boutons">${lienBouton('/mon-espace/mes-donnees.pdf', html`Lettre <span class="aide">(PDF accessible)</span>`)}
${lienBouton('/mon-espace/mes-donnees.csv', html`Tableau <span class="aide">(CSV)</span>`)}
${lienBouton('/mon-espace/mes-donnees.json', html`Données <span class="aide">(JSON)</span>`)}</p></section>`

/** Everything held about her, each datum with who wrote it and when (J7, A6). */
export async function pageDesDonnees(v: Visite) {
  const [{ rubriques, reservees }, { elements }] = await Promise.all([
    v.lire<Copie>(chemins.copie),
    v.lire<Contestations>(`${chemins.contestations}?etat=ouvertes&limite=100`),
  ])
  const contestees = new Map(elements.map(c => [cle(c.ressource, c.champ, c.rang), c.deposeeLe]))
  const { fait } = v.requete.query as { fait?: string }
  const montrees = rubriques.filter(r => !aPart.includes(r.ressource))
  return rendre(v.reponse, v.session, {
    titre: 'Mes données',
    menu: 'donnees',
    chapeau: html`<p>Ce que le réseau pour l’emploi tient sur vous. Sous chaque donnée : qui l’a écrite, et quand. Une donnée inexacte se corrige ou se conteste ; une réponse vous est due dans le mois.</p>`,
    ...(fait === 'coordonnees'
      ? { message: { genre: 'succes', texte: 'Vos coordonnées sont à jour. Ceux qui vous suivent les lisent déjà.' } as const }
      : {}),
    corps: html`${contestees.size > 0 && alerte('information', html`${contestees.size} donnée${contestees.size > 1 && 's'} en cours de contestation : <a href="/mon-espace/contestations">suivre la réponse</a>.`)}
${montrees.length === 0 ? vide('La plateforme ne tient aucune donnée sur vous', html`<p>Personne ne vous a fait connaître.</p>`) : montrees.map(r => rubrique(r, { nommer: v.nommer, contestees }))}
${reservees.map(fermee)}
${emporter}`,
  })
}

/** Reads one of them, which asks for the sign-in it takes, then goes back to the page, where it now is. */
export async function ouvrirLaSante(v: Visite) {
  await v.lire(chemins.sante)
  return v.reponse.redirect('/mon-espace/donnees', 303)
}
