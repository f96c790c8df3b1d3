import type { ContextePortail } from '../../contexte.js'
import { bouton, champ, formulaireDeFiltre, type Html, html, rendre, vide } from '../../interface/index.js'
import { panneDeLApi } from '../../panne-de-l-api.js'
import { decidant, organismesDuLieu, type Trouve } from '../../professionnel/structures/ecran.js'
import { chemins, type Visite } from '../espace.js'

type Identite = { donnees: { adresse?: { codeInseeCommune: string | null } | null } }

/** Who may accompany people where she lives, or elsewhere if she moves, and who decides of the orientation there. Her commune is in no address. */
export const pageDesStructures = (contexte: ContextePortail) => async (v: Visite) => {
  const { lieu = '' } = v.requete.query as { lieu?: string }
  const cherche = lieu.trim() === '' ? await maCommune(v) : `lieu=${encodeURIComponent(lieu.trim())}`
  const rendu = cherche === null ? null : await contexte.api(v.session, v.requete.id, 'GET', `/api/v1/structures/competentes?${cherche}`)
  if (rendu && ![200, 400, 404].includes(rendu.statut)) throw panneDeLApi(rendu.texte, rendu.statut)
  return rendre(v.reponse, v.session, {
    titre: 'Qui peut m’accompagner',
    menu: 'organisations',
    fil: [{ href: '/mon-espace/organisations', texte: 'Qui me suit' }],
    chapeau: html`<p>Les organismes qui accompagnent les personnes de votre commune, et qui y décide de l’orientation. Cherchez une autre commune si vous déménagez.</p>`,
    corps: html`${formulaireDeFiltre(
      '/mon-espace/structures',
      html`${champ({ nom: 'lieu', libelle: 'Commune ou code postal', valeur: lieu, longueur: 80, autocomplete: 'off' })}${bouton('Chercher')}`,
      'Chercher qui accompagne dans une commune',
    )}
${
  rendu === null
    ? vide('Votre commune n’est pas connue', html`<p>Écrivez le nom de votre commune, ou son code postal.</p>`)
    : rendu.statut === 200
      ? // The API is ours, and its contract is checked by its own tests.
        trouvees(rendu.corps as unknown as Trouve)
      : vide('Cette commune n’est pas connue', html`<p>Écrivez son nom en entier, ou son code postal.</p>`)
}`,
  })
}

async function maCommune(v: Visite): Promise<string | null> {
  const { donnees } = await v.lire<Identite>(chemins.identite)
  const code = donnees.adresse?.codeInseeCommune ?? null
  return code === null ? null : `commune=${encodeURIComponent(code)}`
}

const trouvees = ({ commune, decideDuRsa, structures }: Trouve): Html =>
  html`<section aria-labelledby="trouvees"><h2 id="trouvees">${commune.libelle}</h2>
<p>Si vous recevez le RSA, votre orientation y est décidée par ${decidant(decideDuRsa)}</p>
${organismesDuLieu(structures)}</section>`
