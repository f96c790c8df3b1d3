import { etapesDe } from '../../histoire/etapes.js'
import { frise, html, pagination, rendre, vide } from '../../interface/index.js'
import { chemins, type Copie, type Visite } from '../espace.js'

/** Steps of one page: years of them are read a page at a time. */
const PAR_PAGE = 30

/** What has happened to her, told from the latest to the first: what, by whom, when, and the reason that was given. */
export async function pageDuParcours(v: Visite) {
  const { rubriques } = await v.lire<Copie>(chemins.copie)
  const faits = rubriques.flatMap(({ ressource, intitule, versions }) =>
    versions.map(({ donnees, modifies, version, misAJour }) => ({
      ...{ ressource, intitule, donnees, modifies, premiere: version === 1, le: misAJour.le, par: misAJour.par },
    })),
  )
  const etapes = etapesDe(faits, { nommer: v.nommer, elle: 'Vous' })
  const { depuis = '0' } = v.requete.query as { depuis?: string }
  const debut = /^\d{1,5}$/.test(depuis) ? Number(depuis) : 0
  const fin = debut + PAR_PAGE
  return rendre(v.reponse, v.session, {
    titre: 'Mon parcours',
    menu: 'parcours',
    chapeau: html`<p>Ce qui s’est passé, du plus récent au plus ancien : quoi, par qui, et la raison donnée. Chaque donnée se lit en entier, et se conteste, dans <a href="/mon-espace/donnees">mes données</a>.</p>`,
    corps:
      etapes.length === 0
        ? vide('Rien n’est encore enregistré', html`<p>Votre parcours se racontera ici à mesure.</p>`)
        : html`${frise(etapes.slice(debut, fin))}
${pagination({
  debut: debut > 0 ? '/mon-espace/parcours' : undefined,
  suite: etapes.length > fin ? `/mon-espace/parcours?depuis=${fin}` : undefined,
})}`,
  })
}
