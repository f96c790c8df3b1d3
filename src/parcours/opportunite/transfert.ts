import { droitEnCours } from '../../droit/etat-du-droit-rsa.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { caissesQuiSavent, direALaNouvelleCaisse, payeurConnuDe, payeurDe } from '../../payeurs/index.js'
import { clorelesTravaux, confierUnTravail, objetDuRang } from '../../suites/index.js'
import { droitsRsa } from '../droits-rsa/droits-rsa.echange.js'
import { decisionDOpportunite } from './decision-d-opportunite.echange.js'
import { decisionsDe } from './presentes.js'
import { type DroitSuivi, suiteDuTransfert, tenuePar } from './transfert.regles.js'

type Lecture = Pick<Ecriture, 'sql'>
type EnCours = Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>
type Droit = DroitSuivi & { dateDemande: string; dateCloture: string | null }

export const aConfirmer = 'opportunite-a-confirmer'

/** Her rights, and the département where the one that is paid today is served; null when none is. */
export async function droitsEtLieu({ sql }: Lecture, usager: bigint): Promise<{ droits: Droit[]; departement: string | null }> {
  const champs = ['caisse', 'etatDossier', 'departement', 'dateDemande', 'dateCloture', 'motifCloture']
  const droits = ((await lirePresents(sql, droitsRsa, champs, [usager])).get(usager) ?? []).map(d => d.donnees as Droit)
  const enCours = droits.filter(d => droitEnCours(d.etatDossier))
  const caisse = payeurDe(enCours)
  const siens = enCours.filter(d => d.caisse === caisse).toSorted((a, b) => a.dateDemande.localeCompare(b.dateDemande))
  return { droits, departement: siens.at(-1)?.departement ?? null }
}

export async function departementsDe({ sql }: Lecture, code: string): Promise<readonly string[]> {
  const [elle] = await sql<{ departements: string[] }[]>`select departements from organisation where code = ${code}`
  return elle?.departements ?? []
}

/**
 * Her right changed: the new payer is told what the same président granted, and another département is asked whether it keeps what the former
 * one did. `sanctionCourt`: whether the sanction of that number still holds sums back. Returns what was done, in words.
 */
export async function suivreLeTransfert(
  ecriture: EnCours,
  usager: bigint,
  sanctionCourt: (numero: number | null) => boolean,
): Promise<string[]> {
  const { sql, moteur } = ecriture
  const decisions = await decisionsDe(ecriture, usager)
  if (decisions.length === 0) return []
  const { droits, departement } = await droitsEtLieu(ecriture, usager)
  const caisse = await payeurConnuDe(sql, usager)
  const dits: string[] = []
  for (const { numero, donnees: d } of decisions) {
    const objet = objetDuRang(decisionDOpportunite, numero)
    const suite = suiteDuTransfert(d, {
      jour: aujourdHui(moteur),
      sanctionCourt: sanctionCourt(d.sanction),
      diteA: await caissesQuiSavent(ecriture, usager, objet),
      droits,
      caisse,
      departement,
      siens: await departementsDe(ecriture, tenuePar(d)),
    })
    if (suite === 'redire' && (await direALaNouvelleCaisse(ecriture, usager, objet))) dits.push('accordé, redit à la nouvelle caisse')
    if (suite === 'confirmer') {
      const [competent] = await sql<{ code: string }[]>`
        select code from organisation where type = 'CD' and ${departement} = any (departements) order by code limit 1`
      // Moved again before it was confirmed, it is for the last one to decide.
      if (competent)
        await confierUnTravail(ecriture, {
          nature: aConfirmer,
          usager,
          objet,
          organisation: competent.code,
          structure: null,
          motif: 'droit transféré ailleurs',
        })
      dits.push(aConfirmer)
    } else await clorelesTravaux(ecriture, { nature: aConfirmer, usager, objet, motif: 'plus rien à confirmer' })
  }
  return dits
}
