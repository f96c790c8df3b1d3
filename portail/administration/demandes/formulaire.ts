import {
  attestation,
  champ,
  choix,
  date,
  type ErreurDeSaisie,
  type Html,
  html,
  listeDeroulante,
  zoneDeTexte,
} from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'
import { champsEnClair, parRessource, verbeDe } from '../echanges.js'
import { type Champ, sections } from './champs.js'
import { nomDesLignes, type Saisie } from './contenu.js'

export type Droit = { code: string; finalite: string; texte: string; perimetre: string; champs: string[]; manque: string | null }
type Convention = { numero: number; intitule: string }
/** What the form offers to choose from. */
type Offre = { droits: readonly Droit[]; conventions: readonly Convention[] }

export async function offreDe(d: Demande): Promise<Offre> {
  const [{ droits }, { elements }] = await Promise.all([
    lire<{ droits: Droit[] }>(d, '/organisation'),
    lire<{ elements: Convention[] }>(d, '/conventions'),
  ])
  return { droits, conventions: elements }
}

const options = [
  { valeur: 'interne', texte: 'Une équipe de l’organisation' },
  { valeur: 'editeur', texte: 'Un éditeur de logiciels' },
]
const types = { texte: 'text', nombre: 'text', courriel: 'email', telephone: 'tel' } as const

function controle(c: Champ, { cellules }: Saisie, { conventions }: Offre, erreurs: readonly ErreurDeSaisie[]): Html {
  const { nom, libelle, genre, aide, longueur } = c
  const commun = {
    nom,
    libelle,
    ...(aide && { aide }),
    valeur: cellules[nom] ?? '',
    erreurs,
    ...(c.facultatif && { facultatif: 'facultatif' as const }),
  }
  if (genre === 'attestation') return attestation({ nom, libelle, erreurs, cochee: cellules[nom] === 'oui' })
  if (genre === 'genre-d-equipe') return choix({ ...commun, options })
  if (genre === 'convention')
    return listeDeroulante({
      ...commun,
      options: [
        { valeur: '', texte: 'Aucune' },
        ...conventions.map(x => ({ valeur: `${x.numero}`, texte: `C${x.numero} : ${x.intitule}` })),
      ],
    })
  if (genre === 'long') return zoneDeTexte({ ...commun, lignes: 4, ...(longueur && { longueur }) })
  if (genre === 'jour') return date(commun)
  return champ({
    ...commun,
    type: types[genre],
    autocomplete: 'off',
    ...(genre === 'nombre' && { inputmode: 'numeric' as const, largeur: 'courte' as const }),
    ...(longueur && { longueur }),
  })
}

/** The lines the law opens to the kind of the organisation, each with its data, its perimeter and its text. */
function choixDesLignes(d: Demande, { lignes }: Saisie, { droits }: Offre, erreurs: readonly ErreurDeSaisie[]): Html {
  const erreur = erreurs.find(e => e.champ === 'lignes')
  const premier = parRessource(d, droits)[0]?.lignes[0]?.code
  return html`${erreur && html`<p class="erreur-de-champ" id="lignes-erreur"><span class="icone erreur"></span>${erreur.texte}</p>`}
${parRessource(d, droits).map(
  r =>
    html`<fieldset class="groupe-de-saisie"><legend>${r.intitule}</legend>${r.lignes.map(l => {
      const id = l.code === premier ? 'lignes' : `ligne-${l.code}`
      return html`<div class="option"><input type="checkbox" id="${id}" name="${nomDesLignes(r.nom)}" value="${l.code}"${lignes.includes(l.code) && html` checked`}${id === 'lignes' && erreur && html` aria-describedby="lignes-erreur" aria-invalid="true"`}>
<label for="${id}"><strong>${verbeDe(l.code)}</strong> : ${l.finalite} <span class="aide">${champsEnClair(d, l.code, l.champs)}. Pour ${l.perimetre} (${l.texte}).</span></label></div>\n`
    })}</fieldset>`,
)}`
}

/** Every section of a request, filled with what is typed or known. */
export function formulaireDeDemande(d: Demande, saisie: Saisie, offre: Offre, erreurs: readonly ErreurDeSaisie[]): Html {
  const controles = (champs: readonly Champ[]) => champs.map(c => controle(c, saisie, offre, erreurs))
  const [projet, cadre, ...suite] = sections.map(
    s => html`<section aria-labelledby="${s.id}"><h2 id="${s.id}">${s.titre}</h2>${s.dit && html`<p>${s.dit}</p>`}
${controles(s.champs)}${s.groupes?.map(g => html`<fieldset class="groupe-de-saisie"><legend>${g.titre}</legend><div class="rangee">${controles(g.champs)}</div></fieldset>`)}</section>`,
  )
  return html`${projet}${cadre}
<section aria-labelledby="echanges"><h2 id="echanges">Échanges demandés</h2>
<p>Ce que la loi ouvre à votre catégorie d’organisation, et rien d’autre. Ne demandez que ce qui sert.</p>
${choixDesLignes(d, saisie, offre, erreurs)}</section>
${suite}`
}

/** The sections, to go to each. */
export const sommaireDuFormulaire = (): Html => {
  const [projet, cadre, ...suite] = sections.map(({ id, titre }) => ({ id, titre }))
  const toutes = [projet, cadre, { id: 'echanges', titre: 'Échanges demandés' }, ...suite].filter(s => s !== undefined)
  return html`<nav aria-labelledby="sommaire" class="sommaire"><h2 id="sommaire">Dans cette demande</h2>
<ul>${toutes.map(s => html`<li><a href="#${s.id}">${s.titre}</a></li>`)}</ul></nav>`
}
