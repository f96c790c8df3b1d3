import type { ISql, JSONValue } from 'postgres'
import { auPlusTard, plusMois } from '../../droit/jours.js'
import { vieDesHabilitations } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { annoncer } from '../habilitations.js'
import { type Auteur, tracerLActe } from './auteur.js'
import type { ContenuDeDemande } from './contenu.js'
import { exigerUneConventionSignee } from './conventions.js'
import { type Demande, faireAvancer } from './demandes.js'
import { changerLHabilitation, prendreLHabilitation } from './vie.js'

/** What the operator decides beyond a yes: until when, and how many calls per second; otherwise what was asked, within the law. */
export type Decision = { au?: string | undefined; quotaParSeconde?: number | undefined; message?: string | null }

/** Calls per second for what a request announces by the minute: a minute's calls never come evenly. */
const quotaPour = (appelsParMinute: number) => Math.max(1, Math.ceil(appelsParMinute / 10))

/**
 * Grants what a request asks: an habilitation nobody writes again, in force everywhere within seconds. The one it replaces ends at the
 * same instant. `libelles`: what the lines say today. Whoever sent the request does not grant it.
 */
export async function valider(
  sql: ISql,
  auteur: Auteur,
  demande: Demande,
  contenu: ContenuDeDemande,
  libelles: JSONValue,
  { au, quotaParSeconde, message = null }: Decision,
): Promise<number> {
  const jour = jourDe(auteur.instant)
  await faireAvancer(sql, auteur, demande, 'valider', { message })
  if (demande.soumisePar === auteur.agent)
    throw new Probleme(403, 'role-insuffisant', 'Qui a envoyé la demande ne peut pas l’accorder : un autre instructeur doit la lire.')
  const plusTard = plusMois(jour, auJour(vieDesHabilitations, jour).maximale)
  const fin = au ?? auPlusTard(contenu.homologation.au, plusTard)
  if (fin < jour || fin > plusTard)
    throw new Probleme(422, 'regle-non-respectee', `Une habilitation prend fin entre aujourd’hui et le ${plusTard}.`, {
      erreurs: [{ pointer: '/au', detail: `au plus tard le ${plusTard}` }],
    })
  if (contenu.convention) await exigerUneConventionSignee(sql, contenu.convention, demande.organisation)
  const [octroyee] = await sql<{ numero: number }[]>`
    insert into habilitation (demande, organisation, contenu, lignes, libelles, quota_par_seconde, convention, du, au, delivree_par,
      delivree_le, revue_le)
    values (${demande.numero}, ${demande.organisation}, ${sql.json(contenu)}, ${contenu.lignes}, ${sql.json(libelles)},
      ${quotaParSeconde ?? quotaPour(contenu.volumetrie.appelsParMinute)}, ${contenu.convention ?? null}, ${jour}, ${fin}, ${auteur.agent},
      ${auteur.instant}, ${jour})
    returning numero`
  const numero = octroyee?.numero ?? 0
  if (demande.rouvre !== null) {
    const ancienne = await prendreLHabilitation(sql, auteur, demande.rouvre)
    if (ancienne.etat !== 'revoquee') await changerLHabilitation(sql, auteur, ancienne, 'remplacer', `remplacée par H${numero}`)
  }
  await tracerLActe(sql, auteur, 'habilitation.accorder', {
    organisation: demande.organisation,
    objet: `H${numero}`,
    detail: { demande: `D${demande.numero}`, au: fin, lignes: contenu.lignes },
  })
  await annoncer(sql)
  return numero
}
