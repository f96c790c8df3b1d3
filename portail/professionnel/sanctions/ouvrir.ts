import { libellesDeLaSanctionRsa as mots } from '../../../src/parcours/sanction-rsa/index.js'
import {
  bouton,
  cases,
  champ,
  choix,
  type Ecran,
  type ErreurDeSaisie,
  enJour,
  formulaire,
  html,
  vide,
  zoneDeTexte,
} from '../../interface/index.js'
import { enPhrase, intituleDuManquement } from '../../sanctions/manquements.js'
import { type Recu, texteDe, toutes } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer, refusees } from '../ecrire.js'
import { filDesSanctions, lireLesManquements, lireLesSanctions, viser } from './lire.js'

/** Opens a procedure on one or several breaches, with what is proposed and why: nothing is decided. */
export const ouvrirLaProcedure = (d: Demande): Promise<Ecran> => {
  const { manquement } = d.requete.query as { manquement?: string }
  return ecran(d, { ...(manquement && { manquements: manquement }) })
}

/** What was typed where a whole number is due, and is none. */
export const pasEntiers = (recu: Recu, champs: readonly string[]): ErreurDeSaisie[] =>
  champs
    .filter(champ => !/^\d*$/.test(texteDe(recu[champ])))
    .map(champ => ({ champ, texte: 'Écrivez un nombre entier, sans lettre ni signe : par exemple 2.' }))

/** A whole number as typed; null when nothing is. */
export const entier = (v: unknown): number | null => (texteDe(v) === '' ? null : Number(texteDe(v)))

async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const [manquements, sanctions] = await Promise.all([lireLesManquements(d, vise), lireLesSanctions(d, vise)])
  const vises = new Set(
    sanctions
      .filter(s => s.donnees.etat !== 'ANNULEE' && s.donnees.etat !== 'SANS_SUITE')
      .flatMap(s => s.donnees.manquements.map(m => m.manquement)),
  )
  const libres = manquements.filter(m => !m.donnees.retire && m.donnees.motifLegitime !== true && !vises.has(m.numero))
  return {
    titre: `Ouvrir une procédure : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesSanctions(vise),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>Vous ouvrez une procédure de sanction du RSA : vous proposez, vous ne décidez pas. La personne est informée, répond si elle le veut, puis le président du conseil départemental ou son délégué décide.</p>`,
    corps:
      libres.length === 0
        ? vide('Aucun manquement à instruire', html`<p>Une procédure repose sur un manquement signalé, qui n’en a pas déjà une.</p>`)
        : formulaire(d.session, {
            action: `${vise.base}/sanctions/nouvelle`,
            corps: html`${cases({
              nom: 'manquements',
              libelle: 'Manquements sur lesquels elle repose',
              cochees: toutes(recu.manquements),
              erreurs,
              options: libres.map(({ numero, donnees: m }) => ({
                valeur: String(numero),
                texte: `${intituleDuManquement(m)}, le ${enJour(m.jour)}`,
                ...(m.motifLegitime === null && { aide: 'Motif légitime à apprécier avant toute décision.' }),
              })),
            })}
${choix({
  nom: 'consequence',
  libelle: 'Ce qui est envisagé',
  valeur: texteDe(recu.consequence),
  erreurs,
  options: [
    {
      valeur: 'SUSPENSION',
      texte: enPhrase(mots.libellesDesConsequences.SUSPENSION),
      aide: 'Se lève dès que la personne reprend ses démarches ; les sommes lui sont alors rétablies.',
    },
    {
      valeur: 'SUPPRESSION',
      texte: enPhrase(mots.libellesDesConsequences.SUPPRESSION),
      aide: 'Jamais pour un premier manquement ; après l’avis de l’équipe pluridisciplinaire.',
    },
  ],
})}
${champ({ nom: 'tauxPropose', libelle: 'Part du RSA envisagée, en %', inputmode: 'numeric', largeur: 'courte', longueur: 3, valeur: texteDe(recu.tauxPropose), facultatif: 'facultatif', erreurs })}
${champ({ nom: 'moisProposes', libelle: 'Durée envisagée, en mois', inputmode: 'numeric', largeur: 'courte', longueur: 2, valeur: texteDe(recu.moisProposes), facultatif: 'facultatif', erreurs })}
${zoneDeTexte({ nom: 'raisons', libelle: 'Raisons de la proposition', aide: 'Vingt caractères au moins. La personne les lira.', longueur: 4000, valeur: texteDe(recu.raisons), erreurs })}
<p class="boutons">${bouton('Ouvrir la procédure')}<a href="${vise.base}/manquements">Abandonner</a></p>`,
          }),
  }
}

export async function enregistrerLaProcedure(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const recu = (d.requete.body ?? {}) as Recu
  const manquements = toutes(recu.manquements)
  const erreurs: ErreurDeSaisie[] = [
    ...(manquements.length > 0 ? [] : [{ champ: 'manquements', texte: 'Choisissez au moins un manquement.' }]),
    ...pasEntiers(recu, ['tauxPropose', 'moisProposes']),
    ...(texteDe(recu.consequence) ? [] : [{ champ: 'consequence', texte: 'Dites ce qui est envisagé.' }]),
    ...(texteDe(recu.raisons).length >= 20 ? [] : [{ champ: 'raisons', texte: 'Dites pourquoi, en vingt caractères au moins.' }]),
  ]
  if (erreurs.length > 0) return ecran(d, recu, erreurs)
  const corps = {
    manquements: manquements.map(n => ({ manquement: Number(n) })),
    consequence: texteDe(recu.consequence),
    tauxPropose: entier(recu.tauxPropose),
    moisProposes: entier(recu.moisProposes),
    raisons: texteDe(recu.raisons),
  }
  const rendu = await deposer(d, 'sanctionRsa', { usager: vise.usager, corps })
  if (rendu.statut === 201) {
    const siennes = await lireLesSanctions(d, vise)
    return { versLa: `${vise.base}/sanctions/${siennes.at(-1)?.numero ?? 0}?fait=ouverte` }
  }
  if (![400, 409, 422].includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(
    d,
    recu,
    refusees(rendu, ([nom = 'manquements']) => (nom === 'organisation' ? 'manquements' : nom)),
  )
}
