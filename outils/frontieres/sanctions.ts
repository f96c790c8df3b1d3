import type { CodeActeur } from '../../src/droit/acteurs.js'
import { lignesDe } from '../../src/moteur/lignes.js'
import type { Ressource } from '../../src/moteur/ressource.js'
import type { Module } from './modules.js'

/** Fields that make a sanction or undo one: whoever writes them decides. What is only proposed has other names. */
const deciderait = [
  'decision',
  'sens',
  'taux',
  'mois',
  'levee',
  'annulation',
  'rejet',
  'confirmation',
  'retrait',
  'motivation',
  'qualite',
  'decideur',
]
/** Of a radiation, the months are proposed, as its decision is a row of its own: a warning is what is given there, by its ground and its delay. */
const donnerait: Readonly<Record<string, readonly string[]>> = {
  radiation: ['fondement', 'delai', 'moisDecides', 'dateEffet', 'dernierJour', 'rejetLe'],
}
const decident = (r: Ressource): ReadonlySet<string> => new Set(donnerait[r.nom] ?? deciderait)
/** Who may sanction: the département and the operator; of the allowances of young people, the mission locale. */
const decideurs: ReadonlySet<CodeActeur> = new Set(['CD', 'FT', 'ML'])
/** What is granted beside the rule, the president of the département alone. */
const decideursDe = (r: Ressource): ReadonlySet<CodeActeur> => (r.nom === 'decisionDOpportunite' ? new Set(['CD']) : decideurs)

/** What holds a sanction, or the decision that makes one; what the president grants on the RSA too, which he alone takes back. */
export const sanctionsParmi = (ressources: readonly Ressource[]): Ressource[] =>
  ressources.filter(r => /^(?:sanction|radiation$|decisionDeRadiation$|decisionDOpportunite$|avertissement)/.test(r.nom))

const estEssai = (chemin: string) => /\.(?:spec|essai)\.tsx?$/.test(chemin)

/** Lines that would write a decision without a human known by name, or for who sanctions nobody; in a sentence each. */
export const lignesSansHumain = (sanctions: readonly Ressource[]): string[] =>
  sanctions.flatMap(r =>
    lignesDe(r).flatMap(l => {
      const ecrit = l.operation === 'deposer' || l.operation === 'corriger'
      const decisifs = ecrit ? l.champs.filter(c => decident(r).has(c)) : []
      if (decisifs.length === 0) return []
      const sans = l.assurance?.demande === 'nominative' ? [] : [`${l.code} écrit « ${decisifs.join(', ')} » sans demander un humain nommé`]
      const etrangers = l.par.filter(a => !decideursDe(r).has(a.code)).map(a => `${l.code} laisse ${a.code} décider`)
      return [...sans, ...etrangers]
    }),
  )

/** Writes of the engine that ask no rule; or rules made up on the spot, which is the same. */
const sansRegle = /\b(?:inserer|corriger)\s*\(|\b(?:deposer|corriger)Selon\(\s*\{/

/**
 * Modules that could write a sanction beside its rules: in the slice that declares one, or naming its declaration. `flux`: no import writes one
 * at all. `sql`: of modules and of migrations.
 */
export function cheminsDetournes(modules: readonly Module[], sanctions: readonly Ressource[]): string[] {
  const declarations = sanctions.map(r => {
    const m = modules.find(x => x.chemin.endsWith('.echange.ts') && x.texte.includes(`nom: '${r.nom}'`))
    if (!m) throw new Error(`la déclaration de ${r.nom} est introuvable`)
    return m.chemin
  })
  const tranches = [...new Set(declarations.map(d => d.slice(0, d.lastIndexOf('/') + 1)))]
  const servis = modules.filter(m => /^(?:src|portail)\//.test(m.chemin) && !estEssai(m.chemin) && !m.chemin.startsWith('src/moteur/'))
  return servis.flatMap(m => {
    const touche = tranches.some(t => m.chemin.startsWith(t)) || m.imports.some(i => declarations.includes(i))
    const direct = touche && m.imports.includes('src/moteur/ecriture.ts') && sansRegle.test(m.texte)
    const invente = touche && /\b(?:deposer|corriger)Selon\(\s*\{/.test(m.texte)
    const importe =
      m.chemin.startsWith('src/flux/') && (touche || sanctions.some(r => m.texte.includes(r.nom) || m.texte.includes(r.table)))
    return [
      ...(direct || invente ? [`${m.chemin} écrit sans passer par les règles`] : []),
      ...(importe ? [`${m.chemin} ferait entrer une sanction par un fichier`] : []),
      ...sqlQuiSanctionne(m.chemin, m.texte, sanctions),
    ]
  })
}

/** SQL that would write a sanction: an insert, an update, whatever writes rows of its table. */
export function sqlQuiSanctionne(chemin: string, texte: string, sanctions: readonly Ressource[]): string[] {
  const tables = sanctions.map(r => r.table).join('|')
  const ecrit = new RegExp(`\\b(?:insert\\s+into|update|merge\\s+into|copy)\\s+(?:only\\s+)?"?(?:public\\.)?(?:${tables})\\b`, 'i')
  return ecrit.test(texte) ? [`${chemin} écrit une sanction en SQL`] : []
}
