import { CodeDeLActionSociale } from '../../droit/textes.js'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { type Manque, Probleme } from '../../moteur/probleme.js'
import { nomDuSignataire, peutSignerUneSanction } from '../../moteur/signataire.js'
import type { Traitement } from '../../moteur/traitements.js'
import { caissesQuiSavent, direALaNouvelleCaisse, payeurConnuDe, transmettreAuPayeur } from '../../payeurs/index.js'
import { clorelesTravaux, objetDuRang } from '../../suites/index.js'
import { contratEngagement } from '../contrat-engagement/contrat-engagement.echange.js'
import { sanctionRsa } from '../sanction-rsa/sanction-rsa.echange.js'
import { decisionDOpportunite } from './decision-d-opportunite.echange.js'
import type { Opportunite } from './formes.js'
import { naturesPourLaCaisse } from './nomenclatures.js'
import { decisionsDe } from './presentes.js'
import { aConfirmer, departementsDe, droitsEtLieu } from './transfert.js'
import { refusDeConfirmer, refusDeRetirer } from './transfert.regles.js'
import { type Connu, manquesDeLOpportunite, viseeDe } from './opportunite.regles.js'

/** Granted by who signs for the president, told to the payer in the same transaction; kept by another département, or withdrawn, the payer learns it. */
export const traitementDeLaDecisionDOpportunite: Traitement = {
  async regles(ecriture, { usager, numero, corps }) {
    await ecriture.sql`select from usager where id = ${usager.toString()} for update`
    const visee = (await decisionsDe(ecriture, usager)).find(d => d.numero === numero)?.donnees
    // A row that is not there, or not visible, is the engine's 404; what changes nothing is written nowhere.
    if (numero !== undefined && (!visee || gestesDe(corps, visee).length === 0)) return []
    if (!(await peutSignerUneSanction(ecriture)))
      return [
        {
          pointer: '/qualite',
          detail: `Une décision d’opportunité est signée par un agent à qui le président du conseil départemental a délégué sa signature (${CodeDeLActionSociale.R262_40.cite}).`,
        },
      ]
    if (!visee) return manquesDeLOpportunite(corps as Opportunite, await connuDe(ecriture, usager, corps as Opportunite))
    if (visee.retireeLe !== null) throw new Probleme(409, 'conflit', 'Cette décision est déjà retirée.')
    return manquesDesGestes(ecriture, usager, visee, corps)
  },

  async calculer(ecriture, { usager, numero, corps }) {
    const { moteur, appelant } = ecriture
    const [jour, signataire, par] = [aujourdHui(moteur), nomDuSignataire(appelant) ?? appelant.organisation, appelant.organisation]
    if (numero === undefined) return { decideePar: par, decideur: signataire, decideeLe: jour }
    const visee = (await decisionsDe(ecriture, usager)).find(d => d.numero === numero)?.donnees
    const gestes = visee ? gestesDe(corps, visee) : []
    return {
      ...(gestes.includes('confirmation') && { confirmeePar: par, confirmeur: signataire, confirmeeLe: jour }),
      ...(gestes.includes('retrait') && { retireePar: par, retireeLe: jour }),
    }
  },

  async effets(ecriture, { usager, numero = 0, version }) {
    const decision = (await decisionsDe(ecriture, usager)).find(d => d.numero === numero)?.donnees
    if (!decision) return
    const { organisation } = ecriture.appelant
    const reference = objetDuRang(decisionDOpportunite, numero)
    if (version > 1) await clorelesTravaux(ecriture, { nature: aConfirmer, usager, objet: reference, motif: 'décidé' })
    if (version > 1 && decision.retireeLe === null) return void (await direALaNouvelleCaisse(ecriture, usager, reference, organisation))
    if (decision.retireeLe !== null && !(await quelquUnLeSait(ecriture, usager, reference))) return
    await transmettreAuPayeur(ecriture, {
      usager,
      nature: decision.retireeLe === null ? naturesPourLaCaisse[decision.sens] : 'annulation',
      reference,
      du: decision.du,
      au: decision.au,
      taux: null,
      montant: null,
      organisation,
    })
  },
}

const gestesPossibles = ['confirmation', 'retrait'] as const
/** What a correction asks that is not so yet. */
const gestesDe = (corps: Donnees, visee: Opportunite) => gestesPossibles.filter(g => corps[g] !== undefined && corps[g] !== visee[g])

async function manquesDesGestes(ecriture: Ecriture, usager: bigint, visee: Opportunite, corps: Donnees): Promise<Manque[]> {
  const { appelant, moteur } = ecriture
  const gestes = gestesDe(corps, visee)
  if (gestes.length > 1) return [{ pointer: '/retrait', detail: 'Maintenez cette décision, ou retirez-la : pas les deux à la fois.' }]
  const [geste] = gestes
  if (geste === undefined) return []
  if (corps[geste] === null) return [{ pointer: `/${geste}`, detail: 'Dites pourquoi : la personne le lira.' }]
  const { departement } = await droitsEtLieu(ecriture, usager)
  const acteur = { organisation: appelant.organisation, siens: await departementsDe(ecriture, appelant.organisation), departement }
  const detail = geste === 'retrait' ? refusDeRetirer(visee, acteur) : refusDeConfirmer(visee, acteur, aujourdHui(moteur))
  return detail === null ? [] : [{ pointer: `/${geste}`, detail }]
}

/** Whoever pays her today was told; another payer has nothing to undo. */
async function quelquUnLeSait(ecriture: Ecriture, usager: bigint, reference: string): Promise<boolean> {
  const payeur = await payeurConnuDe(ecriture.sql, usager)
  return payeur === null || (await caissesQuiSavent(ecriture, usager, reference)).includes(payeur)
}

async function connuDe({ sql, moteur }: Ecriture, usager: bigint, d: Opportunite): Promise<Connu> {
  const champs = ['consequence', 'taux', 'mois', 'etat', 'au']
  const lues = (await lirePresents(sql, sanctionRsa, champs, [usager])).get(usager) ?? []
  const visee = lues.find(s => s.numero === d.sanction)?.donnees
  const contrats = (await lirePresents(sql, contratEngagement, ['etat'], [usager])).get(usager) ?? []
  const autres = await decisionsDe({ sql }, usager)
  return {
    // The engine reads what the table of the other slice holds, and gives it no shape.
    sanction: visee && viseeDe(visee as Parameters<typeof viseeDe>[0]),
    contratSigne: contrats.some(c => c.numero === d.contrat && c.donnees.etat === 'SIGNE'),
    dejaReportee: autres.some(({ donnees: a }) => a.sens === 'REPORT_DE_FIN_DE_DROIT' && a.sanction === d.sanction && a.retireeLe === null),
    jour: aujourdHui(moteur),
  }
}
