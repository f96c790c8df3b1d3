import { jourDe } from '../../../src/moteur/moteur.js'
import { html, lienBouton, rendre, tableau, vide, enJour } from '../../interface/index.js'
import { carteDeProjet, compte, etatDeLOffre } from '../../projet/cartes.js'
import type { Visite } from '../espace.js'
import { lireMesOffres, lireMesProjets } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  projet: 'Votre projet est enregistré. Ceux qui vous accompagnent le lisent déjà.',
}

/** What she wants to do, what was retained with her, the offers she was proposed. */
export const pageDesProjets = (horloge: () => Date) => async (v: Visite) => {
  const [projets, offres] = await Promise.all([lireMesProjets(v), lireMesOffres(v)])
  const { fait = '' } = v.requete.query as { fait?: string }
  const nommer = v.nommer
  return rendre(v.reponse, v.session, {
    titre: 'Mon projet',
    menu: 'projets',
    chapeau: html`<p>Ce que vous voulez faire, et les offres que l’on vous propose. Vous pouvez écrire un projet vous-même : votre référent le lira.</p>`,
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    corps: html`${compte(
      offres.map(o => o.donnees),
      jourDe(horloge()),
    )}
${
  projets.length === 0
    ? vide(
        'Aucun projet n’est encore écrit',
        html`<p>Vous savez déjà quel métier vous cherchez ? Écrivez-le : cela prépare votre prochain rendez-vous.</p>`,
      )
    : projets.map(p =>
        carteDeProjet(p.donnees, {
          numero: p.numero,
          nommer,
          pied: p.donnees.retenuOre
            ? html`<p>Ce projet définit votre offre raisonnable d’emploi : il se change avec votre référent. Refuser deux offres qui y répondent, sans raison légitime, peut avoir des conséquences ; vous serez toujours entendu avant.</p>`
            : p.donnees.etat === 'EN_COURS' &&
              html`<p class="boutons">${lienBouton(`/mon-espace/projets/${p.numero}`, html`Modifier<span class="a-entendre"> : ${p.donnees.intitule}</span>`)}</p>`,
        }),
      )
}
<p class="boutons">${lienBouton('/mon-espace/projets/nouveau', 'Écrire un projet')} ${lienBouton('/mon-espace/diagnostic', 'Lire mon diagnostic')}</p>
<section aria-labelledby="offres"><h2 id="offres">Les offres proposées</h2>
${
  offres.length === 0
    ? html`<p class="discret">Aucune offre ne vous a été proposée.</p>`
    : tableau(
        'mes-offres',
        `${offres.length} offre${offres.length > 1 ? 's' : ''}`,
        ['Offre', 'Employeur', 'Proposée le', 'État'],
        offres
          .toSorted((a, b) => b.donnees.proposeeLe.localeCompare(a.donnees.proposeeLe))
          .map(o => [
            html`<a href="/mon-espace/offres/${o.numero}">${o.donnees.intitule}</a>`,
            o.donnees.employeur,
            enJour(o.donnees.proposeeLe),
            etatDeLOffre(o.donnees, nommer),
          ]),
      )
}</section>`,
  })
}
