import type { ContextePortail } from '../../contexte.js'
import { actesDuContrat, clauses, ouEnEstLeContrat } from '../../contrat/cartes.js'
import { delaiEnMots } from '../../contrat/delai.js'
import { entetesDeLaPreuve, entetesDuDocument, laPreuve, leDocument } from '../../contrat/document.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { alerte, bouton, type ErreurDeSaisie, formulaire, html, lienBouton, rendre, vide, zoneDeTexte } from '../../interface/index.js'
import { chemins, corpsDe, detailDe, type Visite } from '../espace.js'
import { leMien, lireMonContrat, lireMonContratASigner } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  signe: 'Votre signature est posée sur le document que vous avez lu. Vous pouvez le télécharger quand vous voulez.',
  refuse: 'Votre refus est enregistré, avec sa raison. Vous pouvez changer d’avis : le contrat peut encore être signé.',
  demande: 'Votre demande est envoyée à votre référent. Le contrat n’est pas signé.',
}

/** Her contract: where it is, what it says, what she may do of it. */
export const pageDuContrat = (v: Visite) => montrer(v)

async function montrer(v: Visite, erreurs: readonly ErreurDeSaisie[] = []) {
  const [{ present, actes }, attendu] = await Promise.all([lireMonContrat(v), lireMonContratASigner(v)])
  const { fait = '' } = v.requete.query as { fait?: string }
  const c = present?.donnees
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Mon contrat d’engagement',
      menu: 'contrat',
      erreurs,
      ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
      chapeau: html`<p>Le contrat dit ce que vous et votre organisme référent convenez : vos objectifs, un plan d’action, une durée d’activité. Il se construit avec vous.</p>`,
      corps:
        present && c
          ? html`<section aria-labelledby="ou-il-en-est"><h2 id="ou-il-en-est">Où il en est</h2>${ouEnEstLeContrat(c, v.nommer)}
${attendu && alerte('information', html`<p>Lisez-le tranquillement. Rien ne vous engage tant que vous ne l’avez pas signé. ${delaiEnMots(attendu.donnees)}</p>`)}
${c.etat === 'REFUSE' && alerte('information', html`<p>Vous l’avez refusé. Un refus n’a aucune suite automatique : parlez-en avec votre référent.</p>`)}
${c.etat === 'SUSPENDU' && alerte('information', html`<p>Ce contrat est suspendu : votre inscription, ou le droit au RSA dont il dépendait, a cessé. Il reprend avec elle, ou avec lui, dans les douze mois.</p>`)}
<p class="boutons">${aRepondre(c) && lienBouton(`/mon-espace/contrat/${present.numero}/reponse`, 'Signer ou refuser', 'principal')}
${lienBouton(`/mon-espace/contrat/${present.numero}/document.pdf`, html`Le document <span class="aide">(PDF accessible)</span>`)}
${attendu && lienBouton(`/mon-espace/contrat/${present.numero}/lettre.pdf`, html`La lettre qui l’annonce <span class="aide">(PDF accessible)</span>`)}</p></section>
${clauses(c, v.nommer)}
${
  c.etat === 'A_SIGNER' &&
  html`<section aria-labelledby="changer"><h2 id="changer">Demander un changement</h2>
${formulaire(v.session, {
  action: `/mon-espace/contrat/${present.numero}/demande`,
  corps: html`<input type="hidden" name="version" value="${present.version}">
${zoneDeTexte({ nom: 'demandeDeLaPersonne', libelle: 'Ce que je voudrais y changer', aide: 'N’écrivez rien sur votre santé : parlez-en de vive voix à votre référent.', valeur: c.demandeDeLaPersonne, erreurs, lignes: 3, longueur: 2000 })}
<p class="boutons">${bouton('Envoyer ma demande', 'secondaire')}</p>`,
})}</section>`
}
${actesDuContrat(actes, v.nommer, `/mon-espace/contrat/${present.numero}`)}`
          : vide(
              'Vous n’avez pas encore de contrat',
              html`<p>Votre référent le prépare avec vous dans le mois qui suit votre orientation.</p>`,
            ),
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

const aRepondre = (c: { etat: string; signePersonneLe: string | null }): boolean =>
  c.etat === 'REFUSE' || (c.etat === 'A_SIGNER' && c.signePersonneLe === null)

export async function demanderUnChangement(v: Visite) {
  const { numero } = await leMien(v)
  const { demandeDeLaPersonne = '', version = '' } = corpsDe(v.requete)
  if (demandeDeLaPersonne.length < 3)
    return montrer(v, [{ champ: 'demandeDeLaPersonne', texte: 'Écrivez ce que vous voudriez y changer.' }])
  const { statut, corps } = await v.ecrire(
    'PATCH',
    `${chemins.maDemande}/${numero}`,
    { demandeDeLaPersonne },
    { 'if-match': `"${version}"` },
  )
  if (statut === 200) return v.reponse.redirect('/mon-espace/contrat?fait=demande', 303)
  if (statut === 412)
    return montrer(v, [{ champ: 'demandeDeLaPersonne', texte: 'Le contrat a changé pendant que vous écriviez : relisez-le d’abord.' }])
  throw new EcranRefuse(400, 'Votre demande n’a pas été envoyée', detailDe(corps))
}

export const documentDeMonContrat = (contexte: ContextePortail) => async (v: Visite) => {
  const { numero } = v.requete.params as { numero: string }
  const lu = await leDocument(contexte, v.session, v.requete.id, 'moi', Number(numero))
  if (!lu) throw new EcranRefuse(404, 'Page introuvable', 'Aucun contrat ne porte ce numéro.')
  return v.reponse.type('application/pdf').headers(entetesDuDocument).send(lu.flux)
}

export const preuveDeMonContrat = (contexte: ContextePortail) => async (v: Visite) => {
  const { numero } = v.requete.params as { numero: string }
  const lu = await laPreuve(contexte, v.session, v.requete.id, 'moi', Number(numero))
  if (!lu) throw new EcranRefuse(404, 'Page introuvable', 'Rien n’a été signé ni refusé d’un contrat de ce numéro.')
  return v.reponse.type('application/json').headers(entetesDeLaPreuve).send(lu.flux)
}
