import { plusJours, plusMois } from '../../droit/jours.js'
import { corriger, type Ecriture, inserer } from '../../moteur/ecriture.js'
import { lignesDe } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { rattachement } from './rattachement.echange.js'
import { type Suivi, suitLe } from './rattachement.regles.js'

type Acte = Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>
const motif = 'procedure-en-cours'
const ligne = (operation: 'deposer' | 'corriger') => {
  const elle = lignesDe(rattachement).find(l => l.nomEchange === 'tenueDeLaListe' && l.operation === operation)
  if (!elle) throw new Error('personne ne rattache au nom de la liste')
  return elle
}

/** Whoever has a procedure to conclude sees the person, for that alone and for so many months, though it does not follow her otherwise. */
export async function garderEnVue(
  ecriture: Acte,
  usager: bigint,
  { organisation, structure, mois }: Pick<Suivi, 'organisation' | 'structure'> & { mois: number },
): Promise<void> {
  const jour = aujourdHui(ecriture.moteur)
  // Read again: of two procedures, the first has already kept it in view.
  const siens = (await suivisDe(ecriture, usager)).filter(s => s.organisation === organisation && s.motif === motif)
  if (siens.some(s => suitLe(s, jour))) return
  await inserer({ ...ecriture, ligne: ligne('deposer') }, usager, { organisation, structure, motif, du: jour, au: plusMois(jour, mois) })
}

/** It has nothing to conclude any more: it sees her no longer, from that day. */
export async function perdreDeVue(ecriture: Acte, usager: bigint, organisation: string): Promise<void> {
  const jour = aujourdHui(ecriture.moteur)
  const enCours = (await lireLesSuivis(ecriture, usager)).filter(
    s => s.donnees.organisation === organisation && s.donnees.motif === motif && suitLe(s.donnees, jour),
  )
  for (const { numero, version, donnees } of enCours) {
    const au = [plusJours(jour, -1), donnees.du].toSorted().at(-1)
    await corriger({ ...ecriture, ligne: ligne('corriger') }, usager, numero, version, { au })
  }
}

export const suivisDe = async (lecture: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Suivi[]> =>
  (await lireLesSuivis(lecture, usager)).map(s => s.donnees)

async function lireLesSuivis({ sql }: Pick<Ecriture, 'sql'>, usager: bigint) {
  const champs = ['organisation', 'structure', 'motif', 'du', 'au']
  const lus = (await lirePresents(sql, rattachement, champs, [usager])).get(usager) ?? []
  return lus.map(({ numero, version, donnees }) => ({ numero, version, donnees: donnees as Suivi }))
}
