import type { Manquement } from '../../../src/parcours/manquement/index.js'
import {
  bouton,
  choix,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  type Html,
  html,
  lienBouton,
  zoneDeTexte,
} from '../../interface/index.js'
import type { ReponseApi } from '../../contexte.js'
import { ficheDuManquement, ficheDuMotif, intituleDuManquement, issueDuManquement } from '../../sanctions/manquements.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { piecesEnListe } from '../../pieces/en-liste.js'
import { nommeur } from '../dossier/donnees.js'
import { adresseDesPieces } from '../dossier/piece.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, peutEcrire, refusees } from '../ecrire.js'
import { filDesSanctions, leRang, lireLesManquements, lireLesSanctions, type Rang, type Vise, viser } from '../sanctions/lire.js'

const refusables = [400, 409, 412, 422]

export const manquement = (d: Demande): Promise<Ecran> => ecran(d, {})

/** One breach: the facts, the reason that was looked for, what was made of it, and the procedure it led to. */
async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const [tous, sanctions] = await Promise.all([lireLesManquements(d, vise), lireLesSanctions(d, vise)])
  const rang = leRang(tous, d)
  const m = rang.donnees
  const { base } = vise
  const procedure = sanctions.find(s => s.donnees.manquements?.some(x => x.manquement === rang.numero))
  const apprecie = !m.retire && peutEcrire(d, 'manquement', 'corriger', 'motifLegitime')
  return {
    titre: `${intituleDuManquement(m)} : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesSanctions(vise),
    erreurs,
    corps: html`${ficheDuManquement(m, regimeDe(d), {
      nommer: nommeur(d),
      absence: n => `${base}/heures/absences/${n}`,
      offre: n => `${base}/projets/offres/${n}`,
      contrat: `${base}/contrat`,
    })}
<section aria-labelledby="motif"><h2 id="motif">Le motif légitime</h2>
<p>${issueDuManquement(m)}</p>
${ficheDuMotif(m, nommeur(d), piecesEnListe(m.piecesJointes, adresseDesPieces(vise.usager, 'manquements', rang.numero), nommeur(d)))}</section>
${
  procedure
    ? html`<p class="boutons">${lienBouton(`${base}/sanctions/${procedure.numero}`, `Voir la procédure n° ${procedure.numero}`)}</p>`
    : !m.retire && m.motifLegitime !== true && peutEcrire(d, 'sanctionRsa', 'deposer') && ouvrirUneProcedure(vise, rang)
}
${apprecie && apprecier(d, vise, rang, recu, erreurs)}
${!m.retire && m.organisation === d.session.organisation && peutEcrire(d, 'manquement', 'corriger', 'retire') && deLAuteur(d, vise, rang, recu, erreurs)}`,
  }
}

/** Under which of the two codes the agent acts: they are never mixed. */
const regimeDe = ({ contexte, session }: Demande) =>
  ['CD', 'DCD'].includes(contexte.habilitations.organisation(session.organisation)?.type ?? '') ? 'rsa' : 'travail'

const ouvrirUneProcedure = ({ base }: Vise, { numero }: Rang<Manquement>): Html =>
  html`<p class="boutons">${lienBouton(`${base}/sanctions/nouvelle?manquement=${numero}`, 'Ouvrir une procédure sur ce manquement')}</p>`

const version = (rang: Rang<Manquement>): Html => html`<input type="hidden" name="version" value="${rang.version}">`

function apprecier(d: Demande, { base }: Vise, rang: Rang<Manquement>, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html {
  const { motifLegitime, motivation } = rang.donnees
  const dit = motifLegitime === null ? '' : motifLegitime ? 'oui' : 'non'
  return html`<section aria-labelledby="apprecier"><h2 id="apprecier">${motifLegitime === null ? 'Apprécier' : 'Revoir l’appréciation'}</h2>
<p>Vous dites si la personne avait une raison, et pourquoi : elle le lira. Un motif légitime met fin à la suite.</p>
${formulaire(d.session, {
  action: `${base}/manquements/${rang.numero}/appreciation`,
  nom: 'Apprécier ce manquement',
  corps: html`${version(rang)}${choix({
    nom: 'motifLegitime',
    libelle: 'Avait-elle un motif légitime ?',
    valeur: texteDe(recu.motifLegitime) || dit,
    erreurs,
    options: [
      { valeur: 'oui', texte: 'Oui, elle avait une raison' },
      { valeur: 'non', texte: 'Non, aucun motif légitime' },
    ],
  })}
${zoneDeTexte({ nom: 'motivation', libelle: 'Pourquoi', lignes: 3, longueur: 4000, valeur: texteDe(recu.motivation) || motivation, erreurs })}
<p class="boutons">${bouton('Enregistrer l’appréciation')}</p>`,
})}</section>`
}

/** Whoever reported completes what was asked and answered, or takes the report back. */
const deLAuteur = (d: Demande, { base }: Vise, rang: Rang<Manquement>, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`<section aria-labelledby="completer"><h2 id="completer">Votre signalement</h2>
${formulaire(d.session, {
  action: `${base}/manquements/${rang.numero}/parole`,
  nom: 'Compléter ce signalement',
  corps: html`${version(rang)}${zoneDeTexte({ nom: 'demande', libelle: 'Ce que vous lui avez demandé, et comment', lignes: 2, longueur: 4000, valeur: texteDe(recu.demande) || rang.donnees.demande, facultatif: 'facultatif', erreurs })}
${date({ nom: 'demandeLe', libelle: 'Quel jour', valeur: texteDe(recu.demandeLe) || rang.donnees.demandeLe, facultatif: 'facultatif', erreurs })}
${zoneDeTexte({ nom: 'parole', libelle: 'Ce qu’elle en a dit, avec ses mots', lignes: 3, longueur: 4000, valeur: texteDe(recu.parole) || rang.donnees.parole, facultatif: 'facultatif', erreurs })}
<p class="boutons">${bouton('Compléter', 'secondaire')}</p>`,
})}
${formulaire(d.session, { action: `${base}/manquements/${rang.numero}/retrait`, nom: 'Retirer ce signalement', corps: html`${version(rang)}<p class="boutons">${bouton('Retirer ce signalement', 'danger')}</p>` })}</section>`

async function corriger(d: Demande, recu: Recu, corps: Record<string, unknown>): Promise<ReponseApi> {
  const vise = await viser(d)
  const { numero } = leRang(await lireLesManquements(d, vise), d)
  return corrigerLaVersion(d, 'manquement', { usager: vise.usager, numero, version: Number(texteDe(recu.version)), corps })
}

async function suivre(d: Demande, recu: Recu, rendu: ReponseApi, ou: string): Promise<Ecran | { versLa: string }> {
  if (rendu.statut === 200) return { versLa: (d.requete.url.split('?')[0] ?? '').replace(/\/[a-z]+$/, '') }
  if (!refusables.includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(
    d,
    recu,
    refusees(rendu, ([champ = ou]) => champ),
  )
}
const recuDe = (d: Demande) => (d.requete.body ?? {}) as Recu

export async function apprecierLeManquement(d: Demande): Promise<Ecran | { versLa: string }> {
  const recu = recuDe(d)
  const [legitime, motivation] = [texteDe(recu.motifLegitime), texteDe(recu.motivation)]
  const erreurs = [
    ...(legitime === '' ? [{ champ: 'motifLegitime', texte: 'Choisissez : avait-elle un motif légitime ?' }] : []),
    ...(motivation.length < 20
      ? [{ champ: 'motivation', texte: 'Dites pourquoi, en vingt caractères au moins : la personne le lira.' }]
      : []),
  ]
  if (erreurs.length > 0) return ecran(d, recu, erreurs)
  return suivre(d, recu, await corriger(d, recu, { motifLegitime: legitime === 'oui', motivation }), 'motifLegitime')
}

export async function completerLeSignalement(d: Demande): Promise<Ecran | { versLa: string }> {
  const recu = recuDe(d)
  const corps = Object.fromEntries(['demande', 'demandeLe', 'parole'].map(n => [n, texteDe(recu[n]) || null]))
  return suivre(d, recu, await corriger(d, recu, corps), 'parole')
}

export async function retirerLeSignalement(d: Demande): Promise<Ecran | { versLa: string }> {
  const recu = recuDe(d)
  return suivre(d, recu, await corriger(d, recu, { retire: true }), 'parole')
}
