import type { ISql, Sql } from 'postgres'
import { vieDesHabilitations } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Message, Messagerie } from '../../messagerie/messagerie.js'
import { jourDe } from '../../moteur/moteur.js'
import { type Auteur, tracerLActe } from './auteur.js'
import { changerLHabilitation, lireHabilitation } from './vie.js'

const laPlateforme = (instant: Date, organisation: string): Auteur => ({
  qui: 'systeme',
  organisation,
  agent: 'tâche',
  correlation: 'echeances-des-habilitations',
  instant,
})

/** Says of the habilitations past their last day that they are over. They opened nothing any more: the policy reads the days. */
export const expirerLesHabilitations = (sql: Sql, instant: Date): Promise<number> =>
  sql.begin(async tx => {
    const jour = jourDe(instant)
    const echues = await tx<{ numero: number; organisation: string }[]>`
      select numero, organisation from habilitation where etat = 'active' and au < ${jour} for no key update`
    for (const { numero, organisation } of echues) {
      const auteur = laPlateforme(instant, organisation)
      await changerLHabilitation(tx, auteur, await lireHabilitation(tx, auteur, numero), 'expirer', 'arrivée à son terme')
    }
    return echues.length
  })

type ARevoir = { numero: number; organisation: string; intitule: string; courriels: string[] }

/** Reminds, once a month until it is done, the administrators whose habilitations are due for review. Returns how many habilitations. */
export async function rappelerLesRevues(sql: Sql, messagerie: Messagerie, instant: Date): Promise<number> {
  const jour = jourDe(instant)
  const dues = await sql.begin(async tx => {
    const trouvees = await aRevoir(tx, jour, auJour(vieDesHabilitations, jour).revue)
    for (const { numero, organisation } of trouvees)
      await tracerLActe(tx, laPlateforme(instant, organisation), 'habilitation.rappeler', { objet: `H${numero}` })
    return trouvees
  })
  for (const due of dues) for (const a of due.courriels) await messagerie.envoyer(rappel(due, a))
  return dues.length
}

const aRevoir = (sql: ISql, jour: string, mois: number) => sql<ARevoir[]>`
  update habilitation h set revue_rappelee_le = ${jour}
  where h.etat = 'active' and h.revue_le + make_interval(months => ${mois}) <= ${jour}::date
    and (h.revue_rappelee_le is null or h.revue_rappelee_le + make_interval(months => 1) <= ${jour}::date)
  returning h.numero, h.organisation, h.contenu ->> 'intitule' as intitule, array(select a.courriel from agent a
    where a.organisation = h.organisation and a.etat = 'actif' and 'administrateur' = any (a.roles)) as courriels`

const rappel = ({ numero, intitule }: ARevoir, a: string): Message => ({
  a,
  objet: `Habilitation H${numero} : la revue semestrielle est due`,
  texte: `Bonjour,

L’habilitation H${numero}, « ${intitule} », n’a pas été revue depuis six mois.

Connectez-vous, relisez ce qu’elle ouvre et dites si votre organisation en a toujours besoin, ou rouvrez-la pour la réduire.`,
})
