import { EcranRefuse } from '../../ecran-refuse.js'
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

type Enregistrement = Rubrique['enregistrements'][number]
const unEnregistrement = (r: Rubrique, e: Enregistrement, contexte: Contexte): Html =>
  fiche(Object.keys(e.donnees).map(champ => [r.libelles[champ] ?? champ, valeur(r, e, champ, contexte)]))

/** The latest; the others, if there are, have a page of their own, which years of follow-up do not make too heavy to open. */
function rubrique(r: Rubrique, contexte: Contexte): Html {
  const dernier = r.enregistrements.at(-1)
  const tous = `/mon-espace/donnees/${r.ressource}`
  return html`<section aria-labelledby="${r.ressource}"><h2 id="${r.ressource}">${r.intitule}</h2>
${dernier && r.enregistrements.length > 1 && html`<h3>N° ${dernier.numero}</h3>`}${dernier ? unEnregistrement(r, dernier, contexte) : html`<p class="discret">Rien n’est enregistré sous ce titre.</p>`}
${r.enregistrements.length > 1 && html`<p><a href="${tous}">Lire les ${r.enregistrements.length}<span class="a-entendre"> : ${r.intitule}</span></a></p>`}</section>`
}

/** What touches her health asks for a surer sign-in, hers too: whoever would sign in for her does not see it. */
const fermee = ({ ressource, intitule }: Copie['reservees'][number], montrees: Copie['rubriques']): Html => {
  // The rest of the same resource may be shown above, under its own title.
  const [id, titre] = montrees.some(r => r.ressource === ressource) ? [`${ressource}-sante`, `${intitule} : santé`] : [ressource, intitule]
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${titre}</h2>
<p>Pour lire ce qui touche à votre santé, la plateforme vous demande de vous identifier plus sûrement, avec FranceConnect+.</p>
<p>${lienBouton('/mon-espace/donnees/sante', html`M’identifier et lire<span class="a-entendre"> : ${titre}</span>`)}</p></section>`
}

const emporter = html`<section aria-labelledby="emporter"><h2 id="emporter">Emporter mes données</h2>
<p>Tout ce que la plateforme tient sur vous, avec les versions remplacées (RGPD, art. 15).</p>
<p class="boutons">${lienBouton('/mon-espace/mes-donnees.pdf', html`Lettre <span class="aide">(PDF accessible)</span>`)}
${lienBouton('/mon-espace/mes-donnees.csv', html`Tableau <span class="aide">(CSV)</span>`)}
${lienBouton('/mon-espace/mes-donnees.json', html`Données <span class="aide">(JSON)</span>`)}</p></section>`

async function lireTout(v: Visite) {
  const [copie, { elements }] = await Promise.all([
    v.lire<Copie>(chemins.copie),
    v.lire<Contestations>(`${chemins.contestations}?etat=ouvertes&limite=100`),
  ])
  return { ...copie, contestees: new Map(elements.map(c => [cle(c.ressource, c.champ, c.rang), c.deposeeLe])) }
}

/** Every row of one of her resources. */
export async function pageDUneRubrique(v: Visite) {
  const { ressource } = v.requete.params as { ressource: string }
  const { rubriques, contestees } = await lireTout(v)
  const r = rubriques.find(x => x.ressource === ressource)
  if (!r) throw new EcranRefuse(404, 'Page introuvable', 'Rien de ce que la plateforme tient sur vous ne porte ce nom.')
  return rendre(v.reponse, v.session, {
    titre: r.intitule,
    menu: 'donnees',
    fil: [{ href: '/mon-espace/donnees', texte: 'Mes données' }],
    corps: html`${r.enregistrements.toReversed().map(e => html`<section aria-labelledby="n-${e.numero}"><h2 id="n-${e.numero}">N° ${e.numero}</h2>${unEnregistrement(r, e, { nommer: v.nommer, contestees })}</section>`)}`,
  })
}

/** Everything held about her, each datum with who wrote it and when (J7, A6). */
export async function pageDesDonnees(v: Visite) {
  const { rubriques, reservees, contestees } = await lireTout(v)
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
${reservees.map(r => fermee(r, montrees))}
${emporter}`,
  })
}

/** Reads one of them, which asks for the sign-in it takes, then goes back to the page, where it now is. */
export async function ouvrirLaSante(v: Visite) {
  await v.lire(chemins.sante).catch((erreur: unknown) => {
    // Of whom nothing is noted, the page says so by showing none.
    if (!(erreur instanceof EcranRefuse && erreur.statut === 404)) throw erreur
  })
  return v.reponse.redirect('/mon-espace/donnees', 303)
}
