import { cacherLesPetits, type Compte, type CompteMontre } from './secret.regles.js'

/** Decisions that are alike in all of this. `retenues`: the rule of the parcours, then that of the organisme. */
export type Groupe = {
  organisation: string
  departement: string | null
  structure: string | null
  regles: string | null
  retenues: readonly string[]
  parcoursPropose: string | null
  organismePropose: string | null
  parcours: string
  organisme: string
  sens: 'ACCEPTEE' | 'REFUSEE' | 'FORCEE'
  motif: string | null
  nombre: number
}
export type Dimension = 'organisation' | 'territoire' | 'structure' | 'regleDeParcours' | 'regleDOrganisme'

const inconnu = 'INCONNU'
/** The value of a dimension, and the larger part it is a part of, when there is one: a hidden part must not be what that one leaves. */
const cles: Readonly<Record<Dimension, (g: Groupe) => { cle: string; dans: string }>> = {
  organisation: g => ({ cle: g.organisation, dans: '' }),
  territoire: g => ({ cle: g.departement ?? inconnu, dans: '' }),
  structure: g => ({ cle: g.structure ?? inconnu, dans: g.departement ?? inconnu }),
  regleDeParcours: g => ({ cle: `${g.regles} ${g.retenues[0] ?? inconnu}`, dans: '' }),
  regleDOrganisme: g => ({ cle: `${g.regles} ${g.retenues[1] ?? inconnu}`, dans: '' }),
}

const somme = (groupes: readonly Groupe[]): number => groupes.reduce((n, g) => n + g.nombre, 0)
const proposee = (g: Groupe): boolean => g.sens !== 'FORCEE' && g.parcoursPropose !== null && g.parcoursPropose !== 'IND'
const contraire = (g: Groupe): boolean => g.sens === 'REFUSEE'

/** How far proposals were followed, the small numbers hidden. What had no complete proposal is counted apart: nothing was contradicted. */
export function compterLesContraires(groupes: readonly Groupe[], seuil: number) {
  const proposees = groupes.filter(proposee)
  const contraires = proposees.filter(contraire)
  const [total] = cacherLesPetits([{ cle: '', decisions: somme(proposees), contraires: somme(contraires) }], seuil)
  const partie = (cle: (g: Groupe) => string) => nombresDe(contraires, cle, seuil)
  return {
    decisions: total?.decisions ?? null,
    contraires: total?.contraires ?? null,
    sansProposition:
      cacherLesPetits([{ cle: '', decisions: somme(groupes) - somme(proposees), contraires: 0 }], seuil)[0]?.decisions ?? null,
    motifs: partie(g => g.motif ?? 'AUTRE'),
    passages: partie(g => `${g.parcoursPropose} ${g.organismePropose} ${g.parcours} ${g.organisme}`),
    ventilations: Object.fromEntries((Object.keys(cles) as Dimension[]).map(d => [d, ventiler(proposees, cles[d], seuil)])) as Record<
      Dimension,
      CompteMontre[]
    >,
  }
}

/** Each value of a dimension, the most numerous first. */
function ventiler(groupes: readonly Groupe[], lire: (typeof cles)[Dimension], seuil: number): CompteMontre[] {
  return par(groupes, g => lire(g).dans)
    .flatMap(([, siens]) => {
      const parts = par(siens, g => lire(g).cle).map(
        ([cle, part]): Compte => ({ cle, decisions: somme(part), contraires: somme(part.filter(contraire)) }),
      )
      return cacherLesPetits(parts, seuil)
    })
    .toSorted((a, b) => (b.decisions ?? -1) - (a.decisions ?? -1) || a.cle.localeCompare(b.cle))
}

function nombresDe(groupes: readonly Groupe[], cle: (g: Groupe) => string, seuil: number) {
  const parts = par(groupes, cle).map(([nom, part]): Compte => ({ cle: nom, decisions: somme(part), contraires: 0 }))
  return cacherLesPetits(parts, seuil)
    .map(({ cle: nom, decisions }) => ({ cle: nom, nombre: decisions }))
    .toSorted((a, b) => (b.nombre ?? -1) - (a.nombre ?? -1) || a.cle.localeCompare(b.cle))
}

function par(groupes: readonly Groupe[], cle: (g: Groupe) => string): [string, Groupe[]][] {
  const ensembles = new Map<string, Groupe[]>()
  for (const g of groupes) ensembles.set(cle(g), [...(ensembles.get(cle(g)) ?? []), g])
  return [...ensembles]
}
