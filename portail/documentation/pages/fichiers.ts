import { acteurs } from '../../../src/droit/acteurs.js'
import { type NomDeFormat, formats, nomsDesFormats } from '../../../src/flux/index.js'
import { toutesLesLignes } from '../../../src/moteur/lignes.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { exemple } from '../composants/exemple.js'
import { liste } from '../../interface/composants/fiche.js'
import { tableau } from '../../interface/composants/tableau.js'
import { operationsDuTheme } from '../composants/operation.js'
import { portee } from '../composants/route.js'
import { exemplesDeFichiers } from '../exemples-de-fichiers.js'
import { type Html, html } from '../../interface/html.js'
import { type Page, racine, type Sources } from '../page.js'
import { preparatifs } from './exemples.js'

const contenus: Readonly<Record<NomDeFormat, string>> = {
  cnaf: 'Flux RSA des caisses (vrsb0801), stock mensuel ou mouvements quotidiens, en XML',
  'mission-locale': 'Jeunes qui demandent un accompagnement, en CSV',
  contrats: 'Contrats conclus avant le contrat d’engagement, avec leurs dates, en CSV',
}

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

export const fichiers = ({ ressources, adressePublique, contrat }: Sources): Page => ({
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
${operationsDuTheme(contrat, 'Fichiers')}`,
    },
    {
      id: 'i-milo',
      titre: 'I-MILO',
      corps: html`<p>La mission locale branchée sur I-MILO n’a pas de fichier à déposer. La plateforme lit le fil des événements, tire chaque dossier de jeune qui a changé, l’écrit, puis seulement l’acquitte : coupée n’importe où, elle reprend sans rien perdre ni doubler. Les dossiers écartés sont au rapport de l’import, ligne par ligne ; celui d’un jeune connu devient aussi un travail de la mission locale.</p>
<p>En retour, I-MILO apprend le statut d’inscription du jeune et la mesure qui touche son allocation, dans l’ordre, chacun sous sa référence (<code>Idempotency-Key</code>) : redit, il n’a qu’un effet. Ni motif, ni nom de qui décide. Ce qu’il refuse devient un travail ; en panne, il est rappelé, et rien ne se perd.</p>`,
    },
    {
      id: 'identites',
      titre: 'Identités à vérifier',
      corps: html`<p>Un rapprochement certain se fait seul. Tout ce qui ne l’est pas attend un agent de l’organisation qui a envoyé le fichier : d’ici là, rien n’est écrit de la personne.</p>
${operationsDuTheme(contrat, 'Identités à vérifier')}`,
    },
    {
      id: 'exemples',
      titre: 'Exemples',
      corps: html`${preparatifs(adressePublique, 'PAR_imilo_lille')}
${exemplesDeFichiers.map(e => exemple(e, adressePublique))}`,
    },
  ],
})
