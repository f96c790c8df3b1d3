import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import type { Outil } from '../../../src/droit/outils.js'
import { piecesAuPlus } from '../../../src/moteur/ressource.js'
import type { ContextePortail } from '../../contexte.js'
import { alerte, type Ecran, type ErreurDeSaisie, html, lienBouton, rendre } from '../../interface/index.js'
import { piecesEnListe } from '../../pieces/en-liste.js'
import { formulaireDePieces } from '../../pieces/formulaire.js'
import { limitesDesPieces, recevoirLesPieces } from '../../pieces/recevoir.js'
import { nommeur } from '../dossier/donnees.js'
import { lireLaRessource } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { adresseDesPieces } from '../dossier/piece.js'
import { ressourceNommee } from '../droits.js'
import { type Demande, refusDeLApi, uneDemande } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'
import { filDuDossier } from '../projets/lire.js'
import { adresseDuPapier, lieuxDePapier, type Reponse, refusDePapier } from './lieux.js'

async function viser(d: Demande) {
  const { usager, ressource: chemin, numero } = d.requete.params as { usager: string; ressource: string; numero: string }
  const lieu = lieuxDePapier.find(l => l.chemin === chemin)
  const ressource = lieu && ressourceNommee(d.contexte, chemin)
  const identite = ressource && (await identiteLisible(d, usager))
  const lue = identite && (await lireLaRessource(d, ressource, usager))?.enregistrements.find(e => String(e.numero) === numero)
  // Who reads the procedure in brief does not read the answer.
  if (!lieu || !lue || lue.versions[0].donnees['observations'] === undefined) throw refusDeLApi(404, {})
  // The API is ours, and its contract is checked by its own tests.
  const reponse = lue.versions[0].donnees as unknown as Reponse
  return { usager, chemin, numero: Number(numero), nom: nomComplet(identite), retour: lieu.page(usager, Number(numero)), reponse }
}

/** The paper that came with an answer, or an appeal, joined for her by whom wrote the answer down. */
export const papier = (d: Demande): Promise<Ecran> => ecran(d, [])

async function ecran(d: Demande, erreurs: readonly ErreurDeSaisie[]): Promise<Ecran> {
  const { usager, chemin, numero, nom, retour, reponse } = await viser(d)
  const { fait = '' } = d.requete.query as { fait?: string }
  const deja = piecesEnListe(reponse.piecesJointes, adresseDesPieces(usager, chemin, numero), nommeur(d))
  const pleine = (reponse.piecesJointes ?? []).length >= piecesAuPlus
  const refus =
    refusDePapier(d, chemin, reponse) ?? (pleine ? `${piecesAuPlus} pièces sont déjà jointes : il ne s’en joint pas davantage.` : null)
  return {
    titre: `Joindre un papier reçu : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager, { href: retour, texte: `Procédure n° ${numero}` }),
    largeur: 'lecture',
    erreurs,
    ...(fait === 'jointe' && {
      message: {
        genre: 'succes' as const,
        texte: 'C’est joint. La personne le voit parmi ses pièces, et que votre organisation l’a joint pour elle.',
      },
    }),
    chapeau: html`<p>Le papier arrivé avec la réponse, ou la contestation, que vous avez notée : numérisez-le tel qu’il est. La personne le voit dans son espace, avec le nom de votre organisation et le jour ; le journal garde le vôtre. <strong>Ne joignez rien sur sa santé.</strong> Une pièce jointe ne se retire pas.</p>`,
    corps: html`${deja !== null && html`<section aria-labelledby="jointes"><h2 id="jointes">Déjà jointes</h2>${deja}</section>`}
${
  refus === null
    ? formulaireDePieces(d.session, { action: adresseDuPapier(usager, chemin, numero), nom: 'Joindre un papier reçu', retour, erreurs })
    : html`${alerte('attention', html`<p>${refus}</p>`)}<p>${lienBouton(retour, 'Revenir')}</p>`
}`,
  }
}

async function joindre(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager, chemin, numero } = await viser(d)
  const api = `/api/v1/pieces/${[usager, chemin, numero].map(encodeURIComponent).join('/')}`
  const { jointes, refus } = await recevoirLesPieces({ contexte: d.contexte, session: d.session, requete: d.requete, chemin: api })
  if (refus.length === 0 && jointes > 0) return { versLa: `${adresseDuPapier(usager, chemin, numero)}?fait=jointe` }
  const dites = refus.map(({ nom, detail }) => ({ champ: 'pieces', texte: `« ${nom} » : ${detail}` }))
  return ecran(d, dites.length > 0 ? dites : [{ champ: 'pieces', texte: 'Choisissez un fichier.' }])
}

export function installerLesPapiers(portee: FastifyInstance, contexte: ContextePortail, outils: readonly Outil[]): void {
  void portee.register(async interne => {
    await interne.register(multipart, limitesDesPieces)
    interne.post(
      '/professionnel/dossiers/:usager/papiers/:ressource/:numero',
      contexte.garde.exigerAvantDeLire({ genre: 'agent', acte: 'lister', niveau: 'renforce', outils }),
      async (requete, reponse) => {
        const d = uneDemande(contexte, requete, reponse)
        const fait = await joindre(d)
        return 'versLa' in fait ? reponse.redirect(fait.versLa, 303) : rendre(reponse, d.session, fait, 422)
      },
    )
  })
}
