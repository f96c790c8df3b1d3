import { libellesDuContrat as mots } from '../../../src/parcours/contrat-engagement/index.js'
import { actesDuContrat, clauses, ouEnEstLeContrat } from '../../contrat/cartes.js'
import { alerte, type Ecran, html, type Html, lienBouton, vide } from '../../interface/index.js'
import { nommeur } from '../dossier/donnees.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { filDuDossier } from '../projets/lire.js'
import { contratsAnterieurs } from './anterieurs.js'
import { adresseDuContrat, type ContratLu, lireLeContrat } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  propose: 'Le contrat est proposé : la personne le lit dans son espace, et peut le signer, le refuser ou demander qu’il change.',
  signe: 'Votre signature est posée sur le document que vous avez lu.',
  papier: 'Ce que la personne a fait sur papier est consigné.',
}

/** The contract of a person: where it is, what it says, what is to be done of it. */
export async function contrat(d: Demande): Promise<Ecran> {
  const { usager, nom, present, passes, actes } = await lireLeContrat(d)
  const { fait = '' } = d.requete.query as { fait?: string }
  const nommer = nommeur(d)
  const adresse = adresseDuContrat(usager)
  const preparer = peutEcrire(d, 'contratEngagement', 'deposer')
  const anterieurs = present?.donnees.etat !== 'SIGNE' && (await contratsAnterieurs(d, usager))
  return {
    titre: `Contrat d’engagement : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager),
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    corps: present
      ? html`<section aria-labelledby="ou-en-est"><h2 id="ou-en-est">Où il en est</h2>${ouEnEstLeContrat(present.donnees, nommer)}
${present.donnees.demandeDeLaPersonne !== null && alerte('attention', html`<p>La personne demande un changement : « ${present.donnees.demandeDeLaPersonne} »</p>`)}
${gestes(d, adresse, present)}</section>
${anterieurs}${clauses(present.donnees, nommer)}
${actesDuContrat(actes, nommer, `${adresse}/${present.numero}`)}
${passes.length > 0 && html`<p class="discret">${autresContrats(passes, nommer)}</p>`}`
      : html`${vide('Aucun contrat d’engagement', html`<p>Il s’établit avec la personne, dans le mois qui suit la notification de son orientation (code du travail, art. D. 5411-14-1).</p>`)}
${anterieurs}<p class="boutons">${preparer && lienBouton(`${adresse}/preparer`, 'Préparer le contrat', 'principal')}</p>`,
  }
}

/** Of files made one, two contracts may hold: the other is said as it stands. */
const autresContrats = (autres: readonly ContratLu[], nommer: (code: string) => string): string =>
  `Dans le dossier, auparavant : ${autres.map(({ donnees: c }) => `un contrat ${mots.libellesDesEtats[c.etat]} avec ${nommer(c.organisation)}`).join(', ')}.`

/** What is open in that state; what is not says why. */
function gestes(d: Demande, adresse: string, { numero, donnees: c }: ContratLu): Html {
  const [signer, preparer] = [peutEcrire(d, 'signatureDeContrat', 'deposer', 'document'), peutEcrire(d, 'contratEngagement', 'corriger')]
  const sien = c.organisation === d.session.organisation
  const ouvert = c.etat !== 'SUSPENDU' && c.etat !== 'CLOTURE'
  return html`${!sien && ouvert && html`<p class="discret">Il s’actualise et se signe avec ${d.reponse.server.interface.nommer(c.organisation)}, organisme référent.</p>`}
${c.etat === 'SUSPENDU' && html`<p class="discret">L’inscription a cessé, ou le droit au RSA : il reprendra son état à son retour, ou sera clôturé après douze mois.</p>`}
<p class="boutons pas-imprime">
${sien && signer && c.etat === 'A_SIGNER' && c.signeOrganismeLe === null && lienBouton(`${adresse}/signer`, 'Signer pour mon organisme', 'principal')}
${sien && signer && (c.etat === 'A_SIGNER' || c.etat === 'REFUSE') && lienBouton(`${adresse}/papier`, 'La personne ne peut pas signer électroniquement')}
${sien && preparer && ouvert && lienBouton(`${adresse}/preparer`, 'Actualiser le contrat')}
${c.etat === 'CLOTURE' && preparer && lienBouton(`${adresse}/preparer`, 'Préparer un nouveau contrat', 'principal')}
${sien && c.etat === 'A_SIGNER' && lienBouton(`${adresse}/${numero}/lettre.pdf`, html`La lettre qui l’annonce <span class="aide">(PDF accessible)</span>`)}
${lienBouton(`${adresse}/${numero}/document.pdf`, html`Le document <span class="aide">(PDF accessible)</span>`)}</p>`
}
