import { jourDe } from '../../../src/moteur/moteur.js'
import { delaiDeReprise, jourDeReprise } from '../../../src/parcours/contrat-engagement/index.js'
import { enJour, enMots, etiquette, type Html, html } from '../../interface/index.js'
import { lireLaRessource } from '../dossier/lire.js'
import { ressourceNommee } from '../droits.js'
import type { Demande } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

type Anterieur = { type: string; dateDebut: string; dateFin: string | null; organisation: string }

/** What binds her until her contrat d'engagement does, and the day by which it is replaced. */
export async function contratsAnterieurs(d: Demande, usager: string): Promise<Html | false> {
  const ressource = ressourceNommee(d.contexte, 'contrats-preexistants')
  const lue = ressource && (await lireLaRessource(d, ressource, usager))
  // The API is ours, and its contract is checked by its own tests.
  const siens = (lue?.enregistrements ?? []).map(e => e.versions[0].donnees as Anterieur)
  if (siens.length === 0) return false
  const adresse = (await identiteLisible(d, usager))?.adresse as { codeInseeCommune?: string | null } | null | undefined
  const commune = adresse?.codeInseeCommune ?? null
  const jour = jourDe(d.contexte.horloge())
  const enVigueur = delaiDeReprise(commune).valeurs.findLast(v => v.depuis <= jour)
  const { nommer } = d.reponse.server.interface
  const un = (c: Anterieur): Html => {
    const avant = jourDeReprise(c, commune, jour)
    return html`<li>${enMots(c.type, { ressource: 'contratPreexistant', champ: 'type', nommer }).join('')}, avec ${nommer(c.organisation)}, depuis le ${enJour(c.dateDebut)}${
      avant !== null &&
      html` : à remplacer avant le <strong>${enJour(avant)}</strong> <span class="discret">${enVigueur?.texte.cite}</span>${enVigueur && enVigueur.confiance !== 'sûr' && html` ${etiquette(`délai ${enVigueur.confiance}`)}`}`
    }</li>`
  }
  return html`<section aria-labelledby="anterieurs"><h2 id="anterieurs">Contrats antérieurs</h2><ul>${siens.map(un)}</ul></section>`
}
