import type { Ligne } from '../lignes.js'
import type { Ressource } from '../ressource.js'

/** The register of processing (GDPR art. 30), one row a line: purpose, basis, categories, recipients, limit, duration. */
export function registre(lignes: readonly Ligne[]): string {
  const rangs = lignes.map(l => {
    const { conservation: c } = l.ressource
    const categories = [...new Set(l.champs.map(champ => l.ressource.donnees[champ]?.categorie))]
    return [
      `\`${l.code}\``,
      l.ressource.intitule,
      l.echange.finalite,
      `${l.echange.base.nom} (${l.echange.base.rgpd}), ${l.echange.base.texte.cite}`,
      l.echange.caractere,
      categories.join(', '),
      l.par.map(a => a.nom).join(', '),
      l.sur.phrase,
      `${c.duree.phrase} après ${c.depuis.phrase}, puis ${c.puis} (${c.texte.cite})`,
    ]
  })
  const entetes = ['ligne', 'traitement', 'finalité', 'base légale', 'caractère', 'catégories', 'destinataires', 'sur', 'conservation']
  return `# Registre des traitements\n\n${tableau(entetes, rangs)}\n`
}

/** Retention of each resource, for the reader who asks only that. */
export const conservations = (ressources: readonly Ressource[]): string[] =>
  ressources.map(r => `${r.intitule} : ${r.conservation.duree.phrase} après ${r.conservation.depuis.phrase}, puis ${r.conservation.puis}.`)

const tableau = (entetes: readonly string[], rangs: readonly (readonly string[])[]) =>
  [entetes, entetes.map(() => '---'), ...rangs].map(cellules => `| ${cellules.join(' | ')} |`).join('\n')
