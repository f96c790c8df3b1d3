import { createPublicKey } from 'node:crypto'
import { join } from 'node:path'
import type { ISql } from 'postgres'
import { cleReconnue, numeroInvraisemblable, selsReconnus } from '../../scellement/index.js'
import type { Configuration } from '../configuration.js'
import { ConfigurationInvalide } from '../configuration-invalide.js'
import { secrets as liste } from './liste.js'
import type { Secrets } from '../secrets.js'

/**
 * Who serves seals: with a key the journal does not know, all who hold the former one would read it as written again; under other salts than
 * its own, no row of it would verify any more. The database knows the salts by their witness too, which somebody may have taken away.
 *
 * @throws ConfigurationInvalide when neither the key nor one it replaces made the last seal, when it was not under these salts, or when the
 * base says of its numbers what no seal did.
 */
export async function reconnaitreLeSceau(
  sql: ISql,
  { scellement: { privee, anciennes }, selsDuJournal }: Pick<Secrets, 'scellement' | 'selsDuJournal'>,
  { dossierSecrets }: Pick<Configuration, 'dossierSecrets'>,
): Promise<void> {
  const nommer = ({ fichier, variable }: { fichier: string; variable: string }) =>
    `La clé « ${join(dossierSecrets, fichier)} » (ou ${variable})`
  if (!(await cleReconnue(sql, [createPublicKey(privee), ...anciennes])))
    throw new ConfigurationInvalide([
      `${nommer(liste.scellement)} n’a pas fait le dernier sceau du journal, ni aucune de celles qu’elle dit remplacer : qui tient l’ancienne clé publique lirait un journal récrit.`,
      'Rétablissez-la depuis sa sauvegarde ; si elle la remplace, ajoutez à sa suite l’ancienne clé publique. Si les deux sont les bonnes, le journal a été modifié : exportez-le, et vérifiez-le.',
    ])
  if (!(await selsReconnus(sql, selsDuJournal)))
    throw new ConfigurationInvalide([
      `${nommer(liste.selsDuJournal)} n’est pas celle sous laquelle le journal a été scellé : aucune de ses lignes ne se vérifierait plus.`,
      'Rétablissez-la depuis sa sauvegarde ; elle ne se remplace pas. Si c’est la bonne, le journal a été modifié : exportez-le, et vérifiez-le.',
    ])
  const invraisemblable = await numeroInvraisemblable(sql)
  if (invraisemblable)
    throw new ConfigurationInvalide([
      `${invraisemblable} : quelqu’un l’a écrit. Exportez le journal et vérifiez-le ; rétablissez ensuite ce numéro, qui ne sert qu’à retrouver.`,
    ])
}
