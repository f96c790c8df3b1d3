import { type DemandeDeDispense, reponseAvant } from '../../../src/parcours/activites/index.js'
import { champsDeDispense, dispenseEnRecu, dispenseSaisie, ficheDeDemande } from '../../activites/dispenses.js'
import type { Recu } from '../../activites/champs.js'
import {
  bouton,
  type Ecran,
  type ErreurDeSaisie,
  enJour,
  formulaire,
  type Html,
  html,
  lienBouton,
  zoneDeTexte,
} from '../../interface/index.js'
import type { ReponseApi } from '../../contexte.js'
import { piecesEnListe } from '../../pieces/en-liste.js'
import { nommeur } from '../dossier/donnees.js'
import { adresseDesPieces } from '../dossier/piece.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, deposer, peutEcrire, refusees } from '../ecrire.js'
import { motsPourElle } from './dispense.js'
import { filDesHeures, leRang, lireLesDemandes, lireLesDispenses, type Rang, recuDe, viser } from './lire.js'

const refusables = [400, 409, 412, 422]

export const demandeDeDispense = (d: Demande): Promise<Ecran> => ecran(d, {})

async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const lues = await lireLesDemandes(d, vise)
  const rang = leRang(lues, d)
  const { etat, demandeeLe } = rang.donnees
  const accordee = (await lireLesDispenses(d, vise)).rangs.find(x => x.donnees.demande === rang.numero)
  const ici = `${vise.base}/demandes/${rang.numero}`
  const ouverte = (etat === 'A_DECIDER' || etat === 'REFUSEE') && lues.accompagne && peutEcrire(d, 'dispense', 'deposer')
  return {
    titre: `Dispense demandée : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesHeures(vise),
    erreurs,
    ...(etat === 'A_DECIDER' && {
      chapeau: html`<p>Une réponse est attendue au plus tard le ${enJour(reponseAvant(demandeeLe))}. D’ici là, rien ne change à ce qui lui est demandé.</p>`,
    }),
    corps: html`${ficheDeDemande(rang.donnees, accordee?.donnees, nommeur(d), piecesEnListe(rang.donnees.piecesJointes, adresseDesPieces(vise.usager, 'demandes-de-dispense', rang.numero), nommeur(d)))}
${ouverte && accorder(d, ici, { ...dispenseEnRecu(rang.donnees), ...recu }, erreurs)}
${ouverte && refuser(d, ici, rang, recu, erreurs)}
<p class="boutons pas-imprime">${lienBouton(vise.base, 'Revenir aux heures')}</p>`,
  }
}

const accorder = (d: Demande, ici: string, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`<section aria-labelledby="accorder"><h2 id="accorder">Accorder</h2>
<p>Tout ce qui est demandé, ou moins : vous dites alors pourquoi, et la personne le lira.</p>
${formulaire(d.session, {
  action: `${ici}/accord`,
  nom: 'Accorder une dispense',
  corps: html`${champsDeDispense(recu, erreurs, motsPourElle)}
${zoneDeTexte({ nom: 'motivation', libelle: 'Si vous accordez moins que demandé : pourquoi', lignes: 3, longueur: 2000, valeur: recu.motivation ?? '', facultatif: 'sans mention', erreurs })}
<p class="boutons">${bouton('Accorder cette dispense')}</p>`,
})}</section>`

const refuser = (d: Demande, ici: string, { version }: Rang<DemandeDeDispense>, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`<section aria-labelledby="refuser"><h2 id="refuser">Refuser</h2>
${formulaire(d.session, {
  action: `${ici}/refus`,
  nom: 'Refuser cette demande',
  corps: html`<input type="hidden" name="version" value="${version}">${zoneDeTexte({ nom: 'refus', libelle: 'Pourquoi', aide: 'La personne le lira.', lignes: 3, longueur: 2000, valeur: recu.refus ?? '', erreurs })}
<p class="boutons">${bouton('Refuser cette demande', 'secondaire')}</p>`,
})}</section>`

export async function accorderLaDispense(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const { numero } = leRang(await lireLesDemandes(d, vise), d)
  const recu = recuDe(d)
  const erreurs: ErreurDeSaisie[] = []
  const corps = { ...dispenseSaisie(recu, erreurs), demande: numero, motivation: recu.motivation || null }
  if (erreurs.length > 0) return ecran(d, recu, erreurs)
  return suivre(d, recu, await deposer(d, 'dispense', { usager: vise.usager, corps }), { base: vise.base, champ: 'du' })
}

export async function refuserLaDispense(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const { numero } = leRang(await lireLesDemandes(d, vise), d)
  const recu = recuDe(d)
  const { refus = '' } = recu
  if (refus.length < 20)
    return ecran(d, recu, [{ champ: 'refus', texte: 'Dites pourquoi, en vingt caractères au moins : la personne le lira.' }])
  const rendu = await corrigerLaVersion(d, 'demandeDeDispense', {
    usager: vise.usager,
    numero,
    version: Number(recu.version),
    corps: { refus },
  })
  return suivre(d, recu, rendu, { base: vise.base, champ: 'refus' })
}

async function suivre(
  d: Demande,
  recu: Recu,
  rendu: ReponseApi,
  { base, champ }: { base: string; champ: string },
): Promise<Ecran | { versLa: string }> {
  if (rendu.statut === 200 || rendu.statut === 201) return { versLa: `${base}?fait=reponse` }
  if (!refusables.includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(
    d,
    recu,
    refusees(rendu, ([nom = champ]) => (nom === 'demande' ? champ : nom)),
  )
}
