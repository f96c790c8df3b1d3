import { carte, type Ecran, fiche, html, leJour, lienBouton, tableau, vide } from '../../interface/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { nomDeLAgent } from '../actes/acte.js'
import { type Cote, demandeur } from '../cote.js'
import { type Cible, liensDesGestes, messageDe, routesDesGestes } from '../geste.js'
import { nomDeLOrganisation } from '../habilitations/habilitation.js'
import { parametre } from '../saisie.js'
import { type Application, etatDeLApplication, lireLApplication, listerLesApplications } from './application.js'
import { routesDesCles } from './cles.js'
import { emetteurEnClair, routesDeLEmetteur } from './emetteur.js'
import { gestesDesApplications } from './gestes.js'
import { formulaireDApplication, inscrire } from './inscrire.js'
import { liaisonEnClair, routesDeLaLiaison } from './liaison.js'
import { scopesEnClair, tableauDesAppels, tableauDesRefus } from './refus.js'
import { formulaireDesReglages, regler } from './regler.js'
import { ecranDuSecret } from './secret.js'

const applications =
  (cote: Cote) =>
  async (d: Demande): Promise<Ecran> => {
    const { elements } = await listerLesApplications(d)
    return {
      titre: 'Applications',
      menu: 'applications',
      chapeau: html`<p>Les programmes qui appellent la plateforme${cote === demandeur ? ' au nom de votre organisation. Chacun a son identifiant et ses portées, jamais plus que vos habilitations' : ', par organisation. Vous pouvez en couper un ; le reste revient à l’organisation'}.</p>`,
      corps: html`${cote === demandeur && html`<p class="boutons">${lienBouton('/administration/applications/nouvelle', 'Inscrire une application', 'principal')}</p>`}
${
  elements.length === 0
    ? vide('Aucune application', html`<p>Inscrivez le logiciel de votre organisation pour qu’il appelle l’API.</p>`)
    : tableau(
        'applications',
        'Applications inscrites',
        ['Application', ...(cote === demandeur ? [] : ['Organisation']), 'État', 'Éditeur', 'Comment elle se prouve', 'Portées'],
        elements.map(a => [
          html`<a href="${cote.racine}/applications/${encodeURIComponent(a.clientId)}">${a.nom}</a><br><span class="discret"><code>${a.clientId}</code></span>`,
          ...(cote === demandeur ? [] : [nomDeLOrganisation(d, a.organisation)]),
          etatDeLApplication(a),
          a.editeur ?? 'non dit',
          a.methode === 'private_key_jwt' ? 'signature' : 'secret',
          `${a.scopes.length}`,
        ]),
      )
}`,
    }
  }

const permisDe = (cote: Cote, a: Application): string[] => [
  ...(a.active ? ['couper'] : ['retablir']),
  ...(cote === demandeur && a.methode === 'client_secret_post'
    ? ['renouveler-secret', ...(a.secretsEnVigueur > 1 ? ['retirer-anciens-secrets'] : [])]
    : []),
]

const cibleDe = (cote: Cote, a: Application): Cible & { clientId: string } => ({
  clientId: a.clientId,
  quoi: a.nom,
  adresse: `${cote.racine}/applications/${encodeURIComponent(a.clientId)}`,
  menu: 'applications',
  fil: [
    { href: `${cote.racine}/applications`, texte: 'Applications' },
    { href: `${cote.racine}/applications/${encodeURIComponent(a.clientId)}`, texte: a.nom },
  ],
  permis: permisDe(cote, a),
})

const application =
  (cote: Cote) =>
  async (d: Demande): Promise<Ecran> => {
    const a = await lireLApplication(d, parametre(d, 'id'))
    const cible = cibleDe(cote, a)
    return {
      titre: a.nom,
      menu: cible.menu,
      fil: cible.fil.slice(0, 1),
      ...messageDe(d, {
        ...gestesDesApplications,
        cles: { fait: 'Les clés sont publiées. L’application ne se prouve plus que par elles.' },
        chiffrement: { fait: 'Les clés de chiffrement sont publiées.' },
        liaison: { fait: 'La liaison est enregistrée.' },
        emetteur: { fait: 'L’émetteur est enregistré.' },
        regle: { fait: 'Les réglages sont enregistrés. Une portée retirée est fermée aussitôt.' },
      }),
      corps: html`${carte({
        id: 'application',
        titre: 'L’application',
        tete: etatDeLApplication(a),
        corps: fiche([
          ['Identifiant', html`<code>${a.clientId}</code>`],
          ['Organisation', nomDeLOrganisation(d, a.organisation)],
          ['Structure', a.structure && (d.contexte.habilitations.structure(a.structure)?.nom ?? a.structure)],
          ['Éditeur', a.editeur],
          [
            'Se prouve par',
            a.methode === 'private_key_jwt'
              ? `signature (${a.cles.length === 1 ? 'une clé' : `${a.cles.length} clés`} : ${a.cles.join(', ')})`
              : a.secretsEnVigueur > 1
                ? 'deux secrets : le nouveau et l’ancien'
                : 'un secret',
          ],
          ['Ses jetons', liaisonEnClair(a)],
          ['Réponses chiffrées', a.clesDeChiffrement.length > 0 && `pour ${a.clesDeChiffrement.join(', puis ')}`],
          ['Répond de ses agents', emetteurEnClair(a)],
          ['Appels', `${a.quotaParSeconde} par seconde au plus`],
          ['Adresses de retour', a.adressesDeRetour.length > 0 && a.adressesDeRetour.join(', ')],
          ['Inscrite', a.creeeLe && html`le ${leJour(a.creeeLe)} par ${nomDeLAgent(a.creeePar ?? '')}`],
          ['Coupée par', a.coupeePar && nomDeLOrganisation(d, a.coupeePar)],
          ['Pourquoi', a.motifDeCoupure],
        ]),
        pied: html`<p class="boutons">${cote === demandeur && html`${lienBouton(`${cible.adresse}/regler`, 'Régler ses portées', 'principal')}${lienBouton(`${cible.adresse}/cles`, 'Publier ses clés')}${lienBouton(`${cible.adresse}/chiffrement`, 'Chiffrer ses réponses')}`}${lienBouton(`${cible.adresse}/liaison`, 'Lier ses jetons')}${cote !== demandeur && lienBouton(`${cible.adresse}/emetteur`, 'Dire qui répond de ses agents')}${liensDesGestes(gestesDesApplications, cible)}</p>`,
      })}
<section aria-labelledby="refus-titre"><h2 id="refus-titre">Refus</h2>
${a.refus.length === 0 ? html`<p class="discret">Aucun appel n’a été refusé ces trente derniers jours.</p>` : tableauDesRefus(a)}</section>
<section aria-labelledby="appels-titre"><h2 id="appels-titre">Appels</h2>
${a.appels.length === 0 ? html`<p class="discret">Aucun appel ces sept derniers jours.</p>` : tableauDesAppels(d, a)}</section>
<section aria-labelledby="portees-titre"><h2 id="portees-titre">Portées</h2>${scopesEnClair(d, a.scopes)}</section>`,
    }
  }

const sesGestes = (cote: Cote): Route[] =>
  routesDesGestes(
    `${cote.racine}/applications/:id`,
    {
      gestes: gestesDesApplications,
      viser: async d => cibleDe(cote, await lireLApplication(d, parametre(d, 'id'))),
      acte: ({ clientId }, evenement, motif) => ({
        chemin: `/applications/${encodeURIComponent(clientId)}/evenements`,
        corps: { evenement, ...(motif && { motif }) },
      }),
      apres: (_, { adresse, clientId, quoi, menu }, geste, { secret }) =>
        geste === 'renouveler-secret'
          ? ecranDuSecret({ titre: `Nouveau secret de ${quoi}`, clientId, secret: String(secret), adresse, menu })
          : { versLa: `${adresse}?fait=${geste}` },
    },
    cote.acte,
  )

/** The programs of an organisation, held by itself; the operator sees them all, and may only stop one. */
export const routesDesApplications = (cote: Cote): Route[] => [
  { verbe: 'GET', chemin: `${cote.racine}/applications`, acte: cote.acte, faire: applications(cote) },
  { verbe: 'GET', chemin: `${cote.racine}/applications/:id`, acte: cote.acte, faire: application(cote) },
  ...routesDeLaLiaison(cote),
  ...(cote === demandeur ? [] : routesDeLEmetteur),
  ...sesGestes(cote),
]

export const routesDuReglage: readonly Route[] = [
  { verbe: 'GET', chemin: '/administration/applications/nouvelle', acte: 'souscrire', faire: formulaireDApplication },
  { verbe: 'POST', chemin: '/administration/applications/nouvelle', acte: 'souscrire', faire: inscrire },
  { verbe: 'GET', chemin: '/administration/applications/:id/regler', acte: 'souscrire', faire: formulaireDesReglages },
  { verbe: 'POST', chemin: '/administration/applications/:id/regler', acte: 'souscrire', faire: regler },
  ...routesDesCles,
]
