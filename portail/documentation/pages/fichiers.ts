import { acteurs } from '../../../src/droit/acteurs.js'
import { type NomDeFormat, formats, nomsDesFormats } from '../../../src/flux/index.js'
import { toutesLesLignes } from '../../../src/moteur/lignes.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { exemple } from '../composants/exemple.js'
import { liste } from '../composants/fiche.js'
import { portee, route } from '../composants/route.js'
import { tableau } from '../composants/tableau.js'
import { exemplesDeFichiers } from '../exemples-de-fichiers.js'
import { type Html, html } from '../html.js'
import { type Page, racine, type Sources } from '../page.js'
import { preparatifs } from './exemples.js'

const contenus: Readonly<Record<NomDeFormat, string>> = {
  cnaf: 'Flux RSA des caisses (vrsb0801), stock mensuel ou mouvements quotidiens, en XML',
  'mission-locale': 'Jeunes qui demandent un accompagnement, en CSV',
  contrats: 'Contrats conclus avant le contrat d’engagement, avec leurs dates, en CSV',
}

/** One route beside the derived ones: what it does, for a reader. */
type RouteDeTravail = readonly [verbe: string, chemin: string, sens: string]

const depots: readonly RouteDeTravail[] = [
  [
    'POST',
    '/api/v1/imports',
    'Dépose un fichier (format, nom). Réponse 202 et Location ; le même fichier redéposé pendant son import rend la même réponse.',
  ],
  ['GET', '/api/v1/imports', 'Liste vos imports, du plus récent au plus ancien (limite).'],
  ['GET', '/api/v1/imports/{id}', 'Dit où en est l’import : état, avancement, compteurs, ou la raison d’un refus.'],
  ['GET', '/api/v1/imports/{id}/rapport', 'Rend le rapport en CSV : une ligne par donnée rejetée ou douteuse.'],
  [
    'GET',
    '/api/v1/imports/{id}/elements/{rang}/normalisation',
    'Dit ce que la lecture a changé d’un élément : valeur reçue, règle, valeur retenue.',
  ],
  ['PUT', '/api/v1/imports/colonnes/{format}', 'Retient comment votre structure nomme les colonnes de ses fichiers.'],
]

const identites: readonly RouteDeTravail[] = [
  ['GET', '/api/v1/identites-ambigues', 'Liste les identités que la machine ne tranche pas (etat, curseur, limite).'],
  ['GET', '/api/v1/identites-ambigues/{id}', 'Montre la preuve reçue et compare chaque candidat, critère par critère.'],
  ['POST', '/api/v1/identites-ambigues/{id}/resolution', 'Tranche : « c-est-elle » en nommant le candidat, ou « nouvelle-personne ».'],
  [
    'POST',
    '/api/v1/reunions-de-dossiers',
    'Réunit deux dossiers d’une même personne (garde, absorbe). Seule France Travail, qui tient la liste, le fait.',
  ],
  [
    'POST',
    '/api/v1/reunions-de-dossiers/{id}/annulation',
    'Défait une réunion faite par erreur, et dit ce qui est resté au dossier gardé.',
  ],
]

const routes = (id: string, titre: string, table: readonly RouteDeTravail[]): Html =>
  tableau(
    id,
    titre,
    ['Route', 'Ce qu’elle fait'],
    table.map(([verbe, chemin, sens]) => [route(verbe, chemin), sens]),
  )

/** Who may deposit what: a file takes the lines that its deposits one by one would take. */
function quiDepose(ressources: readonly Ressource[]): Html {
  const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))
  return tableau(
    'formats-titre',
    'Fichiers acceptés, ceux qui les déposent, et les portées que le jeton doit porter',
    ['Format', 'Contenu', 'Déposé par', 'Portées'],
    nomsDesFormats.map(nom => {
      const peuvent = acteurs.filter(a => formats[nom].lignes(a.code).every(code => lignes.get(code)?.par.some(qui => qui.code === a.code)))
      const codes = new Set(peuvent.flatMap(a => formats[nom].lignes(a.code)))
      return [html`<code>${nom}</code>`, contenus[nom], peuvent.map(a => a.nom).join(', '), liste([...codes].map(portee))]
    }),
  )
}

export const fichiers = ({ ressources, adressePublique }: Sources): Page => ({
  chemin: `${racine}/fichiers`,
  titre: 'Fichiers, et identités à vérifier',
  menu: 'Fichiers et identités',
  rubrique: 'api',
  chapeau: html`<p>Un fichier vaut mille dépôts : il prend les mêmes lignes, avec les mêmes droits, et laisse les mêmes traces. Ce qu’il contient de mauvais n’empêche pas le reste d’entrer ; ce qui est douteux attend une personne.</p>`,
  sections: [
    { id: 'formats', titre: 'Ce qui se dépose', corps: quiDepose(ressources) },
    {
      id: 'deposer',
      titre: 'Déposer et suivre',
      corps: html`<p>Le fichier est le corps de la requête, lu au fil de l’eau. Un import interrompu reprend là où il en était ; le même fichier, revenu, ne change rien.</p>
${routes('depots-titre', 'Routes des imports', depots)}`,
    },
    {
      id: 'identites',
      titre: 'Identités à vérifier',
      corps: html`<p>Un rapprochement certain se fait seul. Tout ce qui ne l’est pas attend un agent de l’organisation qui a envoyé le fichier : d’ici là, rien n’est écrit de la personne.</p>
${routes('identites-titre', 'Routes des identités ambiguës et des réunions de dossiers', identites)}`,
    },
    {
      id: 'exemples',
      titre: 'Exemples',
      corps: html`${preparatifs(adressePublique, 'PAR_imilo_lille')}
${exemplesDeFichiers.map(e => exemple(e, adressePublique))}`,
    },
  ],
})
