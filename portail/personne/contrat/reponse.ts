import { randomUUID } from 'node:crypto'
import { libellesDuContrat as mots } from '../../../src/parcours/contrat-engagement/index.js'
import type { ContextePortail } from '../../contexte.js'
import { heuresEnMots } from '../../contrat/cartes.js'
import { empreinteDuDocument } from '../../contrat/document.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import {
  attestation,
  bouton,
  type ErreurDeSaisie,
  fiche,
  formulaire,
  html,
  lienBouton,
  listeDeroulante,
  rendre,
  zoneDeTexte,
} from '../../interface/index.js'
import { chemins, corpsDe, detailDe, type Visite } from '../espace.js'
import { leMien } from './lire.js'

/** Signs, or refuses, the very bytes this page names. */
export const pageDeMaReponse = (contexte: ContextePortail) => (v: Visite) => montrer(contexte, v)

async function montrer(contexte: ContextePortail, v: Visite, recu: Record<string, string> = {}, erreurs: readonly ErreurDeSaisie[] = []) {
  const { numero, donnees: c } = await leMien(v)
  const document = await empreinteDuDocument(contexte, v.session, v.requete.id, 'moi', numero)
  const action = `/mon-espace/contrat/${numero}/reponse`
  const caches = html`<input type="hidden" name="empreinte" value="${c.empreinte}"><input type="hidden" name="document" value="${document}">`
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Signer ou refuser mon contrat',
      menu: 'contrat',
      fil: [{ href: '/mon-espace/contrat', texte: 'Mon contrat d’engagement' }],
      erreurs,
      largeur: 'lecture',
      chapeau: html`<p>Lisez d’abord le document : c’est lui que vous signez. Vous pouvez prendre votre temps, et demander de l’aide à votre référent.</p>`,
      corps: html`${fiche([
        ['Avec', v.nommer(c.organisation)],
        ['Édition', String(c.edition)],
        ['Durée d’activité', heuresEnMots(c)],
      ])}
<p class="boutons">${lienBouton(`/mon-espace/contrat/${numero}/document.pdf`, html`Lire le document <span class="aide">(PDF accessible)</span>`)}</p>
<section aria-labelledby="signer"><h2 id="signer">Je signe</h2>
<p>Votre signature porte votre nom et l’heure. Elle prouve que vous avez lu ce document, et lui seul.</p>
${formulaire(v.session, {
  action,
  nom: 'Signer',
  corps: html`${caches}${attestation({ nom: 'lu', libelle: 'J’ai lu ce document et je le signe', cochee: false, erreurs })}
<p class="boutons">${bouton('Signer mon contrat', 'principal', { nom: 'sens', valeur: 'SIGNATURE' })}</p>`,
})}</section>
<section aria-labelledby="refuser"><h2 id="refuser">Je refuse</h2>
<p>Vous avez le droit de refuser et de dire pourquoi. Vous pouvez aussi <a href="/mon-espace/contrat#changer">demander un changement</a>.</p>
${formulaire(v.session, {
  action,
  nom: 'Refuser',
  corps: html`${caches}${listeDeroulante({ nom: 'motif', libelle: 'Pour quelle raison ?', aide: 'Une raison de santé ou de famille se dit de vive voix : choisissez « une raison personnelle ».', valeur: recu.motif, erreurs, options: Object.entries(mots.libellesDesMotifs).map(([valeur, texte]) => ({ valeur, texte })) })}
${zoneDeTexte({ nom: 'explication', libelle: 'Ce que je veux en dire', valeur: recu.explication, facultatif: 'facultatif', erreurs, lignes: 3, longueur: 1000 })}
<p class="boutons">${bouton('Refuser ce contrat', 'secondaire', { nom: 'sens', valeur: 'REFUS' })} ${lienBouton('/mon-espace/contrat', 'Revenir')}</p>`,
})}</section>`,
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

export const repondreAuContrat = (contexte: ContextePortail) => async (v: Visite) => {
  const { numero } = await leMien(v)
  const recu = corpsDe(v.requete)
  const refuse = recu.sens === 'REFUS'
  if (refuse && !recu.motif) return montrer(contexte, v, recu, [{ champ: 'motif', texte: 'Dites pour quelle raison vous refusez.' }])
  if (!refuse && recu.lu !== 'oui')
    return montrer(contexte, v, recu, [{ champ: 'lu', texte: 'Dites que vous l’avez lu : on ne signe que ce qu’on a lu.' }])
  const acte = { contrat: numero, empreinte: recu.empreinte, document: recu.document, sens: refuse ? 'REFUS' : 'SIGNATURE' }
  const raison = refuse ? { motif: recu.motif, explication: recu.explication || null } : {}
  const { statut, corps } = await v.ecrire('POST', chemins.maSignature, { ...acte, ...raison }, { 'idempotency-key': randomUUID() })
  if (statut === 201) return v.reponse.redirect(`/mon-espace/contrat?fait=${refuse ? 'refuse' : 'signe'}`, 303)
  if (statut === 412) return montrer(contexte, v, recu, [{ champ: refuse ? 'motif' : 'lu', texte: detailDe(corps) }])
  throw new EcranRefuse(400, refuse ? 'Votre refus n’a pas été enregistré' : 'Votre signature n’a pas été posée', detailDe(corps))
}
