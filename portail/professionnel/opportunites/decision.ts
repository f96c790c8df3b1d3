import { bouton, type Ecran, type ErreurDeSaisie, formulaire, html, lienBouton, zoneDeTexte } from '../../interface/index.js'
import { ficheDeLOpportunite } from '../../sanctions/opportunite.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, peutEcrire, refusees } from '../ecrire.js'
import { filDesSanctions, leRang, lireLesOpportunites, viser } from '../sanctions/lire.js'
import { refusDeSigner } from './ouvertures.js'

const faits: Readonly<Record<string, string>> = {
  accordee: 'C’est accordé, sous votre nom. La personne le lit dans son espace ; sa caisse reçoit la décision.',
  retiree: 'La décision est retirée, sous votre nom. La personne lit pourquoi ; sa caisse l’apprend.',
}

export const uneDecision = (d: Demande): Promise<Ecran> => ecran(d, {})

/** One decision: what is granted and why, its letter, and how it is taken back. */
async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const { numero, version, donnees: o } = leRang(await lireLesOpportunites(d, vise), d)
  const { fait = '' } = d.requete.query as { fait?: string }
  const retirable = o.retireeLe === null && peutEcrire(d, 'decisionDOpportunite', 'corriger', 'retrait')
  const refus = refusDeSigner(d)
  return {
    titre: `Décision d’opportunité n° ${numero} : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesSanctions(vise),
    largeur: 'lecture',
    erreurs,
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    // Who reads it in brief writes to nobody.
    corps: html`${ficheDeLOpportunite(o)}
${o.motivation !== undefined && html`<p class="boutons">${lienBouton(`${vise.base}/opportunites/${numero}.pdf`, html`La lettre <span class="aide">(PDF accessible)</span>`)}</p>`}
${
  retirable &&
  html`<section aria-labelledby="retirer"><h2 id="retirer">La retirer</h2>
${
  refus === null
    ? html`<p>La personne lira pourquoi, et pourra le contester. Sa caisse l’apprendra.</p>
${formulaire(d.session, {
  action: `${vise.base}/opportunites/${numero}/retrait`,
  corps: html`<input type="hidden" name="version" value="${version}">
${zoneDeTexte({ nom: 'retrait', libelle: 'Pourquoi elle est retirée', aide: 'Vingt caractères au moins ; rien sur la santé.', lignes: 3, longueur: 4000, valeur: texteDe(recu.retrait), erreurs })}
<p class="boutons">${bouton('Retirer cette décision', 'danger')}</p>`,
})}`
    : html`<p>${refus}</p>`
}</section>`
}`,
  }
}

export async function retirerLaDecision(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager, base } = await viser(d)
  const { numero } = d.requete.params as { numero: string }
  const recu = (d.requete.body ?? {}) as Recu
  const retrait = texteDe(recu.retrait)
  if (retrait.length < 20)
    return ecran(d, recu, [{ champ: 'retrait', texte: 'Dites pourquoi, en vingt caractères au moins : la personne le lira.' }])
  const vise = { usager, numero: Number(numero), version: Number(texteDe(recu.version)) }
  const rendu = await corrigerLaVersion(d, 'decisionDOpportunite', { ...vise, corps: { retrait } })
  if (rendu.statut === 200) return { versLa: `${base}/opportunites/${numero}?fait=retiree` }
  if (rendu.statut !== 400 && rendu.statut !== 412 && rendu.statut !== 422) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(
    d,
    recu,
    refusees(rendu, () => 'retrait'),
  )
}
