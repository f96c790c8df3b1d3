import { jourDe } from '../../../src/moteur/moteur.js'
import { type Ecran, enJour, html, lienBouton, tableau, vide } from '../../interface/index.js'
import { carteDeProjet, compte, etatDeLOffre } from '../../projet/cartes.js'
import { nommeur } from '../dossier/donnees.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { filDuDossier, lireLesProjets } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  projet: 'Le projet est enregistré. La personne le lit dans son espace.',
  offre: 'L’offre est proposée : la personne la voit dans son espace et peut y répondre.',
}

/** What the person wants to do, what was retained, what was proposed to her. */
export async function projets(d: Demande): Promise<Ecran> {
  const { usager, nom, projets: siens, offres } = await lireLesProjets(d)
  const base = `/professionnel/dossiers/${usager}/projets`
  const { fait = '' } = d.requete.query as { fait?: string }
  const enCours = siens.some(p => p.donnees.etat === 'EN_COURS')
  const nommer = nommeur(d)
  const dites = offres.map(o => o.donnees)
  return {
    titre: `Projets : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager),
    chapeau: html`<p>Plusieurs projets se mènent ensemble ; un seul définit l’offre raisonnable d’emploi, celle que la personne s’engage à ne pas refuser deux fois sans raison.</p>`,
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    corps: html`${compte(dites, jourDe(d.contexte.horloge()))}
${
  siens.length === 0
    ? vide('Aucun projet n’est encore écrit', html`<p>Cherchez le métier avec la personne, ou notez un projet à définir.</p>`)
    : siens.map(p =>
        carteDeProjet(p.donnees, {
          numero: p.numero,
          nommer,
          pied:
            peutEcrire(d, 'projet', 'corriger') &&
            html`<p class="boutons">${lienBouton(`${base}/${p.numero}`, html`Modifier<span class="a-entendre"> : ${p.donnees.intitule}</span>`)}</p>`,
        }),
      )
}
<p class="boutons pas-imprime">${peutEcrire(d, 'projet', 'deposer') && lienBouton(`${base}/nouveau`, 'Ajouter un projet')}</p>
<section aria-labelledby="offres"><h2 id="offres">Offres proposées</h2>
${
  offres.length === 0
    ? html`<p class="non-renseigne">Aucune offre n’a été proposée.</p>`
    : tableau(
        'offres-tableau',
        `${offres.length} offre${offres.length > 1 ? 's' : ''}`,
        ['Offre', 'Employeur', 'Proposée le', 'État'],
        offres
          .toSorted((a, b) => b.donnees.proposeeLe.localeCompare(a.donnees.proposeeLe))
          .map(o => [
            html`<a href="${base}/offres/${o.numero}">${o.donnees.intitule}</a>`,
            o.donnees.employeur,
            enJour(o.donnees.proposeeLe),
            etatDeLOffre(o.donnees, nommer),
          ]),
      )
}
<p class="boutons pas-imprime">${enCours && peutEcrire(d, 'propositionDOffre', 'deposer') && lienBouton(`${base}/offres/nouvelle`, 'Proposer une offre')}</p></section>`,
  }
}
