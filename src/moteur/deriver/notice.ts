import { droitsDeLaPersonne } from '../../droit/droits-des-personnes.js'
import { type Ligne, lignesDe, type Operation } from '../lignes.js'
import type { Ressource } from '../ressource.js'
import { phraseDeConservation } from './registre.js'

const verbes: Record<Operation, string> = { rechercher: 'cherche', consulter: 'lit', deposer: 'dépose', corriger: 'corrige' }

/** One paragraph of the notice: a line, in words for the person. */
export type Mention = {
  qui: string
  sur: string
  quoi: string
  pourquoi: string
  texte: string
  verbe: string
  caractere: string
  brisDeGlace?: string
}
type DroitOuvert = { nom: string; phrase: string; texte: string; pour: string[] | 'tous' }

/** What a person is told beforehand (GDPR art. 13 and 14; J6), in the words of the declaration. */
export type Notice = { intitule: string; responsable: string; conservation: string; mentions: Mention[]; droits: DroitOuvert[] }

const minuscule = (phrase: string) => phrase.charAt(0).toLowerCase() + phrase.slice(1)

/** A capital is kept where it is not that of a sentence (« RSA », « NIR »). */
const dansUnePhrase = (libelle: string) => (/^\p{Lu}(?!\p{Lu})/u.test(libelle) ? minuscule(libelle) : libelle)

const phraseDeBris =
  'Si la vigilance a arrêté l’agent et que vous êtes devant lui, il peut encore les lire en écrivant pourquoi ; vous en êtes prévenu'

const mention = (l: Ligne): Mention => ({
  verbe: verbes[l.operation],
  qui: l.par.map(a => (a.code === 'USAGER' ? a.nom : a.pluriel)).join(', '),
  sur: l.sur.phrase,
  quoi: l.champs.map(c => dansUnePhrase(l.ressource.donnees[c]?.libelle ?? c)).join(', '),
  pourquoi: dansUnePhrase(l.echange.finalite),
  texte: l.echange.base.texte.cite,
  caractere: l.echange.caractere,
  ...(l.brisDeGlace && { brisDeGlace: `${phraseDeBris} (${l.brisDeGlace.texte.cite})` }),
})

/** Rights that every échange of the resource opens, and those it opens for some of them only, with their échanges. */
function droitsOuverts(r: Ressource): DroitOuvert[] {
  const echanges = Object.values(r.echanges)
  const ouverts = echanges.flatMap(e => droitsDeLaPersonne(e).flatMap(d => (d.ouvert ? [{ ...d, finalite: e.finalite }] : [])))
  return [...new Set(ouverts.map(d => d.nom))].flatMap(nom => {
    const memes = ouverts.filter(d => d.nom === nom)
    const premier = memes[0]
    if (!premier) return []
    const pour = memes.length === echanges.length ? ('tous' as const) : memes.map(d => dansUnePhrase(d.finalite))
    return [{ nom, phrase: premier.phrase, texte: premier.texte.cite, pour }]
  })
}

export const contenuDeNotice = (r: Ressource): Notice => ({
  intitule: r.intitule,
  responsable: r.responsable.nom,
  conservation: phraseDeConservation(r),
  mentions: lignesDe(r).map(mention),
  droits: droitsOuverts(r),
})

/** The notice as a committed document. */
export function notice(r: Ressource): string {
  const { intitule, responsable, conservation, mentions, droits } = contenuDeNotice(r)
  const paragraphes = mentions.map(m =>
    [
      `- **Qui ${m.verbe} :** ${m.qui}, pour ${m.sur}.`,
      `  **Quoi :** ${m.quoi}.`,
      `  **Pourquoi :** ${m.pourquoi}. **Texte :** ${m.texte}.${m.caractere === 'volontaire' ? ' Seulement si l’organisation y a adhéré.' : ''}${m.brisDeGlace ? ` ${m.brisDeGlace}.` : ''}`,
    ].join('\n'),
  )
  const enPhrases = droits.map(
    d => `- **${d.nom}** : ${d.phrase} (${d.texte})${d.pour === 'tous' ? '' : `, pour : ${d.pour.join(' ; ')}`}.`,
  )
  return `# ${intitule}

Responsable : ${responsable}. Conservation : ${conservation}.

${paragraphes.join('\n')}

## Vos droits

${enPhrases.join('\n')}
`
}
