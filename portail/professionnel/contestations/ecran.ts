import { z } from 'zod'
import {
  bouton,
  carte,
  choix,
  type Ecran,
  type ErreurDeSaisie,
  etiquette,
  fiche,
  formulaire,
  html,
  leJour,
  tableau,
  vide,
  zoneDeTexte,
} from '../../interface/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { type Contestation, constats, etats } from './contestation.js'

const fil = [{ href: '/professionnel', texte: 'Accueil' }]

/** What persons contest among the data she writes, the most urgent first. */
export async function contestations(d: Demande): Promise<Ecran> {
  const { elements } = await d.lire<{ elements: Contestation[] }>('/api/v1/contestations?etat=ouvertes&limite=100')
  const { fait } = d.requete.query as { fait?: string }
  return {
    titre: 'Données contestées',
    menu: 'accueil',
    fil,
    ...(fait && {
      message: { genre: 'succes' as const, texte: html`<p>Votre réponse est enregistrée. La personne la lit dès maintenant.</p>` },
    }),
    chapeau: html`<p>Une personne peut contester toute donnée qui la concerne. Une réponse motivée lui est due dans le mois (RGPD, art. 12 et 16).</p>`,
    corps:
      elements.length === 0
        ? vide('Aucune donnée contestée', html`<p>Rien n’attend de réponse.</p>`)
        : tableau(
            'contestees',
            'De la plus urgente à la moins urgente',
            ['Donnée', 'Ce qu’en dit la personne', 'État', 'Répondre avant le'],
            elements.map(c => [
              html`<a href="/professionnel/contestations/${c.id}">${c.libelle}</a>`,
              html`${constats[c.constat]}. « ${c.explication} »`,
              etiquette(...etats[c.etat]),
              leJour(c.aRepondreAvant),
            ]),
          ),
  }
}

export const contestation = (d: Demande): Promise<Ecran> => une(d)

async function une(d: Demande, saisie: { etat?: string; reponse?: string } = {}, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const { id } = d.requete.params as { id: string }
  const c = await d.lire<Contestation>(`/api/v1/contestations/${encodeURIComponent(id)}`)
  const ouverte = c.etat === 'recue' || c.etat === 'en-examen'
  return {
    titre: `Contestation : ${c.libelle}`,
    menu: 'accueil',
    fil: [...fil, { href: '/professionnel/contestations', texte: 'Données contestées' }],
    erreurs,
    corps: html`${carte({
      id: 'dit',
      titre: 'Ce que dit la personne',
      tete: etiquette(...etats[c.etat]),
      corps: fiche([
        ['Donnée', html`${c.libelle} (${c.intitule})`],
        ['Constat', constats[c.constat]],
        ['En ses mots', html`« ${c.explication} »`],
        ['Reçue le', leJour(c.deposeeLe)],
        ['Répondre avant le', ouverte && leJour(c.aRepondreAvant)],
        ['Réponse donnée', c.reponse],
      ]),
      pied: html`<p><a href="/professionnel/dossiers/${c.usager}">Ouvrir son dossier</a></p>`,
    })}
${
  ouverte && c.peutRepondre
    ? html`<h2>Votre réponse</h2>
${formulaire(d.session, {
  action: `/professionnel/contestations/${c.id}`,
  corps: html`${choix({
    nom: 'etat',
    libelle: 'Suite donnée',
    valeur: saisie.etat,
    erreurs,
    options: [
      { valeur: 'en-examen', texte: 'Je l’examine', aide: 'La personne saura que sa demande est prise en charge.' },
      { valeur: 'acceptee', texte: 'Elle a raison', aide: 'Corrigez la donnée dans son dossier, puis dites-le-lui ici.' },
      { valeur: 'refusee', texte: 'La donnée est exacte', aide: 'Dites pourquoi : elle pourra saisir la CNIL.' },
    ],
  })}
${zoneDeTexte({ nom: 'reponse', libelle: 'Ce que vous lui répondez', aide: 'Obligatoire pour accepter ou refuser. Elle lira ce texte tel quel.', facultatif: 'facultatif', valeur: saisie.reponse, longueur: 2000, erreurs })}
<div class="boutons">${bouton('Envoyer la réponse')}</div>`,
})}`
    : ouverte && html`<p class="discret">Vous lisez cette donnée, vous ne l’écrivez pas : la réponse viendra de qui l’écrit.</p>`
}`,
    largeur: 'lecture',
  }
}

const recue = z.object({
  etat: z.enum(['en-examen', 'acceptee', 'refusee']).optional().catch(undefined),
  reponse: z.string().trim().max(2000).catch(''),
})

/** Answers once; a refusal without its reasons is said here before the API says it. */
export async function repondre(d: Demande): Promise<Ecran | { versLa: string }> {
  const { id } = d.requete.params as { id: string }
  const { etat, reponse } = recue.parse(d.requete.body ?? {})
  const erreurs: ErreurDeSaisie[] = [
    ...(etat ? [] : [{ champ: 'etat', texte: 'Choisissez la suite que vous donnez.' }]),
    ...(etat && etat !== 'en-examen' && reponse === ''
      ? [{ champ: 'reponse', texte: 'Dites à la personne pourquoi : une réponse motivée lui est due.' }]
      : []),
  ]
  if (erreurs.length > 0) return une(d, { ...(etat && { etat }), reponse }, erreurs)
  const fait = await d.appeler('POST', `/api/v1/contestations/${encodeURIComponent(id)}/reponse`, {
    corps: { etat, reponse: reponse || null },
  })
  if (fait.statut !== 200) throw refusDeLApi(fait.statut, fait.corps)
  return { versLa: '/professionnel/contestations?fait=repondu' }
}
