import { identite } from '../../../src/parcours/identite/identite.echange.js'
import { etapesDe } from '../../histoire/etapes.js'
import { lirePageDuRecit } from '../../histoire/page-du-recit.js'
import { type Ecran, frise, html, pagination, vide } from '../../interface/index.js'
import { sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { nommeur } from './donnees.js'
import { aPart, lireLaRessource } from './lire.js'
import { donneesDe, nomComplet } from './personne.js'

/** The story of one person to its beginning, a page at a time, as far as the agent may read it. */
export async function parcours(d: Demande): Promise<Ecran> {
  const { usager } = d.requete.params as { usager: string }
  const { avant } = d.requete.query as { avant?: string }
  const elle = await lireLaRessource(d, identite, usager, { resume: 1 })
  if (!elle) throw refusDeLApi(404, {})
  const { faits, suivant } = await lirePageDuRecit({
    lignes: d.contexte.ressources.filter(r => !aPart(r)).map(r => sesLignes(d.contexte, d.session, r.nom, 'consulter')),
    ...{ usager, avant, appeler: chemin => d.appeler('GET', chemin) },
  })
  const etapes = etapesDe(faits, { nommer: nommeur(d), elle: 'La personne, dans son espace' })
  const ici = `/professionnel/dossiers/${usager}/parcours`
  return {
    titre: `Le parcours de ${nomComplet(donneesDe([elle], 'identite'))}`,
    menu: 'personnes',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: `/professionnel/dossiers/${usager}`, texte: 'Dossier' },
    ],
    chapeau: html`<p>Ce qui s’est passé, du plus récent au plus ancien : quoi, par qui, et la raison donnée. Vous n’en lisez que ce que vos droits ouvrent.</p>`,
    corps: html`${etapes.length === 0 ? vide('Rien de plus ancien', html`<p>Le parcours est lu jusqu’à son début.</p>`) : frise(etapes)}
${pagination({
  debut: avant === undefined ? undefined : ici,
  suite: suivant === null ? undefined : `${ici}?avant=${suivant}`,
  plusLoin: 'Plus ancien',
})}`,
  }
}
