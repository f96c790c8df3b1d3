import type { FastifyInstance } from 'fastify'
import { type CompteARapprocher, comptesARapprocher, trancherLeCompte } from '../../src/acces/federation/index.js'
import type { ContextePortail } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { sessionDe } from '../garde.js'
import { bouton, carte, fiche, formulaire, html, lInstant, rendre, vide } from '../interface/index.js'
import type { Session } from '../../src/acces/session/index.js'

const chemin = '/administration/comptes'
const decisions = { accepte: 'Le compte est accepté : il remplace l’ancien.', refuse: 'Le compte est refusé.' } as const

/** Where an administrator says whether another account is her colleague's. */
export function installerLesComptes(portee: FastifyInstance, { sql, garde, horloge, federation }: ContextePortail): void {
  const exigence = garde.exiger({ genre: 'agent', acte: 'administrer' })

  portee.get<{ Querystring: { fait?: string } }>(chemin, exigence, async (requete, reponse) => {
    const session = sessionDe(requete)
    const comptes = await comptesARapprocher(sql, session.organisation)
    const { fait } = requete.query
    return rendre(reponse, session, {
      titre: 'Comptes à reconnaître',
      chapeau:
        'Quelqu’un s’est présenté avec l’adresse d’un agent, par un autre compte que le sien. Demandez-le lui de vive voix avant de répondre.',
      ...(fait === 'accepte' || fait === 'refuse' ? { message: { genre: 'succes' as const, texte: decisions[fait] } } : {}),
      corps:
        comptes.length === 0
          ? vide('Aucun compte n’attend votre réponse', 'Les demandes arrivent ici quand un agent change de fournisseur d’identité.')
          : html`<div class="cartes">${comptes.map(c => unCompte(session, c, federation.profil(c.fournisseur)?.libelle ?? c.fournisseur))}</div>`,
    })
  })

  portee.post<{ Body: { compte?: string; decision?: string } }>(chemin, exigence, async (requete, reponse) => {
    const { agent, organisation } = sessionDe(requete)
    const { compte = '', decision } = requete.body
    if (!agent || !/^[\da-f-]{36}$/.test(compte) || (decision !== 'accepte' && decision !== 'refuse'))
      throw new EcranRefuse(400, 'Réponse illisible', 'Rechargez la page et recommencez.')
    const administrateur = { id: agent.id, organisation }
    if (!(await trancherLeCompte(sql, { id: compte, decision, administrateur, instant: horloge() })))
      throw new EcranRefuse(404, 'Demande introuvable', 'Elle a déjà reçu une réponse, ou c’est à un autre administrateur de la donner.')
    return reponse.redirect(`${chemin}?fait=${decision}`, 303)
  })
}

function unCompte(session: Session, { id, agent, nom, prenom, siret, demandeLe }: CompteARapprocher, fournisseur: string) {
  return carte({
    titre: `${agent.prenom} ${agent.nom}`,
    id: `compte-${id}`,
    corps: fiche([
      ['Adresse connue', agent.courriel],
      ['Se dit maintenant', [prenom, nom].filter(Boolean).join(' ') || 'sans nom'],
      ['SIRET annoncé', siret],
      ['Vérifié par', fournisseur],
      ['Demandé le', lInstant(demandeLe)],
    ]),
    pied: formulaire(session, {
      action: chemin,
      nom: `Réponse pour ${agent.prenom} ${agent.nom}`,
      corps: html`<input type="hidden" name="compte" value="${id}">
${bouton('C’est bien cette personne', 'principal', { nom: 'decision', valeur: 'accepte' })}
${bouton('Ce n’est pas elle', 'danger', { nom: 'decision', valeur: 'refuse' })}`,
    }),
  })
}
