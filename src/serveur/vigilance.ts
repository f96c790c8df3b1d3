import type { FastifyInstance } from 'fastify'
import type { Sql } from 'postgres'
import type { Habilitations } from '../acces/index.js'
import type { Messagerie } from '../messagerie/messagerie.js'
import type { Identifiants } from '../moteur/identifiants.js'
import { creerSurveillance, direLesAlertes, estArrete, organisationArretee, suivreLesDepassements } from '../vigilance/index.js'

type Reglages = {
  sql: Sql
  habilitations: Habilitations
  identifiants: Identifiants
  messagerie: Messagerie
  adressePublique: string
  horloge: () => Date
}

/** Who is kept out, what is alerted, and who is told. */
export function composerLaVigilance(
  app: FastifyInstance,
  { sql, habilitations, identifiants, messagerie, adressePublique, horloge }: Reglages,
) {
  const prevenir = () => direLesAlertes(sql, { messagerie, adressePublique, instant: horloge() })
  const signaler = (erreur: unknown) => app.log.error({ err: erreur }, 'alerte qui n’a pas pu être gardée, ou dite')
  suivreLesDepassements(app, { sql, horloge, prevenir, signaler })
  return {
    surveiller: creerSurveillance({ sql, habilitations, identifiants, horloge }),
    arrete: (qui: Parameters<typeof estArrete>[1]) => estArrete(habilitations, qui),
    arretee: (organisation: string) => organisationArretee(habilitations, organisation),
    ...{ prevenir, signaler },
  }
}
