/** The habilitations could not be confirmed recently enough: nobody is let in rather than somebody wrongly. */
export class HabilitationsPerimees extends Error {
  readonly statusCode = 503
  constructor() {
    super('Les habilitations n’ont pas pu être confirmées depuis une minute.')
  }
}

/** Whether the error says that the database, or what depends on it, is away for the moment (to be answered 503, then retried). */
export const estIndisponible = (erreur: unknown): boolean =>
  erreur instanceof HabilitationsPerimees || (erreur instanceof Error && 'code' in erreur && PANNES.test(String(erreur.code)))

// Connection exceptions (08), insufficient resources (53), statement cut by its delay (57014), operator intervention (57P), then what the driver and the system say.
const PANNES = /^(08...|53...|57014|57P0.|CONNECTION_\w+|CONNECT_TIMEOUT|ECONN\w+|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
