import { type Html, html, tableau, vide } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lignesDeCodes, tableauxDesLignes } from '../echanges.js'
import { type HabilitationEntiere, lireLHabilitation, listerLesHabilitations } from '../habilitations/habilitation.js'
import { tousLesChamps } from './champs.js'
import { cellule } from './contenu.js'
import { type Contenu, type DemandeEntiere, lireLaDemande } from './demande.js'

type Ecarts = {
  ajoutees: string[]
  retirees: string[]
  gardees: string[]
  rubriques: [string, string, string][]
  base: HabilitationEntiere | null
  enVigueur: number
}

/** What a request would change of what its organisation holds today: the habilitation it reopens, or all those in force. */
async function ecartsDe(d: Demande, q: DemandeEntiere): Promise<Ecarts> {
  const actives = await listerLesHabilitations(d, { etat: 'active', organisation: q.organisation })
  const entieres = await Promise.all(actives.map(h => lireLHabilitation(d, h.numero)))
  const base = entieres.find(h => h.numero === q.rouvre) ?? null
  const tenues = new Set((base ? [base] : entieres).flatMap(h => h.lignes.map(l => l.code)))
  const demandees = q.contenu.lignes ?? []
  return {
    ajoutees: demandees.filter(l => !tenues.has(l)),
    gardees: demandees.filter(l => tenues.has(l)),
    retirees: base ? [...tenues].filter(l => !demandees.includes(l)) : [],
    rubriques: base ? rubriquesChangees((await lireLaDemande(d, base.demande)).contenu, q.contenu) : [],
    base,
    enVigueur: entieres.length,
  }
}

const rubriquesChangees = (avant: Contenu, apres: Contenu): [string, string, string][] =>
  tousLesChamps
    .map((c): [string, string, string] => [c.entier, cellule(avant, c), cellule(apres, c)])
    .filter(([, a, b]) => a !== b)
    .map(([c, a, b]) => [c, a || 'rien', b || 'rien'])

const bloc = (d: Demande, id: string, titre: string, codes: readonly string[]): Html | false =>
  codes.length > 0 && html`<h3>${titre}</h3>${tableauxDesLignes(d, id, lignesDeCodes(d, codes))}`

/** The same in words: what would open, what would close, what the request says otherwise; what stays is folded away. */
export async function changements(d: Demande, q: DemandeEntiere): Promise<Html> {
  const e = await ecartsDe(d, q)
  const intact = e.ajoutees.length + e.retirees.length + e.rubriques.length === 0
  return html`<section aria-labelledby="changements"><h2 id="changements">Ce qu’elle change</h2>
<p>${
    e.base
      ? html`Elle rouvre l’habilitation H${e.base.numero}, « ${e.base.intitule} », qui s’éteindra si celle-ci est accordée.`
      : e.enVigueur === 0
        ? 'L’organisation n’a aucune habilitation en vigueur.'
        : html`Elle s’ajoute à ce que l’organisation tient déjà : ${e.enVigueur === 1 ? 'une habilitation' : `${e.enVigueur} habilitations`} en vigueur.`
  }</p>
${intact && vide('Rien ne change', html`<p>${e.base ? 'Les mêmes échanges, et les mêmes réponses.' : 'Tous les échanges demandés sont déjà ouverts.'}</p>`)}
${bloc(d, 'ajoutees', e.ajoutees.length === 1 ? 'Un échange s’ouvrirait' : `${e.ajoutees.length} échanges s’ouvriraient`, e.ajoutees)}
${bloc(d, 'retirees', e.retirees.length === 1 ? 'Un échange se fermerait' : `${e.retirees.length} échanges se fermeraient`, e.retirees)}
${e.rubriques.length > 0 && tableau('rubriques', 'Réponses qui changent', ['Rubrique', 'Aujourd’hui', 'Demandé'], e.rubriques)}
${e.gardees.length > 0 && html`<details><summary>${e.gardees.length === 1 ? 'Un échange déjà ouvert' : `${e.gardees.length} échanges déjà ouverts`}, sans changement</summary>${tableauxDesLignes(d, 'gardees', lignesDeCodes(d, e.gardees))}</details>`}
</section>`
}
