import { lignesDe } from '../../../src/moteur/lignes.js'
import type { ContextePortail } from '../../contexte.js'
import { etapesDe } from '../../histoire/etapes.js'
import { lirePageDuRecit } from '../../histoire/page-du-recit.js'
import { frise, html, pagination, rendre, vide } from '../../interface/index.js'
import type { Visite } from '../espace.js'

const ici = '/mon-espace/parcours'

/** What has happened to her, told from the latest to the first: what, by whom, when, and the reason that was given. */
export const pageDuParcours =
  ({ ressources, api }: ContextePortail) =>
  async (v: Visite) => {
    const { avant } = v.requete.query as { avant?: string }
    const { faits, suivant } = await lirePageDuRecit({
      // Health asks for a surer sign-in, and a page of its own.
      lignes: ressources.map(r =>
        lignesDe(r).filter(l => l.operation === 'consulter' && l.nomEchange === 'accesDeLaPersonne' && l.assurance.demande === 'ordinaire'),
      ),
      ...{ usager: 'moi', avant, appeler: chemin => api(v.session, v.requete.id, 'GET', chemin) },
    })
    const etapes = etapesDe(faits, { nommer: v.nommer, elle: 'Vous' })
    return rendre(v.reponse, v.session, {
      titre: 'Mon parcours',
      menu: 'parcours',
      chapeau: html`<p>Ce qui s’est passé, du plus récent au plus ancien : quoi, par qui, et la raison donnée. Chaque donnée se lit en entier, et se conteste, dans <a href="/mon-espace/donnees">mes données</a> ; ce qui touche à la santé ne se lit que là.</p>`,
      corps: html`${etapes.length === 0 ? rien(avant) : frise(etapes)}
${pagination({
  debut: avant === undefined ? undefined : ici,
  suite: suivant === null ? undefined : `${ici}?avant=${suivant}`,
  plusLoin: 'Plus ancien',
})}`,
    })
  }

const rien = (avant: string | undefined) =>
  avant === undefined
    ? vide('Rien n’est encore enregistré', html`<p>Votre parcours se racontera ici à mesure.</p>`)
    : vide('Rien de plus ancien', html`<p>Vous avez lu votre parcours jusqu’à son début.</p>`)
