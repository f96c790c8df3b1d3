import { blocagesDuProgramme } from './blocages.js'
import type { Application, Habilitations } from './habilitations.js'

/** Whether tokens may be issued to the application, and accepted from it: active and not past its end of validity. */
export const estEnService = ({ active, expireLe }: Application, instant: Date): boolean =>
  active && (expireLe === null || instant < expireLe)

/**
 * Whether it, its structure or its organisation is stopped. Refused then as an application out of service is, `invalid_client` (RFC 6749,
 * 5.2): it is not one of those the server knows any more, whatever the grant.
 */
export const estArretee = (
  habilitations: Pick<Habilitations, 'blocage'>,
  { clientId: application, organisation, structure }: Application,
): boolean => blocagesDuProgramme(habilitations, { application, organisation, structure }).some(({ palier }) => palier === 'arret')
