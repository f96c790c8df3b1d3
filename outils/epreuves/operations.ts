import { types } from './acteurs.js'
import type { CodeActeur } from '../../src/droit/acteurs.js'
import { type Ligne, toutesLesLignes } from '../../src/moteur/lignes.js'
import { ressources } from '../../src/parcours/ressources.js'
import type { PlateformeDEssai } from '../plateforme-d-essai.js'

type Contrat = { paths: Record<string, Record<string, Decrite>> }
type Decrite = {
  operationId: string
  security?: { oauth: string[] }[]
  'x-ligne'?: string
  'x-actes'?: string[]
  'x-lignes'?: Partial<Record<CodeActeur, string[][]>>
  'x-par'?: CodeActeur[]
  requestBody?: { content: Record<string, { example: Record<string, unknown> }> }
}

/** One operation as the served contract publishes it, and the line it stands for. */
export type Operation = {
  id: string
  forme: string
  methode: string
  chemin: string
  ligne: Ligne
  par: readonly CodeActeur[]
  autres: readonly CodeActeur[]
  volontaire: boolean
  corps: { type: string; exemple: Record<string, unknown> } | null
}

const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))

/** One operation that several lines open: for each kind of organisation, the sets of lines that do. */
export type OperationDePlusieurs = {
  id: string
  methode: string
  chemin: string
  par: readonly CodeActeur[]
  autres: readonly CodeActeur[]
  lignes: Partial<Record<CodeActeur, string[][]>>
  corps: { type: string; exemple: unknown } | null
}

/** Reads the contract where everyone reads it. */
async function contratServi(p: PlateformeDEssai): Promise<[chemin: string, verbe: string, o: Decrite][]> {
  const contrat = (await (await p.appeler('/api/v1/openapi.json')).json()) as Contrat
  return Object.entries(contrat.paths).flatMap(([chemin, parVerbe]) =>
    Object.entries(parVerbe).map(([verbe, o]): [string, string, Decrite] => [chemin, verbe, o]),
  )
}

/** Every operation the contract derives from one line. */
export async function operationsServies(p: PlateformeDEssai): Promise<Operation[]> {
  return (await contratServi(p))
    .filter(([, , o]) => o['x-lignes'] === undefined && o['x-actes'] === undefined)
    .map(([chemin, verbe, o]) => {
      const ligne = lignes.get(o['x-ligne'] ?? '')
      if (!ligne) throw new Error(`${o.operationId} : opération sans ligne`)
      const [contenu] = Object.entries(o.requestBody?.content ?? {})
      const par = o['x-par'] ?? []
      return {
        id: o.operationId,
        forme: o.operationId.split('.').at(-1) ?? '',
        methode: verbe.toUpperCase(),
        chemin,
        ligne,
        par,
        autres: types.filter(t => !par.includes(t)),
        volontaire: ligne.echange.caractere === 'volontaire',
        corps: contenu ? { type: contenu[0], exemple: contenu[1].example } : null,
      }
    })
}

/** Every other one. */
export async function operationsDePlusieursLignes(p: PlateformeDEssai): Promise<OperationDePlusieurs[]> {
  return (await contratServi(p)).flatMap(([chemin, verbe, o]) => {
    const ouvertes = o['x-lignes']
    if (!ouvertes) return []
    const par = o['x-par'] ?? []
    const [contenu] = Object.entries(o.requestBody?.content ?? {})
    return {
      id: o.operationId,
      methode: verbe.toUpperCase(),
      chemin,
      par,
      autres: types.filter(t => !par.includes(t)),
      lignes: ouvertes,
      corps: contenu ? { type: contenu[0], exemple: contenu[1].example } : null,
    }
  })
}
