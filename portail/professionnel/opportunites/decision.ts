import { CodeDeLActionSociale } from '../../../src/droit/textes.js'
import { tenuePar } from '../../../src/parcours/opportunite/index.js'
import { bouton, type Ecran, type ErreurDeSaisie, formulaire, type Html, html, lienBouton, zoneDeTexte } from '../../interface/index.js'
import { ficheDeLOpportunite } from '../../sanctions/opportunite.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, peutEcrire, refusees } from '../ecrire.js'
import { filDesSanctions, leRang, lireLesOpportunites, viser } from '../sanctions/lire.js'
import { refusDeSigner } from './ouvertures.js'

const faits: Readonly<Record<string, string>> = {
  accordee: 'C’est accordé, sous votre nom. La personne le lit dans son espace ; sa caisse reçoit la décision.',
  maintenue: 'La décision est maintenue par votre département, sous votre nom. La personne le lit ; sa caisse d’aujourd’hui la reçoit.',
  retiree: 'La décision est retirée, sous votre nom. La personne lit pourquoi ; sa caisse l’apprend.',
}

export const uneDecision = (d: Demande): Promise<Ecran> => ecran(d, {})

/** One decision: what is granted and why, its letter, and how it is taken back. */
async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const { numero, version, donnees: o } = leRang(await lireLesOpportunites(d, vise), d)
  const { fait = '' } = d.requete.query as { fait?: string }
  const ouverte = o.retireeLe === null && peutEcrire(d, 'decisionDOpportunite', 'corriger', 'retrait')
  const dUnAutre = tenuePar(o) !== d.session.organisation
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
${ouverte && refus !== null && html`<p>${refus}</p>`}
${
  ouverte &&
  refus === null &&
  dUnAutre &&
  html`<section aria-labelledby="maintenir"><h2 id="maintenir">La maintenir</h2>
<p>Elle a été prise par ${nommer(d, tenuePar(o))}. Quand le droit au RSA est transféré, le président du nouveau département décide (${CodeDeLActionSociale.L262_13.cite}) : maintenez-la, et la caisse d’aujourd’hui la reçoit ; ou retirez-la.</p>
${gesteDe(d, `${vise.base}/opportunites/${numero}/maintien`, {
  version,
  champ: zoneDeTexte({
    nom: 'confirmation',
    libelle: 'Pourquoi vous la maintenez',
    aide,
    lignes: 3,
    longueur: 4000,
    valeur: texteDe(recu.confirmation),
    erreurs,
  }),
  fin: bouton('Maintenir et signer'),
})}</section>`
}
${
  ouverte &&
  refus === null &&
  html`<section aria-labelledby="retirer"><h2 id="retirer">La retirer</h2>
<p>La personne lira pourquoi, et pourra le contester. La caisse qui l’applique l’apprendra.</p>
${gesteDe(d, `${vise.base}/opportunites/${numero}/retrait`, {
  version,
  champ: zoneDeTexte({
    nom: 'retrait',
    libelle: 'Pourquoi elle est retirée',
    aide,
    lignes: 3,
    longueur: 4000,
    valeur: texteDe(recu.retrait),
    erreurs,
  }),
  fin: bouton('Retirer cette décision', 'danger'),
})}</section>`
}`,
  }
}

const aide = 'Vingt caractères au moins ; rien sur la santé.'
const nommer = ({ contexte }: Demande, code: string) => contexte.habilitations.organisation(code)?.nom ?? code
const gesteDe = (d: Demande, action: string, { version, champ, fin }: { version: number; champ: Html; fin: Html }) =>
  formulaire(d.session, {
    action,
    corps: html`<input type="hidden" name="version" value="${version}">${champ}<p class="boutons">${fin}</p>`,
  })

export const retirerLaDecision = (d: Demande) => agir(d, 'retrait', 'retiree')
export const maintenirLaDecision = (d: Demande) => agir(d, 'confirmation', 'maintenue')

async function agir(d: Demande, champ: 'retrait' | 'confirmation', fait: string): Promise<Ecran | { versLa: string }> {
  const { usager, base } = await viser(d)
  const { numero } = d.requete.params as { numero: string }
  const recu = (d.requete.body ?? {}) as Recu
  const dit = texteDe(recu[champ])
  if (dit.length < 20) return ecran(d, recu, [{ champ, texte: 'Dites pourquoi, en vingt caractères au moins : la personne le lira.' }])
  const vise = { usager, numero: Number(numero), version: Number(texteDe(recu.version)) }
  const rendu = await corrigerLaVersion(d, 'decisionDOpportunite', { ...vise, corps: { [champ]: dit } })
  if (rendu.statut === 200) return { versLa: `${base}/opportunites/${numero}?fait=${fait}` }
  if (rendu.statut !== 400 && rendu.statut !== 412 && rendu.statut !== 422) throw refusDeLApi(rendu.statut, rendu.corps)
  return ecran(
    d,
    recu,
    refusees(rendu, () => champ),
  )
}
