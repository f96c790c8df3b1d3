import { auNomDe } from '../../moteur/au-nom-de.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { agirPour } from '../../moteur/journal.js'
import { lignesDe } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Inscription } from '../inscription/index.js'
import { creerUnTravail, objetDuRang } from '../../suites/index.js'
import { quiTientLaListe } from '../orientation/index.js'
import { inscription } from '../inscription/inscription.echange.js'
import type { RadiationPresente } from './presentes.js'
import { radiation } from './radiation.echange.js'
import { retablieDepuis } from './retablissement.regles.js'

type Present = { version: number; donnees: Pick<Inscription, 'statut' | 'dateEffetStatut'> }

export async function inscriptionDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Present | null> {
  const [elle] = (await lirePresents(sql, inscription, ['statut', 'dateEffetStatut'], [usager])).get(usager) ?? []
  return elle ? { version: elle.version, donnees: elle.donnees as Present['donnees'] } : null
}

/** Applies a radiation a named agent decided: she leaves the list on that day. What depends on it follows. Says what came of it. */
export async function radier(ecriture: Ecriture, usager: bigint, { dateEffet }: { dateEffet: string }): Promise<string> {
  const elle = await inscriptionDe(ecriture, usager)
  if (elle?.donnees.statut !== 'inscrit') return 'plus inscrite : rien à radier'
  await ecrire(ecriture, usager, elle.version, { statut: 'radie', dateEffetStatut: dateEffet, motifFin: 'sanction' })
  return 'radiée'
}

/**
 * The radiation is annulled: she is held never to have left the list, in the category she had. Whoever follows or pays her is told by that
 * registration, as of any other; whoever holds the list has her category to look at.
 */
export async function retablir(ecriture: Ecriture, usager: bigint, { numero, donnees: r }: RadiationPresente): Promise<void> {
  const elle = await inscriptionDe(ecriture, usager)
  const depuis = elle && retablieDepuis(r, elle.donnees)
  if (!elle || depuis === null) return
  await ecrire(ecriture, usager, elle.version, { statut: 'inscrit', dateEffetStatut: depuis, motifFin: null })
  const tenante = await quiTientLaListe(ecriture, usager)
  await creerUnTravail(ecriture, { nature: 'categorie-a-revoir', usager, objet: objetDuRang(radiation, numero), ...tenante })
}

/** The list is France Travail’s: what a mission locale decides is written there in that name, in the same transaction. */
async function ecrire(ecriture: Ecriture, usager: bigint, version: number, donnees: Partial<Inscription>): Promise<void> {
  const { sql, moteur, appelant } = ecriture
  if (appelant.type === 'FT') return ecrireEnSonNom(ecriture, usager, version, donnees)
  const { organisation } = await quiTientLaListe(ecriture, usager)
  const tenante = await auNomDe(sql, moteur, organisation, 'plateforme:radiation', appelant.correlation)
  await ecrireEnSonNom({ ...ecriture, appelant: tenante }, usager, version, donnees)
  await agirPour(sql, appelant, aujourdHui(moteur))
}

async function ecrireEnSonNom(ecriture: Ecriture, usager: bigint, version: number, donnees: Partial<Inscription>): Promise<void> {
  const ligne = lignesDe(inscription).find(l => l.nomEchange === 'tenueDeLaListe' && l.operation === 'corriger')
  if (!ligne) throw new Error('personne ne tient la liste')
  await corriger({ ...ecriture, ligne }, usager, undefined, version, donnees)
}
