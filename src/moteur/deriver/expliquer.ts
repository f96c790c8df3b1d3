import type { z } from 'zod'
import { type Ligne, lignesDe } from '../lignes.js'
import type { Ressource } from '../ressource.js'
import { phraseDAssurance } from './assurances.js'
import { phraseDeLiaison } from './liaisons.js'
import { fonctionDeLecture } from './lecture.js'
import { libelle } from './libelle.js'
import { matrice } from './matrice.js'
import { notice } from './notice.js'
import { purges } from './purge.js'
import { phraseDeConservation } from './registre.js'
import { routesDe } from './routes.js'
import { schemaJson } from './schema.js'
import { verrous } from './verrous.js'

const titre = (texte: string) => `\n── ${texte} ${'─'.repeat(Math.max(3, 100 - texte.length))}`
const fiche = (rangs: readonly (readonly [string, string])[]) => rangs.map(([nom, valeur]) => `  ${nom.padEnd(14)}${valeur}`).join('\n')

function forme(schema: z.ZodType): string {
  const { type, enum: valeurs } = schemaJson(schema)
  return Array.isArray(valeurs) ? valeurs.map(v => String(v)).join(' | ') : [type].flat().join(' | ')
}

function ligne(l: Ligne): string {
  const { echange } = l
  return [
    titre(l.code),
    fiche([
      ['finalité', echange.finalite],
      ['base légale', `${echange.base.nom} (${echange.base.rgpd}), ${echange.base.texte.cite}`],
      ['caractère', echange.caractere],
      ...(echange.exceptionArticle9
        ? [['article 9', `${echange.exceptionArticle9.rgpd}, ${echange.exceptionArticle9.texte.cite}`] as const]
        : []),
      ...(echange.usageDuNir ? [['NIR', echange.usageDuNir.cite] as const] : []),
      ['par', l.par.map(a => a.nom).join(', ')],
      ['sur', l.sur.phrase],
      ['champs', l.champs.join(', ')],
      ['scope', l.code],
      ...routesDe(l).map(r => [r.forme, `${r.verbe} ${r.url}`] as const),
      ['assurance', phraseDAssurance(l.assurance)],
      ['liaison', phraseDeLiaison(l.liaison)],
      ...(l.brisDeGlace ? [['bris de glace', `${l.brisDeGlace.motif} (${l.brisDeGlace.texte.cite})`] as const] : []),
      ...Object.entries(l.alerte).map(([signal, limite]) => ['alerte', `${signal} : plus de ${limite} par jour`] as const),
      ['journal', JSON.stringify(libelle(l))],
    ]),
    ...(l.operation === 'consulter' ? ['', fonctionDeLecture(l)] : []),
  ].join('\n')
}

/** Everything that follows from the declaration of one resource, on one page: the answer to « where does this come from? ». */
export function expliquer(r: Ressource): string {
  const donnees = Object.entries(r.donnees).map(([champ, d]) => [champ, `${d.libelle} (${d.categorie}) : ${forme(d.schema)}`] as const)
  const largeur = Math.max(...donnees.map(([champ]) => champ.length)) + 2
  return [
    r.intitule,
    fiche([
      ['nom', r.nom],
      ['table', r.table],
      ['cardinalité', r.cardinalite],
      ['responsable', r.responsable.nom],
      ['conservation', phraseDeConservation(r)],
    ]),
    titre('données'),
    ...donnees.map(([champ, texte]) => `  ${champ.padEnd(largeur)}${texte}`),
    ...lignesDe(r).map(ligne),
    titre('qui voit quoi (R cherche, L lit, D dépose, C corrige)'),
    matrice(r),
    titre('verrous de la base'),
    ...verrous(r).map(ordre => `${ordre};`),
    titre('purge'),
    ...purges(r).map(ordre => `${ordre};`),
    titre('notice d’information'),
    notice(r),
  ].join('\n')
}
