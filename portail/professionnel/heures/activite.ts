import { jourDe } from '../../../src/moteur/moteur.js'
import { estUneSemaine, joursDe, plusSemaines, type Semaine, semaineDe } from '../../../src/droit/semaines.js'
import type { Activite } from '../../../src/parcours/activites/index.js'
import { enPhrase } from '../../activites/cartes.js'
import { activiteSaisie, aideDesDurees, champsDActivite, champsDuMoment, enRecu, type Recu } from '../../activites/champs.js'
import { minutesSaisies } from '../../activites/saisie.js'
import {
  attestation,
  bouton,
  champ,
  type Ecran,
  type ErreurDeSaisie,
  enSemaine,
  formulaire,
  html,
  lienBouton,
  listeDeroulante,
} from '../../interface/index.js'
import type { ReponseApi } from '../../contexte.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, deposer, refusees } from '../ecrire.js'
import { filDesHeures, leRang, lireLesActivites, type Rang, recuDe, viser } from './lire.js'

type Saisi = { recu: Recu; erreurs?: readonly ErreurDeSaisie[]; rang?: Rang<Activite> }

const aujourdHui = (d: Demande) => jourDe(d.contexte.horloge())

export async function activiteNouvelle(d: Demande): Promise<Ecran> {
  const { semaine } = d.requete.query as { semaine?: string }
  return ecran(d, { recu: { semaine: semaine && estUneSemaine(semaine) ? semaine : semaineDe(aujourdHui(d)) } })
}

export async function activite(d: Demande): Promise<Ecran> {
  const rang = leRang(await lireLesActivites(d, await viser(d)), d)
  return ecran(d, { recu: { ...enRecu(rang.donnees), semaine: rang.donnees.semaine }, rang })
}

/** The weeks an activity may be noted in: a month before, two months after. */
const optionsDesSemaines = (jour: string) =>
  Array.from({ length: 13 }, (_, i) => plusSemaines(semaineDe(jour), i - 4)).map(valeur => ({ valeur, texte: enPhrase(enSemaine(valeur)) }))

async function ecran(d: Demande, { recu, erreurs = [], rang }: Saisi): Promise<Ecran> {
  const vise = await viser(d)
  const jour = aujourdHui(d)
  const semaines = optionsDesSemaines(jour)
  const semaine: Semaine = recu.semaine ?? semaineDe(jour)
  const dite = { valeur: semaine, texte: enPhrase(enSemaine(semaine)) }
  return {
    titre: rang ? rang.donnees.intitule : 'Convenir d’une activité',
    menu: 'personnes',
    fil: filDesHeures(vise),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>Convenez-en avec ${vise.nom} : elle dira dans son espace ce qu’elle en a fait, ou vous le noterez pour elle.</p>`,
    corps: formulaire(d.session, {
      action: `${vise.base}/activites/${rang ? rang.numero : 'nouvelle'}`,
      corps: html`<input type="hidden" name="version" value="${rang?.version ?? 0}">
${rang ? html`<p>${dite.texte}.</p><input type="hidden" name="semaine" value="${semaine}">` : listeDeroulante({ nom: 'semaine', libelle: 'La semaine', valeur: semaine, options: semaines.some(o => o.valeur === semaine) ? semaines : [dite, ...semaines], erreurs })}
${champsDActivite(recu, jour, erreurs)}
${champsDuMoment(recu, joursDe(rang ? semaine : (semaines[0]?.valeur ?? semaine)), erreurs)}
${champ({ nom: 'prevu', libelle: 'Durée convenue', aide: aideDesDurees, valeur: recu.prevu ?? '', largeur: 'courte', autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${champ({ nom: 'fait', libelle: 'Durée faite, si elle vous l’a dite', aide: aideDesDurees, valeur: recu.fait ?? '', largeur: 'courte', autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${champ({ nom: 'preuve', libelle: 'Ce qui le montre', aide: 'Une attestation, une feuille de présence. Rien sur la santé.', valeur: recu.preuve ?? '', longueur: 500, autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${rang && attestation({ nom: 'annulee', libelle: 'Cette activité est annulée', cochee: recu.annulee === 'oui', facultatif: 'sans mention' })}
<p class="boutons">${bouton('Enregistrer')} ${lienBouton(vise.base, 'Annuler')}</p>`,
    }),
  }
}

/** The body a form makes: what a plan holds; what was done only when it was said, or said anew. */
function corpsDe(recu: Recu, rang: Rang<Activite> | undefined, erreurs: ErreurDeSaisie[]): Record<string, unknown> {
  if (rang && recu.annulee === 'oui') return { annulee: true }
  const prevu = minutesSaisies(recu.prevu ?? '', 'prevu', erreurs)
  const fait = minutesSaisies(recu.fait ?? '', 'fait', erreurs)
  return {
    ...activiteSaisie(recu, erreurs),
    minutesPrevues: prevu,
    preuve: recu.preuve || null,
    ...(fait === (rang?.donnees.minutesDeclarees ?? null) ? {} : { minutesDeclarees: fait }),
  }
}

const champsDesPointeurs: Readonly<Record<string, string>> = { minutesPrevues: 'prevu', minutesDeclarees: 'fait' }

async function rendre(d: Demande, saisi: Saisi, base: string, rendu: ReponseApi): Promise<Ecran | { versLa: string }> {
  if (rendu.statut === 200 || rendu.statut === 201) return { versLa: `${base}/${saisi.recu.semaine}?fait=activite` }
  if (![400, 409, 412, 422].includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(d, { ...saisi, erreurs: refusees(rendu, ([nom = 'intitule']) => champsDesPointeurs[nom] ?? nom) })
}

export async function noterUneActivite(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager, base } = await viser(d)
  const recu = recuDe(d)
  const erreurs: ErreurDeSaisie[] = []
  const corps = corpsDe(recu, undefined, erreurs)
  if (erreurs.length > 0) return ecran(d, { recu, erreurs })
  return rendre(d, { recu }, base, await deposer(d, 'activite', { usager, corps: { semaine: recu.semaine, ...corps } }))
}

export async function modifierUneActivite(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const rang = leRang(await lireLesActivites(d, vise), d)
  const recu = recuDe(d)
  const erreurs: ErreurDeSaisie[] = []
  const corps = corpsDe(recu, rang, erreurs)
  if (erreurs.length > 0) return ecran(d, { recu, erreurs, rang })
  const { usager, base } = vise
  const rendu = await corrigerLaVersion(d, 'activite', { usager, numero: rang.numero, version: Number(recu.version), corps })
  return rendre(d, { recu, rang }, base, rendu)
}
