import { EcranRefuse } from '../../ecran-refuse.js'
import { bouton, type ErreurDeSaisie, formulaire, type Html, html, lienBouton, rendre, zoneDeTexte } from '../../interface/index.js'
import { ficheDuRendezVous, type Rang, tenu } from '../../rendez-vous/cartes.js'
import { chemins, corpsDe, detailDe, type Visite } from '../espace.js'
import { leRendezVous } from './lire.js'

export const pageDuRendezVous = (horloge: () => Date) => async (v: Visite) => montrer(v, await leRendezVous(v), horloge)

function montrer(v: Visite, rang: Rang, horloge: () => Date, saisi = '', erreurs: readonly ErreurDeSaisie[] = []) {
  const { donnees: r, numero } = rang
  const { fait = '' } = v.requete.query as { fait?: string }
  const vient = tenu(r) && r.date > horloge().toISOString()
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Mon rendez-vous',
      menu: 'rendez-vous',
      fil: [{ href: '/mon-espace/rendez-vous', texte: 'Mes rendez-vous' }],
      erreurs,
      ...(fait === 'dit' && { message: { genre: 'succes' as const, texte: 'C’est enregistré. Qui vous reçoit peut le lire.' } }),
      corps: html`${ficheDuRendezVous(r, v.nommer)}
${vient && html`<p class="boutons">${lienBouton(`/mon-espace/rendez-vous/${numero}.ics`, html`Dans mon agenda <span class="aide">(fichier ICS)</span>`)} ${lienBouton(`/mon-espace/rendez-vous/${numero}.pdf`, html`La convocation <span class="aide">(PDF accessible)</span>`)}</p>`}
${dire(v, rang, saisi, erreurs)}
${vient && annulable(v, rang)}`,
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

const version = (rang: Rang): Html => html`<input type="hidden" name="version" value="${rang.version}">`

/** Her word, above all when she was said absent: nothing follows from an absence before she is heard. */
const dire = (
  v: Visite,
  rang: Rang,
  saisi: string,
  erreurs: readonly ErreurDeSaisie[],
): Html => html`<section aria-labelledby="dire"><h2 id="dire">${rang.donnees.statut === 'ABSENT' ? 'Pourquoi je n’ai pas pu venir' : 'Ce que j’ai à en dire'}</h2>
${formulaire(v.session, {
  action: `/mon-espace/rendez-vous/${rang.numero}/observations`,
  nom: 'Dire quelque chose de ce rendez-vous',
  corps: html`${version(rang)}${zoneDeTexte({ nom: 'observations', libelle: 'Ce que je veux faire savoir', aide: 'N’écrivez rien sur votre santé : ce n’est pas nécessaire, vous pouvez en parler de vive voix.', longueur: 2000, lignes: 4, valeur: saisi || (rang.donnees.observations ?? ''), erreurs })}
<p class="boutons">${bouton('Enregistrer', 'secondaire')}</p>`,
})}</section>`

const annulable = (v: Visite, rang: Rang): Html => html`<section aria-labelledby="annuler"><h2 id="annuler">Annuler ce rendez-vous</h2>
<p>Votre place sera proposée à quelqu’un d’autre. Vous pourrez choisir un autre créneau.</p>
${formulaire(v.session, {
  action: `/mon-espace/rendez-vous/${rang.numero}/annulation`,
  nom: 'Annuler ce rendez-vous',
  corps: html`${version(rang)}<p class="boutons">${bouton('Annuler ce rendez-vous', 'danger')}</p>`,
})}</section>`

const ecrire = (v: Visite, { numero }: Rang, corps: Record<string, unknown>) =>
  v.ecrire('PATCH', `${chemins.monRendezVous}/${numero}`, corps, { 'if-match': `"${corpsDe(v.requete).version}"` })

export const direDuRendezVous = (horloge: () => Date) => async (v: Visite) => {
  const { observations = '' } = corpsDe(v.requete)
  const rang = await leRendezVous(v)
  if (observations.length < 3)
    return montrer(v, rang, horloge, observations, [{ champ: 'observations', texte: 'Écrivez ce que vous voulez faire savoir.' }])
  const { statut, corps } = await ecrire(v, rang, { observations })
  if (statut === 200) return v.reponse.redirect(`/mon-espace/rendez-vous/${rang.numero}?fait=dit`, 303)
  const texte = statut === 412 ? 'Ce rendez-vous a changé pendant que vous écriviez. Relisez-le, puis enregistrez.' : detailDe(corps)
  return montrer(v, rang, horloge, observations, [{ champ: 'observations', texte }])
}

export async function annulerLeRendezVous(v: Visite) {
  const { statut, corps } = await ecrire(v, await leRendezVous(v), { statut: 'ANNULE' })
  if (statut === 200) return v.reponse.redirect('/mon-espace/rendez-vous?fait=annule', 303)
  throw new EcranRefuse(
    statut === 412 ? 409 : 400,
    'Ce rendez-vous n’a pas été annulé',
    statut === 412 ? 'Il a changé entre-temps : relisez-le.' : detailDe(corps),
  )
}
