import { plusMois } from '../../droit/jours.js'
import { suiteDesProcedures } from '../../droit/parametres/droits-rsa.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { type Ecriture, inserer } from '../../moteur/ecriture.js'
import { lignesDe } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { type Suivi, suitLe } from '../rattachement/index.js'
import { rattachement } from '../rattachement/rattachement.echange.js'

/** Whoever began a procedure goes on seeing the person, for that alone and for a time, once she is not its to orient any more. */
export async function garderEnVue(
  ecriture: Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>,
  usager: bigint,
  organisation: string,
): Promise<void> {
  const jour = aujourdHui(ecriture.moteur)
  const motif = 'procedure-en-cours'
  // Read again: of two procedures, the first has already kept it in view.
  const siens = (await suivisDe(ecriture, usager)).filter(s => s.organisation === organisation)
  if (siens.some(s => s.motif === motif && suitLe(s, jour))) return
  const au = plusMois(jour, auJour(suiteDesProcedures, jour))
  const structure = siens.findLast(s => s.motif === 'competence-orientation')?.structure ?? null
  const ligne = lignesDe(rattachement).find(l => l.nomEchange === 'tenueDeLaListe' && l.operation === 'deposer')
  if (!ligne) throw new Error('personne ne rattache au nom de la liste')
  await inserer({ ...ecriture, ligne }, usager, { organisation, structure, motif, du: jour, au })
}

async function suivisDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Suivi[]> {
  const champs = ['organisation', 'structure', 'motif', 'du', 'au']
  return ((await lirePresents(sql, rattachement, champs, [usager])).get(usager) ?? []).map(r => r.donnees as Suivi)
}
