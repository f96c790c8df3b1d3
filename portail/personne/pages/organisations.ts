import { type CodeActeur, acteurs } from '../../../src/droit/acteurs.js'
import { motifsDeRattachement } from '../../../src/droit/perimetres.js'
import type { Organisation } from '../../../src/personnes/index.js'
import type { ContextePortail } from '../../contexte.js'
import { carte, enJour, etiquette, fiche, type Html, html, rendre, vide } from '../../interface/index.js'
import { chemins, type Organisations, type Visite } from '../espace.js'

const motifs: Readonly<Record<string, string>> = motifsDeRattachement
const referents: readonly string[] = ['accompagnement']
const nomDuGenre = (type: string) => acteurs.find(a => a.code === (type as CodeActeur))?.nom ?? ''

/** Words of the declaration, so that this page, the API and the notice say the same. */
const libellesDe = ({ ressources }: ContextePortail) => {
  const { donnees } = ressources.find(r => r.nom === 'rattachement') ?? {}
  return (champ: string): string => donnees?.[champ]?.libelle ?? champ
}

const organisation =
  (libelle: (champ: string) => string) =>
  (s: Organisation, i: number): Html =>
    carte({
      id: `organisation-${i + 1}`,
      titre: s.organisation.nom,
      tete: s.au !== null ? etiquette('terminé', 'fini') : referents.includes(s.motif) && etiquette('votre organisme référent', 'bon'),
      corps: fiche([
        ['Qui', nomDuGenre(s.type)],
        [libelle('structure'), s.structure?.nom ?? 'toute l’organisation'],
        [libelle('motif'), motifs[s.motif] ?? s.motif],
        [libelle('du'), enJour(s.du)],
        [libelle('au'), s.au ? enJour(s.au) : 'aucun terme prévu'],
      ]),
    })

/** Who may read her file, since when and why: nobody else may (J8). */
export const pageDesOrganisations = (contexte: ContextePortail) => async (v: Visite) => {
  const uneCarte = organisation(libellesDe(contexte))
  const { elements } = await v.lire<Organisations>(chemins.organisations)
  const [presents, passes] = [elements.filter(s => s.au === null), elements.filter(s => s.au !== null)]
  return rendre(v.reponse, v.session, {
    titre: 'Qui me suit',
    menu: 'organisations',
    chapeau: html`<p>Une organisation ne lit votre dossier que si elle y est rattachée, pour une raison prévue par un texte. Voici lesquelles, et lesquelles ne le sont plus.</p>`,
    corps: html`${presents.length === 0 ? vide('Aucune organisation ne vous suit', html`<p>Personne ne peut lire votre dossier aujourd’hui.</p>`) : presents.map(uneCarte)}
${passes.length > 0 && html`<section aria-labelledby="passees"><h2 id="passees">Elles vous ont suivi</h2>${passes.map((s, i) => uneCarte(s, presents.length + i))}</section>`}`,
    cote: html`<section aria-labelledby="qui-pourrait"><h2 id="qui-pourrait">Près de chez vous</h2><p><a href="/mon-espace/structures">Qui peut m’accompagner là où je vis</a>, ou là où je vais vivre.</p></section><section aria-labelledby="etonne"><h2 id="etonne">Une organisation vous étonne ?</h2><p>Regardez <a href="/mon-espace/consultations">ce qu’elle a consulté</a>, ou <a href="/contact?objet=donnees">écrivez-nous</a>.</p></section>`,
  })
}
