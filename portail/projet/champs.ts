import type { Projet, Salaire } from '../../src/parcours/projet/index.js'
import {
  attestation,
  bouton,
  cases,
  champ,
  choix,
  type ErreurDeSaisie,
  type Html,
  html,
  listeDeroulante,
  motsDesContrats,
  motsDuTemps,
  zoneDeTexte,
} from '../interface/index.js'
import type { MetierTrouve } from './metiers.js'
import { coche, type Metier, type Recu, texteDe, toutes } from './saisie.js'

const enPhrase = (t: string): string => t.charAt(0).toUpperCase() + t.slice(1)
export const enOptions = (mots: Readonly<Record<string, string>>) =>
  Object.entries(mots).map(([valeur, texte]) => ({ valeur, texte: enPhrase(texte) }))

/** What was known, in the words of the form: nothing is asked twice. */
export const enRecu = (p: Partial<Projet>): Recu => ({
  experience: p.experience ?? '',
  contrats: p.contrats ?? [],
  tempsDeTravail: p.tempsDeTravail ?? '',
  zone: (p.zone?.territoires ?? []).map(t => t.libelle).join(', '),
  rayonKm: p.zone?.rayonKm === null || p.zone === null || p.zone === undefined ? '' : String(p.zone.rayonKm),
  mobileALEtranger: p.mobileALEtranger ? 'oui' : '',
  prioritaire: p.prioritaire ? 'oui' : '',
  ...enSalaire('salaire', p.salaire),
})
export const enSalaire = (nom: string, s: Salaire | null | undefined): Recu => ({
  [`${nom}.montant`]: s ? String(s.montant).replace('.', ',') : '',
  [`${nom}.base`]: s?.base ?? 'HORAIRE',
})

/** The search of a métier inside the form: its button sends the whole of it, so that nothing typed below is lost. */
export function chercherLeMetier(
  recu: Recu,
  trouves: readonly MetierTrouve[] | null,
  avant: Metier | undefined,
  erreurs: readonly ErreurDeSaisie[],
): Html {
  const tape = texteDe(recu.metier)
  return html`<section aria-labelledby="le-metier"><h2 id="le-metier">Le métier</h2>
${avant && html`<p>Aujourd’hui : <strong>${avant.intitule}</strong>${avant.codeRome && html` <span class="discret">(ROME ${avant.codeRome})</span>`}.</p>`}
${champ({ nom: 'metier', libelle: avant ? 'En chercher un autre' : 'Quel métier ?', aide: 'Quelques lettres suffisent, dans n’importe quel ordre : « menag dom ».', valeur: tape, autocomplete: 'off', longueur: 120, facultatif: 'sans mention', erreurs })}
<p class="boutons">${bouton('Chercher ce métier', 'secondaire', { nom: 'geste', valeur: 'chercher' })}</p>
${
  trouves &&
  choix({
    nom: 'appellation',
    libelle: trouves.length === 0 ? 'Aucun métier ne porte ces mots' : 'Choisissez',
    valeur: texteDe(recu.appellation) || undefined,
    facultatif: 'sans mention',
    erreurs,
    options: [
      ...trouves.map(m => ({
        valeur: `${m.codeAppellation}|${m.codeRome}|${m.appellation}`,
        texte: m.appellation,
        aide: `${m.metier}, ROME ${m.codeRome}`,
      })),
      { valeur: 'PM', texte: `« ${tape} » : un projet encore à définir` },
      { valeur: 'CE', texte: `« ${tape} » : une création d’entreprise` },
    ],
  })
}</section>`
}

/** What is wanted of a job: the same words for the person and for whoever accompanies her. */
export const champsDesSouhaits = (recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`${zoneDeTexte({ nom: 'experience', libelle: 'Expérience', lignes: 3, longueur: 500, valeur: texteDe(recu.experience), facultatif: 'facultatif', erreurs })}
${cases({ nom: 'contrats', libelle: 'Contrats acceptés', facultatif: 'facultatif', cochees: toutes(recu.contrats), options: enOptions(motsDesContrats), erreurs })}
${choix({ nom: 'tempsDeTravail', libelle: 'Temps de travail', facultatif: 'facultatif', valeur: texteDe(recu.tempsDeTravail), options: enOptions(motsDuTemps), erreurs })}
${champ({ nom: 'zone', libelle: 'Où chercher', aide: 'Des communes, des départements ou des régions, séparés par des virgules.', valeur: texteDe(recu.zone), autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${champ({ nom: 'rayonKm', libelle: 'Kilomètres autour de ces communes', valeur: texteDe(recu.rayonKm), inputmode: 'numeric', largeur: 'courte', autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${champsDuSalaire('salaire', 'Salaire attendu', recu, erreurs)}
${attestation({ nom: 'mobileALEtranger', libelle: 'Partirait travailler à l’étranger', cochee: coche(recu.mobileALEtranger), facultatif: 'sans mention' })}
${attestation({ nom: 'prioritaire', libelle: 'C’est le projet à mener d’abord', cochee: coche(recu.prioritaire), facultatif: 'sans mention' })}`

export const champsDuSalaire = (nom: string, libelle: string, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`<fieldset class="groupe-de-saisie"><legend>${libelle}</legend><div class="rangee">
${champ({ nom: `${nom}.montant`, libelle: 'Euros bruts', valeur: texteDe(recu[`${nom}.montant`]), inputmode: 'decimal', largeur: 'courte', autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${listeDeroulante({
  nom: `${nom}.base`,
  libelle: 'Par',
  valeur: texteDe(recu[`${nom}.base`]) || 'HORAIRE',
  facultatif: 'sans mention',
  options: [
    { valeur: 'HORAIRE', texte: 'heure' },
    { valeur: 'MENSUELLE', texte: 'mois, à temps plein' },
  ],
})}</div></fieldset>`
