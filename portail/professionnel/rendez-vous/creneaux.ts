import { type CreneauOffert, motsDuRendezVous as mots } from '../../../src/parcours/rendez-vous/index.js'
import {
  bouton,
  champ,
  choix,
  type Ecran,
  type ErreurDeSaisie,
  enInstant,
  formulaire,
  html,
  listeDeroulante,
  lInstant,
  tableau,
  vide,
} from '../../interface/index.js'
import { enOptions } from '../../projet/champs.js'
import { type Recu, texteDe } from '../../projet/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { peutEcrire, refusees } from '../ecrire.js'
import { champsDuLieu, champsDuMoment, lieuSaisi, momentSaisi } from './saisie.js'

const ici = '/professionnel/creneaux'
const faits: Readonly<Record<string, string>> = {
  propose: 'Le créneau est proposé.',
  retire: 'Le créneau n’est plus proposé. Qui y a une place la garde.',
}

export async function creneaux(d: Demande): Promise<Ecran> {
  const { fait = '' } = d.requete.query as { fait?: string }
  const page = await ecran(d, { motif: 'ACC', modalite: 'PHYSIQUE', duree: '45', places: '1', reception: 'IND' })
  return { ...page, ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }) }
}

/** What the structure offers in the thirty days to come, and one slot more. */
async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const { elements } = await d.lire<{ elements: CreneauOffert[] }>('/api/v1/creneaux')
  const propose = peutEcrire(d, 'rendezVous', 'deposer')
  return {
    titre: 'Créneaux proposés',
    menu: 'creneaux',
    erreurs,
    chapeau: html`<p>Les personnes que vous suivez, et ceux qui les suivent aussi, y prennent une place. Une place annulée est de nouveau proposée.</p>`,
    corps: html`<section aria-labelledby="proposes"><h2 id="proposes">Dans les trente jours</h2>
${
  elements.length === 0
    ? vide('Aucun créneau', html`<p>Votre structure n’en propose pas dans les trente jours.</p>`)
    : tableau(
        'proposes-tableau',
        'Le plus proche d’abord',
        ['Quand', 'Pour quoi', 'Où', 'Places prises', ...(propose ? ['Retrait'] : [])],
        elements.map(c => [
          lInstant(c.debut),
          mots.libellesDesMotifs[c.motif],
          [mots.libellesDesModalites[c.modalite], c.libelleLieu].filter(Boolean).join(', '),
          `${c.prises ?? 0} sur ${c.places}`,
          ...(propose
            ? [
                formulaire(d.session, {
                  action: `${ici}/${c.id}/retrait`,
                  nom: `Ne plus proposer le créneau du ${enInstant(c.debut)}`,
                  corps: bouton(html`Retirer<span class="a-entendre"> le créneau du ${enInstant(c.debut)}</span>`, 'secondaire'),
                }),
              ]
            : []),
        ]),
      )
}</section>
${
  propose &&
  html`<section aria-labelledby="proposer"><h2 id="proposer">Proposer un créneau</h2>
${formulaire(d.session, {
  action: ici,
  nom: 'Proposer un créneau',
  corps: html`${choix({ nom: 'motif', libelle: 'Pour quoi', valeur: texteDe(recu.motif), options: enOptions(mots.libellesDesMotifs), erreurs })}
${champsDuMoment({ recu, erreurs })}
${listeDeroulante({ nom: 'reception', libelle: 'Seul ou à plusieurs', valeur: texteDe(recu.reception), options: enOptions(mots.libellesDesReceptions), erreurs })}
${champ({ nom: 'places', libelle: 'Places', valeur: texteDe(recu.places), inputmode: 'numeric', largeur: 'courte', autocomplete: 'off', erreurs })}
${champsDuLieu({ recu, erreurs })}
<p class="boutons">${bouton('Proposer')}</p>`,
})}</section>`
}`,
  }
}

export async function proposerUnCreneau(d: Demande): Promise<Ecran | { versLa: string }> {
  const recu = (d.requete.body ?? {}) as Recu
  const erreurs: ErreurDeSaisie[] = []
  const { date, duree } = momentSaisi(recu, erreurs)
  const lieu = lieuSaisi(recu, erreurs)
  const places = Number(texteDe(recu.places))
  if (!Number.isInteger(places) || places < 1 || places > 200) erreurs.push({ champ: 'places', texte: 'Un nombre de places, de 1 à 200.' })
  const [motif, reception] = [texteDe(recu.motif), texteDe(recu.reception)]
  if (!Object.hasOwn(mots.libellesDesMotifs, motif)) erreurs.push({ champ: 'motif', texte: 'Dites pour quoi.' })
  if (!Object.hasOwn(mots.libellesDesReceptions, reception)) erreurs.push({ champ: 'reception', texte: 'Dites si l’on y vient seul.' })
  if (erreurs.length > 0) return ecran(d, recu, erreurs)
  const { agent } = d.session
  const interlocuteur = agent && reception === 'IND' ? { nom: agent.nom, prenom: agent.prenom, courriel: null } : null
  const corps = { motif, duree, places, reception, ...lieu, information: null, interlocuteur, structure: null, debuts: [date] }
  const rendu = await d.appeler('POST', '/api/v1/creneaux', { corps })
  if (rendu.statut === 201) return { versLa: `${ici}?fait=propose` }
  if (rendu.statut !== 422 && rendu.statut !== 400) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(
    d,
    recu,
    refusees(rendu, ([champ = 'heure']) => (champ === 'debuts' ? 'heure' : champ)),
  )
}

export async function retirerUnCreneau(d: Demande): Promise<{ versLa: string }> {
  const { id } = d.requete.params as { id: string }
  const { statut, corps } = await d.appeler('POST', `/api/v1/creneaux/${encodeURIComponent(id)}/retrait`)
  if (statut !== 204) throw refusDeLApi(statut, corps)
  return { versLa: `${ici}?fait=retire` }
}
