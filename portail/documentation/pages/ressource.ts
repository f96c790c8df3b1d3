import { phraseDAssurance } from '../../../src/moteur/deriver/assurances.js'
import { phraseDeLiaison } from '../../../src/moteur/deriver/liaisons.js'
import { phraseDeConservation } from '../../../src/moteur/deriver/registre.js'
import { routesDe } from '../../../src/moteur/deriver/routes.js'
import { schemaJson } from '../../../src/moteur/deriver/schema.js'
import { enTirets, type Ligne, lignesDe, type Operation } from '../../../src/moteur/lignes.js'
import type { Echange, Ressource } from '../../../src/moteur/ressource.js'
import { caractere, codes, fiche, liste } from '../../interface/composants/fiche.js'
import { route } from '../composants/route.js'
import { forme } from '../composants/schema.js'
import { tableau } from '../../interface/composants/tableau.js'
import { enPhrase, menuDe } from '../en-phrase.js'
import { type Html, html } from '../../interface/html.js'
import { adresseDApi, adresseDEchange, adresseDeNotice, type Page, racine, type Section } from '../page.js'

const verbes: Record<Operation, string> = { rechercher: 'Chercher', consulter: 'Lire', deposer: 'Déposer', corriger: 'Corriger' }
const cardinalites: Record<Ressource['cardinalite'], string> = {
  racine: 'la fiche par laquelle la personne existe',
  une: 'une par personne',
  plusieurs: 'plusieurs par personne, numérotées',
}

const ligne = (l: Ligne): Html => html`<h3 id="${l.code}">${verbes[l.operation]}</h3>
${fiche([
  ['Qui', liste(l.par.map(a => a.nom))],
  ['Sur qui', l.sur.phrase],
  l.operation === 'rechercher' && l.echange.rechercher
    ? [
        'Par quelles clés',
        liste([
          ...l.echange.rechercher.cles.map(codes),
          ...(l.echange.rechercher.parNom ? ['ses noms et prénoms, parmi les personnes suivies'] : []),
        ]),
      ]
    : ['Quels champs', codes(l.champs)],
  ['Assurance', phraseDAssurance(l.assurance)],
  ['Liaison', phraseDeLiaison(l.liaison)],
  ['Portée', html`<code>${l.code}</code>`],
  [
    'Routes',
    html`<ul class="nue">${routesDe(l).map(r => html`<li><a href="${adresseDApi(l.ressource)}#${l.code}.${r.forme}">${route(r.verbe, r.url)}</a></li>`)}</ul>`,
  ],
])}`

const echange = (r: Ressource, nom: string, e: Echange): Section => ({
  id: enTirets(nom),
  titre: enPhrase(nom),
  corps: html`<p class="finalite">${e.finalite}.</p>
${fiche([
  ['Base légale', `${e.base.nom} (RGPD, art. ${e.base.rgpd})`],
  ['Texte', `${e.base.texte.cite} : ${e.base.texte.objet}`],
  ['Données sensibles', e.exceptionArticle9 && `exception de l’article ${e.exceptionArticle9.rgpd}, ${e.exceptionArticle9.texte.cite}`],
  ['Usage du NIR', e.usageDuNir?.cite],
  ['Caractère', caractere(e.caractere)],
])}
${lignesDe(r)
  .filter(l => l.nomEchange === nom)
  .map(ligne)}`,
})

function exemple(valeur: unknown): Html | string {
  if (valeur === null) return 'nul'
  const texte = typeof valeur === 'string' ? valeur : JSON.stringify(valeur)
  return html`<code>${texte.length > 40 ? '{…}' : texte}</code>`
}

const donnees = (r: Ressource): Section => ({
  id: 'donnees',
  titre: 'Les données',
  corps: tableau(
    'donnees-titre',
    `Champs : ${r.intitule}`,
    ['Champ', 'Libellé', 'Catégorie', 'Valeur', 'Exemple'],
    Object.entries(r.donnees).map(([champ, d]) => [
      html`<code>${champ}</code>`,
      d.libelle,
      d.categorie,
      forme(schemaJson(d.schema)),
      exemple(d.exemple),
    ]),
  ),
})

/** Everything the declaration says of one resource. */
export const pageDeRessource = (r: Ressource): Page => ({
  chemin: adresseDEchange(r),
  titre: r.intitule,
  menu: menuDe(r.intitule),
  rubrique: 'echanges',
  chapeau: fiche([
    ['Responsable', r.responsable.nom],
    ['Combien', cardinalites[r.cardinalite]],
    ['Conservation', phraseDeConservation(r)],
    [
      'Voir aussi',
      html`<a href="${adresseDApi(r)}">routes de l’API</a>, <a href="${adresseDeNotice(r)}">notice d’information</a>, <a href="${racine}/registre#${enTirets(r.nom)}">registre</a>`,
    ],
  ]),
  sections: [donnees(r), ...Object.entries(r.echanges).map(([nom, e]) => echange(r, nom, e))],
})
