import { enTableau as recommandationEnTableau } from './audit/recommandation-cnil.js'
import { assurancesEnTexte } from '../src/moteur/deriver/assurances.js'
import { fonctionDeLecture } from '../src/moteur/deriver/lecture.js'
import { libelle } from '../src/moteur/deriver/libelle.js'
import { matrice } from '../src/moteur/deriver/matrice.js'
import { notice } from '../src/moteur/deriver/notice.js'
import { openapi } from '../src/moteur/deriver/openapi.js'
import { purges } from '../src/moteur/deriver/purge.js'
import { registre } from '../src/moteur/deriver/registre.js'
import { routesDe } from '../src/moteur/deriver/routes.js'
import { scopes } from '../src/moteur/deriver/scopes.js'
import { verrous, verrousDesVues } from '../src/moteur/deriver/verrous.js'
import { enTirets, toutesLesLignes } from '../src/moteur/lignes.js'
import type { Ressource } from '../src/moteur/ressource.js'
import { type Branche, ficheDeLAlgorithme } from '../src/parcours/orientation/index.js'
import { openapiPartenaire } from '../src/partenaire/index.js'
import { autresOperations } from '../src/serveur/operations.js'
import { secretsEnTableau } from '../src/serveur/secrets/tableau.js'

/** A golden file names no real host: it must not change with the place it is made. */
const adresse = 'https://plateforme.example'

const colonnes = (rangs: readonly (readonly string[])[]) => {
  const largeurs = (rangs[0] ?? []).map((_, i) => Math.max(...rangs.map(r => (r[i] ?? '').length)) + 2)
  return rangs.map(r =>
    r
      .map((cellule, i) => cellule + ' '.repeat((largeurs[i] ?? 0) - cellule.length))
      .join('')
      .trimEnd(),
  )
}
const texte = (lignes: readonly string[]) => `${lignes.join('\n')}\n`
const sql = (parties: readonly (readonly [titre: string, ordres: readonly string[]])[]) =>
  texte(parties.map(([titre, ordres]) => texte([`-- ${titre}`, ...ordres.map(o => `${o};`)])))

const enListe = (branches: readonly Branche[], retrait = ''): string[] =>
  branches.flatMap(b => [`${retrait}- ${b.texte}`, ...enListe(b.de ?? [], `${retrait}  `)])
const fiche = () => ficheDeLAlgorithme().flatMap(s => [`## ${s.titre}`, '', ...enListe(s.branches), ''])

/** What the declaration implies, one file a reader: path under `genere/` → content. */
export function fichiersDerives(ressources: readonly Ressource[]): ReadonlyMap<string, string> {
  const lignes = toutesLesLignes(ressources)
  const lectures = lignes.filter(l => l.operation === 'consulter')
  const routes = [
    ...lignes.flatMap(routesDe).map(r => [r.verbe, r.url, r.ligne.code]),
    ...autresOperations.map(op => [op.verbe, op.url, `${op.id} (${'actes' in op ? op.actes.join(' ou ') : 'plusieurs lignes'})`]),
  ]
  return new Map([
    ['openapi.json', texte([JSON.stringify(openapi(ressources, autresOperations, adresse), null, 2)])],
    ['openapi-partenaire.json', texte([JSON.stringify(openapiPartenaire(adresse), null, 2)])],
    ['registre.md', registre(ressources)],
    ['secrets.md', secretsEnTableau()],
    ['recommandation-cnil.md', recommandationEnTableau()],
    ['algorithme-d-orientation.md', `${texte(['# L’algorithme qui propose une orientation', '', ...fiche()]).trimEnd()}\n`],
    ...ressources.map(r => [`notices/${enTirets(r.nom)}.md`, notice(r)] as const),
    ['matrice.txt', texte(['R : cherche par cette clé — L : lit — D : dépose — C : corrige', '', ressources.map(matrice).join('\n\n')])],
    [
      'scopes.txt',
      texte(colonnes(scopes(lignes).map(s => [s.scope, s.volontaire ? 'volontaire' : 'obligatoire', s.liaison, s.information]))),
    ],
    ['assurances.txt', assurancesEnTexte(ressources)],
    ['routes.txt', texte(colonnes(routes))],
    ['journal.txt', texte(lignes.map(l => JSON.stringify(libelle(l))))],
    ['lectures.sql', sql(lectures.map(l => [l.code, [fonctionDeLecture(l)]]))],
    ['verrous.sql', sql([...ressources.map(r => [r.intitule, verrous(r)] as const), ['Vues du périmètre', verrousDesVues]])],
    [
      'purges.sql',
      sql(ressources.map(r => [`${r.intitule} : ${r.conservation.duree.phrase} après ${r.conservation.depuis.phrase}`, purges(r)])),
    ],
  ])
}
