import { createHmac } from 'node:crypto'
import type { Identifiants } from '../../moteur/identifiants.js'
import type { Session } from '../session/index.js'

/** Name of the holder of a session for an organisation: stable, and another one elsewhere, so that two partners cannot join their users. */
export type Sujet = (session: Session, organisation: string) => string

export const creerSujet =
  (cle: Buffer, identifiants: Identifiants): Sujet =>
  ({ agent, usager, siret }, organisation) =>
    usager === null
      ? createHmac('sha256', cle)
          .update(`sujet ${organisation} ${agent?.id ?? siret}`)
          .digest('base64url')
          .slice(0, 22)
      : identifiants.pour(organisation, usager)
