import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { deposerMessage, objets, type Objet } from '../../../src/assistance/index.js'
import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { bouton, champ, type ErreurDeSaisie, html, listeDeroulante, rendre, zoneDeTexte } from '../../interface/index.js'

type Saisie = Readonly<Record<'objet' | 'texte' | 'courriel' | 'correlation', string>>
const vide: Saisie = { objet: '', texte: '', courriel: '', correlation: '' }
/** Messages kept in an hour, whoever writes them: a flood must not fill the base. */
const PAR_HEURE = 200

const estUnObjet = (nom: string): nom is Objet => Object.hasOwn(objets, nom)
const correlationVue = (texte: string) => (/^[\w.:-]{8,100}$/.test(texte) ? texte : null)

function formulaireDeContact(
  requete: FastifyRequest,
  reponse: FastifyReply,
  { contact }: ContextePortail,
  s: Saisie,
  erreurs: readonly ErreurDeSaisie[] = [],
) {
  return rendre(
    reponse,
    requete.session ?? null,
    {
      titre: 'Contact',
      largeur: 'lecture',
      chapeau: html`<p>Un contenu inaccessible, une donnée, une panne : écrivez-nous, nous répondons sous dix jours ouvrés.${contact && html` Autre voie : ${contact}.`}</p>`,
      erreurs,
      corps: html`<form method="post" action="/contact" novalidate class="formulaire" aria-label="Écrire à l’assistance">
${listeDeroulante({ nom: 'objet', libelle: 'De quoi s’agit-il ?', valeur: s.objet, erreurs, options: Object.entries(objets).map(([valeur, texte]) => ({ valeur, texte })) })}
${zoneDeTexte({ nom: 'texte', libelle: 'Votre message', aide: 'Pour une consultation qui vous étonne, citez le repère et la date. N’écrivez ni numéro de sécurité sociale ni donnée de santé.', valeur: s.texte, longueur: 4000, lignes: 8, erreurs })}
${champ({ nom: 'courriel', libelle: 'Votre adresse électronique', aide: 'Pour vous répondre, et pour rien d’autre. Par exemple : nom@exemple.fr', type: 'email', autocomplete: 'email', valeur: s.courriel, longueur: 120, erreurs })}
${champ({ nom: 'correlation', libelle: 'Numéro de corrélation', aide: 'S’il s’agit d’une panne : le numéro que la page d’erreur affiche.', valeur: s.correlation, longueur: 100, facultatif: 'facultatif', erreurs })}
<p class="boutons">${bouton('Envoyer')}</p>
</form>`,
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

export function pageDeContact(requete: FastifyRequest, reponse: FastifyReply, contexte: ContextePortail) {
  const { objet = '', correlation = '' } = requete.query as { objet?: string; correlation?: string }
  return formulaireDeContact(requete, reponse, contexte, {
    ...vide,
    objet: estUnObjet(objet) ? objet : '',
    correlation: correlationVue(correlation) ?? '',
  })
}

/** Anybody may write, signed in or not; the form opens no session and reads none, so nothing is gained by forging it. */
export async function envoyer(requete: FastifyRequest, reponse: FastifyReply, contexte: ContextePortail) {
  const corps = (requete.body ?? {}) as Record<string, unknown>
  const lu = (nom: keyof Saisie) => (typeof corps[nom] === 'string' ? corps[nom].trim() : '')
  const s: Saisie = { objet: lu('objet'), texte: lu('texte'), courriel: lu('courriel'), correlation: lu('correlation') }
  const { objet } = s
  if (!estUnObjet(objet) || fautes(s).length > 0) return formulaireDeContact(requete, reponse, contexte, s, fautes(s))
  const recuLe = contexte.horloge()
  const [recents] = await contexte.sql<{ n: number }[]>`
    select count(*)::int as n from message_de_contact where recu_le > ${recuLe}::timestamptz - interval '1 hour'`
  if ((recents?.n ?? 0) >= PAR_HEURE)
    throw new EcranRefuse(409, 'Trop de messages nous arrivent', 'Votre message n’a pas été enregistré. Recommencez dans une heure.')
  const reference = await deposerMessage(contexte.sql, contexte.chiffrement, {
    objet,
    texte: s.texte,
    courriel: s.courriel,
    correlation: correlationVue(s.correlation),
    recuLe,
  })
  return reponse.redirect(`/contact/recu?reference=${reference}`, 303)
}

function fautes(s: Saisie): ErreurDeSaisie[] {
  return [
    ...(estUnObjet(s.objet) ? [] : [{ champ: 'objet', texte: 'Choisissez de quoi il s’agit.' }]),
    ...(s.texte.length >= 10 ? [] : [{ champ: 'texte', texte: 'Écrivez votre message, en dix caractères au moins.' }]),
    ...(s.texte.length <= 4000 ? [] : [{ champ: 'texte', texte: 'Votre message dépasse 4 000 caractères.' }]),
    ...(z.email().max(120).safeParse(s.courriel).success
      ? []
      : [{ champ: 'courriel', texte: 'Donnez une adresse électronique, par exemple nom@exemple.fr.' }]),
  ]
}
