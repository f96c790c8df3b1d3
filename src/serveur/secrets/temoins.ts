import { createHmac, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import type { Sql } from 'postgres'
import type { Configuration } from '../configuration.js'
import { ConfigurationInvalide } from '../configuration-invalide.js'
import type { Secrets } from '../secrets.js'
import { secrets as liste } from './liste.js'

/** The keys without which what the database holds, or what partners hold, loses its meaning: what becomes of it with another one. */
const irremplacables = {
  nir: 'les NIR, les fichiers reçus et les preuves qu’elle garde y seraient illisibles',
  nirEmpreinte: 'aucune personne n’y serait plus retrouvée, et chacune y entrerait une seconde fois',
  identifiants: 'tous les identifiants donnés aux organisations changeraient d’un coup',
  selsDuJournal: 'plus aucune ligne de son journal ne se vérifierait',
} as const
type Irremplacable = keyof typeof irremplacables

/** Tells two keys apart, and nothing else of them. */
const temoinDe = (nom: Irremplacable, cle: Buffer): Buffer => createHmac('sha256', cle).update(`si-plateforme temoin ${nom}`).digest()

/**
 * The first start leaves in the database a witness of each key it was made with; every later one must bring the same keys.
 * @throws ConfigurationInvalide when a key is another one. Nothing is ever replaced.
 */
export async function reconnaitreLesCles(
  proprietaire: Sql,
  secrets: Pick<Secrets, Irremplacable>,
  { dossierSecrets, mode }: Pick<Configuration, 'dossierSecrets' | 'mode'>,
): Promise<void> {
  const noms = Object.keys(irremplacables) as Irremplacable[]
  for (const nom of noms)
    await proprietaire`insert into temoin_de_cle (nom, temoin) values (${nom}, ${temoinDe(nom, secrets[nom])}) on conflict do nothing`
  const poses = await proprietaire<{ nom: string; temoin: Buffer; jour: string }[]>`
    select nom, temoin, to_char(pose_le at time zone 'Europe/Paris', 'DD/MM/YYYY') as jour from temoin_de_cle`
  const phrases = poses.flatMap(({ nom, temoin, jour }) => {
    const cle = noms.find(n => n === nom)
    if (!cle || timingSafeEqual(temoin, temoinDe(cle, secrets[cle]))) return []
    const { fichier, variable } = liste[cle]
    return `La clé « ${join(dossierSecrets, fichier)} » (ou ${variable}) n’est pas celle que cette base connaît depuis le ${jour} : ${irremplacables[cle]}.`
  })
  if (phrases.length === 0) return
  const demonstration = ' Si ces données de démonstration ne vous servent plus, effacez la base et le dossier des secrets ensemble.'
  throw new ConfigurationInvalide([
    ...phrases,
    `Rétablissez ces clés depuis leur sauvegarde, à la place de celles d’aujourd’hui ; rien n’a été modifié dans la base.${mode === 'demonstration' ? demonstration : ''}`,
  ])
}
