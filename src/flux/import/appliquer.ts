import type { ISql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import { lireCompetents } from '../../parcours/rattachement/index.js'
import type { Foyer } from '../foyer.js'
import type { Jeune } from '../mission-locale/lire.js'
import { formatCnaf } from './cnaf/format.js'
import { menageDe } from './cnaf/individus.js'
import { type Atelier, ligneNommee } from './derouler.js'
import type { Format, Jour } from './format.js'
import { formatMissionLocale } from './mission-locale/format.js'

/** What a file had said of a person, kept until a human recognised her. */
type Retenu = { format: string; source: unknown; import: string; rang: number; repere: string | null }

/**
 * Applies what had been put aside, in the transaction of the decision and in the name of the organisation that sent it: the
 * matching now finds the decision.
 */
export const creerApplication = (atelier: Atelier) => async (sql: ISql, deposant: Appelant, retenu: Retenu) => {
  const { jour, ...source } = retenu.source as { jour: Jour; foyer?: Foyer; jeune?: Jeune }
  if (source.foyer) await ecrireUn(atelier, sql, deposant, retenu, formatCnaf, menageDe(source.foyer, atelier.empreintes), jour)
  else if (source.jeune) await ecrireUn(atelier, sql, deposant, retenu, formatMissionLocale, source.jeune, jour)
  else throw new Error(`format inconnu : ${retenu.format}`)
}

async function ecrireUn<C>(
  atelier: Atelier,
  sql: ISql,
  appelant: Appelant,
  { rang, repere, import: id }: Retenu,
  format: Format<C>,
  contenu: C,
  jour: Jour,
): Promise<void> {
  const competents = await lireCompetents(sql, jour)
  const travail = { ...atelier, sql, appelant, ligne: ligneNommee, competents, import: id, partiel: true, jour }
  await format.ecrire(travail, [{ type: 'element', rang, repere, octets: 0, constats: [], lignage: [], contenu }])
}
