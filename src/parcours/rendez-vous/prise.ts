import type { CodeActeur } from '../../droit/acteurs.js'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { type Manque, Probleme } from '../../moteur/probleme.js'
import { suivisEnCours } from '../orientation/index.js'
import { type Creneau, retenirLeCreneau } from './creneaux.js'
import { enInstantUtc } from './formes.js'
import { rendezVousDe, tient } from './presents.js'

/**
 * Keeps the slot for the rest of the transaction, then says why no place of it can be taken. The table itself refuses one place too many:
 * what is here is the sentence.
 */
export async function manquesDeLaPrise(ecriture: Ecriture, usager: bigint, id: string): Promise<Manque[]> {
  const { sql, moteur } = ecriture
  const creneau = await retenirLeCreneau(sql, id)
  const propose = creneau !== undefined && !creneau.retire && (await laSuit(ecriture, usager, creneau))
  if (!propose) return [{ pointer: '/creneau', detail: 'Ce créneau n’est pas de ceux que propose un organisme qui suit la personne.' }]
  if (creneau.debut <= enInstantUtc(moteur.horloge())) return [{ pointer: '/creneau', detail: 'Ce créneau est passé.' }]
  if ((await rendezVousDe(ecriture, usager)).some(r => r.donnees.creneau === id && tient(r.donnees)))
    throw new Probleme(409, 'conflit', 'La personne a déjà une place dans ce créneau.')
  if (creneau.prises >= creneau.places)
    throw new Probleme(409, 'conflit', 'Il ne reste plus de place dans ce créneau : choisissez-en un autre.')
  return []
}

async function laSuit({ sql, moteur }: Ecriture, usager: bigint, { organisation, structure }: Creneau): Promise<boolean> {
  const suivis = await suivisEnCours(sql, usager, aujourdHui(moteur))
  return suivis.some(s => s.organisation === organisation && (s.structure === null || structure === null || s.structure === structure))
}

/** What the row says of the place taken. */
export async function donneesDuCreneau({ sql }: Ecriture, id: string): Promise<Donnees> {
  const creneau = await retenirLeCreneau(sql, id)
  if (!creneau) throw new Error('le créneau retenu a disparu')
  const { organisation, structure, debut, duree, motif, modalite, reception, libelleLieu, adresse, information, interlocuteur } = creneau
  const [membre] = await sql<{ type: CodeActeur; nom: string | null }[]>`
    select o.type, s.nom from organisation o left join structure s on s.code = ${structure} where o.code = ${organisation}`
  const lieu = { libelleLieu, adresse, libelleStructure: membre?.nom ?? null }
  return {
    organisation,
    structure,
    organisme: membre?.type,
    date: debut,
    duree,
    motif,
    modalite,
    reception,
    information,
    interlocuteur,
    ...lieu,
  }
}
