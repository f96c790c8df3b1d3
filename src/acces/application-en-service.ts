import type { Application } from './habilitations.js'

/** Whether tokens may be issued to the application, and accepted from it: active and not past its end of validity. */
export const estEnService = ({ active, expireLe }: Application, instant: Date): boolean =>
  active && (expireLe === null || instant < expireLe)
