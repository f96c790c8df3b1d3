import type { Sql } from 'postgres'
import { jourDe } from '../../moteur/moteur.js'
import { doitDeclarer, fenetreOuverteLe, type Inscrite, jourDeLEffet } from './periode.regles.js'

export const aRappeler = 'actualisation-a-rappeler'
export const manquee = 'actualisation-manquee'
export const objetDuMois = (periode: string): string => `actualisation:${periode}`

/**
 * While a window is open, whoever has the month to declare is expected: a reminder on its day, then the effect of not having declared.
 * Run again, it adds nobody twice. Returns how many were added.
 */
export async function attendreLesDeclarations(sql: Sql, instant: Date): Promise<number> {
  const ouverte = fenetreOuverteLe(jourDe(instant))
  if (!ouverte) return 0
  const semblables = await sql<Inscrite[]>`
    select distinct categorie, date_inscription as "dateInscription", contrat_signe as "contratSigne",
      categorie_a_l_ouverture as "categorieALOuverture" from inscrits_a_actualiser(${ouverte.du})`
  const tenus = semblables.filter(g => doitDeclarer(g, ouverte))
  if (tenus.length === 0) return 0
  const sorte = tenus.map(g => ({
    categorie: g.categorie,
    date_inscription: g.dateInscription,
    contrat_signe: g.contratSigne,
    categorie_a_l_ouverture: g.categorieALOuverture ?? null,
  }))
  const [fait] = await sql<{ n: number }[]>`
    select attendre_les_actualisations(${sql.json(sorte)}, ${objetDuMois(ouverte.periode)}, ${ouverte.du}, ${ouverte.rappel},
      ${jourDeLEffet(ouverte)}, ${instant}) as n`
  return fait?.n ?? 0
}
