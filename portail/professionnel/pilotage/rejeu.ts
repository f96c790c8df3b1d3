import { libellesDeLOrientation as mots, type RejeuDeTable } from '../../../src/parcours/orientation/index.js'
import { bouton, type Ecran, type ErreurDeSaisie, fiche, formulaire, type Html, html, tableau, zoneDeTexte } from '../../interface/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'

const adresse = '/professionnel/pilotage/rejeu'

const ecran = (d: Demande, table: string, resultat: Html | false, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Essayer une table de décision',
  menu: 'pilotage',
  fil: [{ href: '/professionnel/pilotage', texte: 'Pilotage' }],
  erreurs,
  chapeau: html`<p>Lisez ce que d’autres règles auraient proposé des cas passés, avant que quiconque les adopte. Rien n’est modifié, et les cas sont lus sans dire de qui il s’agit.</p>`,
  corps: html`${resultat}
<section aria-labelledby="a-essayer"><h2 id="a-essayer">La table à essayer</h2>
${formulaire(d.session, {
  action: adresse,
  corps: html`${zoneDeTexte({ nom: 'table', libelle: 'Contenu du fichier de la table', aide: 'Au format JSON. La table en vigueur est déjà là : changez-la, ou collez la vôtre. La première règle qui tient propose.', valeur: table, lignes: 20, longueur: 60_000, erreurs })}
<p>${bouton('Essayer sur les cas passés')}</p>`,
})}</section>`,
})

/** The present table, ready to be changed. */
export async function essayerUneTable(d: Demande): Promise<Ecran> {
  const enVigueur = await d.lire<Record<string, unknown>>('/api/v1/pilotage/table-de-decision')
  return ecran(d, JSON.stringify(enVigueur, null, 1), false)
}

export async function rejouer(d: Demande): Promise<Ecran> {
  const { table = '' } = d.requete.body as { table?: string }
  const corps = enJson(table)
  if (corps === undefined)
    return ecran(d, table, false, [{ champ: 'table', texte: 'Ce texte n’est pas du JSON : une virgule ou un guillemet manque peut-être.' }])
  const { statut, corps: rendu } = await d.appeler('POST', '/api/v1/pilotage/rejeux', { corps })
  if (statut === 200) return ecran(d, table, bilan(rendu as RejeuDeTable))
  if (statut !== 400 && statut !== 422) throw refusDeLApi(statut, rendu)
  const manques = (rendu.errors ?? []) as { pointer: string; detail: string }[]
  const dits = manques.length > 0 ? manques.map(m => `${m.pointer} : ${m.detail}`) : [String(rendu.detail)]
  return ecran(
    d,
    table,
    false,
    dits.map(texte => ({ champ: 'table', texte })),
  )
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return undefined
  }
}

const part = (n: number, sur: number) => (sur === 0 ? '—' : `${((100 * n) / sur).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} %`)
const enPhrase = (p: RejeuDeTable['changements'][number]['apres']): Html =>
  p === null
    ? html`aucune règle ne tient`
    : html`${mots.libellesDesParcours[p.parcours as 'IND'].split(' (')[0]}, ${mots.libellesDesOrganismes[p.organisme as 'IND']} <span class="discret">règle ${p.regle}</span>`

const bilan = (r: RejeuDeTable): Html => html`<section aria-labelledby="bilan"><h2 id="bilan">Ce que dirait la table ${r.version}</h2>
${fiche([
  ['Cas rejoués', `${r.cas.toLocaleString('fr-FR')}${r.tronque ? ', ceux des personnes arrivées le plus récemment' : ''}`],
  ['Propositions qui changeraient', `${r.changent.toLocaleString('fr-FR')} (${part(r.changent, r.cas)})`],
  [
    'Conformes à ce qui a été décidé',
    r.decides > 0 && `${part(r.suivisAvant, r.decides)} aujourd’hui, ${part(r.suivisApres, r.decides)} avec cette table`,
  ],
  ['Cas dont elle ne dirait rien', r.sansRegle > 0 && r.sansRegle.toLocaleString('fr-FR')],
  ['Cas laissés, réponses incomplètes', r.incomplets.toLocaleString('fr-FR')],
])}
${
  r.changements.length === 0
    ? html`<p>Aucune proposition ne changerait.</p>`
    : tableau(
        'changements',
        'De quoi à quoi',
        ['Proposé', 'Serait proposé', 'Cas', 'Exemples'],
        r.changements.map(c => [enPhrase(c.avant), enPhrase(c.apres), c.nombre.toLocaleString('fr-FR'), c.exemples.join(', ')]),
      )
}
${tableau(
  'regles-essayees',
  'Ce que chaque règle proposerait',
  ['Règle', 'Cas où elle tient'],
  r.regles.map(x => [x.code, x.tient.toLocaleString('fr-FR')]),
)}</section>`
