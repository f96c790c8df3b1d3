import { jourDe } from '../../../src/moteur/moteur.js'
import { bornesDe, refusDeLEtatDeSanction } from '../../../src/parcours/sanction-travail/index.js'
import { alerte, bouton, type Ecran, type ErreurDeSaisie, formulaire, html, type Html } from '../../interface/index.js'
import { horloge, mesureEnMots } from '../../sanction-travail/cartes.js'
import type { Recu } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, refusees } from '../ecrire.js'
import { actes, type ActeDEcran } from './actes.js'
import { adresseDesSanctions, filDesSanctions, lireLaProcedure, type Lu, type Procedure } from './lire.js'

const acteNomme = (d: Demande): ActeDEcran => {
  const { acte } = d.requete.params as { acte: string }
  const voulu = actes.find(a => a.cle === acte)
  if (!voulu) throw refusDeLApi(404, {})
  return voulu
}

/** One act on its own screen: what is known before doing it, what it asks. */
export const preparerLActe = (d: Demande): Promise<Ecran> => ecran(d, acteNomme(d), {}, [])

async function ecran(d: Demande, acte: ActeDEcran, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Promise<Ecran> {
  const lu = await lireLaProcedure(d)
  const { usager, nom, regime, p } = lu
  const adresse = `${adresseDesSanctions(usager, regime)}/${p.numero}`
  const jour = jourDe(d.contexte.horloge())
  const refus = refusDeLEtatDeSanction(p.donnees.etat, acte.evenement) ?? acte.autrement(p.donnees)
  return {
    titre: `${acte.lien} : ${nom}`,
    menu: 'personnes',
    fil: filDesSanctions(usager, regime, { href: adresse, texte: `Procédure n° ${p.numero}` }),
    erreurs,
    largeur: 'lecture',
    chapeau: acte.chapeau,
    corps: html`${rappel(lu, jour)}${
      refus !== null
        ? html`${alerte('attention', html`<p>${refus}</p>`)}<p><a href="${adresse}">Revenir à la procédure</a></p>`
        : formulaire(d.session, {
            action: `${adresse}/${acte.cle}`,
            corps: html`<input type="hidden" name="version" value="${p.version}">
${acte.formulaire({ recu, erreurs, jour }, p.donnees)}
<p class="boutons">${bouton(acte.bouton)}<a href="${adresse}">Revenir sans rien faire</a></p>`,
          })
    }`,
  }
}

/** What is held against her, what is considered, the scale that bounds it, what she answered. */
function rappel({ p: { donnees: s }, reproches }: Lu & { p: Procedure }, jour: string): Html | false {
  if (s.tauxPropose === undefined) return false
  const vises = reproches.filter(r => s.manquements.some(m => m.manquement === r.numero))
  const { taux, mois, texte } = bornesDe({ natures: vises.map(r => r.donnees.nature), rang: s.rang, faitsLe: s.faitsLe })
  const dit = horloge(s, jour)
  return html`<section aria-labelledby="rappel"><h2 id="rappel">Avant de le faire</h2>
<ul><li>Envisagé : ${mesureEnMots(s.consequence, s.tauxPropose, s.moisProposes)}. La décision ne le dépasse pas.</li>
<li>Le barème, au jour des faits : de ${taux[0]} à ${taux[1]} %, ${mois[0] === mois[1] ? `${mois[0]} mois` : `de ${mois[0]} à ${mois[1]} mois`} <span class="discret">${texte.cite}</span>.</li>
${dit && html`<li>${dit}</li>`}
<li>${s.observations === null ? 'La personne n’a pas présenté d’observations.' : html`La personne répond : « ${s.observations} »`}</li></ul>
${vises.map(r => html`<blockquote><p>${r.donnees.faits}</p></blockquote>`)}</section>`
}

export async function agirSurLaSanction(d: Demande): Promise<Ecran | { versLa: string }> {
  const acte = acteNomme(d)
  const { usager, numero } = d.requete.params as { usager: string; numero: string }
  const { regime } = await lireLaProcedure(d)
  const recu = d.requete.body as Recu
  const corps = acte.corps(recu)
  if ((corps[acte.champ] ?? null) === null) return ecran(d, acte, recu, [{ champ: acte.champ, texte: 'Ce champ est à remplir.' }])
  const fait = await corrigerLaVersion(d, regime.ressource, { usager, numero: Number(numero), version: Number(recu.version), corps })
  if (fait.statut === 200) return { versLa: `${adresseDesSanctions(usager, regime)}/${numero}?fait=${acte.cle}` }
  if (fait.statut === 412)
    return ecran(d, acte, recu, [{ champ: acte.champ, texte: 'La procédure a changé pendant que vous écriviez : relisez-la d’abord.' }])
  if (fait.statut === 422 || fait.statut === 400)
    return ecran(
      d,
      acte,
      recu,
      refusees(fait, ([nom = '']) => (Object.hasOwn(corps, nom) ? nom : acte.champ)),
    )
  throw refusDeLApi(fait.statut, fait.corps)
}
