import { createPublicKey } from 'node:crypto'
import { join } from 'node:path'
import type { ISql } from 'postgres'
import { cleReconnue } from '../../scellement/index.js'
import type { Configuration } from '../configuration.js'
import { ConfigurationInvalide } from '../configuration-invalide.js'
import { secrets as liste } from './liste.js'
import type { CleDeScellement } from './scellement.js'

/**
 * Who serves seals: with a key the journal does not know, all who hold the former one would read it as written again.
 *
 * @throws ConfigurationInvalide when neither the key nor one it replaces made the last seal.
 */
export async function reconnaitreLeSceau(
  sql: ISql,
  { privee, anciennes }: CleDeScellement,
  { dossierSecrets }: Pick<Configuration, 'dossierSecrets'>,
): Promise<void> {
  if (await cleReconnue(sql, [createPublicKey(privee), ...anciennes])) return
  const { fichier, variable } = liste.scellement
  throw new ConfigurationInvalide([
    `La clé « ${join(dossierSecrets, fichier)} » (ou ${variable}) n’a pas fait le dernier sceau du journal, ni aucune de celles qu’elle dit remplacer : qui tient l’ancienne clé publique lirait un journal récrit.`,
    'Rétablissez-la depuis sa sauvegarde ; si elle la remplace, ajoutez à sa suite l’ancienne clé publique. Si les deux sont les bonnes, le journal a été modifié : exportez-le, et vérifiez-le.',
  ])
}
