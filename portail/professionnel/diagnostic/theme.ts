import type { Contrainte, Referentiel } from '../../../src/parcours/diagnostic/index.js'
import {
  attestation,
  cases,
  champ as unChamp,
  choix,
  type ErreurDeSaisie,
  enJour,
  type Html,
  html,
  listeDeroulante,
  motsDesImpacts,
  motsDesObjectifs,
} from '../../interface/index.js'
import { listes, nomDe } from './saisie.js'

export type Source = { sur: string; par: string; le: string }
/** What a theme is drawn with: what is known, who said it, and what is to be put right. */
export type Rendu = {
  referentiel: Referentiel
  sources: readonly Source[]
  nommer: (organisation: string) => string
  erreurs: readonly ErreurDeSaisie[]
}

/** « Département du Nord, le 12 novembre 2026 », beside what it is about. */
export const sourceDe = ({ sources, nommer }: Pick<Rendu, 'sources' | 'nommer'>, sur: string): string | undefined => {
  const s = sources.find(x => x.sur === sur)
  return s && `${nommer(s.par)}, le ${enJour(s.le)}`
}

const etats: Readonly<Record<Contrainte['valeur'], string>> = {
  NON_ABORDEE: 'pas encore abordé',
  NON: 'rien ne gêne',
  OUI: 'gêne la recherche d’emploi',
  CLOTUREE: 'ne gêne plus',
}

type Theme = { code: string; champ: string; libelle: string; court: string; dit: Contrainte | null }

/** One theme of the diagnostic: folded, it says where it stands; open, everything about it is at hand. */
export function theme(t: Rendu, { code, champ, libelle, court, dit }: Theme): Html {
  const situations = listes(t.referentiel, code, 'situation', dit?.situations ?? [])
  const objectifs = listes(t.referentiel, code, 'objectif', dit?.objectifs ?? [])
  const valeur = dit?.valeur ?? 'NON_ABORDEE'
  const ouvert = valeur === 'OUI' || t.erreurs.some(e => e.champ.startsWith(`${champ}.`))
  const resume = [etats[valeur], dit?.prioritaire && 'prioritaire', sourceDe(t, champ)].filter(Boolean).join(' · ')
  return html`<details class="theme"${ouvert && html` open`}><summary><h2>${court}</h2><span class="discret">${resume}</span></summary>
${choix({
  nom: `${champ}.valeur`,
  libelle: html`${libelle}<span class="a-entendre"> : où en est-on ?</span>`,
  valeur,
  facultatif: 'sans mention',
  erreurs: t.erreurs,
  options: Object.entries(etats).map(([v, texte]) => ({ valeur: v, texte: enPhrase(texte) })),
})}
${choix({
  nom: `${champ}.impact`,
  libelle: html`Sur la recherche d’emploi<span class="a-entendre"> : ${court}</span>`,
  valeur: dit?.impact ?? 'NON_RENSEIGNE',
  facultatif: 'sans mention',
  options: ['NON_RENSEIGNE', 'FAIBLE', 'FORT'].map(v => ({ valeur: v, texte: enPhrase(motsDesImpacts[v] || 'non renseigné') })),
})}
${cases({
  nom: `${champ}.situations`,
  libelle: html`Ce que la personne vit<span class="a-entendre"> : ${court}</span>`,
  facultatif: 'sans mention',
  erreurs: t.erreurs,
  cochees: situations.flatMap((s, i) => (s.valeur === 'OUI' ? [String(i)] : [])),
  options: situations.map((s, i) => ({
    valeur: String(i),
    texte: s.libelle,
    aide: s.valeur === 'OUI' ? sourceDe(t, `${champ}/situation/${s.code ?? s.libelle}`) : undefined,
  })),
})}
${unChamp({ nom: `${champ}.autre`, libelle: html`Une autre situation, avec ses mots<span class="a-entendre"> : ${court}</span>`, facultatif: 'facultatif', longueur: 160, autocomplete: 'off', erreurs: t.erreurs })}
<fieldset class="groupe-de-saisie"><legend>Ce que l’on vise<span class="a-entendre"> : ${court}</span></legend><div class="rangee">
${objectifs.map((o, i) =>
  listeDeroulante({
    nom: nomDe(champ, 'objectif', i),
    libelle: o.libelle,
    valeur: o.valeur || 'NON_ABORDE',
    facultatif: 'sans mention',
    erreurs: t.erreurs,
    aide: o.valeur ? sourceDe(t, `${champ}/objectif/${o.code ?? o.libelle}`) : undefined,
    options: Object.entries(motsDesObjectifs).map(([v, texte]) => ({ valeur: v, texte: enPhrase(texte) })),
  }),
)}</div></fieldset>
${attestation({ nom: `${champ}.prioritaire`, libelle: html`À traiter en priorité<span class="a-entendre"> : ${court}</span>`, cochee: dit?.prioritaire ?? false, facultatif: 'sans mention' })}
</details>`
}

export const enPhrase = (t: string): string => t.charAt(0).toUpperCase() + t.slice(1)
