import { CodeDeLActionSociale } from '../../droit/textes.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { Probleme } from '../../moteur/probleme.js'
import { nomDuSignataire, peutSignerUneSanction } from '../../moteur/signataire.js'
import type { Traitement } from '../../moteur/traitements.js'
import { transmettreAuPayeur } from '../../payeurs/index.js'
import { objetDuRang } from '../../suites/index.js'
import { contratEngagement } from '../contrat-engagement/contrat-engagement.echange.js'
import { sanctionRsa } from '../sanction-rsa/sanction-rsa.echange.js'
import { decisionDOpportunite } from './decision-d-opportunite.echange.js'
import type { Opportunite } from './formes.js'
import { naturesPourLaCaisse } from './nomenclatures.js'
import { type Connu, manquesDeLOpportunite, viseeDe } from './opportunite.regles.js'

type Lecture = Pick<Ecriture, 'sql'>

/** Granted by who signs for the president, told to the payer in the same transaction; withdrawn, the payer learns that too. */
export const traitementDeLaDecisionDOpportunite: Traitement = {
  async regles(ecriture, { usager, numero, corps }) {
    await ecriture.sql`select from usager where id = ${usager.toString()} for update`
    const visee = (await decisionsDe(ecriture, usager)).find(d => d.numero === numero)?.donnees
    // A row that is not there, or not visible, is the engine's 404; what changes nothing is written nowhere.
    if (numero !== undefined && (!visee || corps.retrait === visee.retrait)) return []
    if (!(await peutSignerUneSanction(ecriture)))
      return [
        {
          pointer: '/qualite',
          detail: `Une décision d’opportunité est signée par un agent à qui le président du conseil départemental a délégué sa signature (${CodeDeLActionSociale.R262_40.cite}).`,
        },
      ]
    if (numero === undefined) return manquesDeLOpportunite(corps as Opportunite, await connuDe(ecriture, usager, corps as Opportunite))
    if (visee && visee.retireeLe !== null) throw new Probleme(409, 'conflit', 'Cette décision est déjà retirée.')
    return corps.retrait === null ? [{ pointer: '/retrait', detail: 'Dites pourquoi : la personne le lira.' }] : []
  },

  calculer({ moteur, appelant }, { numero }) {
    const jour = aujourdHui(moteur)
    if (numero !== undefined) return { retireeLe: jour }
    return { decideePar: appelant.organisation, decideur: nomDuSignataire(appelant) ?? appelant.organisation, decideeLe: jour }
  },

  async effets(ecriture, { usager, numero = 0 }) {
    const decision = (await decisionsDe(ecriture, usager)).find(d => d.numero === numero)?.donnees
    if (!decision) return
    await transmettreAuPayeur(ecriture, {
      usager,
      nature: decision.retireeLe === null ? naturesPourLaCaisse[decision.sens] : 'annulation',
      reference: objetDuRang(decisionDOpportunite, numero),
      du: decision.du,
      au: decision.au,
      taux: null,
      montant: null,
      organisation: ecriture.appelant.organisation,
    })
  },
}

async function decisionsDe({ sql }: Lecture, usager: bigint): Promise<{ numero: number; donnees: Opportunite }[]> {
  const lues = (await lirePresents(sql, decisionDOpportunite, Object.keys(decisionDOpportunite.donnees), [usager])).get(usager) ?? []
  return lues.map(({ numero, donnees }) => ({ numero, donnees: donnees as Opportunite }))
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
