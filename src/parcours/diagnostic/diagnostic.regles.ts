import type { Donnees } from './elements.js'
import type { Contrainte } from './formes.js'
import { trouver } from './referentiel.js'
import type { Nature, Referentiel } from './referentiel-forme.js'

type Manque = { pointer: string; detail: string }
type Element = { code: string | null; libelle: string; valeur: string }

/** What a diagnostic must respect, whole: entries of the referential, each once and in its place, and an account that holds together. */
export function manquesDuDiagnostic(donnees: Donnees, r: Referentiel, jour: string): Manque[] {
  const explorees = r.contraintes.flatMap(({ code, champ, libelle }) => {
    const c = donnees[champ] as Contrainte | null | undefined
    return c ? [{ code, champ, libelle, c }] : []
  })
  return [
    ...explorees.flatMap(({ code, champ, libelle, c }) => [
      ...entrees(r, code, 'situation', c.situations, `/${champ}/situations`),
      ...entrees(r, code, 'objectif', c.objectifs, `/${champ}/objectifs`),
      ...contradiction(champ, libelle, c),
    ]),
    ...declaration(donnees, explorees, jour),
  ]
}

/** Each entry is in the referential or stands by its label, once, and may be held in this resource. */
function entrees(r: Referentiel, contrainte: string, nature: Nature, elements: readonly Element[], lieu: string): Manque[] {
  const vues = new Set<string>()
  return elements.flatMap((e, i) => {
    const connue = trouver(r, contrainte, nature, e)
    const cle = connue ? (connue.code ?? connue.libelle) : e.libelle.toLowerCase()
    const deja = vues.has(cle)
    vues.add(cle)
    if (e.code !== null && !connue)
      return [
        {
          pointer: `${lieu}/${i}/code`,
          detail: `Le référentiel n’a pas ${nature === 'objectif' ? 'd’objectif' : 'de situation'} ${e.code} sous la contrainte ${contrainte}.`,
        },
      ]
    if (connue?.reserve)
      return [{ pointer: `${lieu}/${i}`, detail: `« ${connue.libelle} » ne s’enregistre pas ici : ${r.reserves[connue.reserve]}.` }]
    return deja ? [{ pointer: `${lieu}/${i}`, detail: `« ${e.libelle} » est dit deux fois.` }] : []
  })
}

/** A constraint that is not one has no situation; one that is closed has no objective under way. */
function contradiction(champ: string, libelle: string, { valeur, situations, objectifs }: Contrainte): Manque[] {
  const enCours = objectifs.some(o => o.valeur === 'EN_COURS')
  if (valeur === 'NON' && (situations.some(s => s.valeur === 'OUI') || enCours))
    return [
      {
        pointer: `/${champ}/valeur`,
        detail: `« ${libelle} » : une situation ou un objectif est dit, alors que la contrainte ne l’est pas.`,
      },
    ]
  if (valeur === 'CLOTUREE' && enCours)
    return [{ pointer: `/${champ}/valeur`, detail: `« ${libelle} » : un objectif est en cours, la contrainte n’est pas close.` }]
  return []
}

function declaration(donnees: Donnees, explorees: readonly { libelle: string; c: Contrainte }[], jour: string): Manque[] {
  const dite = donnees.sansContrainte as { declare: boolean; le: string } | null | undefined
  if (!dite) return []
  const contraire = explorees.find(({ c }) => c.valeur === 'OUI')
  return [
    ...(dite.declare && contraire
      ? [{ pointer: '/sansContrainte', detail: `Aucune contrainte n’est dite, et pourtant : « ${contraire.libelle} ».` }]
      : []),
    ...(dite.le > jour ? [{ pointer: '/sansContrainte/le', detail: 'Cette déclaration est datée d’un jour à venir.' }] : []),
  ]
}

type SituationDeSante = Element & { contrainte: string }

/** What touches health, and nothing else, is held with it; an impact that is none has no situation behind it. */
export function manquesDeSante({ impact, situations, objectifs }: Donnees, r: Referentiel): Manque[] {
  const dites = (situations ?? []) as SituationDeSante[]
  const voulus = (objectifs ?? []) as Element[]
  const ailleurs = (connue: ReturnType<typeof trouver>, e: Element) => (connue ? connue.reserve !== 'santé' : e.code !== null)
  const vues = new Set<string>()
  return [
    ...dites.flatMap((s, i) => {
      const cle = `${s.contrainte} ${s.code ?? s.libelle.toLowerCase()}`
      const deja = vues.has(cle)
      vues.add(cle)
      if (ailleurs(trouver(r, s.contrainte, 'situation', s), s))
        return [{ pointer: `/situations/${i}`, detail: `« ${s.libelle} » n’est pas une situation de santé du référentiel.` }]
      return deja ? [{ pointer: `/situations/${i}`, detail: `« ${s.libelle} » est dit deux fois.` }] : []
    }),
    ...voulus.flatMap((o, i) =>
      ailleurs(trouver(r, '25', 'objectif', o), o)
        ? [{ pointer: `/objectifs/${i}`, detail: `« ${o.libelle} » n’est pas un objectif de santé du référentiel.` }]
        : [],
    ),
    ...(impact === 'AUCUN' && dites.some(s => s.contrainte === '25' && s.valeur === 'OUI')
      ? [{ pointer: '/impact', detail: 'Une situation de santé est dite, et la santé ne pèserait pas.' }]
      : []),
  ]
}
