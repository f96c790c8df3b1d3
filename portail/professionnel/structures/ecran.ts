import { acteurs } from '../../../src/droit/acteurs.js'
import { bouton, champ, type Ecran, etiquette, formulaireDeFiltre, html, type Html, tableau, vide } from '../../interface/index.js'
import { texteDe } from '../../projet/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'

export type Trouve = {
  commune: { code: string; libelle: string }
  decideDuRsa: { qui: string; pourquoi: string; texte: string; confiance: string }
  structures: { type: string; organisation: string; nom: string; structure: string | null; nomStructure: string | null; precise: boolean }[]
}

/** Who receives the people of a commune: the name of a place is no datum of anybody. */
export async function structures(d: Demande): Promise<Ecran> {
  const lieu = texteDe((d.requete.query as { lieu?: unknown }).lieu)
  const rendu = lieu === '' ? null : await d.appeler('GET', `/api/v1/structures/competentes?lieu=${encodeURIComponent(lieu)}`)
  if (rendu && ![200, 400, 404].includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  return {
    titre: 'Trouver une structure',
    menu: 'structures',
    chapeau: html`<p>Qui peut accompagner une personne, d’après la commune où elle vit, et qui y décide de son orientation.</p>`,
    corps: html`${formulaireDeFiltre(
      '/professionnel/structures',
      html`${champ({ nom: 'lieu', libelle: 'Commune ou code postal', valeur: lieu, longueur: 80, autocomplete: 'off' })}${bouton('Chercher')}`,
      'Chercher les structures d’une commune',
    )}
${rendu && (rendu.statut === 200 ? trouvees(rendu.corps as Trouve) : vide('Cette commune n’est pas connue', html`<p>Écrivez son nom en entier, ou son code postal.</p>`))}`,
  }
}

// The API is ours, and its contract is checked by its own tests.
const trouvees = ({
  commune,
  decideDuRsa,
  structures: siennes,
}: Trouve): Html => html`<section aria-labelledby="trouvees"><h2 id="trouvees">${commune.libelle}</h2>
<p>Bénéficiaires du RSA : l’orientation y est décidée par ${decidant(decideDuRsa)}</p>
${organismesDuLieu(siennes)}</section>`

/** Who decides there, why, under which text and how sure it is. */
export const decidant = ({ qui, pourquoi, texte, confiance }: Trouve['decideDuRsa']): Html =>
  html`${acteurs.find(a => a.code === qui)?.nom ?? qui}. ${pourquoi} <span class="discret">(${texte})</span>${confiance !== 'sûr' && html` ${etiquette(`règle ${confiance}`)}`}`

/** Who may accompany the people of a place, each organisme by the structure that answers for it. */
export const organismesDuLieu = (siennes: Trouve['structures']): Html =>
  siennes.length === 0
    ? vide('Aucun organisme', html`<p>Aucun organisme de la plateforme ne répond de cette commune.</p>`)
    : tableau(
        'trouvees-tableau',
        'Organismes référents',
        ['Organisme', 'Structure', 'Répond de'],
        siennes.map(s => [s.nom, s.nomStructure ?? 'l’organisme entier', s.precise ? 'la commune' : 'tout le département']),
      )
