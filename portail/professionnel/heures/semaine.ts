import { enHeures } from '../../../src/droit/heures.js'
import type { Activite } from '../../../src/parcours/activites/index.js'
import { chiffres, enPhrase, etatDeLActivite, ficheDActivite, titreDActivite } from '../../activites/cartes.js'
import { aideDesDurees } from '../../activites/champs.js'
import { minutesSaisies } from '../../activites/saisie.js'
import { uneSemaine } from '../../activites/semaines.js'
import {
  bouton,
  carte,
  champ,
  type Ecran,
  type ErreurDeSaisie,
  enSemaine,
  formulaire,
  type Html,
  html,
  lienBouton,
  vide,
} from '../../interface/index.js'
import { nommeur } from '../dossier/donnees.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer, peutEcrire, refusees } from '../ecrire.js'
import { filDesHeures, laSemaine, lireLesActivites, lireLesObligations, type Rang, recuDe, viser } from './lire.js'

type Recu = Readonly<Record<string, string>>
type Cadre = { d: Demande; base: string; accompagne: boolean }
type Etat = { recu?: Recu; erreurs?: readonly ErreurDeSaisie[] }

export const semaine = (d: Demande): Promise<Ecran> => ecran(d, {})

/** A week: each activity, and what the référent makes of what was declared, filled in with it. */
async function ecran(d: Demande, { recu = {}, erreurs = [] }: Etat): Promise<Ecran> {
  const vise = await viser(d)
  const s = laSemaine(d)
  const { fait = '' } = d.requete.query as { fait?: string }
  const [{ rangs: toutes, accompagne }, obligations] = await Promise.all([lireLesActivites(d, vise), lireLesObligations(d, vise)])
  const siennes = toutes.filter(a => a.donnees.semaine === s)
  const valide = accompagne && peutEcrire(d, 'validationDHeures', 'deposer') && siennes.some(a => appreciable(a.donnees))
  const compteur = uneSemaine(
    toutes.map(a => a.donnees),
    obligations,
    s,
  )
  const cartes = siennes.map(a =>
    laCarte({ d, base: vise.base, accompagne }, a, valide && appreciable(a.donnees) && champsDe(a, recu, erreurs)),
  )
  const ajouter =
    accompagne &&
    peutEcrire(d, 'activite', 'deposer') &&
    lienBouton(`${vise.base}/activites/nouvelle?semaine=${s}`, 'Convenir d’une activité')
  return {
    titre: `${enPhrase(enSemaine(s))} : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesHeures(vise),
    erreurs,
    ...(fait === 'activite' && {
      message: { genre: 'succes' as const, texte: 'L’activité est enregistrée. La personne la lit dans son espace.' },
    }),
    chapeau:
      valide &&
      html`<p>Validez les heures telles qu’elles sont déclarées, ou dites pourquoi elles changent : la personne le lira, et pourra répondre.</p>`,
    corps: html`${chiffres(compteur)}
${siennes.length === 0 && vide('Rien n’est noté cette semaine', html`<p>Ni convenu, ni déclaré.</p>`)}
${
  valide
    ? formulaire(d.session, {
        action: `${vise.base}/${s}`,
        nom: 'Valider les heures de la semaine',
        corps: html`${cartes}<p class="boutons">${bouton('Enregistrer ce que je retiens')} ${ajouter}</p>`,
      })
    : html`${cartes}<p class="boutons pas-imprime">${ajouter}</p>`
}`,
  }
}

/** What was declared may be judged, and judged again. */
const appreciable = ({ etat, minutesDeclarees }: Activite) => etat !== 'ANNULEE' && minutesDeclarees !== null

const laCarte = ({ d, base, accompagne }: Cadre, { numero, donnees: a }: Rang<Activite>, champs: Html | false): Html =>
  carte({
    id: `activite-${numero}`,
    titre: titreDActivite(a),
    tete: etatDeLActivite(a),
    corps: html`${ficheDActivite(a, nommeur(d))}${champs}`,
    pied:
      accompagne &&
      peutEcrire(d, 'activite', 'corriger') &&
      (a.etat === 'PREVUE' || a.etat === 'DECLAREE') &&
      html`<p class="boutons">${lienBouton(`${base}/activites/${numero}`, html`Modifier<span class="a-entendre"> : ${titreDActivite(a)}</span>`)}</p>`,
  })

const retenues = ({ minutesDeclarees, minutesValidees }: Activite) => enHeures(minutesValidees ?? minutesDeclarees ?? 0)

function champsDe({ numero, version, donnees: a }: Rang<Activite>, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html {
  const lue = recu[`version-${numero}`]
  const depassee = lue !== undefined && lue !== String(version)
  return html`<input type="hidden" name="version-${numero}" value="${version}"><input type="hidden" name="lu-${numero}" value="${a.minutesDeclarees}">
${depassee && html`<p class="erreur-de-champ">Déclaré quand vous l’avez lu : ${enHeures(Number(recu[`lu-${numero}`]))} (version ${lue}) ; déclaré maintenant : ${enHeures(a.minutesDeclarees ?? 0)} (version ${version}).</p>`}
${champ({ nom: `minutes-${numero}`, libelle: html`Heures retenues<span class="a-entendre"> : ${titreDActivite(a)}</span>`, aide: `${aideDesDurees} Vide : vous ne vous prononcez pas encore.`, valeur: recu[`minutes-${numero}`] ?? retenues(a), largeur: 'courte', autocomplete: 'off', facultatif: 'sans mention', erreurs })}
${champ({ nom: `motif-${numero}`, libelle: html`Si elles changent, pourquoi<span class="a-entendre"> : ${titreDActivite(a)}</span>`, valeur: recu[`motif-${numero}`] ?? a.motif ?? '', longueur: 500, autocomplete: 'off', facultatif: 'sans mention', erreurs })}`
}

type Ligne = { activite: number; surVersion: number; minutes: number; motif: string | null }

/** What was typed of each activity; one already judged so is left as it is. */
function lignesSaisies(siennes: readonly Rang<Activite>[], recu: Recu, erreurs: ErreurDeSaisie[]): Ligne[] {
  return siennes.flatMap(({ numero, donnees: a }) => {
    const minutes = minutesSaisies(recu[`minutes-${numero}`] ?? '', `minutes-${numero}`, erreurs, { zero: 'permis' })
    if (minutes === null || Number.isNaN(minutes) || minutes === a.minutesValidees) return []
    const motif = recu[`motif-${numero}`] ?? ''
    // What she read says whether it changes: what was declared since is a conflict, which the API tells.
    const change = String(minutes) !== recu[`lu-${numero}`]
    if (change && motif.length < 10)
      erreurs.push({
        champ: `motif-${numero}`,
        texte: `Dites, en dix caractères au moins, pourquoi les heures de « ${titreDActivite(a)} » changent.`,
      })
    return [{ activite: numero, surVersion: Number(recu[`version-${numero}`]), minutes, motif: change ? motif : null }]
  })
}

export async function valider(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const s = laSemaine(d)
  const recu = recuDe(d)
  const siennes = (await lireLesActivites(d, vise)).rangs.filter(a => a.donnees.semaine === s && appreciable(a.donnees))
  const erreurs: ErreurDeSaisie[] = []
  const lignes = lignesSaisies(siennes, recu, erreurs)
  const premier = `minutes-${siennes[0]?.numero}`
  if (lignes.length === 0 && erreurs.length === 0)
    erreurs.push({ champ: premier, texte: 'Rien ne change : dites les heures que vous retenez.' })
  if (erreurs.length > 0) return ecran(d, { recu, erreurs })
  const rendu = await deposer(d, 'validationDHeures', { usager: vise.usager, corps: { semaine: s, lignes } })
  if (rendu.statut === 201) return { versLa: `${vise.base}?fait=validation` }
  if (![400, 409, 412, 422].includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  const dites = refusees(
    rendu,
    ([, rang, nom]) => `${nom === 'motif' ? 'motif' : 'minutes'}-${lignes[Number(rang)]?.activite ?? siennes[0]?.numero}`,
  )
  return ecran(d, { recu, erreurs: dites })
}
