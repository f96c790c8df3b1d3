import type { ISql, Sql } from 'postgres'
import { exigenceDe, verdict } from '../../droit/assurance.js'
import { jourDe } from '../../moteur/moteur.js'
import { noterFacteur, type Session } from '../session/index.js'
import type { ClesDeFacteur } from './cles.js'
import { facteursDe } from './liste.js'
import { emettreLesCodes } from './secours.js'
import { enregistrerLAgent } from './verrou.js'

type Preuves = Pick<Session, 'niveau' | 'prouveLe' | 'facteur'>

/**
 * The first factor is enrolled on the word of the identity provider. The next ones, and a withdrawal, ask for one given lately: else a
 * stolen password would bring its own. A recovery code is enough, since replacing a lost factor is what it is for.
 */
export function peutModifier({ niveau, prouveLe, facteur }: Preuves, combien: number, instant: Date): boolean {
  if (combien === 0) return true
  const exigence = exigenceDe('renforcee', jourDe(instant))
  const secours = facteur?.genre === 'secours' && instant.getTime() - facteur.le.getTime() <= exigence.secondes * 1000
  return secours || verdict({ niveau, le: prouveLe }, exigence, instant) === 'permis'
}

/** `codes`: the recovery codes, when it was her first factor. */
export type Enrolement = { cookie: string; codes: string[] | null }
type Reglages = { agent: string; session: Session; genre: 'totp' | 'webauthn'; instant: Date }

/** Adds a factor, which counts as given in this session: the right to do so is asked again with the tries of the agent taken. */
export const enroler = (
  sql: Sql,
  cles: ClesDeFacteur,
  { agent, session, genre, instant }: Reglages,
  ajouter: (tx: ISql) => Promise<boolean>,
): Promise<Enrolement | null> =>
  sql.begin<Enrolement | null>(async tx => {
    await enregistrerLAgent(tx, agent)
    await tx`select 1 from essais_de_facteur where agent = ${agent} for update`
    const combien = (await facteursDe(tx, agent)).length
    if (!peutModifier(session, combien, instant) || !(await ajouter(tx))) return null
    const codes = combien === 0 ? await emettreLesCodes(tx, cles, agent, instant) : null
    return { codes, cookie: await noterFacteur(tx, session.id, genre, instant) }
  })
