import { ALGORITHMES_DE_CHIFFREMENT, TYPE_DE_VECTEUR, VECTEUR_JWT, VECTEUR_SAML, VIE_MAXIMALE } from '../../../src/acces/index.js'
import { liaisons } from '../../../src/droit/liaison.js'
import { phraseDeLiaison } from '../../../src/moteur/deriver/liaisons.js'
import { algorithmesDePreuve } from '../../../src/moteur/liaison.js'
import { toutesLesLignes } from '../../../src/moteur/lignes.js'
import { tableau } from '../../interface/composants/tableau.js'
import { html } from '../../interface/html.js'
import { portee } from '../composants/route.js'
import { type Page, racine, type Sources } from '../page.js'

/** How a program binds its tokens to what it alone holds, and which lines ask for it. */
export function jetonsLies({ ressources, adressePublique }: Sources): Page {
  const exigeantes = toutesLesLignes(ressources).filter(l => l.liaison.demande !== 'porteur')
  const jetons = `${adressePublique}/connexion/oauth2/access_token`
  return {
    chemin: `${racine}/jetons-lies`,
    titre: 'Jetons liés et réponses chiffrées',
    menu: 'Jetons liés',
    rubrique: 'api',
    chapeau: html`<p>Un jeton au porteur volé sert à qui l’a volé. Un jeton lié ne sert qu’au programme qui prouve, à chaque appel, la clé ou le certificat avec lequel il l’a demandé. Toute application peut lier les siens ; le contrat dit ce que chaque ligne demande (<code>x-liaison</code>).</p>`,
    sections: [
      {
        id: 'forces',
        titre: 'Ce qui est demandé, et à partir de quand',
        corps: html`<ul>${Object.values(liaisons).map(phrase => html`<li>${phrase}</li>`)}</ul>
<p>Les clients d’aujourd’hui, au porteur, gardent toutes leurs lignes : la demande ne s’applique à une application qu’à compter du jour inscrit sur elle, que son organisation choisit dans l’administration (événement <code>lier</code>) ou que sa convention fixe. Ce jour venu, un jeton au porteur reçoit 401, <a href="${racine}/erreurs#liaison-exigee"><code>liaison-exigee</code></a>, sur ces lignes seulement. L’organisation peut avancer ce jour ; une fois venu, l’opérateur seul le retire.</p>`,
      },
      {
        id: 'dpop',
        titre: 'Avec une clé : DPoP (RFC 9449)',
        corps: html`<p>À chaque requête, une preuve : un JWT <code>typ: dpop+jwt</code>, signé par la clé (${algorithmesDePreuve.join(', ')}), dont l’en-tête porte la clé publique (<code>jwk</code>).</p>
${tableau(
  'preuve-titre',
  'Ce que dit une preuve',
  ['Champ', 'Valeur'],
  [
    [html`<code>jti</code>`, 'un identifiant neuf : une preuve sert une fois, sur tous nos serveurs'],
    [html`<code>htm</code>`, 'la méthode HTTP'],
    [html`<code>htu</code>`, 'l’adresse publique, sans ses paramètres'],
    [html`<code>iat</code>`, 'l’instant : une minute de retard au plus'],
    [html`<code>nonce</code>`, html`celui du dernier en-tête <code>DPoP-Nonce</code> reçu du même serveur (jetons, ou API)`],
    [html`<code>ath</code>`, 'pour l’API : SHA-256 du jeton, en base64url'],
  ],
)}
<ol>
<li>Au point de jeton : <code>POST ${jetons}</code> avec l’en-tête <code>DPoP: …</code>. La première réponse est 400, <code>use_dpop_nonce</code>, avec l’en-tête <code>DPoP-Nonce</code> : recommencez avec ce nonce. La réponse dit <code>token_type: DPoP</code>.</li>
<li>À l’API : <code>Authorization: DPoP …</code> et une preuve de plus. Un 401 <code>error="use_dpop_nonce"</code> donne le nonce de l’API ; il vaut plusieurs minutes.</li>
</ol>
<p>Une bibliothèque OAuth à jour fait tout cela : par exemple, en JavaScript, <code>getDPoPHandle</code> d’openid-client.</p>
<pre tabindex="0"><code>const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'))
const { access_token } = await client.clientCredentialsGrant(config, { scope, realm: '/agent' }, { DPoP })
await client.fetchProtectedResource(config, access_token, adresse, 'GET', null, null, { DPoP })</code></pre>`,
      },
      {
        id: 'mtls',
        titre: 'Avec un certificat : mTLS (RFC 8705)',
        corps: html`<p>Inscrivez l’application comme liée à un certificat (<code>par: mtls</code>), puis demandez le jeton et appelez l’API avec le même certificat client. Le jeton porte son empreinte (<code>cnf</code>, <code>x5t#S256</code>) et reste <code>Bearer</code>. Un certificat auto-signé convient : c’est lui-même qui est reconnu, non son autorité. Cela suppose que l’exploitant l’ait ouvert (<code>CERTIFICATS_CLIENTS</code>) ; sinon, employez DPoP.</p>`,
      },
      {
        id: 'cle',
        titre: 'Se prouver soi-même par une clé plutôt que par un secret',
        corps: html`<p>Le point de jeton admet <code>private_key_jwt</code> (RFC 7523) : publiez une clé par application (événement <code>publier-cles</code>), et signez à chaque demande une assertion neuve d’une heure au plus. Avec un jeton lié, le profil FAPI 2.0 s’applique : pour connecter des agents, l’application pousse sa demande (<code>${adressePublique}/connexion/oauth2/par</code>, RFC 9126) et répond à un défi PKCE ; sans cela, elle est refusée. Elle y dit son adresse de retour ; son assertion est pour l’émetteur seul (<code>aud</code>, une chaîne : <code>${adressePublique}</code>), signée en ES256 ou PS256, d’une horloge en avance d’une minute au plus. Ce que la plateforme suit du profil est écrit dans la décision 0031 de son dépôt.</p>`,
      },
      {
        id: 'vecteur',
        titre: 'Prouver l’agent : le vecteur d’identification',
        corps: html`<p>Une organisation dont l’annuaire répond déjà de ses agents peut, par une convention, le faire valoir ici : son fournisseur d’identité signe une assertion, le programme l’échange au point de jeton contre un jeton qui prouve l’agent. L’opérateur déclare sur l’application l’émetteur, le plus haut niveau d’authentification dont il est cru et les profils (PAGM) de la convention (événement <code>declarer-emetteur</code>). Les principes d’InterOPS sont transposés : aucune conformité à ce standard n’est prétendue.</p>
<ul>
<li>En JWT (<code>grant_type=${VECTEUR_JWT}</code>) : <code>typ: ${TYPE_DE_VECTEUR}</code>, ES256 ou PS256 ; <code>iss</code>, l’émetteur déclaré ; <code>sub</code>, l’agent ; <code>aud</code>, <code>${adressePublique}</code> ; <code>azp</code>, votre application ; <code>iat</code>, <code>exp</code> (${VIE_MAXIMALE / 60} minutes au plus), <code>jti</code>, <code>auth_time</code>, <code>acr</code> (<code>mfa</code> ou <code>renforce</code>), <code>amr</code>, <code>pagm</code> ; <code>family_name</code> et <code>given_name</code> si le journal doit nommer l’agent.</li>
<li>En SAML 2.0 (<code>grant_type=${VECTEUR_SAML}</code>, l’assertion en base64url) : signée en SHA-256 ; audience <code>${adressePublique}</code>, destinataire <code>${jetons}</code>, confirmation du porteur, attribut <code>PAGM</code>.</li>
</ul>
<p>Une assertion ne sert qu’une fois. Un refus est <code>invalid_grant</code>, et dit lequel : <code>invalid-vi</code>, <code>invalid-issuer</code>, <code>invalid-auth-level</code>, <code>invalid-pagm</code>, <code>replayed-vi</code>, ou <code>access-suspended</code> : un arrêt tient à la porte l’agent, sa structure ou son organisation, et l’assertion n’est pas dépensée. Chaque réception est tracée ; l’organisation demande ses traces à l’administration (<code>/vecteurs</code>). Une convention dénoncée ferme l’échange, et les jetons déjà donnés à l’appel suivant.</p>`,
      },
      {
        id: 'chiffrer',
        titre: 'Recevoir une réponse chiffrée',
        corps: html`<p>Inscrivez une clé publique de chiffrement sur l’application (événement <code>publier-cles-de-chiffrement</code> : <code>use: enc</code>, un <code>kid</code>, <code>alg</code> ${ALGORITHMES_DE_CHIFFREMENT.join(' ou ')}), puis demandez <code>Accept: application/jose</code>, sur toute ligne. La réponse est un JWE (RFC 7516, A256GCM) qui contient un JWT signé par la plateforme : ouvrez-le avec la clé que dit son <code>kid</code>, vérifiez la signature par le JWKS publié (<code>${adressePublique}/connexion/oauth2/jwks</code>), puis <code>iss</code> (la plateforme) et <code>aud</code> (votre application). La revendication <code>reponse</code> est ce que la même requête rend en JSON ; <code>jti</code>, sa corrélation. Les refus restent lisibles : ils ne disent rien de personne.</p>
<pre tabindex="0"><code>const { plaintext } = await jose.compactDecrypt(corps, clePrivee)
const { payload } = await jose.jwtVerify(new TextDecoder().decode(plaintext), jwks, { issuer, audience: clientId })
payload.reponse</code></pre>
<p>Pour changer de clé, inscrivez la nouvelle devant l’ancienne : elle sert aussitôt, et l’ancienne ouvre encore ce qui est déjà parti. Le jour inscrit sur l’application, les lignes « chiffrées » ci-dessous ne sont rendues qu’ainsi : sinon, 406, <a href="${racine}/erreurs#chiffrement-exige"><code>chiffrement-exige</code></a>.</p>`,
      },
      {
        id: 'lignes',
        titre: 'Les lignes qui demandent un jeton lié',
        corps: tableau(
          'lignes-titre',
          'Lignes que n’ouvre plus un jeton au porteur, le jour venu',
          ['Ligne', 'Liaison'],
          exigeantes.map(l => [portee(l.code), phraseDeLiaison(l.liaison)]),
        ),
      },
    ],
  }
}
