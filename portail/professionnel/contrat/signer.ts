import type { FastifyReply } from 'fastify'
import { empreinteDuDocument, entetesDeLaPreuve, entetesDuDocument, laPreuve, leDocument } from '../../contrat/document.js'
import { attestation, bouton, type Ecran, type ErreurDeSaisie, fiche, formulaire, html, lienBouton } from '../../interface/index.js'
import { heuresEnMots } from '../../contrat/cartes.js'
import { texteDe } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer } from '../ecrire.js'
import { filDuDossier } from '../projets/lire.js'
import { adresseDuContrat, lireLeContrat } from './lire.js'

/** Shows the agent what she is about to sign in the name of her organisme; the very bytes are named in the form. */
export const signerLeContrat = (d: Demande): Promise<Ecran> => ecran(d, [])

async function ecran(d: Demande, erreurs: readonly ErreurDeSaisie[]): Promise<Ecran> {
  const { usager, nom, present } = await lireLeContrat(d)
  if (!present) throw refusDeLApi(404, {})
  const { numero, donnees: c } = present
  const adresse = adresseDuContrat(usager)
  const document = await empreinteDuDocument(d.contexte, d.session, d.requete.id, usager, numero)
  return {
    titre: `Signer le contrat : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager, { href: adresse, texte: 'Contrat d’engagement' }),
    erreurs,
    largeur: 'lecture',
    chapeau: html`<p>Vous signez au nom de ${c.parties.organisme.nom}. Votre signature est posée sur le document ci-dessous, octet pour octet, avec un certificat à votre nom et l’heure.</p>`,
    corps: html`${fiche([
      ['Contrat', `${c.reference}, édition ${c.edition}`],
      ['Durée d’activité', heuresEnMots(c)],
      ['Actions', String(c.actions.length)],
      ['Empreinte du document', html`<code>${document.slice(0, 16)}…</code>`],
    ])}
<p class="boutons">${lienBouton(`${adresse}/${numero}/document.pdf`, html`Lire le document <span class="aide">(PDF accessible)</span>`)}</p>
${formulaire(d.session, {
  action: `${adresse}/signer`,
  corps: html`<input type="hidden" name="contrat" value="${numero}"><input type="hidden" name="empreinte" value="${c.empreinte}"><input type="hidden" name="document" value="${document}">
${attestation({ nom: 'lu', libelle: 'J’ai lu ce document, et je le signe pour mon organisme', cochee: false, erreurs })}
<p class="boutons">${bouton('Signer')}<a href="${adresse}">Revenir sans signer</a></p>`,
})}`,
  }
}

export async function poserMaSignature(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager } = d.requete.params as { usager: string }
  const recu = d.requete.body as Record<string, unknown>
  if (texteDe(recu.lu) !== 'oui')
    return ecran(d, [{ champ: 'lu', texte: 'Dites que vous avez lu le document : on ne signe que ce qu’on a lu.' }])
  const corps = { contrat: Number(recu.contrat), empreinte: texteDe(recu.empreinte), document: texteDe(recu.document) }
  const { statut, corps: rendu } = await deposer(d, 'signatureDeContrat', { usager, corps })
  if (statut === 201) return { versLa: `${adresseDuContrat(usager)}?fait=signe` }
  if (statut === 412 || statut === 422) return ecran(d, [{ champ: 'lu', texte: String(rendu.detail) }])
  throw refusDeLApi(statut, rendu)
}

export async function documentDuContrat(d: Demande): Promise<FastifyReply> {
  const { usager, numero } = d.requete.params as { usager: string; numero: string }
  const lu = await leDocument(d.contexte, d.session, d.requete.id, usager, Number(numero))
  if (!lu) throw refusDeLApi(404, {})
  return d.reponse.type('application/pdf').headers(entetesDuDocument).send(lu.flux)
}

export async function preuveDuContrat(d: Demande): Promise<FastifyReply> {
  const { usager, numero } = d.requete.params as { usager: string; numero: string }
  const lu = await laPreuve(d.contexte, d.session, d.requete.id, usager, Number(numero))
  if (!lu) throw refusDeLApi(404, {})
  return d.reponse.type('application/json').headers(entetesDeLaPreuve).send(lu.flux)
}
