import { enTirets, lignesDe } from '../../../src/moteur/lignes.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { caractere, fiche } from '../../interface/composants/fiche.js'
import { operation, operationsDuTheme } from '../composants/operation.js'
import { portee, route } from '../composants/route.js'
import { tableau } from '../../interface/composants/tableau.js'
import { type OperationLue, operations } from '../contrat.js'
import { enPhrase, menuDe, minuscule } from '../en-phrase.js'
import { type Html, html } from '../../interface/html.js'
import { adresseDApi, adresseDEchange, type Page, racine, type Sources } from '../page.js'

/** The operations of a resource are those derived from one of its lines. */
const de = (r: Ressource, toutes: readonly OperationLue[], echange?: string): OperationLue[] => {
  const siennes = new Set(lignesDe(r).flatMap(l => (echange === undefined || l.nomEchange === echange ? [l.code] : [])))
  return toutes.filter(o => o.ligne !== undefined && siennes.has(o.ligne))
}

const pageDeRessource = (r: Ressource, toutes: readonly OperationLue[]): Page => ({
  chemin: adresseDApi(r),
  titre: `API : ${minuscule(r.intitule)}`,
  menu: menuDe(r.intitule),
  rubrique: 'api',
  chapeau: html`<p>Les routes de la ressource « <a href="${adresseDEchange(r)}">${r.intitule}</a> », échange par échange. Le contrat complet, pour les outils : <a href="/api/v1/openapi.json">openapi.json</a>.</p>`,
  sections: Object.entries(r.echanges).map(([nom, e]) => ({
    id: enTirets(nom),
    titre: enPhrase(nom),
    corps: html`${fiche([
      ['Finalité', e.finalite],
      ['Texte', e.base.texte.cite],
      ['Caractère', caractere(e.caractere)],
      ['Ouvert à', html`<a href="${adresseDEchange(r)}#${enTirets(nom)}">qui, sur qui, quels champs</a>`],
    ])}
${de(r, toutes, nom).map(operation)}`,
  })),
})

const lien = (chemin: string): Html => html`<a href="${chemin}">${route('GET', chemin)}</a>`

const conventions = html`<p>JSON en UTF-8, dates <code>AAAA-MM-JJ</code>, instants RFC 3339 en temps universel. Un jeton d’accès dans <code>Authorization: Bearer</code>. L’échange est dans l’adresse : <code>/api/v1/{échange}/{ressource}</code>.</p>
<ul>
<li><strong>Chercher</strong> (<code>POST …/recherche</code>) : clés exactes dans le corps, un identifiant propre à votre organisation en retour. Ou par nom (<code>POST …/recherche-par-nom</code>), parmi les seules personnes suivies.</li>
<li><strong>Lire</strong> (<code>GET …/{usager}</code>) : les champs de la ligne, la version, l’auteur et l’instant. <code>?au=</code> rend la donnée telle qu’elle était connue à un instant.</li>
<li><strong>Lister</strong> (<code>GET …</code>) : les personnes que vous suivez, page par page, avec un curseur opaque (<code>suivant</code>, et <code>Link</code>, RFC 8288). <code>depuis</code> et les champs à valeurs énumérées filtrent la liste.</li>
<li><strong>Déposer</strong> (<code>POST</code>) : avec <code>Idempotency-Key</code>.</li>
<li><strong>Corriger</strong> (<code>PATCH</code>) : avec <code>If-Match</code>, un fragment (RFC 7396).</li>
</ul>
<p>Les <a href="${racine}/conditions">conditions d’usage</a> disent les limites, les <a href="${racine}/erreurs">erreurs</a> ce qu’il faut faire, les <a href="${racine}/exemples">exemples</a> comment.</p>`

const acces = tableau(
  'jetons-titre',
  'Routes du serveur d’autorisation et de découverte',
  ['Route', 'Ce qu’elle fait'],
  [
    [
      route('POST', '/connexion/oauth2/access_token'),
      html`Délivre un jeton (RFC 6749, RFC 7523). Le royaume est un paramètre : <code>?realm=/partenaire</code>.`,
    ],
    [route('POST', '/connexion/oauth2/introspection'), 'Dit ce que vaut un jeton de votre organisation (RFC 7662).'],
    [route('POST', '/connexion/oauth2/revocation'), 'Rend un jeton avant son terme (RFC 7009).'],
    [
      route('GET', '/connexion/oauth2/authorize'),
      html`Demande un code pour une personne (<code>?realm=/individu</code>) ; <code>/connexion/oauth2/agent/authorize</code> pour un agent de votre organisation (RFC 6749, RFC 7636).`,
    ],
    [route('GET', '/connexion/oauth2/userinfo'), 'Dit qui est connecté, selon les portées accordées (OpenID Connect).'],
    [route('GET', '/compte/deconnexion'), 'Met fin à la session, pour tous les logiciels à la fois : le jeton d’identité dit de qui.'],
    [lien('/connexion/oauth2/jwks'), 'Clés publiques qui vérifient les jetons (RFC 7517).'],
    [lien('/.well-known/openid-configuration'), 'Description du serveur d’autorisation (OpenID Connect Discovery).'],
    [lien('/.well-known/oauth-authorization-server'), 'La même, pour OAuth (RFC 8414).'],
    [lien('/.well-known/api-catalog'), 'Catalogue des API et de leurs contrats (RFC 9727).'],
    [lien('/.well-known/security.txt'), 'À qui signaler une faille (RFC 9116).'],
    [lien('/sante'), 'Dit si la plateforme peut décider, écrire et journaliser.'],
    [lien('/sante/vivant'), 'Dit seulement que le processus répond.'],
    [
      lien('/journal/checkpoint'),
      'Dernier sceau du journal : une note signée, qui dit combien de lignes et leur racine (c2sp.org/tlog-checkpoint).',
    ],
    [lien('/journal/cle'), 'Clé publique qui vérifie les sceaux.'],
    [route('GET', '/journal/tile/*'), 'Empreintes de l’arbre, par tuiles de 256 (c2sp.org/tlog-tiles) ; aucune ne dit de quoi elle est.'],
    [route('GET', '/journal/coherence/{avant}/{apres}'), 'Preuve qu’un journal continue celui d’avant (RFC 9162, 2.1.4).'],
  ],
)

/** The reference of the native API, read from its own contract: an overview, then one page a resource. */
export function api({ ressources, contrat }: Sources): Page[] {
  const toutes = operations(contrat)
  return [
    {
      chemin: `${racine}/api`,
      titre: 'Référence de l’API',
      menu: 'Vue d’ensemble',
      rubrique: 'api',
      chapeau: html`<p>${toutes.length} opérations, toutes tirées de la déclaration ; celles des <a href="${racine}/fichiers">fichiers et des identités à vérifier</a> en prennent plusieurs lignes à la fois. Le contrat se charge dans vos outils depuis une adresse stable : <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> (OpenAPI 3.1).</p>`,
      sections: [
        { id: 'conventions', titre: 'Conventions', corps: conventions },
        { id: 'jetons', titre: 'Jetons et découverte', corps: acces },
        { id: 'personnes-suivies', titre: 'Personnes suivies', corps: operationsDuTheme(contrat, 'Personnes suivies') },
        { id: 'travaux', titre: 'Travaux à faire', corps: operationsDuTheme(contrat, 'Travaux à faire') },
        { id: 'jalons', titre: 'Jalons', corps: operationsDuTheme(contrat, 'Jalons') },
        { id: 'structures', titre: 'Structures', corps: operationsDuTheme(contrat, 'Structures') },
        { id: 'creneaux', titre: 'Créneaux de rendez-vous', corps: operationsDuTheme(contrat, 'Créneaux de rendez-vous') },
        {
          id: 'documents',
          titre: 'Documents du contrat d’engagement',
          corps: operationsDuTheme(contrat, 'Documents du contrat d’engagement'),
        },
        { id: 'pieces', titre: 'Pièces jointes', corps: operationsDuTheme(contrat, 'Pièces jointes') },
        { id: 'semaines', titre: 'Activités de la semaine', corps: operationsDuTheme(contrat, 'Activités de la semaine') },
        { id: 'referentiels', titre: 'Référentiels', corps: operationsDuTheme(contrat, 'Référentiels') },
        { id: 'evenements', titre: 'Événements', corps: operationsDuTheme(contrat, 'Événements') },
        { id: 'i-milo', titre: 'Échange avec I-MILO', corps: operationsDuTheme(contrat, 'Échange avec I-MILO') },
        { id: 'payeurs', titre: 'Décisions et caisses', corps: operationsDuTheme(contrat, 'Décisions et caisses') },
        { id: 'pilotage', titre: 'Pilotage', corps: operationsDuTheme(contrat, 'Pilotage') },
        { id: 'administration', titre: 'Administration', corps: operationsDuTheme(contrat, 'Administration') },
        { id: 'vigilance', titre: 'Vigilance', corps: operationsDuTheme(contrat, 'Vigilance') },
        ...ressources.map(r => ({
          id: enTirets(r.nom),
          titre: r.intitule,
          corps: tableau(
            `${enTirets(r.nom)}-titre`,
            `Opérations : ${minuscule(r.intitule)}`,
            ['Route', 'Opération', 'Portée'],
            de(r, toutes).map(o => [
              html`<a href="${adresseDApi(r)}#${o.id}">${route(o.verbe, o.chemin)}</a>`,
              o.titre.split(' — ')[0],
              o.scopes.map(portee),
            ]),
          ),
        })),
      ],
    },
    ...ressources.map(r => pageDeRessource(r, toutes)),
  ]
}
