import { estIndisponible } from '../../acces/index.js'

/**
 * The driver (postgres 3.4.9, `fetchArrayTypes`) leaves a promise to nobody when a connection is lost while it opens: Node would end
 * the process for it, although whoever was waiting for that connection has been answered. Any other abandoned failure still ends it.
 */
export function survivreAuPilote(): void {
  process.on('unhandledRejection', (cause: Error) => {
    if (!estIndisponible(cause)) throw cause
  })
}
