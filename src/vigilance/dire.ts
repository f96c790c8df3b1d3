import type { ISql, Sql } from 'postgres'
import { estUnRole, permet } from '../droit/roles.js'
import type { Message, Messagerie } from '../messagerie/messagerie.js'
import { acteurDe } from '../acces/index.js'

type Outils = { messagerie: Messagerie; adressePublique: string; instant: Date }
type ADire = { id: string; organisation: string; agent: string | null; application: string }
type Lecteur = { courriel: string; roles: string[]; acteur: string }

/**
 * Tells each new alert to who watches over its organisation, or failing anybody to who investigates; never to whom it is about. One that
 * could not be told waits for the next turn. Returns how many were.
 */
export async function direLesAlertes(sql: Sql, { messagerie, adressePublique, instant }: Outils): Promise<number> {
  let dites = 0
  while (
    await sql.begin(async tx => {
      const [alerte] = await tx<ADire[]>`
        select id, organisation, agent, application from alerte where dite_le is null order by le limit 1 for update skip locked`
      if (!alerte) return false
      for (const a of await quiPrevenir(tx, alerte))
        await messagerie.envoyer(lettre(a, `${adressePublique}/vigilance/alertes/${alerte.id}`))
      await tx`update alerte set dite_le = ${instant} where id = ${alerte.id}`
      return true
    })
  )
    dites++
  return dites
}

async function quiPrevenir(sql: ISql, alerte: ADire): Promise<string[]> {
  const agents = await sql<Lecteur[]>`
    select courriel, roles, organisation || '|' || split_part(identifiant, '|', 1) as acteur from agent
    where etat = 'actif' and (organisation = ${alerte.organisation} or 'enqueteur' = any(roles))`
  const autres = agents.filter(a => a.acteur !== acteurDe(alerte))
  const surveillent = autres.filter(a => a.acteur.startsWith(`${alerte.organisation}|`) && permet(a.roles.filter(estUnRole), 'surveiller'))
  const superviseurs = surveillent.filter(a => a.roles.includes('superviseur'))
  const [premiers = []] = [superviseurs, surveillent, autres.filter(a => permet(a.roles.filter(estUnRole), 'enqueter'))].filter(
    l => l.length > 0,
  )
  return premiers.map(a => a.courriel)
}

const lettre = (a: string, lien: string): Message => ({
  a,
  objet: 'Vigilance : une alerte est à examiner',
  texte: `Bonjour,

Un accès de votre organisation a fait quelque chose d’inhabituel. Ce qui a été compté, et ce qui a été fait, se lisent ici :
${lien}

Ce message ne nomme personne : connectez-vous pour examiner l’alerte.`,
})
