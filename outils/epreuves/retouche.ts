import { lignesDe } from '../../src/moteur/lignes.js'
import type { Ressource } from '../../src/moteur/ressource.js'

type Objet = Record<string, unknown>

/** A copy of the declaration in which one place holds something else; the original is not touched. */
export function retoucher(ressources: readonly Ressource[], nom: string, chemin: readonly string[], valeur: unknown): Ressource[] {
  return ressources.map(r => (r.nom === nom ? (remplacer(r as unknown as Objet, chemin, valeur) as unknown as Ressource) : r))
}

function remplacer(objet: Objet, [cle = '', ...reste]: readonly string[], valeur: unknown): Objet {
  return { ...objet, [cle]: reste.length === 0 ? valeur : remplacer((objet[cle] ?? {}) as Objet, reste, valeur) }
}

/** One thing taken out of a declaration, and what the refusal must name: the place and its article. */
export type Retrait = { quoi: string; ressource: string; chemin: readonly string[]; valeur: unknown; phrase: RegExp }

const echapper = (s: string) => s.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const dit = (lieu: string, article: string) => new RegExp(`^${echapper(lieu)} : .*\\(${echapper(article)}\\)$`)

/** Everything whose absence must prevent the start, for one resource. */
export function retraits(r: Ressource): Retrait[] {
  const un = (chemin: string, valeur: unknown, lieu: string, article: string): Retrait => ({
    quoi: `${r.nom} : ${chemin} = ${valeur === undefined ? 'rien' : JSON.stringify(valeur)}`,
    ressource: r.nom,
    chemin: chemin.split('/'),
    valeur,
    phrase: dit(lieu, article),
  })
  const duree = ['conservation', 'conservation/duree', 'conservation/depuis', 'conservation/depuis/phrase', 'conservation/depuis/sql']
  return [
    ...duree.map(chemin => un(chemin, undefined, r.nom, 'RGPD, art. 5.1.e')),
    un('conservation/duree/mois', 0, r.nom, 'RGPD, art. 5.1.e'),
    un('conservation/texte', undefined, r.nom, 'RGPD, art. 5.1.e'),
    ...(r.effacement
      ? duree.map(chemin => un(chemin.replace('conservation', 'effacement'), undefined, r.nom, 'RGPD, art. 5.1.e')).slice(1)
      : []),
    ...(r.effacement
      ? [un('effacement/duree/mois', 9999, r.nom, 'RGPD, art. 5.1.e'), un('effacement/champs', [], r.nom, 'RGPD, art. 5.1.e')]
      : []),
    un('responsable', undefined, r.nom, 'RGPD, art. 30.1.a'),
    ...Object.keys(r.echanges).flatMap(e => deLEchange(r, e, un)),
    ...lignesDe(r).flatMap(l => deLaLigne(r, l.nomEchange, l.operation, un)),
  ]
}

type Un = (chemin: string, valeur: unknown, lieu: string, article: string) => Retrait

function deLEchange(r: Ressource, nom: string, un: Un): Retrait[] {
  const lieu = `${r.nom}/${nom}`
  const dans = `echanges/${nom}`
  return [
    ...['base', 'base/texte', 'base/texte/cite'].map(c => un(`${dans}/${c}`, undefined, lieu, 'RGPD, art. 6')),
    ...[undefined, '', 'trop court'].map(v => un(`${dans}/finalite`, v, lieu, 'RGPD, art. 5.1.b')),
    ...[undefined, 'facultatif'].map(v => un(`${dans}/caractere`, v, lieu, 'décision n° 2023-858 DC')),
    ...(r.echanges[nom]?.usageDuNir ? [un(`${dans}/usageDuNir`, undefined, lieu, 'loi du 6 janvier 1978, art. 30')] : []),
  ]
}

function deLaLigne(r: Ressource, nom: string, operation: string, un: Un): Retrait[] {
  const lieu = `${r.nom}/${nom}`
  const dans = `echanges/${nom}/${operation}`
  const champs = operation === 'rechercher' ? 'cles' : 'champs'
  const enumeres = (v: string) => (operation === 'rechercher' ? [[v]] : [v])
  const perimetre = 'décision n° 2023-858 DC'
  return [
    un(`${dans}/par`, undefined, lieu, perimetre),
    un(`${dans}/par`, [], lieu, perimetre),
    un(`${dans}/sur`, undefined, lieu, perimetre),
    un(`${dans}/sur/phrase`, '', lieu, perimetre),
    un(`${dans}/sur/sql`, undefined, lieu, perimetre),
    un(`${dans}/${champs}`, [], lieu, 'RGPD, art. 5.1.c'),
    un(`${dans}/${champs}`, enumeres('inconnu'), lieu, 'RGPD, art. 5.1.c'),
    un(`${dans}/${champs}`, enumeres('constructor'), lieu, 'RGPD, art. 5.1.c'),
    ...(operation === 'rechercher' ? [] : [un(`${dans}/champs`, undefined, lieu, 'RGPD, art. 5.1.c')]),
    ...(operation === 'deposer' ? [] : ['true', ' TRUE ', '(1 = 1)'].map(v => un(`${dans}/sur/sql`, v, lieu, perimetre))),
  ]
}
