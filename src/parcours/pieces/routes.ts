import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Appelant } from '../../moteur/appelant.js'
import { exigerLAssurance } from '../../moteur/assurance.js'
import { exigerLaLigne, refus } from '../../moteur/autorisation.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { journaliser } from '../../moteur/journal.js'
import type { Ligne } from '../../moteur/lignes.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { rejouer } from '../../moteur/rejouer.js'
import type { PieceJointe } from '../../moteur/ressource.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { relire } from './garde.js'
import { joindre } from './joindre.js'
import { enPieceJointe, nomDe } from './nom.js'
import { operationsDesPieces, typesDePiece } from './operations.js'
import { ligneDeSaReponse, ligneQuiRecueille, lignesQuiMontrent } from './recevables.js'
import { recevoir } from './recevoir.js'

/** What is joined to her answers: she adds it, or for her who wrote down an answer of hers; whoever reads the answer opens it. */
export function installerLesPieces(app: FastifyInstance, contexte: Contexte): void {
  const { moteur, politique, traitements } = contexte
  const enTransaction = transactionsDe(moteur)
  const personneDe = (appelant: Appelant, nom: string): bigint => {
    const usager = nom === 'moi' ? appelant.personne : moteur.identifiants.lire(appelant.organisation, nom)
    if (usager === null) throw introuvable()
    return usager
  }

  void app.register(async portee => {
    for (const type of typesDePiece) portee.addContentTypeParser(type, (_requete, flux, rendre) => rendre(null, flux))
    ouvrir(portee, contexte, operationsDesPieces.joindre, async ({ appelant, chemin, brut }, reponse) => {
      const usager = personneDe(appelant, chemin.usager)
      const ligne = appelant.personne === null ? ligneQuiRecueille(chemin.ressource, appelant.type) : ligneDeSaReponse(chemin.ressource)
      if (!ligne) throw new Probleme(403, 'ligne-fermee', 'Votre organisation ne recueille pas cette réponse : elle n’y joint rien.')
      exigerLaLigne(ligne, appelant, politique)
      exigerLAssurance(ligne.assurance.demande, appelant, moteur.horloge())
      if (!(brut instanceof Readable)) throw new Probleme(400, 'requete-invalide', 'La pièce est le corps de la requête.')
      const recue = await recevoir(brut)
      const nom = nomDe(reponse.request.headers['content-disposition'], recue.genre)
      const jointe = await rejouer(() =>
        enTransaction(appelant, sql =>
          joindre({ sql, moteur, ligne, appelant }, traitements[ligne.ressource.nom] ?? {}, { usager, numero: chemin.numero, nom, recue }),
        ),
      )
      return reponse.code(201).send(jointe)
    })
  })

  /** The piece, and the line that shows it: read, and traced, under the first of the caller's that does. */
  async function trouver(appelant: Appelant, chemin: { ressource: string; numero: number; piece: string }, usager: bigint) {
    for (const ligne of lignesQuiMontrent(chemin.ressource, appelant.type)) {
      const contenu = refus(ligne, appelant, politique) === null ? await contexte.lire(ligne, appelant, usager) : null
      const vise = contenu && 'elements' in contenu ? contenu.elements.find(e => e.numero === chemin.numero) : undefined
      const jointes = (vise?.donnees.piecesJointes ?? []) as readonly PieceJointe[]
      const jointe = jointes.find(p => p.piece === chemin.piece)
      if (jointe) return { ligne, jointe } satisfies { ligne: Ligne; jointe: PieceJointe }
    }
    throw introuvable()
  }

  ouvrir(app, contexte, operationsDesPieces.ouvrir, async ({ appelant, chemin }, reponse) => {
    const usager = personneDe(appelant, chemin.usager)
    const { ligne, jointe } = await trouver(appelant, chemin, usager)
    const octets = await enTransaction(appelant, async sql => {
      const lus = await relire({ sql, moteur }, usager, jointe)
      await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: lus ? 'servi' : 'invisible', champs: ['piecesJointes'] })
      return lus
    })
    if (!octets) throw introuvable()
    return reponse
      .type(operationsDesPieces.ouvrir.reponse.type)
      .headers({
        'content-disposition': enPieceJointe(jointe.nom),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      })
      .send(octets)
  })
}
