import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { piecesAuPlus, type PieceJointe, type Ressource } from '../../../src/moteur/ressource.js'
import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { type ErreurDeSaisie, html, lienBouton, liste, rendre } from '../../interface/index.js'
import { piecesEnListe } from '../../pieces/en-liste.js'
import { formulaireDePieces } from '../../pieces/formulaire.js'
import { limitesDesPieces, recevoirLesPieces } from '../../pieces/recevoir.js'
import { transmettreLaPiece } from '../../pieces/telecharger.js'
import { ecran, type Visite } from '../espace.js'
import { adresseDesPieces, lieuNomme, quiLesLit } from './lieux.js'

type Vise = { ressource: Ressource; numero: number; quoi: string; page: string; pieces: readonly PieceJointe[] }

async function viser({ ressources }: ContextePortail, v: Visite): Promise<Vise> {
  const { ressource: chemin, numero } = v.requete.params as { ressource: string; numero: string }
  const [lieu, ressource] = [lieuNomme(chemin), ressources.find(r => r.chemin === chemin)]
  const lue = lieu && (await v.lire<Liste>(`/api/v1/acces-de-la-personne/${chemin}/moi`)).elements.find(e => String(e.numero) === numero)
  if (!lieu || !ressource || !lue)
    throw new EcranRefuse(404, 'Page introuvable', 'Rien de ce que la plateforme tient sur vous ne porte ce nom.')
  return { ressource, numero: lue.numero, quoi: lieu.quoi, page: lieu.page(lue.numero), pieces: lue.donnees.piecesJointes ?? [] }
}
type Liste = { elements: { numero: number; donnees: { piecesJointes: PieceJointe[] | null } }[] }

const montrer = (contexte: ContextePortail) => async (v: Visite) => {
  const { fait = '' } = v.requete.query as { fait?: string }
  return page(v, await viser(contexte, v), fait === 'jointe' ? 'C’est joint. Ceux qui lisent votre réponse peuvent l’ouvrir.' : null, [])
}

function page(v: Visite, { ressource, numero, quoi, page: retour, pieces }: Vise, fait: string | null, erreurs: readonly ErreurDeSaisie[]) {
  const ici = adresseDesPieces(ressource.chemin, numero)
  return rendre(
    v.reponse,
    v.session,
    {
      titre: `Joindre une pièce à ${quoi}`,
      menu: 'espace',
      fil: [{ href: retour, texte: 'Revenir' }],
      largeur: 'lecture',
      erreurs,
      ...(fait !== null && { message: { genre: 'succes' as const, texte: fait } }),
      chapeau: html`<p>Une attestation, une convocation, un courrier, une photo de papier : ce qui montre ce que vous dites. <strong>Ne joignez rien sur votre santé</strong> : cela se dit de vive voix.</p>`,
      corps: html`${pieces.length > 0 && html`<section aria-labelledby="jointes"><h2 id="jointes">Déjà jointes</h2>${piecesEnListe(pieces, ici, v.nommer)}</section>`}
${
  pieces.length < piecesAuPlus
    ? formulaireDePieces(v.session, { action: ici, nom: 'Joindre une pièce', retour, erreurs })
    : html`<p>${piecesAuPlus} pièces sont jointes : il ne s’en joint pas davantage. ${lienBouton(retour, 'Revenir')}</p>`
}
<section aria-labelledby="qui"><h2 id="qui">Qui peut l’ouvrir</h2>
${liste(quiLesLit(ressource))}
<p>Chaque ouverture se lit dans <a href="/mon-espace/consultations">qui a consulté mes données</a>. La pièce est gardée chiffrée, aussi longtemps que votre réponse. Une pièce jointe ne se retire pas : qui décide doit pouvoir dire ce qu’il a lu.</p></section>`,
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

const joindre = (contexte: ContextePortail) => async (v: Visite) => {
  const vise = await viser(contexte, v)
  const { session, requete } = v
  const chemin = `/api/v1/pieces/moi/${vise.ressource.chemin}/${vise.numero}`
  const { jointes, refus } = await recevoirLesPieces({ contexte, session, requete, chemin })
  if (refus.length === 0 && jointes > 0)
    return v.reponse.redirect(`${adresseDesPieces(vise.ressource.chemin, vise.numero)}?fait=jointe`, 303)
  const dites = refus.map(({ nom, detail }) => ({ champ: 'pieces', texte: `« ${nom} » : ${detail}` }))
  return page(v, await viser(contexte, v), null, dites.length > 0 ? dites : [{ champ: 'pieces', texte: 'Choisissez un fichier.' }])
}

const ouvrir = (contexte: ContextePortail) => async (v: Visite) => transmettreLaPiece({ contexte, ...v }, 'moi')

export function installerMesPieces(app: FastifyInstance, contexte: ContextePortail): void {
  const chemin = '/mon-espace/pieces/:ressource/:numero'
  const gardes = contexte.garde.exiger({ genre: 'personne' })
  app.get(chemin, gardes, ecran(contexte, montrer(contexte)))
  app.get(`${chemin}/:piece`, gardes, ecran(contexte, ouvrir(contexte)))
  void app.register(async interne => {
    await interne.register(multipart, limitesDesPieces)
    interne.post(chemin, contexte.garde.exigerAvantDeLire({ genre: 'personne' }), ecran(contexte, joindre(contexte)))
  })
}
