import { bornesDe, motsDeLaRadiation as mots, type Radiation } from '../../../src/parcours/radiation/index.js'
import type { ReponseApi } from '../../contexte.js'
import {
  alerte,
  bouton,
  champ,
  choix,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  type Html,
  lienBouton,
  zoneDeTexte,
} from '../../interface/index.js'
import { ficheDeRadiation } from '../../radiation/cartes.js'
import { piecesEnListe } from '../../pieces/en-liste.js'
import { nommeur } from '../dossier/donnees.js'
import { adresseDesPieces } from '../dossier/piece.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, deposer, peutEcrire, refusees } from '../ecrire.js'
import { recuDe } from '../heures/lire.js'
import { filDuDossier } from '../projets/lire.js'
import { enPhrase } from '../../sanctions/manquements.js'
import { actes, type NomDActe } from './actes.js'
import { refusDeLActe } from './ecran.js'
import { champsDeLaProtection, protectionDite } from '../sanctions/protection.js'
import { laProcedure, lireLesRadiations, type Visee } from './lire.js'

type Recu = Readonly<Record<string, string>>
const refusables = [400, 409, 412, 422]

/** One act on one procedure; when it is not open, the screen says why. */
export const acteDeRadiation = (d: Demande): Promise<Ecran> => ecran(d)

function nomDe(d: Demande): NomDActe {
  const { acte } = d.requete.params as { acte: string }
  if (!Object.hasOwn(actes, acte) || !peutEcrire(d, 'radiation', 'corriger', 'entendueLe')) throw refusDeLApi(404, {})
  // Checked above.
  return acte as NomDActe
}

async function ecran(d: Demande, recu: Recu = {}, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const nom = nomDe(d)
  const visee = await lireLesRadiations(d)
  const p = laProcedure(visee, d)
  const refus = refusDeLActe(d, visee, p, nom)
  return {
    titre: `${actes[nom].titre} : ${visee.nom}`,
    menu: 'personnes',
    fil: filDuDossier(visee.usager, { href: visee.adresse, texte: 'Radiation' }),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>${actes[nom].chapeau}</p>`,
    corps: html`${ficheDeRadiation(p.donnees, nommeur(d), piecesEnListe(p.donnees.piecesJointes, adresseDesPieces(visee.usager, 'radiations', p.numero), nommeur(d)))}
${
  refus === null
    ? formulaire(d.session, {
        action: `${visee.adresse}/${p.numero}/${nom}`,
        corps: html`<input type="hidden" name="version" value="${p.version}">${champs(nom, p.donnees as Radiation, visee.jour, recu, erreurs)}
<p class="boutons">${bouton(actes[nom].bouton, nom === 'prononcer' ? 'danger' : 'principal')} ${lienBouton(visee.adresse, 'Revenir sans rien faire')}</p>`,
      })
    : html`${alerte('attention', html`<p>Pas aujourd’hui : ${refus}</p>`)}<p class="boutons">${lienBouton(visee.adresse, 'Revenir à la procédure')}</p>`
}`,
  }
}

function champs(nom: NomDActe, r: Radiation, jour: string, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html {
  if (nom === 'entendre') return date({ nom: 'entendueLe', libelle: 'Entendue le', valeur: recu.entendueLe ?? jour, max: jour, erreurs })
  if (nom === 'contester')
    return html`${choix({
      nom: 'recoursVoie',
      libelle: 'Reçue',
      valeur: recu.recoursVoie ?? '',
      erreurs,
      options: Object.entries(mots.libellesDesVoies).map(([valeur, dite]) => ({ valeur, texte: enPhrase(dite) })),
    })}
${date({ nom: 'recoursRecuLe', libelle: 'Reçue le', valeur: recu.recoursRecuLe ?? '', max: jour, erreurs })}
${zoneDeTexte({ nom: 'recours', libelle: 'Ce qu’elle conteste', aide: 'Avec ses mots ; elle les relira. Rien sur la santé.', valeur: recu.recours ?? r.recours ?? '', longueur: 4000, erreurs })}`
  const { min, max, texte } = bornesDe(r, jour)
  return html`${
    nom === 'prononcer' &&
    html`<div class="rangee">${champ({ nom: 'mois', libelle: 'Durée, en mois', aide: min === max ? `${min} mois (${texte.cite}).` : `De ${min} à ${max} mois (${texte.cite}).`, valeur: recu.mois ?? (min === max ? String(min) : ''), inputmode: 'numeric', largeur: 'courte', autocomplete: 'off', erreurs })}
${date({ nom: 'dateEffet', libelle: 'Prend effet le', aide: 'Dans le mois, à une date qu’elle connaît d’avance.', valeur: recu.dateEffet ?? '', min: jour, erreurs })}</div>`
  }${notifie(nom) && champsDeLaProtection(r, recu, erreurs)}
${zoneDeTexte({ nom: 'motivation', libelle: 'Motifs', aide: 'Elle les lira. Vingt signes au moins ; rien sur la santé.', valeur: recu.motivation ?? '', longueur: 4000, erreurs })}`
}

export async function faireLActe(d: Demande): Promise<Ecran | { versLa: string }> {
  const nom = nomDe(d)
  const visee = await lireLesRadiations(d)
  const { usager, adresse } = visee
  const { numero } = d.requete.params as { numero: string }
  const recu = recuDe(d)
  const { sens } = actes[nom]
  const version = Number(recu.version)
  const vides = nom === 'contester' ? manquesDeLaSaisie(recu) : []
  if (vides.length > 0) return ecran(d, recu, vides)
  const dite = notifie(nom) ? await direQuiLaRepresente(d, visee, recu) : null
  const rendu =
    dite !== null && dite.statut !== 200
      ? dite
      : sens === null
        ? await corrigerLaVersion(d, 'radiation', { usager, numero: Number(numero), version, corps: corpsDe(nom, recu) })
        : await deposer(d, 'decisionDeRadiation', {
            usager,
            corps: {
              radiation: Number(numero),
              surVersion: dite?.corps.version ?? version,
              sens,
              motivation: recu.motivation ?? '',
              ...duree(sens, recu),
            },
          })
  if (rendu.statut === 200 || rendu.statut === 201)
    return { versLa: `${adresse}?fait=${sens ?? (nom === 'contester' ? 'contestee' : 'entendue')}` }
  if (!refusables.includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  const premier = nom === 'contester' ? 'recours' : sens === null ? 'entendueLe' : 'motivation'
  const dites = refusees(rendu, ([c = premier]) => (dits.includes(c) ? c : premier))
  return ecran(
    d,
    recu,
    (recu.motivation ?? '').length < 20 && sens !== null
      ? [{ champ: 'motivation', texte: 'Dites vos motifs, en vingt signes au moins.' }, ...dites.filter(e => e.champ !== 'motivation')]
      : dites,
  )
}

/** What is notified to her is to whoever represents her. */
const notifie = (nom: NomDActe): boolean => nom === 'envisager' || nom === 'prononcer'

/** Who represents her is said of the procedure before anything is notified: it is to him too. Null when it was already. */
async function direQuiLaRepresente(d: Demande, visee: Visee, recu: Recu): Promise<ReponseApi | null> {
  const { numero, donnees: r } = laProcedure(visee, d)
  const corps = protectionDite(recu)
  return (recu.motivation ?? '').length < 20 || (corps.protection === r.protection && corps.representant === r.representant)
    ? null
    : corrigerLaVersion(d, 'radiation', { usager: visee.usager, numero, version: Number(recu.version), corps })
}

/** What the screen asks, and where a refusal is told. */
const dits = ['mois', 'dateEffet', 'motivation', 'entendueLe', 'protection', 'representant', 'recours', 'recoursVoie', 'recoursRecuLe']

const manquesDeLaSaisie = (recu: Recu): ErreurDeSaisie[] => [
  ...(recu.recoursVoie
    ? []
    : [{ champ: 'recoursVoie', texte: 'Dites comment la contestation est arrivée : par courrier, ou de vive voix.' }]),
  ...(recu.recoursRecuLe ? [] : [{ champ: 'recoursRecuLe', texte: 'Dites quel jour elle est arrivée.' }]),
  ...((recu.recours ?? '').length < 3 ? [{ champ: 'recours', texte: 'Dites ce que la personne conteste, avec ses mots.' }] : []),
]

const corpsDe = (nom: NomDActe, recu: Recu): Record<string, unknown> =>
  nom === 'contester'
    ? { recours: recu.recours || null, recoursVoie: recu.recoursVoie || null, recoursRecuLe: recu.recoursRecuLe || null }
    : { entendueLe: recu.entendueLe || null }

const duree = (sens: string, recu: Recu) =>
  sens === 'RADIATION' ? { mois: /^\d+$/.test(recu.mois ?? '') ? Number(recu.mois) : null, dateEffet: recu.dateEffet || null } : {}
