import type { Categorie } from '../../droit/categories.js'
import { type DroitDeLaPersonne, droitsDeLaPersonne } from '../../droit/droits-des-personnes.js'
import { type Ligne, lignesDe } from '../lignes.js'
import type { Ressource } from '../ressource.js'
import { phraseDAssurance } from './assurances.js'

/** One activity of the register (GDPR art. 30): a resource, its flows line by line, and the rights échange by échange. */
export type Activite = {
  ressource: Ressource
  personnes: readonly string[]
  categories: readonly Categorie[]
  destinataires: readonly string[]
  flux: readonly { ligne: Ligne; categories: readonly Categorie[] }[]
  droits: readonly { echange: string; finalite: string; droits: readonly DroitDeLaPersonne[] }[]
}

const uniques = <T>(valeurs: readonly T[]): T[] => [...new Set(valeurs)]
const categoriesDe = (l: Ligne) => uniques(l.champs.flatMap(c => l.ressource.donnees[c]?.categorie ?? []))

export const activite = (ressource: Ressource): Activite => {
  const lignes = lignesDe(ressource)
  return {
    ressource,
    personnes: uniques(lignes.filter(l => l.par.some(a => a.code !== 'USAGER')).map(l => l.sur.phrase)),
    categories: uniques(Object.values(ressource.donnees).map(d => d.categorie)),
    destinataires: uniques(lignes.filter(l => l.operation === 'consulter').flatMap(l => l.par.map(a => a.nom))),
    flux: lignes.map(ligne => ({ ligne, categories: categoriesDe(ligne) })),
    droits: Object.entries(ressource.echanges).map(([echange, e]) => ({ echange, finalite: e.finalite, droits: droitsDeLaPersonne(e) })),
  }
}

export const phraseDeConservation = ({ conservation: c, effacement: e, donnees }: Ressource): string => {
  const tout = `${c.duree.phrase} après ${c.depuis.phrase}, puis ${c.puis} (${c.texte.cite})`
  if (!e) return tout
  const noms = e.champs.map(champ => `« ${donnees[champ]?.libelle ?? champ} »`).join(', ')
  return `${tout} ; plus tôt, effacement de ${noms} : ${e.duree.phrase} après ${e.depuis.phrase} (${e.texte.cite})`
}

function partie(r: Ressource): string {
  const a = activite(r)
  const flux = a.flux.map(({ ligne: l, categories }) => [
    `\`${l.code}\``,
    l.echange.finalite,
    `${l.echange.base.nom} (${l.echange.base.rgpd}), ${l.echange.base.texte.cite}`,
    l.echange.caractere,
    categories.join(', '),
    l.par.map(qui => qui.nom).join(', '),
    l.sur.phrase,
    phraseDAssurance(l.assurance),
  ])
  const droits = a.droits.map(d => [d.echange, ...d.droits.map(droit => (droit.ouvert ? 'oui' : `non (${droit.texte.cite})`))])
  return `## ${r.intitule}

- Responsable : ${r.responsable.nom}
- Personnes concernées : ${a.personnes.join(' ; ')}
- Catégories de données : ${a.categories.join(', ')}
- Destinataires : ${a.destinataires.join(', ')}
- Conservation : ${phraseDeConservation(r)}

${tableau(['ligne', 'finalité', 'base légale', 'caractère', 'catégories', 'par', 'sur', 'assurance'], flux)}

${tableau(['échange', ...(a.droits[0]?.droits.map(d => d.nom) ?? [])], droits)}`
}

/** The register as a committed document (J13). */
export const registre = (ressources: readonly Ressource[]): string =>
  `# Registre des activités de traitement\n\n${ressources.map(partie).join('\n\n')}\n`

const tableau = (entetes: readonly string[], rangs: readonly (readonly string[])[]) =>
  [entetes, entetes.map(() => '---'), ...rangs].map(cellules => `| ${cellules.join(' | ')} |`).join('\n')
