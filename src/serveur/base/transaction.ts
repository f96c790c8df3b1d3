import type postgres from 'postgres'

type Sql = postgres.Sql<{ jour: string }>
type Tx = postgres.TransactionSql<{ jour: string }>
/** What a transaction does; like the driver's, it may give back an array of queries. */
export type Corps = (tx: Tx) => unknown

/**
 * `begin` that survives the loss of its connection. The driver (postgres 3.4.9) then still sends `rollback`, `commit` or the next query
 * of the body on a place without a socket, which ends the process, or on the new connection of somebody else, outside of any
 * transaction: once the loss is known, nothing more is sent.
 */
export function commencer(pool: Sql, options: string, corps: Corps): Promise<unknown> {
  let perdue = false
  const faireDansLaTransaction = (tx: Tx) =>
    new Promise((faire, defaire) => {
      executer(
        corps,
        garder(tx, () => perdue),
      ).then(
        resultat => {
          if (!perdue) faire(resultat)
        },
        // The query that fails and the loss that explains it are told in the same turn: the next one knows.
        (erreur: Error) => setImmediate(() => perdue || defaire(erreur)),
      )
    })
  return pool.begin(options, faireDansLaTransaction).catch((erreur: unknown) => {
    perdue = true
    throw erreur
  })
}

async function executer(corps: Corps, tx: Tx): Promise<unknown> {
  const rendu = corps(tx)
  return Array.isArray(rendu) ? Promise.all(rendu) : rendu
}

function garder(tx: Tx, estPerdue: () => boolean): Tx {
  const exiger = () => {
    if (estPerdue()) throw Object.assign(new Error('the connection of this transaction is lost'), { code: 'CONNECTION_CLOSED' })
  }
  return new Proxy(tx, {
    apply(cible, ceci, arguments_: unknown[]): unknown {
      exiger()
      return Reflect.apply(cible, ceci, arguments_)
    },
    get(cible, nom): unknown {
      if (nom === 'unsafe' || nom === 'savepoint' || nom === 'file') exiger()
      return Reflect.get(cible, nom)
    },
  })
}
