export type Correction = { raison: string; avant: string; apres: string }

/** What postgres 3.4.9 does wrong when a connection breaks (its issues 1097 and 1130 among others), file by file. */
export const CORRECTIONS: Readonly<Record<'connection.js' | 'index.js', readonly Correction[]>> = {
  'connection.js': [
    {
      raison: 'a place whose connection broke while a write was waiting never writes again: its timer is cut, not forgotten',
      avant: `clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)`,
      apres: `clearImmediate(nextWriteTimer)
    nextWriteTimer = chunk = null
    socket.removeListener('data', data)`,
    },
    {
      raison:
        'a query sent between the error and the end of a socket is never answered; nor one whose server hangs up at once, tried again without respite',
      avant: `if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(`,
      apres: `if (initial && options.host.length > 1)
      return reconnect()

    const sansReponse = initial || query || sent.length
    sansReponse && error(`,
    },
    {
      raison: 'a query refused with its connection stays the current one, and the end of the pool waits for it',
      avant: `closedTime = performance.now()
    hadError &&`,
      apres: `query = null
    closedTime = performance.now()
    hadError &&`,
    },
    {
      raison: 'the « rollback » of a transaction whose connection broke is written to no socket, which ends the process',
      avant: `if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))`,
      apres: `if (terminated || !socket) {
      queryError(q, Errors.connection(terminated ? 'CONNECTION_DESTROYED' : 'CONNECTION_CLOSED', options))
      return true
    }`,
    },
    {
      raison: 'a connection that breaks while it asks for the array types is a rejection nobody handles, which ends the process',
      avant: 'return fetchArrayTypes()',
      apres: 'return fetchArrayTypes().catch(e => socket && socket.destroy(e))',
    },
    {
      raison: 'a COPY whose reader was behind leaves its connection paused for ever: nobody reads a stream that has ended',
      avant: `function CopyDone() {
    stream && stream.push(null)`,
      apres: `function CopyDone() {
    socket.resume()
    stream && stream.push(null)`,
    },
  ],
  'index.js': [
    {
      raison:
        'after a break, a reserved session or a transaction goes on with the connection that took the place, maybe another’s transaction',
      avant: `    const sql = Sql(handler)
    sql.release = () => {
      c.reserved = null
      onopen(c)
    }

    return sql

    function handler(q) {
      c.queue === full`,
      apres: `    let rupture = null
    c.onclose = e => {
      rupture = e
      while (queue.length) queue.shift().reject(e)
    }

    const sql = Sql(handler)
    sql.release = () => {
      if (rupture) return
      c.onclose = c.reserved = null
      onopen(c)
    }

    return sql

    function handler(q) {
      if (rupture) return q.reject(rupture)
      c.queue === full`,
    },
    {
      raison: 'the same, for a transaction',
      avant: 'new Promise((_, reject) => connection.onclose = reject)',
      apres: `new Promise((_, reject) => connection.onclose = e => {
          rupture = e
          while (queries.length) queries.shift().reject(e)
          reject(e)
        })`,
    },
    {
      raison: 'the same, for a transaction: the break is remembered',
      avant: `    let savepoints = 0
      , connection`,
      apres: `    let savepoints = 0
      , rupture = null
      , connection`,
    },
    {
      raison: 'the same, for a transaction: nothing more is sent',
      avant: `q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
      apres: `q.catch(e => uncaughtError || (uncaughtError = e))
        if (rupture) return q.reject(rupture)
        c.queue === full`,
    },
  ],
}
