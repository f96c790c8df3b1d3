import { CodeDeLActionSociale } from '../../src/droit/textes.js'
import { libellesDesDemandeurs, type Opportunite, sensDOpportunite } from '../../src/parcours/opportunite/index.js'
import { enJour } from '../interface/index.js'
import type { Envoi } from './dossier.js'
import type { Bloc, Lettre } from './lettre.js'

const { L262_13, R262_13, R262_40, L262_37, L262_47 } = CodeDeLActionSociale
const textes = { OUVERTURE: L262_37, NEUTRALISATION: R262_13, REPORT_DE_FIN_DE_DROIT: R262_40, REOUVERTURE: L262_37 } as const
const texte = (t: string): Bloc => ({ genre: 'texte', texte: t })
const capitale = (t: string) => t.charAt(0).toUpperCase() + t.slice(1)

/** Tells her what the president grants in view of her situation, from when, why and who signed; or that it is taken back. */
export const lettreDOpportunite = (o: Opportunite, { destinataire, nommer }: Envoi): Lettre => {
  const retiree = o.retireeLe !== null
  return {
    titre: retiree ? 'Une décision en votre faveur est retirée' : 'Une décision en votre faveur sur votre RSA',
    destinataire,
    date: `Le ${enJour(o.retireeLe ?? o.confirmeeLe ?? o.decideeLe)}`,
    corps: [
      texte(
        retiree
          ? `${nommer(o.retireePar ?? o.decideePar)} retire ce qui vous avait été accordé le ${enJour(o.decideeLe)}. Votre caisse en est informée.`
          : o.confirmeePar !== null && o.confirmeeLe !== null
            ? `Votre droit au RSA est transféré : le président du conseil départemental (${nommer(o.confirmeePar)}) maintient ce que ${nommer(o.decideePar)} vous avait accordé le ${enJour(o.decideeLe)} (${L262_13.cite}). Votre caisse en est informée : vous n’avez rien à faire.`
            : `Le président du conseil départemental (${nommer(o.decideePar)}) vous accorde ce qui suit, au vu de votre situation (${textes[o.sens].cite}). Votre caisse en est informée : vous n’avez rien à faire.`,
      ),
      {
        genre: 'fiche',
        paires: [
          ['Ce qui est accordé', capitale(sensDOpportunite[o.sens])],
          ['À la demande de', libellesDesDemandeurs[o.demandeePar]],
          ['Période', o.au === null ? `à compter du ${enJour(o.du)}` : `du ${enJour(o.du)} au ${enJour(o.au)} inclus`],
          ['Signée par', [o.decideur, o.qualite].filter(Boolean).join(', ')],
        ],
      },
    ],
    sections: [
      { titre: 'Les motifs', blocs: [texte(o.motivation)] },
      ...(o.confirmation === null || o.confirmeur === null
        ? []
        : [{ titre: 'Pourquoi elle est maintenue', blocs: [texte(o.confirmation), texte(`Signé : ${o.confirmeur}.`)] }]),
      ...(o.retrait === null ? [] : [{ titre: 'Pourquoi elle est retirée', blocs: [texte(o.retrait)] }]),
      ...(retiree
        ? [
            {
              titre: 'Si vous n’êtes pas d’accord',
              blocs: [
                texte(
                  `Vous pouvez contester ce retrait par courrier au président du conseil départemental, dans les deux mois qui suivent cette lettre (${L262_47.cite}), puis devant le tribunal administratif.`,
                ),
              ],
            },
          ]
        : []),
    ],
    pied: `décision du ${enJour(o.decideeLe)}`,
  }
}
