import { type Ligne, lignesDe } from '../lignes.js'
import type { Ressource } from '../ressource.js'

const verbes = { rechercher: 'cherche', consulter: 'lit', deposer: 'dépose', corriger: 'corrige' } as const

const paragraphe = (l: Ligne) =>
  [
    `- **Qui ${verbes[l.operation]} :** ${l.par.map(a => a.pluriel).join(', ')}, pour ${l.sur.phrase}.`,
    `  **Quoi :** ${l.champs.map(c => (l.ressource.donnees[c]?.libelle ?? c).toLowerCase()).join(', ')}.`,
    `  **Pourquoi :** ${l.echange.finalite.toLowerCase()}. **Texte :** ${l.echange.base.texte.cite}.`,
  ].join('\n')

/** What a person is told beforehand (GDPR art. 13 and 14; J6), in the words of the declaration. */
export function notice(r: Ressource): string {
  const { conservation: c } = r
  return `# ${r.intitule}

Responsable : ${r.responsable.nom}. Conservation : ${c.duree.phrase} après ${c.depuis.phrase}, puis ${c.puis} (${c.texte.cite}).

${lignesDe(r).map(paragraphe).join('\n')}
`
}
