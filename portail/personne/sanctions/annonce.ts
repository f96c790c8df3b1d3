import { alerte, enJour, type Html, html, lienBouton } from '../../interface/index.js'
import type { Visite } from '../espace.js'
import { lireMesManquements, lireMesOpportunites, lireMesSanctions } from './lire.js'

/** What she meets first in her space while something is held against her: a delay before all. Nothing when nothing is. */
export async function annonceDesSanctions(v: Visite): Promise<Html | false> {
  const [manquements, sanctions, accordees] = await Promise.all([lireMesManquements(v), lireMesSanctions(v), lireMesOpportunites(v)])
  const aRepondre = sanctions.find(s => s.donnees.etat === 'CONTRADICTOIRE' && s.donnees.reponseAvant !== null)
  if (aRepondre)
    return alerte(
      'attention',
      html`<p><strong>Une sanction sur votre RSA est envisagée.</strong> Rien n’est décidé : vous pouvez répondre jusqu’au ${enJour(aRepondre.donnees.reponseAvant ?? '')}.</p>
<p>${lienBouton(`/mon-espace/sanctions/${aRepondre.numero}`, 'Lire et répondre')}</p>`,
    )
  const presente = sanctions.findLast(s => s.donnees.etat === 'DECIDEE' || s.donnees.etat === 'LEVEE_A_TRAITER')
  if (presente)
    return alerte(
      'information',
      html`<p>Une sanction sur votre RSA est en cours. Reprendre vos démarches avec votre référent peut y mettre fin plus tôt.</p>
<p>${lienBouton(`/mon-espace/sanctions/${presente.numero}`, 'Lire la décision')}</p>`,
    )
  const signale = manquements.some(m => !m.donnees.retire && m.donnees.motifLegitime === null)
  if (manquements.length + sanctions.length + accordees.length === 0) return false
  if (signale)
    return alerte(
      'information',
      html`<p>Un manquement à vos obligations a été signalé. Vous pouvez dire ce qui s’est passé.</p>
<p>${lienBouton('/mon-espace/sanctions', 'Le lire et répondre')}</p>`,
    )
  const accordee = accordees.findLast(o => o.donnees.retireeLe === null)
  if (accordee)
    return alerte(
      'information',
      html`<p>Le département vous accorde une décision en votre faveur sur votre RSA.</p>
<p>${lienBouton(`/mon-espace/opportunites/${accordee.numero}`, 'Lire la décision')}</p>`,
    )
  return html`<p><a href="/mon-espace/sanctions">Ce qui m’a été reproché, et ce qui a été décidé</a></p>`
}
