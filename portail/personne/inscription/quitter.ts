import { randomUUID } from 'node:crypto'
import { EcranRefuse } from '../../ecran-refuse.js'
import { faitsSaisis } from '../../inscription/declaration.js'
import { attestation, bouton, champ, type ErreurDeSaisie, formulaire, html, lienBouton, rendre } from '../../interface/index.js'
import { chemins, corpsDe, detailDe, type Visite } from '../espace.js'

const adresse = '/mon-espace/inscription'

/** Asks to leave the list, on any day: an agent takes note of it, nothing ceases by itself (R. 5411-17). */
export const pageDuDepart = async (v: Visite) => montrer(v)

function montrer(v: Visite, recu: Record<string, string> = {}, erreurs: readonly ErreurDeSaisie[] = []) {
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Quitter la liste',
      menu: 'inscription',
      fil: [{ href: adresse, texte: 'Mon inscription' }],
      largeur: 'lecture',
      erreurs,
      chapeau: html`<p>Vous ne cherchez plus d’emploi, ou vous en avez trouvé un. Un conseiller prend note de votre demande et peut vous appeler avant. Votre contrat d’engagement, s’il y en a un, sera suspendu ; il reprend si vous revenez dans les douze mois.</p>`,
      corps: formulaire(v.session, {
        action: `${adresse}/quitter`,
        corps: html`${champ({ nom: 'heuresTravaillees', libelle: 'Combien d’heures avez-vous travaillé ce mois-ci ?', aide: 'En heures : 0 pour aucune.', valeur: recu.heuresTravaillees ?? '', largeur: 'courte', inputmode: 'decimal', autocomplete: 'off', erreurs })}
${attestation({ nom: 'veut', libelle: 'Je demande à quitter la liste des demandeurs d’emploi', cochee: recu.veut === 'oui', erreurs })}
<p class="boutons">${bouton('Envoyer ma demande')} ${lienBouton(adresse, 'Rester inscrit')}</p>`,
      }),
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

export async function demanderLeDepart(v: Visite) {
  const recu = corpsDe(v.requete)
  const erreurs: ErreurDeSaisie[] = []
  const faits = faitsSaisis({ ...recu, chercheToujours: 'non' }, erreurs)
  if (recu.veut !== 'oui') erreurs.push({ champ: 'veut', texte: 'Cochez pour dire que c’est bien votre demande.' })
  if (erreurs.length > 0) return montrer(v, recu, erreurs)
  const { statut, corps } = await v.ecrire('POST', chemins.maDeclaration, faits, { 'idempotency-key': randomUUID() })
  if (statut === 201) return v.reponse.redirect(adresse, 303)
  if (statut === 422) return montrer(v, recu, [{ champ: 'veut', texte: detailDe(corps) }])
  throw new EcranRefuse(statut === 409 ? 409 : 400, 'Votre demande n’a pas été enregistrée', detailDe(corps))
}
