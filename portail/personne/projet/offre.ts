import { EcranRefuse } from '../../ecran-refuse.js'
import {
  alerte,
  bouton,
  choix,
  type ErreurDeSaisie,
  enJour,
  formulaire,
  html,
  type Html,
  lienBouton,
  listeDeroulante,
  motsDesRefus,
  rendre,
  zoneDeTexte,
} from '../../interface/index.js'
import { echeanceDeReponse } from '../../../src/parcours/projet/index.js'
import { appreciation, comparaison, etatDeLOffre, ficheDeLOffre } from '../../projet/cartes.js'
import { enOptions } from '../../projet/champs.js'
import { chemins, corpsDe, detailDe, type Visite } from '../espace.js'
import { leRang, lireMesOffres, type OffreLue, type Rang, refusees } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  reponse: 'Votre réponse est enregistrée. Ceux qui vous accompagnent la lisent déjà.',
  observations: 'Vos observations sont enregistrées. Qui apprécie votre refus doit les lire avant de décider.',
}

export const pageDOffre = async (v: Visite) => montrer(v, leRang(await lireMesOffres(v), v))

function montrer(v: Visite, rang: Rang<OffreLue>, recu: Record<string, string> = {}, erreurs: readonly ErreurDeSaisie[] = []) {
  const o = rang.donnees
  const { fait = '' } = v.requete.query as { fait?: string }
  return rendre(
    v.reponse,
    v.session,
    {
      titre: o.intitule,
      menu: 'projets',
      fil: [{ href: '/mon-espace/projets', texte: 'Mon projet' }],
      erreurs,
      chapeau: html`<p>${etatDeLOffre(o, v.nommer)}</p>`,
      ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
      corps: html`${ficheDeLOffre(o, v.nommer)}
<section aria-labelledby="retenu"><h2 id="retenu">Est-ce ce que nous avions convenu ?</h2>
${comparaison(o.conformite)}
${o.conformite.verdict === 'non-conforme' && html`<p>Cette offre n’est pas celle qui avait été convenue : vous pouvez la refuser sans autre raison.</p>`}</section>
${o.legitime !== null && appreciation(o, v.nommer)}
${o.legitime === null && repondre(v, rang, recu, erreurs)}
${o.reponse === 'REFUSEE' && observer(v, rang, recu, erreurs)}`,
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

const version = (rang: Rang<OffreLue>): Html => html`<input type="hidden" name="version" value="${rang.version}">`

const repondre = (v: Visite, rang: Rang<OffreLue>, recu: Record<string, string>, erreurs: readonly ErreurDeSaisie[]): Html => {
  const { reponse, motifDuRefus, explication } = rang.donnees
  return html`<section aria-labelledby="repondre"><h2 id="repondre">Ma réponse</h2>
${formulaire(v.session, {
  action: `/mon-espace/offres/${rang.numero}/reponse`,
  nom: 'Répondre à cette offre',
  corps: html`${version(rang)}${choix({
    nom: 'reponse',
    libelle: 'Que répondez-vous ?',
    valeur: recu.reponse ?? (reponse === 'EN_ATTENTE' ? undefined : reponse),
    options: enOptions({ ACCEPTEE: 'j’accepte', REFUSEE: 'je refuse' }),
    erreurs,
  })}
${listeDeroulante({ nom: 'motifDuRefus', libelle: 'Si vous refusez, pour quelle raison ?', aide: 'Une raison de santé ou de famille se dit de vive voix : choisissez « une raison personnelle ».', valeur: recu.motifDuRefus ?? motifDuRefus ?? '', facultatif: 'sans mention', options: [{ valeur: '', texte: 'Je ne refuse pas' }, ...enOptions(motsDesRefus)], erreurs })}
${zoneDeTexte({ nom: 'explication', libelle: 'Ce que vous voulez en dire', lignes: 4, longueur: 1000, valeur: recu.explication ?? explication ?? '', facultatif: 'facultatif', erreurs })}
<p class="boutons">${bouton('Envoyer ma réponse')} ${lienBouton('/mon-espace/projets', 'Revenir')}</p>`,
})}</section>`
}

/** Her right to reply: before the refusal is judged, and after. */
const observer = (v: Visite, rang: Rang<OffreLue>, recu: Record<string, string>, erreurs: readonly ErreurDeSaisie[]): Html => {
  const { observations, legitime, reponduLe } = rang.donnees
  return html`<section aria-labelledby="observer"><h2 id="observer">Mes observations</h2>
${
  legitime === null
    ? alerte(
        'information',
        html`<p>Quelqu’un va dire si votre refus est légitime. Avant cela, vous pouvez vous expliquer${reponduLe && html` jusqu’au ${enJour(echeanceDeReponse(reponduLe))}`} ; vous pourrez encore le faire après.</p>`,
      )
    : html`<p>Vous pouvez encore répondre : l’appréciation peut être revue.</p>`
}
${formulaire(v.session, {
  action: `/mon-espace/offres/${rang.numero}/observations`,
  nom: 'Présenter mes observations',
  corps: html`${version(rang)}${zoneDeTexte({ nom: 'observations', libelle: 'Ce que je veux faire savoir', aide: 'N’écrivez rien sur votre santé : ce n’est pas nécessaire, vous pouvez en parler à votre référent.', longueur: 2000, valeur: recu.observations ?? observations ?? '', erreurs })}
<p class="boutons">${bouton('Envoyer mes observations', 'secondaire')}</p>`,
})}</section>`
}

async function envoyer(v: Visite, fait: 'reponse' | 'observations', saisi: Record<string, unknown>, erreurs: readonly ErreurDeSaisie[]) {
  const recu = corpsDe(v.requete)
  const rang = leRang(await lireMesOffres(v), v)
  if (erreurs.length > 0) return montrer(v, rang, recu, erreurs)
  const { statut, corps } = await v.ecrire('PATCH', `${chemins.maReponse}/${rang.numero}`, saisi, { 'if-match': `"${recu.version}"` })
  if (statut === 200) return v.reponse.redirect(`/mon-espace/offres/${rang.numero}?fait=${fait}`, 303)
  if (statut === 412)
    return montrer(v, rang, recu, [{ champ: fait, texte: 'Cette page a changé pendant que vous écriviez. Relisez-la, puis envoyez.' }])
  if (statut === 422 || statut === 400)
    return montrer(
      v,
      rang,
      recu,
      refusees(corps, champ => champ),
    )
  throw new EcranRefuse(400, 'Votre réponse n’a pas été enregistrée', detailDe(corps))
}

export function repondreALOffre(v: Visite) {
  const { reponse = '', motifDuRefus = '', explication = '' } = corpsDe(v.requete)
  const erreurs = [
    ...(reponse === '' ? [{ champ: 'reponse', texte: 'Choisissez : acceptez-vous cette offre ?' }] : []),
    ...(reponse === 'REFUSEE' && motifDuRefus === '' ? [{ champ: 'motifDuRefus', texte: 'Dites pour quelle raison vous refusez.' }] : []),
  ]
  return envoyer(
    v,
    'reponse',
    { reponse, motifDuRefus: reponse === 'REFUSEE' ? motifDuRefus : null, explication: explication || null },
    erreurs,
  )
}

export function presenterDesObservations(v: Visite) {
  const { observations = '' } = corpsDe(v.requete)
  const erreurs = observations.length < 3 ? [{ champ: 'observations', texte: 'Écrivez ce que vous voulez faire savoir.' }] : []
  return envoyer(v, 'observations', { observations }, erreurs)
}
