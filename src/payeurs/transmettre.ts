import { randomUUID } from 'node:crypto'
import { type Ecriture, inserer } from '../moteur/ecriture.js'
import { clorelesTravaux, creerUnTravail, objetDuRang } from '../suites/index.js'
import { envoiAuPayeur } from './envoi-au-payeur.echange.js'
import { ligneDEnvoi } from './lignes.js'
import { enAttente } from './etats.regles.js'
import type { NatureDEnvoi } from './natures.js'
import { type Envoi, envoisDe, payeurConnuDe } from './presents.js'

/**
 * `reference`: the decision, by its row (`objetDuRang`). `du`, `au`: legal days, the last one included, null when it has no end. `taux`: a
 * whole percentage; `montant`: euros a month. `organisation`: who decided, and answers for what the payer refuses.
 */
export type ATransmettre = {
  usager: bigint
  nature: NatureDEnvoi
  reference: string
  du: string
  au: string | null
  taux: number | null
  montant: number | null
  organisation: string
}
export type Transmission = { numero: number; reference: string; payeur: string | null }

/**
 * Tells a decision to whoever pays the person, in the transaction that writes the decision: it leaves once that one is kept, in the order of
 * her decisions. Told once to whoever pays her: the same decision again is the same message, unless the payer rejected it, or another one pays
 * her since. Without a known payer it waits, and becomes work for who decided.
 */
export async function transmettreAuPayeur(
  ecriture: Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>,
  { usager, nature, reference: decision, du, au, taux, montant, organisation }: ATransmettre,
): Promise<Transmission> {
  const { sql, moteur, appelant } = ecriture
  await sql`select from usager where id = ${usager.toString()} for update`
  const semblables = (await envoisDe(sql, usager)).filter(({ donnees: d }) => d.decision === decision && d.nature === nature)
  const payeur = await payeurConnuDe(sql, usager)
  const deja = semblables.find(({ donnees: d }) => d.etat !== 'REJETE' && (payeur === null || d.payeur === payeur || enAttente(d.etat)))
  if (deja) return { numero: deja.numero, reference: deja.donnees.reference, payeur: deja.donnees.payeur }

  const reference = randomUUID()
  const rien = { transmisLe: null, prisEnCompteLe: null, appliqueLe: null, rejeteLe: null, motifDuRejet: null }
  const etat = payeur === null ? 'A_ADRESSER' : 'A_ENVOYER'
  const corps: Envoi = { reference, nature, decision, decideePar: organisation, payeur, du, au, taux, montant, etat, ...rien }
  const ligne = ligneDEnvoi(appelant.type, 'consulter')
  const { numero = 0 } = await inserer({ sql, moteur, appelant, ligne }, usager, corps)
  await sql`
    insert into acheminement (reference, usager_id, decidee_par, payeur, etat, demande_le)
    values (${reference}, ${usager.toString()}, ${organisation}, ${payeur}, ${etat}, ${moteur.horloge()})`
  for (const rejete of semblables.filter(e => e.donnees.etat === 'REJETE')) {
    const travail = { nature: 'envoi-rejete', usager, objet: objetDuRang(envoiAuPayeur, rejete.numero) } as const
    await clorelesTravaux(ecriture, { ...travail, motif: 'transmise de nouveau' })
  }
  const objet = objetDuRang(envoiAuPayeur, numero)
  if (payeur === null) await creerUnTravail(ecriture, { nature: 'payeur-a-identifier', usager, objet, organisation, structure: null })
  return { numero, reference, payeur }
}
