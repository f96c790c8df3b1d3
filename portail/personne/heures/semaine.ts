import { randomUUID } from 'node:crypto'
import { enHeures } from '../../../src/droit/heures.js'
import { estUneSemaine, joursDe, type Semaine } from '../../../src/droit/semaines.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { Activite } from '../../../src/parcours/activites/index.js'
import { chiffres, enPhrase, etatDeLActivite, ficheDActivite, titreDActivite } from '../../activites/cartes.js'
import { activiteSaisie, aideDesDurees, champsDActivite, champsDuMoment, type Recu } from '../../activites/champs.js'
import { minutesSaisies } from '../../activites/saisie.js'
import { uneSemaine } from '../../activites/semaines.js'
import {
  bouton,
  carte,
  champ,
  type ErreurDeSaisie,
  enSemaine,
  formulaire,
  type Html,
  html,
  lienBouton,
  rendre,
} from '../../interface/index.js'
import type { ReponseApi } from '../../contexte.js'
import { chemins, corpsDe, type Visite } from '../espace.js'
import { type Rang, refusees } from '../projet/lire.js'
import { introuvable, lireMesActivites, lireMesObligations } from './lire.js'

type Page = { semaine: Semaine; jour: string; recu: Recu; erreurs: readonly ErreurDeSaisie[] }

function laSemaine(v: Visite): Semaine {
  const { semaine = '' } = v.requete.params as { semaine?: string }
  if (!estUneSemaine(semaine)) throw introuvable()
  return semaine
}

export const pageDeLaSemaine = (horloge: () => Date) => (v: Visite) =>
  page(v, { semaine: laSemaine(v), jour: jourDe(horloge()), recu: {}, erreurs: [] })

/** She may say what she did of what waits, and again of what was not retained whole. */
const declarable = ({ etat }: Activite) => etat !== 'VALIDEE' && etat !== 'ANNULEE'

async function page(v: Visite, p: Page) {
  const { semaine, jour, recu, erreurs } = p
  const [toutes, obligations] = await Promise.all([lireMesActivites(v), lireMesObligations(v)])
  const siennes = toutes.filter(a => a.donnees.semaine === semaine)
  const jours = joursDe(semaine)
  const aVenir = jours.du > jour
  const compteur = uneSemaine(
    toutes.map(a => a.donnees),
    obligations,
    semaine,
  )
  return rendre(
    v.reponse,
    v.session,
    {
      titre: enPhrase(enSemaine(semaine)),
      menu: 'heures',
      fil: [{ href: '/mon-espace/heures', texte: 'Mes heures' }],
      erreurs,
      chapeau: html`<p>${aVenir ? 'Cette semaine est à venir : vous pouvez y noter ce que vous ferez.' : 'Dites ce que vous avez fait, et combien de temps. Ce qui était convenu est déjà écrit.'}</p>`,
      corps: html`${chiffres(compteur)}
${formulaire(v.session, {
  action: `/mon-espace/heures/${semaine}`,
  corps: html`${siennes.map(a => laCarte(v, a, { ...p, aVenir }))}
<section aria-labelledby="autre"><h2 id="autre">Une autre activité</h2>
<p>Si vous avez fait autre chose, dites-le ici. Laissez vide sinon.</p>
${champsDActivite(recu, jour, erreurs)}
${champsDuMoment(recu, jours, erreurs)}
${champ({ nom: 'fait', libelle: aVenir ? 'Combien de temps pensez-vous y passer ?' : 'Combien de temps ?', aide: aideDesDurees, valeur: recu.fait ?? '', largeur: 'courte', autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${champ({ nom: 'preuve', libelle: 'Ce qui le montre', aide: 'Une attestation, une feuille de présence. Rien sur votre santé.', valeur: recu.preuve ?? '', longueur: 500, autocomplete: 'off', facultatif: 'facultatif', erreurs })}</section>
<p class="boutons">${bouton('Enregistrer ma semaine')} ${lienBouton('/mon-espace/heures', 'Revenir')}</p>`,
})}`,
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

const laCarte = (v: Visite, rang: Rang<Activite>, p: Page & { aVenir: boolean }): Html =>
  carte({
    id: `activite-${rang.numero}`,
    titre: titreDActivite(rang.donnees),
    tete: etatDeLActivite(rang.donnees),
    corps: html`${ficheDActivite(rang.donnees, v.nommer)}${declarable(rang.donnees) && !p.aVenir && champsDe(rang, p)}`,
  })

/** What was agreed is written already: she confirms it, or says otherwise. */
function champsDe({ numero, version, donnees: a }: Rang<Activite>, { recu, erreurs }: Page): Html {
  const lue = recu[`version-${numero}`]
  const depassee = lue !== undefined && lue !== String(version)
  const su = a.minutesDeclarees ?? a.minutesPrevues
  const dite = a.etat === 'CORRIGEE' || a.etat === 'REFUSEE'
  return html`<input type="hidden" name="version-${numero}" value="${version}"><input type="hidden" name="lu-${numero}" value="${a.minutesDeclarees}">
${depassee && html`<p class="erreur-de-champ">Pendant que vous écriviez, cela a changé. Vous aviez lu : ${recu[`lu-${numero}`] ? enHeures(Number(recu[`lu-${numero}`])) : 'rien de déclaré'} (version ${lue}) ; il est écrit maintenant : ${a.minutesDeclarees === null ? 'rien de déclaré' : enHeures(a.minutesDeclarees)} (version ${version}).</p>`}
${champ({ nom: `fait-${numero}`, libelle: html`${dite ? 'Si vous n’êtes pas d’accord, combien de temps ?' : 'Combien de temps y avez-vous passé ?'}<span class="a-entendre"> : ${titreDActivite(a)}</span>`, aide: `${aideDesDurees} Vide : vous ne l’avez pas faite.`, valeur: recu[`fait-${numero}`] ?? (dite || su === null ? '' : enHeures(su)), largeur: 'courte', autocomplete: 'off', facultatif: 'sans mention', erreurs })}
${champ({ nom: `preuve-${numero}`, libelle: html`Ce qui le montre<span class="a-entendre"> : ${titreDActivite(a)}</span>`, valeur: recu[`preuve-${numero}`] ?? a.preuve ?? '', longueur: 500, autocomplete: 'off', facultatif: 'facultatif', erreurs })}`
}

type Ecrit = { champ: string; rendu: ReponseApi }

/** What she says of one activity; nothing when it says nothing new. */
async function declarer(v: Visite, { numero, donnees: a }: Rang<Activite>, recu: Recu, erreurs: ErreurDeSaisie[]): Promise<Ecrit | null> {
  const nom = `fait-${numero}`
  const minutes = minutesSaisies(recu[nom] ?? '', nom, erreurs)
  const preuve = recu[`preuve-${numero}`] || null
  const avant = { minutes: a.minutesDeclarees, preuve: a.preuve }
  // What a référent did not retain stays as it is until she says something of it.
  if (minutes === null && a.etat !== 'DECLAREE') return null
  if (Number.isNaN(minutes) || (minutes === avant.minutes && preuve === avant.preuve)) return null
  const rendu = await v.ecrire(
    'PATCH',
    `${chemins.mesActivites}/${numero}`,
    { minutesDeclarees: minutes, preuve },
    { 'if-match': `"${recu[`version-${numero}`]}"` },
  )
  return { champ: nom, rendu }
}

/** Another activity, when one was written at the foot of the page. */
async function ajouter(v: Visite, { semaine, jour, recu }: Omit<Page, 'erreurs'>, erreurs: ErreurDeSaisie[]): Promise<Ecrit | null> {
  if (!['type', 'intitule', 'fait', 'preuve', 'jour'].some(nom => recu[nom])) return null
  const avant = erreurs.length
  const minutes = minutesSaisies(recu.fait ?? '', 'fait', erreurs)
  const corps = { semaine, ...activiteSaisie(recu, erreurs), preuve: recu.preuve || null }
  if (erreurs.length > avant) return null
  const duree = joursDe(semaine).du > jour ? { minutesPrevues: minutes } : { minutesDeclarees: minutes }
  const rendu = await v.ecrire('POST', chemins.mesActivites, { ...corps, ...duree }, { 'idempotency-key': randomUUID() })
  return { champ: 'fait', rendu }
}

const propres = ['type', 'intitule', 'thematique', 'jour', 'debut', 'fin', 'preuve']

function fautes({ champ: nom, rendu: { statut, corps } }: Ecrit): ErreurDeSaisie[] {
  if (statut === 200 || statut === 201) return []
  const dites = refusees(corps, p => (nom === 'fait' && propres.includes(p) ? p : nom))
  return dites.length > 0 ? dites : [{ champ: nom, texte: String(corps.detail) }]
}

export const declarerLaSemaine = (horloge: () => Date) => async (v: Visite) => {
  const p = { semaine: laSemaine(v), jour: jourDe(horloge()), recu: corpsDe(v.requete) }
  const erreurs: ErreurDeSaisie[] = []
  const ecrits: Ecrit[] = []
  const siennes = (await lireMesActivites(v)).filter(a => a.donnees.semaine === p.semaine && declarable(a.donnees))
  // One after the other: what two of them say together may be more than a week holds.
  for (const rang of siennes) {
    const ecrit = await declarer(v, rang, p.recu, erreurs)
    if (ecrit) ecrits.push(ecrit)
  }
  const autre = await ajouter(v, p, erreurs)
  if (autre) ecrits.push(autre)
  erreurs.push(...ecrits.flatMap(fautes))
  if (erreurs.length === 0) return v.reponse.redirect('/mon-espace/heures?fait=semaine', 303)
  return page(v, { ...p, recu: enAttente(p.recu, ecrits), erreurs })
}

/** What was written is read again as it stands; what was refused is still in the form. */
function enAttente(recu: Recu, ecrits: readonly Ecrit[]): Recu {
  const faits = ecrits.filter(e => fautes(e).length === 0).map(e => e.champ)
  return Object.fromEntries(
    Object.entries(recu).filter(([nom]) => {
      const [, numero] = nom.split('-')
      return !faits.includes(numero === undefined ? 'fait' : `fait-${numero}`)
    }),
  )
}
