import { permet } from '../../../src/droit/roles.js'
import { CodeDeLActionSociale } from '../../../src/droit/textes.js'
import {
  refusDeLaSanction,
  sansContratSigne,
  type SensDOpportunite,
  sensPossibles,
  viseeDe,
} from '../../../src/parcours/opportunite/index.js'
import type { Contrat } from '../../../src/parcours/contrat-engagement/index.js'
import type { Sanction } from '../../../src/parcours/sanction-rsa/index.js'
import type { Demande } from '../ecran.js'
import { lireLesAppuis, lireLesSanctions, type Rang, type Vise } from '../sanctions/lire.js'

/** Why she may not decide, before she fills anything in; null when she may. The API decides again. */
export const refusDeSigner = ({ session }: Demande): string | null =>
  permet(session.agent?.roles ?? [], 'sanctionner')
    ? null
    : `Une décision d’opportunité est signée par un agent à qui le président du conseil départemental a délégué sa signature (${CodeDeLActionSociale.R262_40.cite}). Ce n’est pas votre cas : transmettez-lui le dossier.`

/** One thing that may be granted: the sanctions it may follow, the signed contracts it asks for, or why nothing leads to it. */
export type Ouverture = { sens: SensDOpportunite; refus: string | null; suit: readonly Rang<Sanction>[]; signes: readonly Rang<Contrat>[] }

export async function ouverturesDe(d: Demande, vise: Vise): Promise<Ouverture[]> {
  const [sanctions, { contrats }] = await Promise.all([lireLesSanctions(d, vise), lireLesAppuis(d, vise)])
  return sensPossibles.map(sens => {
    const suit = sanctions.filter(
      ({ donnees: s }) => sens !== 'OUVERTURE' && refusDeLaSanction(sens, { nommee: true, sanction: viseeDe(s) }) === null,
    )
    const signes = sens === 'REPORT_DE_FIN_DE_DROIT' ? contrats.filter(c => c.donnees.etat === 'SIGNE') : []
    const sansSanction = suit.length > 0 ? null : refusDeLaSanction(sens, { nommee: false, sanction: undefined })
    const sansContrat = sens === 'REPORT_DE_FIN_DE_DROIT' && signes.length === 0 ? sansContratSigne : null
    return { sens, suit, signes, refus: sansSanction ?? sansContrat }
  })
}
