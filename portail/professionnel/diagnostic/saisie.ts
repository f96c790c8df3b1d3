import { type Contrainte, entreesDe, type Nature, type Referentiel } from '../../../src/parcours/diagnostic/index.js'

type Donnees = Readonly<Record<string, unknown>>
export type Element = { code: string | null; libelle: string; valeur: string }
/** A form as it was sent: a box ticked twice comes as a list. */
export type Recu = Readonly<Record<string, unknown>>

export const texteDe = (v: unknown): string => (typeof v === 'string' ? v.trim() : '')
export const toutes = (v: unknown): string[] => (Array.isArray(v) ? v.map(texteDe) : v === undefined ? [] : [texteDe(v)])

/** What a theme lists: the entries of the referential that may be held here, then what was said of the person by its label alone. */
export function listes(r: Referentiel, code: string, nature: Nature, dits: readonly Element[]): Element[] {
  const entrees = entreesDe(r, code, nature)
    .filter(e => e.reserve === null)
    .map(({ code: c, libelle }) => dits.find(x => (c === null ? x.libelle === libelle : x.code === c)) ?? { code: c, libelle, valeur: '' })
  return [...entrees, ...dits.filter(x => !entrees.includes(x))]
}

/** How a control names an element: by its place in the list, which the referential and the file make the same again. */
export const nomDe = (champ: string, nature: Nature, rang: number): string => `${champ}.${nature}.${rang}`

const vide = (c: Contrainte): boolean => c.valeur === 'NON_ABORDEE' && c.situations.length === 0 && c.objectifs.length === 0

/** One theme as the form says it; null when nothing was said of it, now or before. */
function contrainte(
  recu: Recu,
  r: Referentiel,
  { code, champ }: { code: string; champ: string },
  avant: Contrainte | null,
): Contrainte | null {
  const cochees = toutes(recu[`${champ}.situations`])
  const dites = listes(r, code, 'situation', avant?.situations ?? []).flatMap((s, i) => {
    const valeur = cochees.includes(String(i)) ? 'OUI' : s.valeur === 'OUI' ? 'NON_ABORDEE' : s.valeur
    return valeur === '' || valeur === 'NON_ABORDEE' ? [] : [{ ...s, valeur }]
  })
  const autre = texteDe(recu[`${champ}.autre`])
  const vises = listes(r, code, 'objectif', avant?.objectifs ?? []).flatMap((o, i) => {
    const valeur = texteDe(recu[nomDe(champ, 'objectif', i)])
    return valeur === '' || valeur === 'NON_ABORDE' ? [] : [{ ...o, valeur }]
  })
  const c = {
    valeur: texteDe(recu[`${champ}.valeur`]) || 'NON_ABORDEE',
    impact: texteDe(recu[`${champ}.impact`]) || 'NON_RENSEIGNE',
    prioritaire: texteDe(recu[`${champ}.prioritaire`]) === 'oui',
    situations: [...dites, ...(autre === '' ? [] : [{ code: null, libelle: autre, valeur: 'OUI' }])],
    objectifs: vises,
  } as Contrainte
  return vide(c) && avant === null ? null : c
}

/** The whole diagnostic as the form says it. */
export function diagnosticSaisi(recu: Recu, r: Referentiel, avant: Donnees, jour: string): Record<string, unknown> {
  const themes = r.contraintes.filter(c => c.champ !== 'sante')
  const declare = texteDe(recu['sansContrainte.declare']) === 'oui'
  const dite = (avant.sansContrainte ?? null) as { declare: boolean; le: string } | null
  const [confiance, accompagnement, analyse] = ['confiance', 'accompagnement', 'analyse'].map(n => texteDe(recu[`pouvoirDAgir.${n}`]))
  return {
    ...Object.fromEntries(themes.map(c => [c.champ, contrainte(recu, r, c, (avant[c.champ] ?? null) as Contrainte | null)])),
    sansContrainte: declare === (dite?.declare ?? false) ? dite : { declare, le: jour },
    pouvoirDAgir:
      confiance || accompagnement || analyse
        ? { confiance: confiance || 'NE_SAIT_PAS', accompagnement: accompagnement || 'NE_SAIT_PAS', analyse: analyse || null }
        : null,
    servicesNumeriques: texteDe(recu.servicesNumeriques) || null,
  }
}
