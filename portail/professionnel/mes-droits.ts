import { actes, permet, roles } from '../../src/droit/roles.js'
import type { Ligne, Operation } from '../../src/moteur/lignes.js'
import { caractere, type Ecran, enJour, fiche, type Html, html, liste, vide } from '../interface/index.js'
import { lignesDeLAgent } from './droits.js'
import type { Demande } from './ecran.js'

const verbes: Readonly<Record<Operation, string>> = { rechercher: 'chercher', consulter: 'lire', deposer: 'ajouter', corriger: 'corriger' }

const enTirets = (texte: string) => texte.replaceAll(/[A-Z]/g, m => `-${m.toLowerCase()}`)

const uneRessource = (lignes: readonly Ligne[]): Html => {
  const [premiere] = lignes
  if (!premiere) return html``
  const { ressource } = premiere
  const echanges = [...new Set(lignes.map(l => l.echange))]
  return html`<section class="carte" aria-labelledby="droit-${ressource.chemin}"><h2 id="droit-${ressource.chemin}">${ressource.intitule}</h2>
${echanges.map(
  e => html`<h3>${e.finalite} ${caractere(e.caractere)}</h3>
${fiche([
  ['Texte', `${e.base.texte.cite} : ${e.base.texte.objet}`],
  ...lignes
    .filter(l => l.echange === e)
    .map((l): [string, Html] => [
      `Vous pouvez ${verbes[l.operation]}`,
      html`<p>${l.champs.map((c, i) => html`${i > 0 && ', '}${ressource.donnees[c]?.libelle}`)}</p><p class="discret">Pour ${l.sur.phrase}.</p>`,
    ]),
])}`,
)}
<p class="discret"><a href="/documentation/notices/${enTirets(ressource.nom)}">La notice remise aux personnes sur cette donnée</a></p></section>`
}

/** What the agent may see and do, about whom and by which text: the declaration, narrowed to her. */
export async function mesDroits(d: Demande): Promise<Ecran> {
  const { agent, organisation, structure } = d.session
  const portes = agent?.roles ?? []
  const lignes = lignesDeLAgent(d.contexte, d.session)
  const nom = (code: string) => d.contexte.habilitations.organisation(code)?.nom ?? code
  return {
    titre: 'Mes droits',
    menu: 'droits',
    chapeau: html`<p>Ce que vous pouvez lire et écrire, sur qui, et en vertu de quel texte. Rien d’autre ne vous est ouvert.</p>`,
    corps: html`<section class="carte" aria-labelledby="qui"><h2 id="qui">Qui vous êtes ici</h2>
${fiche([
  ['Organisation', nom(organisation)],
  ['Structure', structure && (d.contexte.habilitations.structure(structure)?.nom ?? structure)],
  [portes.length > 1 ? 'Rôles' : 'Rôle', portes.map(r => roles[r].libelle).join(', ')],
  ['Jusqu’au', agent && enJour(agent.expireLe)],
  ['Vous pouvez aussi', listeDesActes(portes)],
])}
<p class="discret"><a href="/professionnel/sessions">Mes sessions ouvertes</a></p></section>
${
  lignes.length === 0
    ? vide(
        'Aucun dossier ne vous est ouvert',
        html`<p>Vos rôles servent à administrer ou à contrôler : ils n’ouvrent les données de personne.</p>`,
      )
    : d.contexte.ressources.map(r => uneRessource(lignes.filter(l => l.ressource === r)))
}`,
  }
}

const listeDesActes = (portes: Parameters<typeof permet>[0]) => {
  const permis = (Object.keys(actes) as (keyof typeof actes)[]).filter(a => permet(portes, a))
  return permis.length > 0 && liste(permis.map(a => actes[a]))
}
