import type { IncomingHttpHeaders } from 'node:http'
import { RefusPartenaire } from './refus.js'

const entetes = ['pa-identifiant-agent', 'pa-nom-agent', 'pa-prenom-agent'] as const

/** Longest value of each header, in characters: what the journal keeps for a name. */
const longueurMaximale = 100

/**
 * The agent a program declares (contract, 1.2): `identifiant|nom|prénom`, which is why the bar is forbidden. Declared, not proven.
 * A batch declares `BATCH`. Throws AGENT_NON_DECLARE (400) when one is missing, empty, too long or not readable.
 */
export function agentDeclare(recus: IncomingHttpHeaders): string {
  return entetes.map(nom => lire(nom, recus[nom])).join('|')
}

function lire(nom: string, recu: string | string[] | undefined): string {
  const valeur = typeof recu === 'string' ? enTexte(recu).trim() : ''
  if (valeur === '')
    throw new RefusPartenaire('AGENT_NON_DECLARE', `L’en-tête ${nom} est obligatoire : il nomme l’agent, ou le traitement, qui consulte.`)
  if (valeur.length > longueurMaximale)
    throw new RefusPartenaire('AGENT_NON_DECLARE', `L’en-tête ${nom} dépasse ${longueurMaximale} caractères.`)
  if (/[|\p{Cc}]/u.test(valeur))
    throw new RefusPartenaire('AGENT_NON_DECLARE', `L’en-tête ${nom} contient un caractère interdit (« | » ou caractère de contrôle).`)
  return valeur
}

/** Node reads headers as ISO-8859-1; most clients write UTF-8. What is valid UTF-8 is taken as such. */
function enTexte(recu: string): string {
  const octets = Buffer.from(recu, 'latin1')
  const lu = octets.toString('utf8')
  return Buffer.from(lu, 'utf8').equals(octets) ? lu : recu
}
