import { jourDe } from '../../../src/moteur/moteur.js'
import { type Absence, echeanceDeReponseALAbsence } from '../../../src/parcours/activites/index.js'
import { issue } from '../../activites/assiduite.js'
import { enPhrase } from '../../activites/cartes.js'
import { absenceSaisie, champsDAbsence, ficheDAbsence } from '../../activites/absences.js'
import {
  bouton,
  choix,
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
import { filDesHeures, leRang, lireLesAbsences, lireLesActivites, type Rang, recuDe, viser } from './lire.js'

type Recu = Readonly<Record<string, string>>

const refusables = [400, 409, 412, 422]

export const absenceNouvelle = (d: Demande): Promise<Ecran> => formulaireDAbsence(d, { jour: jourDe(d.contexte.horloge()) })

async function formulaireDAbsence(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const activites = (await lireLesActivites(d, vise)).rangs.filter(a => a.donnees.etat === 'PREVUE' || a.donnees.etat === 'DECLAREE')
  return {
    titre: `Noter une absence de ${vise.nom}`,
    menu: 'personnes',
    fil: filDesHeures(vise),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>La personne la lira dans son espace et pourra dire pourquoi elle n’est pas venue. Rien n’est décidé ici.</p>`,
    corps: formulaire(d.session, {
      action: `${vise.base}/absences/nouvelle`,
      corps: html`${champsDAbsence(
        recu,
        activites.map(a => ({ valeur: String(a.numero), texte: a.donnees.intitule ?? `n° ${a.numero}` })),
        erreurs,
      )}
<p class="boutons">${bouton('Noter cette absence')} ${lienBouton(vise.base, 'Annuler')}</p>`,
    }),
  }
}

export async function noterLAbsence(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager, base } = await viser(d)
  const recu = recuDe(d)
  const erreurs: ErreurDeSaisie[] = []
  const corps = absenceSaisie(recu, erreurs)
  if (erreurs.length > 0) return formulaireDAbsence(d, recu, erreurs)
  const rendu = await deposer(d, 'absence', { usager, corps })
  if (rendu.statut === 201) return { versLa: `${base}?fait=absence` }
  if (!refusables.includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  return formulaireDAbsence(
    d,
    recu,
    refusees(rendu, ([nom = 'jour']) => nom),
  )
}

export const absence = (d: Demande): Promise<Ecran> => ecran(d, {})

async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const lues = await lireLesAbsences(d, vise)
  const rang = leRang(lues, d)
  const a = rang.donnees
  const ici = `${vise.base}/absences/${rang.numero}`
  return {
    titre: `Absence : ${a.intitule}`,
    menu: 'personnes',
    fil: filDesHeures(vise),
    erreurs,
    chapeau: html`<p>${enPhrase(enJour(a.jour))}. ${issue(a)}</p>`,
    corps: html`${ficheDAbsence(a, nommeur(d), piecesEnListe(a.piecesJointes, adresseDesPieces(vise.usager, 'absences', rang.numero), nommeur(d)))}
${!a.retiree && a.legitime !== true && peutEcrire(d, 'manquement', 'deposer') && html`<p class="boutons pas-imprime">${lienBouton(`/professionnel/dossiers/${vise.usager}/manquements/nouveau?absence=${rang.numero}`, 'Signaler un manquement')}</p>`}
${!a.retiree && peutEcrire(d, 'absence', 'corriger', 'legitime') && apprecier(d, ici, rang, recu, erreurs)}
${!a.retiree && a.legitime === null && lues.accompagne && peutEcrire(d, 'absence', 'corriger', 'retiree') && retirer(d, ici, rang)}`,
  }
}

const version = (rang: Rang<Absence>): Html => html`<input type="hidden" name="version" value="${rang.version}">`

const retirer = (d: Demande, ici: string, rang: Rang<Absence>): Html =>
  html`<section aria-labelledby="retirer"><h2 id="retirer">Cette absence est une erreur ?</h2>
${formulaire(d.session, { action: `${ici}/retrait`, nom: 'Retirer cette absence', corps: html`${version(rang)}<p class="boutons">${bouton('Retirer cette absence', 'secondaire')}</p>` })}</section>`

function apprecier(d: Demande, ici: string, rang: Rang<Absence>, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html {
  const { explication, noteeLe, legitime, motivation } = rang.donnees
  return html`<section aria-labelledby="apprecier"><h2 id="apprecier">${legitime === null ? 'Apprécier cette absence' : 'Revoir l’appréciation'}</h2>
<p>Vous décidez, et vous dites pourquoi : la personne le lira. ${explication === null && html`Elle a jusqu’au ${enJour(echeanceDeReponseALAbsence(noteeLe))} pour s’expliquer (délai de l’article R. 5412-7, repris ici par la plateforme).`}</p>
${formulaire(d.session, {
  action: `${ici}/appreciation`,
  nom: 'Apprécier cette absence',
  corps: html`${version(rang)}${choix({
    nom: 'legitime',
    libelle: 'Cette absence a-t-elle un motif légitime ?',
    valeur: recu.legitime ?? (legitime === null ? undefined : legitime ? 'oui' : 'non'),
    options: [
      { valeur: 'oui', texte: 'Oui, elle est légitime' },
      { valeur: 'non', texte: 'Non, aucun motif légitime' },
    ],
    erreurs,
  })}
${zoneDeTexte({ nom: 'motivation', libelle: 'Pourquoi', longueur: 2000, valeur: recu.motivation ?? motivation ?? '', erreurs })}
<p class="boutons">${bouton('Enregistrer l’appréciation')}</p>`,
})}</section>`
}

async function corriger(d: Demande, recu: Recu, corps: Record<string, unknown>): Promise<ReponseApi> {
  const vise = await viser(d)
  const { numero } = leRang(await lireLesAbsences(d, vise), d)
  return corrigerLaVersion(d, 'absence', { usager: vise.usager, numero, version: Number(recu.version), corps })
}

async function suivre(d: Demande, recu: Recu, rendu: ReponseApi): Promise<Ecran | { versLa: string }> {
  if (rendu.statut === 200) return { versLa: (d.requete.url.split('?')[0] ?? '').replace(/\/[a-z]+$/, '') }
  if (!refusables.includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(
    d,
    recu,
    refusees(rendu, ([nom = 'legitime']) => nom),
  )
}

export async function apprecierLAbsence(d: Demande): Promise<Ecran | { versLa: string }> {
  const recu = recuDe(d)
  const { legitime = '', motivation = '' } = recu
  const erreurs = [
    ...(legitime === '' ? [{ champ: 'legitime', texte: 'Choisissez : cette absence a-t-elle un motif légitime ?' }] : []),
    ...(motivation.length < 20
      ? [{ champ: 'motivation', texte: 'Dites pourquoi, en vingt caractères au moins : la personne le lira.' }]
      : []),
  ]
  if (erreurs.length > 0) return ecran(d, recu, erreurs)
  return suivre(d, recu, await corriger(d, recu, { legitime: legitime === 'oui', motivation }))
}

export async function retirerLAbsence(d: Demande): Promise<Ecran | { versLa: string }> {
  const recu = recuDe(d)
  return suivre(d, recu, await corriger(d, recu, { retiree: true }))
}
