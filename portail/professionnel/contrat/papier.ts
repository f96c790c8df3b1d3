import { createHash } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Outil } from '../../../src/droit/outils.js'
import { genresDePiece } from '../../../src/moteur/ressource.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { libellesDuContrat as mots } from '../../../src/parcours/contrat-engagement/index.js'
import type { ContextePortail } from '../../contexte.js'
import { exigerUnFormulaireSincere } from '../../formulaire-sincere.js'
import {
  bouton,
  choix,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  listeDeroulante,
  rendre,
  zoneDeTexte,
} from '../../interface/index.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi, uneDemande } from '../ecran.js'
import { deposer, refusees } from '../ecrire.js'
import { filDuDossier } from '../projets/lire.js'
import { adresseDuContrat, lireLeContrat } from './lire.js'

/** Largest scan read, in bytes: some pages of paper. */
const tailleMaximale = 20 * 1024 * 1024

/** What the person did on paper, when she cannot sign electronically. */
export const surPapier = (d: Demande): Promise<Ecran> => ecran(d, { sens: 'SIGNATURE', date: jourDe(d.contexte.horloge()) }, [])

async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Promise<Ecran> {
  const { usager, nom, present } = await lireLeContrat(d)
  if (!present) throw refusDeLApi(404, {})
  const adresse = adresseDuContrat(usager)
  const enOptions = (libelles: Readonly<Record<string, string>>) => Object.entries(libelles).map(([valeur, texte]) => ({ valeur, texte }))
  const faute = erreurs.find(e => e.champ === 'piece')?.texte
  return {
    titre: `Sur papier : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager, { href: adresse, texte: 'Contrat d’engagement' }),
    erreurs,
    largeur: 'lecture',
    chapeau: html`<p>La personne ne peut pas signer électroniquement : elle signe le document imprimé. Vous le numérisez : la plateforme en garde l’empreinte, et votre organisme le papier.</p>`,
    corps: formulaire(d.session, {
      action: `${adresse}/papier`,
      fichiers: 'avec fichiers',
      corps: html`<input type="hidden" name="contrat" value="${present.numero}"><input type="hidden" name="empreinte" value="${present.donnees.empreinte}">
${choix({
  nom: 'sens',
  libelle: 'La personne',
  valeur: texteDe(recu.sens),
  erreurs,
  options: [
    { valeur: 'SIGNATURE', texte: 'signe le contrat' },
    { valeur: 'REFUS', texte: 'le refuse' },
  ],
})}
${date({ nom: 'date', libelle: 'Le', valeur: texteDe(recu.date), erreurs })}
${listeDeroulante({ nom: 'motif', libelle: 'Raison du refus', valeur: texteDe(recu.motif), facultatif: 'sans mention', erreurs, options: [{ valeur: '', texte: 'Elle ne refuse pas' }, ...enOptions(mots.libellesDesMotifs)] })}
${zoneDeTexte({ nom: 'explication', libelle: 'Ce qu’elle en dit', valeur: texteDe(recu.explication), facultatif: 'facultatif', erreurs, lignes: 3, longueur: 1000 })}
<div class="saisie${faute && ' en-erreur'}"><label for="piece">Le contrat signé, numérisé <span class="aide">(PDF, JPEG ou PNG, 20 Mo au plus)</span></label>
${faute && html`<p class="erreur-de-champ" id="piece-erreur"><span class="icone erreur"></span>${faute}</p>`}
<input id="piece" name="piece" type="file" accept="application/pdf,image/jpeg,image/png"${faute && html` aria-invalid="true" aria-describedby="piece-erreur"`}></div>
<p class="boutons">${bouton('Consigner')}<a href="${adresse}">Revenir</a></p>`,
    }),
  }
}

/** What is kept is only the name of the bytes, and they must be those of a scan. */
const debuts = Object.values(genresDePiece).map(hexa => Buffer.from(hexa, 'hex'))
const lePlusLong = Math.max(...debuts.map(d => d.length))

/** The scan is read as it comes and only its name (SHA-256) is kept; `refus` says why it has none. */
async function lireLeFormulaire(requete: FastifyRequest): Promise<Recu> {
  const champs: Record<string, string> = {}
  for await (const part of requete.parts()) {
    if (part.type === 'field') {
      champs[part.fieldname] = String(part.value)
      continue
    }
    const empreinte = createHash('sha256')
    let tete = Buffer.alloc(0)
    for await (const morceau of part.file) {
      if (tete.length < lePlusLong) tete = Buffer.concat([tete, morceau as Buffer])
      empreinte.update(morceau as Buffer)
    }
    if (tete.length === 0) continue
    if (part.file.truncated) champs['refus'] = 'Ce fichier dépasse 20 Mo : numérisez-le avec moins de détail.'
    else if (!debuts.some(d => tete.subarray(0, d.length).equals(d)))
      champs['refus'] = 'Ce fichier n’est ni un PDF, ni une image JPEG ou PNG : joignez le contrat numérisé.'
    else champs[part.fieldname] = empreinte.digest('hex')
  }
  return champs
}

async function consigner(d: Demande, recu: Recu): Promise<Ecran | { versLa: string }> {
  const { usager } = d.requete.params as { usager: string }
  const refus = texteDe(recu.refus)
  if (refus) return ecran(d, recu, [{ champ: 'piece', texte: refus }])
  const corps = {
    contrat: Number(recu.contrat),
    empreinte: texteDe(recu.empreinte),
    sens: texteDe(recu.sens),
    date: texteDe(recu.date) || null,
    motif: texteDe(recu.motif) || null,
    explication: texteDe(recu.explication) || null,
    piece: texteDe(recu.piece) || null,
  }
  const fait = await deposer(d, 'signatureDeContrat', { usager, corps })
  if (fait.statut === 201) return { versLa: `${adresseDuContrat(usager)}?fait=papier` }
  if (fait.statut === 422 || fait.statut === 400 || fait.statut === 412)
    return ecran(
      d,
      recu,
      refusees(fait, ([champ = 'sens']) => champ),
    )
  throw refusDeLApi(fait.statut, fait.corps)
}

export function installerLePapier(portee: FastifyInstance, contexte: ContextePortail, outils: readonly Outil[]): void {
  const origine = new URL(contexte.adressePublique).origin
  void portee.register(async interne => {
    // Too large is a sentence at its field, not an error of the server.
    await interne.register(multipart, { throwFileSizeLimit: false, limits: { files: 1, fields: 10, fileSize: tailleMaximale } })
    interne.post(
      '/professionnel/dossiers/:usager/contrat/papier',
      contexte.garde.exigerAvantDeLire({ genre: 'agent', acte: 'lister', niveau: 'renforce', outils }),
      async (requete, reponse) => {
        const d = uneDemande(contexte, requete, reponse)
        const recu = await lireLeFormulaire(requete)
        requete.body = recu
        exigerUnFormulaireSincere(requete, d.session, origine)
        const fait = await consigner(d, recu)
        return 'versLa' in fait ? reponse.redirect(fait.versLa, 303) : rendre(reponse, d.session, fait, 422)
      },
    )
  })
}
