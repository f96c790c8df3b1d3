import { CodeDuTravail, Decrets } from '../../droit/textes.js'
import type { Projet, Territoire } from './formes.js'
import { manquesPourEtreRetenu } from './ore.regles.js'

type Manque = { pointer: string; detail: string }

/** What a project is judged with: as it was, the others, what the reference data know, and whether the person writes it herself. */
export type Contexte = {
  avant: Projet | undefined
  autres: readonly Projet[]
  jour: string
  estNational: (territoire: Territoire) => boolean
  /** ROME of an appellation; undefined for an unknown one, null when no ROME is loaded. */
  romeDe: ((appellation: string) => string | undefined) | null
  metierConnu: (codeRome: string) => boolean
  besoinConnu: (code: string) => boolean
  par: 'personne' | 'professionnel'
}

export function manquesDuProjet(p: Projet, c: Contexte): Manque[] {
  const reserve = reserveAuReferent(c)
  if (reserve.length > 0) return reserve
  return [
    ...metier(p, c),
    ...zone(p, c),
    ...besoinsConnus(p, c),
    // Only what is retained now, or said to be by this write, is held to the elements of the offre raisonnable d'emploi.
    ...(p.retenuOre ? manquesPourEtreRetenu(p, c.autres, c.jour) : []),
  ]
}

/** What is retained binds her and her référent: it changes between them, not by one alone. */
function reserveAuReferent({ avant, par }: Contexte): Manque[] {
  return par === 'personne' && avant?.retenuOre
    ? [
        {
          pointer: '/retenuOre',
          detail: `Ce projet définit votre offre raisonnable d’emploi : il se change avec votre référent (${CodeDuTravail.L5411_6.cite}).`,
        },
      ]
    : []
}

function metier({ typologie, codeRome, codeAppellation }: Projet, { romeDe, metierConnu }: Contexte): Manque[] {
  if (codeRome !== null && romeDe && !metierConnu(codeRome))
    return [{ pointer: '/codeRome', detail: `Le répertoire des métiers n’a pas de code ${codeRome}.` }]
  if (codeAppellation !== null && romeDe && romeDe(codeAppellation) !== codeRome)
    return [{ pointer: '/codeAppellation', detail: 'Cette appellation n’est pas de ce métier.' }]
  return typologie === 'PM' && codeRome !== null
    ? [{ pointer: '/typologie', detail: 'Un métier est dit : le projet n’est plus à définir.' }]
    : []
}

const zone = ({ zone: z }: Projet, { estNational }: Contexte): Manque[] =>
  (z?.territoires ?? []).flatMap((t, i) =>
    estNational(t)
      ? []
      : [
          {
            pointer: `/zone/territoires/${i}`,
            detail: `« ${t.libelle} » n’est pas un territoire français : la zone est sur le territoire national (${Decrets.ore2025_252.cite}).`,
          },
        ],
  )

function besoinsConnus({ besoins }: Projet, { besoinConnu }: Contexte): Manque[] {
  const vus = new Set<string>()
  return besoins.flatMap(({ code }, i) => {
    const deja = vus.has(code)
    vus.add(code)
    if (!besoinConnu(code)) return [{ pointer: `/besoins/${i}/code`, detail: `Le référentiel n’a pas de besoin ${code} pour un projet.` }]
    return deja ? [{ pointer: `/besoins/${i}`, detail: `Le besoin ${code} est dit deux fois.` }] : []
  })
}
