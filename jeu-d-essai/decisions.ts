import type { Sql } from 'postgres'
import type { Moteur } from '../src/moteur/moteur.js'
import { aujourdHui } from '../src/moteur/moteur.js'
import type { Traitements } from '../src/moteur/traitements.js'
import { apporter, franchir } from './charger.js'

/** What a payer is to do with a decision of the demonstration. */
type Scene = { caisse: 'CAF591' | 'MSA591'; sort: 'applique' | 'rejete' | 'se-tait'; motifs: string }
const scenes: readonly Scene[] = [
  { caisse: 'CAF591', sort: 'applique', motifs: 'Logement perdu en septembre et aucune ressource depuis, constaté par le service social.' },
  {
    caisse: 'CAF591',
    sort: 'rejete',
    motifs: 'Pension non versée depuis trois mois, justifiée : elle ne compte plus dans les ressources.',
  },
  { caisse: 'CAF591', sort: 'se-tait', motifs: 'Fin de contrat saisonnier avant la date annoncée, attestée par l’employeur.' },
  { caisse: 'MSA591', sort: 'applique', motifs: 'Récolte perdue, déclarée sinistrée : les revenus agricoles ne sont pas perçus.' },
  {
    caisse: 'MSA591',
    sort: 'rejete',
    motifs: 'Cessation d’activité agricole au 1er octobre, justifiée par la radiation de l’exploitation.',
  },
]
const rejet = 'Le dossier de cette personne est en cours de mise à jour chez nous : numéro d’allocataire à vérifier.'

/** What each payer does of the decisions of the demonstration, by the number it knows the person by. */
export type Sorts = { rejets: Map<string, string>; muette: Set<string> }

type Elle = { usager: string; matricule: string; numeroDemande: string }

/**
 * M. Brun’s decisions on persons of the stock, one for each thing a payer may do with it; two of them are paid by the MSA since. Nothing again
 * of what is already there: what the payers do of it is then told them no more.
 */
export async function chargerLesDecisions(
  { proprietaire, application }: { proprietaire: Sql; application: Sql },
  moteur: Moteur,
  traitements: Traitements,
): Promise<Sorts> {
  const sorts: Sorts = { rejets: new Map(), muette: new Set() }
  const [deja] = await proprietaire`select from decision_d_opportunite where motivation = ${scenes[0]?.motifs ?? ''}`
  if (deja) return sorts
  const personnes = await proprietaire<Elle[]>`
    select distinct on (d.matricule) d.usager_id::text as usager, d.matricule, d.numero_demande as "numeroDemande"
    from droits_rsa d join inscription i on i.usager_id = d.usager_id and i.statut = 'inscrit'
      join rattachement r on r.usager_id = d.usager_id and r.organisation = 'CD59' and r.au is null
    where d.caisse = 'CAF591' and d.role = 'demandeur' and d.date_cloture is null and d.etat_dossier in ('3', '4')
      and not exists (select from decision_d_opportunite o where o.usager_id = d.usager_id)
    order by d.matricule limit ${scenes.length}`
  const jour = aujourdHui(moteur)
  await application.begin(async sql => {
    for (const [i, { caisse, sort, motifs }] of scenes.entries()) {
      const elle = personnes[i]
      if (!elle) return
      const { matricule } = elle
      const usager = BigInt(elle.usager)
      if (caisse === 'MSA591') await apporter({ sql, moteur, traitements }, ['MSA591', 'PAR_msa_591'], usager, payeeParLaMsa(elle, jour))
      if (sort === 'rejete') sorts.rejets.set(matricule, rejet)
      if (sort === 'se-tait') sorts.muette.add(matricule)
      const corps = {
        ...{ sens: 'OUVERTURE', demandeePar: 'PERSONNE', sanction: null, contrat: null, du: jour, au: null },
        ...{ motivation: motifs, qualite: 'Par délégation du président du conseil départemental' },
      }
      const ligne = 'decisionDOpportunite.decisionDOpportunite.deposer'
      await franchir(sql, moteur, traitements, usager, { par: 'monsieurBrun', ligne, corps, rang: 0 })
    }
  })
  return sorts
}

/** The fund of the farmers pays her from that day: it says so of itself. */
const payeeParLaMsa = ({ matricule, numeroDemande }: Elle, jour: string) =>
  [
    [
      'rattachement.informationDesCompetents.deposer',
      { organisation: 'MSA591', structure: null, motif: 'versement-rsa', du: jour, au: null },
    ],
    [
      'droitsRsa.versementRsa.deposer',
      {
        ...{ numeroDemande, dateDemande: jour, caisse: 'MSA591', matricule, departement: '59', role: 'demandeur', etatDossier: '0' },
        ...{ soumisDroitsEtDevoirs: true, motifSuspension: null, motifCloture: null, dateCloture: null },
      },
    ],
  ] as const
