import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { lignesDe } from '../../moteur/lignes.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Inscription } from '../inscription/index.js'
import { inscription } from '../inscription/inscription.echange.js'

type Present = { version: number; donnees: Pick<Inscription, 'statut'> }

export async function inscriptionDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Present | null> {
  const [elle] = (await lirePresents(sql, inscription, ['statut'], [usager])).get(usager) ?? []
  return elle ? { version: elle.version, donnees: elle.donnees as Present['donnees'] } : null
}

/** Applies a radiation a named agent decided: she leaves the list on that day. What depends on it follows. Says what came of it. */
export async function radier(ecriture: Ecriture, usager: bigint, { dateEffet }: { dateEffet: string }): Promise<string> {
  const elle = await inscriptionDe(ecriture, usager)
  if (elle?.donnees.statut !== 'inscrit') return 'plus inscrite : rien à radier'
  await ecrire(ecriture, usager, elle.version, { statut: 'radie', dateEffetStatut: dateEffet, motifFin: 'sanction' })
  return 'radiée'
}

/** The radiation is annulled: she is held never to have left the list, in the category she had. */
export async function retablir(ecriture: Ecriture, usager: bigint, { dateEffet }: { dateEffet: string }): Promise<void> {
  const elle = await inscriptionDe(ecriture, usager)
  if (elle?.donnees.statut === 'radie')
    await ecrire(ecriture, usager, elle.version, { statut: 'inscrit', dateEffetStatut: dateEffet, motifFin: null })
}

async function ecrire(ecriture: Ecriture, usager: bigint, version: number, donnees: Partial<Inscription>): Promise<void> {
  const ligne = lignesDe(inscription).find(l => l.nomEchange === 'tenueDeLaListe' && l.operation === 'corriger')
  if (!ligne) throw new Error('personne ne tient la liste')
  await corriger({ ...ecriture, ligne }, usager, undefined, version, donnees)
}
