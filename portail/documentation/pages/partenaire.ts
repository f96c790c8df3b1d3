import { toutesLesLignes } from '../../../src/moteur/lignes.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { apis, lignesDeLApi, refus, scopeTechnique } from '../../../src/partenaire/index.js'
import { exemple } from '../composants/exemple.js'
import { codes, liste } from '../../interface/composants/fiche.js'
import { operation } from '../composants/operation.js'
import { portee } from '../composants/route.js'
import { tableau } from '../../interface/composants/tableau.js'
import { operations } from '../contrat.js'
import { exemplesPartenaires } from '../exemples-partenaires.js'
import { type Html, html } from '../../interface/html.js'
import { adresseDEchange, type Page, racine, type Sources } from '../page.js'
import { preparatifs } from './exemples.js'

/** What an editor does with a refusal of the façade; the codes and statuses are those of its own table. */
const explications: Readonly<Record<keyof typeof refus, string>> = {
  REQUETE_INVALIDE: 'Corrigez le champ nommé ; la même requête serait refusée de même.',
  AGENT_NON_DECLARE: 'Envoyez les trois en-têtes de l’agent, non vides, sans « | ». Un traitement de masse déclare BATCH.',
  ID_NON_RECONNU: 'Recherchez de nouveau l’usager : le jeton ne désigne plus personne.',
  JETON_ACCES_REFUSE: 'Demandez un nouveau jeton d’accès, puis recommencez une fois.',
  JETON_USAGER_ABSENT: 'Recherchez l’usager, puis donnez le jeton reçu dans ft-jeton-usager.',
  JETON_USAGER_INVALIDE: 'Ce jeton n’a pas été délivré ici : recherchez l’usager.',
  JETON_USAGER_EXPIRE: 'Recherchez de nouveau l’usager.',
  JETON_USAGER_ETRANGER: 'Un jeton usager ne se transmet pas : chaque application recherche l’usager pour elle-même.',
  ACCES_NON_AUTORISE: 'Vérifiez les deux portées de l’API et l’adhésion de votre organisation.',
  USAGER_NON_RATTACHE: 'L’usager est connu, mais votre structure ne le suit pas.',
  RESSOURCE_INCONNUE: 'Vérifiez l’adresse : le nom de l’API, sa version, le chemin.',
  QUOTA_DEPASSE: 'Attendez le nombre de secondes de Retry-After.',
  ERREUR_TECHNIQUE: 'Signalez-la en citant X-Correlation-Id.',
  SERVICE_INDISPONIBLE: 'Recommencez après Retry-After.',
}

const retours: readonly (readonly [code: string, sens: string])[] = [
  ['S001', 'Usager trouvé : son jeton usager est dans la réponse.'],
  ['S002', 'Aucun approchant.'],
  ['S003', 'Plusieurs approchants : personne n’est désigné.'],
]

const jetons = html`<ul>
<li><code>POST /connexion/oauth2/access_token?realm=%2Fagent</code>, ou <code>%2Fpartenaire</code> : le royaume est un paramètre de l’adresse.</li>
<li>Corps <code>application/x-www-form-urlencoded</code> : <code>grant_type</code>, <code>client_id</code>, <code>client_secret</code>, <code>scope</code>, dans n’importe quel ordre.</li>
<li>Réponse sur une seule ligne ; la portée demandée est rendue telle quelle. Une erreur est un 400 <code>{error, error_description}</code>.</li>
<li>Plusieurs jetons d’une même application ont cours ensemble.</li>
</ul>`

const entetes = html`<ul>
<li>${codes(['pa-identifiant-agent', 'pa-nom-agent', 'pa-prenom-agent'])} : l’agent pour qui le logiciel agit, sur chaque appel. Ils sont journalisés. Inutiles si le jeton prouve l’agent. Un traitement qui lit sans agent a sa propre application : celle qui en déclarait et n’en déclare plus est arrêtée après quelques personnes.</li>
<li>${codes(['ft-jeton-usager'])} : la personne, telle que la recherche l’a rendue. Ce jeton ne vaut que pour l’application et la structure qui l’ont obtenu.</li>
<li>${codes(['X-Ratelimit-Burst-Capacity-Clientidlimiter', 'X-Ratelimit-Remaining-Clientidlimiter'])} : votre quota sur cette API, et ce qu’il en reste dans la seconde.</li>
</ul>`

const correspondance = (ressources: readonly Ressource[]): Html =>
  html`<p>Une API s’ouvre quand le jeton porte ses deux portées ; celles du diagnostic n’ont jamais été publiées, <code>profil_accedant</code> en tient lieu pour une application qui y a souscrit. Elle passe alors par les lignes de la déclaration que voici, et par elles seules : mêmes destinataires, mêmes périmètres, mêmes champs, même journal que l’API native.</p>
${tableau(
  'correspondance-titre',
  'Portées du contrat partenaire et lignes de la déclaration',
  ['API', 'Portées', 'Lignes'],
  apis.map(a => [
    `${a.code} v${a.version}`,
    liste([scopeTechnique(a), a.fonctionnel].map(s => html`<code>${s}</code>`)),
    liste(
      toutesLesLignes(ressources)
        .filter(l => lignesDeLApi(a).includes(l.code))
        .map(l => html`<a href="${adresseDEchange(l.ressource)}#${l.code}">${portee(l.code)}</a>`),
    ),
  ]),
)}`

export function partenaire({ ressources, contratPartenaire, adressePublique }: Sources): Page {
  const codesDeRefus = Object.keys(refus) as (keyof typeof refus)[]
  return {
    chemin: `${racine}/partenaire`,
    titre: 'La façade partenaire',
    menu: 'Façade partenaire',
    rubrique: 'api',
    chapeau: html`<p>Les logiciels qui parlent déjà le contrat publié par France Travail fonctionnent ici en changeant l’adresse et les identifiants. La façade traduit ; elle ne décide rien. Son contrat : <a href="/partenaire/openapi.json">/partenaire/openapi.json</a>.</p>`,
    sections: [
      { id: 'jetons', titre: 'Jeton d’accès', corps: jetons },
      { id: 'entetes', titre: 'En-têtes', corps: entetes },
      { id: 'correspondance', titre: 'Des portées aux lignes', corps: correspondance(ressources) },
      {
        id: 'exemples',
        titre: 'Exemples',
        corps: html`<p>Avec le client d’essai du Département du Nord, dans un terminal :</p>
${preparatifs(adressePublique)}
${exemplesPartenaires.map(e => exemple(e, adressePublique))}`,
      },
      { id: 'operations', titre: 'Opérations', corps: html`${operations(contratPartenaire).map(operation)}` },
      {
        id: 'codes',
        titre: 'Codes',
        corps: html`${tableau(
          'succes-titre',
          'Codes de retour d’une recherche aboutie',
          ['codeRetour', 'Sens'],
          retours.map(([code, sens]) => [html`<code>${code}</code>`, sens]),
        )}
${tableau(
  'refus-titre',
  'Refus',
  ['codeErreur', 'Statut', 'codeRetour de la recherche', 'Que faire'],
  codesDeRefus.map(code => [
    html`<code>${code}</code>`,
    refus[code].statut,
    html`<code>${refus[code].codeRetour}</code>`,
    explications[code],
  ]),
)}`,
      },
    ],
  }
}
