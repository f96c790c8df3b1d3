import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ConnexionRefusee } from '../../src/acces/federation/index.js'
import type { ContextePortail } from '../contexte.js'
import { html, lienBouton, rendre } from '../interface/index.js'
import { refusDe } from './refus.js'

/** Tells why nobody was let in; the log keeps what the page does not say. */
export function rendreLeRefus(
  contexte: ContextePortail,
  requete: FastifyRequest,
  reponse: FastifyReply,
  { refus, nom }: { refus: ConnexionRefusee; nom: string },
): FastifyReply {
  const { motif, message, cause } = refus
  requete.log.warn(
    { fournisseur: nom, motif, detail: message, cause: cause instanceof Error ? cause.message : undefined },
    'connexion refusée',
  )
  const { statut, titre, explication, quoiFaire, reessayer } = refusDe(
    motif,
    contexte.federation.profil(nom)?.libelle ?? 'Le fournisseur d’identité',
  )
  if (statut === 503) reponse.header('retry-after', '60')
  return rendre(
    reponse,
    null,
    {
      titre,
      chapeau: explication,
      largeur: 'lecture',
      corps: html`<h2>Que faire ?</h2>
<p>${quoiFaire}</p>
<p>${reessayer ? lienBouton('/connexion', 'Recommencer', 'principal') : lienBouton('/connexion', 'Revenir à la connexion')}</p>
<p>${contexte.contact && html`Pour nous joindre : ${contexte.contact} `}Référence à donner : <code>${requete.id}</code></p>`,
    },
    statut,
  )
}
