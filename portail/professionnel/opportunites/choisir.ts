import { type SensDOpportunite, sensDOpportunite } from '../../../src/parcours/opportunite/index.js'
import { type Ecran, html, lienBouton, vide } from '../../interface/index.js'
import { enPhrase } from '../../sanctions/manquements.js'
import type { Demande } from '../ecran.js'
import { filDesSanctions, viser } from '../sanctions/lire.js'
import { type Ouverture, ouverturesDe, refusDeSigner } from './ouvertures.js'

const explications: Readonly<Record<SensDOpportunite, string>> = {
  OUVERTURE: 'Un droit que la règle seule n’ouvrirait pas, au vu de la situation de la personne.',
  NEUTRALISATION: 'Des ressources qui ne comptent plus, alors qu’une sanction écarte cette mesure.',
  REPORT_DE_FIN_DE_DROIT: 'Le droit ne prend pas fin au terme d’une suppression totale, pour qui a signé un contrat d’engagement.',
  REOUVERTURE: 'Le droit reprend après une suppression.',
}

/** What may be granted to this person, and what may not with its reason: chosen first, then filled in. */
export async function choisirLaDecision(d: Demande): Promise<Ecran> {
  const vise = await viser(d)
  const retour = html`<a href="${vise.base}/manquements">Revenir à son dossier</a>`
  const refus = refusDeSigner(d)
  const ouvertures = await ouverturesDe(d, vise)
  const ouvertes = ouvertures.filter(o => o.refus === null)
  const fermees = ouvertures.filter(o => o.refus !== null)
  return {
    titre: `Décision d’opportunité : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesSanctions(vise),
    largeur: 'lecture',
    chapeau: html`<p>Le président du conseil départemental peut accorder plus que la règle, au vu d’une situation. La personne lit la décision et ses motifs ; sa caisse en est informée.</p>`,
    corps:
      refus !== null
        ? vide('Cet acte n’est pas ouvert', html`<p>${refus}</p>`, retour)
        : html`<section aria-labelledby="ouvertes"><h2 id="ouvertes">Ce que vous pouvez accorder</h2>
${ouvertes.map(o => uneOuverture(o, vise.base))}</section>
${fermees.length > 0 && html`<section aria-labelledby="fermees"><h2 id="fermees">Ce qui n’est pas ouvert, et pourquoi</h2><ul>${fermees.map(o => html`<li>${enPhrase(sensDOpportunite[o.sens])} : ${o.refus}</li>`)}</ul></section>`}
<p>${retour}</p>`,
  }
}

const uneOuverture = ({ sens }: Ouverture, base: string) =>
  html`<h3>${enPhrase(sensDOpportunite[sens])}</h3>
<p>${explications[sens]}</p>
<p>${lienBouton(`${base}/opportunites/nouvelle/${sens.toLowerCase()}`, `Accorder : ${sensDOpportunite[sens]}`)}</p>`
