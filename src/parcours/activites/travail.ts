import type { CodeActeur } from '../../droit/acteurs.js'
import { plusJours } from '../../droit/jours.js'
import { delaiDeValidation } from '../../droit/parametres/activites.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { joursDe } from '../../droit/semaines.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { clorelesTravaux, creerUnTravail } from '../../suites/index.js'
import { rattachement } from '../rattachement/rattachement.echange.js'
import { activitesDe } from './presents.js'
import { type Referent, referents } from './validation.regles.js'

const nature = 'heures-a-valider'
type Destinataire = Pick<Referent, 'organisation' | 'structure'>

/** Follow-ups in force, each with the kind of organisation that follows. */
export async function suivisDe({ sql, moteur }: Ecriture, usager: bigint): Promise<Referent[]> {
  const jour = aujourdHui(moteur)
  const presents = (await lirePresents(sql, rattachement, ['organisation', 'structure', 'motif', 'du', 'au'], [usager])).get(usager) ?? []
  const enCours = presents
    .map(p => p.donnees as Referent & { du: string; au: string | null })
    .filter(s => s.du <= jour && (s.au ?? jour) >= jour)
  const types = await sql<{ code: string; type: CodeActeur }[]>`
    select code, type from organisation where code = any(${enCours.map(s => s.organisation)})`
  return enCours.flatMap(s => {
    const type = types.find(t => t.code === s.organisation)?.type
    return type ? [{ ...s, type }] : []
  })
}

/** One work item a person, for each référent or those named, as long as hours wait to be looked at; due a while after the earliest of their weeks. */
export async function tenirLeTravail(ecriture: Ecriture, usager: bigint, qui?: readonly Destinataire[]): Promise<void> {
  const [premiere] = (await activitesDe(ecriture, usager))
    .filter(a => a.etat === 'DECLAREE')
    .map(a => a.semaine)
    .toSorted()
  if (premiere === undefined) {
    await clorelesTravaux(ecriture, { nature, usager, motif: 'heures appréciées' })
    return
  }
  const dimanche = joursDe(premiere).au
  const aFaireAvant = plusJours(dimanche, auJour(delaiDeValidation, dimanche))
  for (const { organisation, structure } of qui ?? referents(await suivisDe(ecriture, usager)))
    await creerUnTravail(ecriture, { nature, usager, organisation, structure, aFaireAvant })
}

/** Another référent begins: the hours that wait leave the queue of the former one for hers. */
export async function confierLesHeures(ecriture: Ecriture, usager: bigint, referent: Destinataire): Promise<void> {
  const fermes = await clorelesTravaux(ecriture, { nature, usager, motif: 'nouvelle orientation' })
  if (fermes > 0) await tenirLeTravail(ecriture, usager, [referent])
}
