import { jourDe } from '../../../src/moteur/moteur.js'
import { libellesDesDispensesDeSante } from '../../../src/parcours/activites/index.js'
import { dispensesEnPhrases } from '../../activites/cartes.js'
import { champsDeDispense, dispenseSaisie } from '../../activites/dispenses.js'
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
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, deposer, peutEcrire, refusees } from '../ecrire.js'
import { filDesHeures, leRang, lireLesDispenses, recuDe, viser } from './lire.js'

type Recu = Readonly<Record<string, string>>
const refusables = [400, 409, 412, 422]

export const motsPourElle = {
  duree: 'Que lui est-il demandé pendant ce temps ?',
  aucune: 'L’accompagnement continue.',
  minutes: 'Si moins d’heures : combien par semaine',
  reserve: 'La santé, le handicap, l’invalidité ne s’écrivent pas ici : France Travail et Cap emploi les notent à part.',
}

export const dispenseNouvelle = (d: Demande): Promise<Ecran> => ecran(d, { du: jourDe(d.contexte.horloge()), duree: 'minoree' })

async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  return {
    titre: `Dispenser ${vise.nom} d’heures`,
    menu: 'personnes',
    fil: filDesHeures(vise),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>La durée d’activité s’adapte à la situation de la personne, pour le temps nécessaire (L. 5411-6 ; décision n° 2023-858 DC, § 35). Elle lira votre décision.</p>`,
    corps: formulaire(d.session, {
      action: `${vise.base}/dispenses/nouvelle`,
      corps: html`${champsDeDispense(recu, erreurs, motsPourElle)}
${zoneDeTexte({ nom: 'precisions', libelle: 'Précisions', aide: 'Rien sur la santé. Vide si la raison se dit de vive voix.', lignes: 3, longueur: 1000, valeur: recu.precisions ?? '', facultatif: 'facultatif', erreurs })}
<p class="boutons">${bouton('Enregistrer cette dispense')} ${lienBouton(vise.base, 'Annuler')}</p>`,
    }),
  }
}

export async function dispenser(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager, base } = await viser(d)
  const recu = recuDe(d)
  const erreurs: ErreurDeSaisie[] = []
  const corps = { ...dispenseSaisie(recu, erreurs), precisions: recu.precisions || null }
  if (erreurs.length > 0) return ecran(d, recu, erreurs)
  const rendu = await deposer(d, 'dispense', { usager, corps })
  if (rendu.statut === 201) return { versLa: `${base}?fait=dispense` }
  if (!refusables.includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(
    d,
    recu,
    refusees(rendu, ([nom = 'du']) => nom),
  )
}

export const dispenseEnCours = (d: Demande): Promise<Ecran> => finir(d, {})

async function finir(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const lues = await lireLesDispenses(d, vise)
  const { numero, version, donnees } = leRang(lues, d)
  const ici = `${vise.base}/dispenses/${numero}`
  // Who only keeps the list does not read the reason: the API says whether it was kept.
  const gardee = (donnees.motif ?? 'RESERVE') === 'RESERVE'
  return {
    titre: `Dispense n° ${numero} : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesHeures(vise),
    largeur: 'lecture',
    erreurs,
    corps: html`${dispensesEnPhrases([donnees])}
${
  lues.accompagne &&
  formulaire(d.session, {
    action: ici,
    nom: 'Finir plus tôt',
    corps: html`<input type="hidden" name="version" value="${version}">${date({ nom: 'au', libelle: 'Dernier jour', aide: 'Une dispense ne se prolonge pas : une autre se décide.', valeur: recu.au ?? donnees.au, erreurs })}
<p class="boutons">${bouton('Enregistrer')} ${lienBouton(vise.base, 'Annuler')}</p>`,
  })
}
${gardee && peutEcrire(d, 'dispenseSante', 'deposer') && sante(d, vise.usager, ici, recu, erreurs)}`,
  }
}

const motifsDeSante = Object.entries(libellesDesDispensesDeSante).map(([valeur, texte]) => ({ valeur, texte }))

/** The ground of health, for those the law names: written apart, and read apart. */
const sante = (d: Demande, usager: string, ici: string, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`<section aria-labelledby="sante"><h2 id="sante">Le motif de santé</h2>
<p>Il est noté à part, chiffré, lu par France Travail, Cap emploi et la personne seulement (D. 5312-50). ${lienBouton(`/professionnel/dossiers/${usager}/dispenses-sante`, 'Lire ce qui est déjà noté')}</p>
${formulaire(d.session, {
  action: `${ici}/sante`,
  nom: 'Noter le motif de santé',
  corps: html`${choix({ nom: 'sante', libelle: 'Motif', valeur: recu.sante, options: motifsDeSante, erreurs })}
${zoneDeTexte({ nom: 'detail', libelle: 'Précisions', lignes: 3, longueur: 1000, valeur: recu.detail ?? '', facultatif: 'facultatif', erreurs })}
<p class="boutons">${bouton('Noter ce motif', 'secondaire')}</p>`,
})}</section>`

export async function finirPlusTot(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const { numero } = leRang(await lireLesDispenses(d, vise), d)
  const recu = recuDe(d)
  if (!recu.au) return finir(d, recu, [{ champ: 'au', texte: 'Dites le dernier jour.' }])
  const corps = { au: recu.au }
  const rendu = await corrigerLaVersion(d, 'dispense', { usager: vise.usager, numero, version: Number(recu.version), corps })
  return suivre(d, recu, rendu, { base: vise.base, champ: 'au' })
}

export async function noterLeMotifDeSante(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const { numero } = leRang(await lireLesDispenses(d, vise), d)
  const recu = recuDe(d)
  if (!recu.sante) return finir(d, recu, [{ champ: 'sante', texte: 'Choisissez un motif.' }])
  const corps = { dispense: numero, motif: recu.sante, precisions: recu.detail || null }
  return suivre(d, recu, await deposer(d, 'dispenseSante', { usager: vise.usager, corps }), { base: vise.base, champ: 'sante' })
}

async function suivre(
  d: Demande,
  recu: Recu,
  rendu: ReponseApi,
  { base, champ: nom }: { base: string; champ: string },
): Promise<Ecran | { versLa: string }> {
  if (rendu.statut === 200 || rendu.statut === 201) return { versLa: `${base}?fait=dispense` }
  if (!refusables.includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  return finir(
    d,
    recu,
    refusees(rendu, () => nom),
  )
}
