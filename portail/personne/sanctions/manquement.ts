import type { Manquement } from '../../../src/parcours/manquement/index.js'
import { bouton, type ErreurDeSaisie, formulaire, html, lienBouton, rendre, zoneDeTexte } from '../../interface/index.js'
import { ficheDuManquement, ficheDuMotif, intituleDuManquement } from '../../sanctions/manquements.js'
import { chemins, corpsDe, detailDe, type Visite } from '../espace.js'
import { mesPieces } from '../pieces/section.js'
import { leRang, type Rang, refusees } from '../projet/lire.js'
import { filDeMesSanctions, lireMesManquements, lireMesSanctions } from './lire.js'

export const pageDuManquement = async (v: Visite) => montrer(v, leRang(await lireMesManquements(v), v))

async function montrer(v: Visite, rang: Rang<Manquement>, recu: Record<string, string> = {}, erreurs: readonly ErreurDeSaisie[] = []) {
  const { numero, version, donnees: m } = rang
  const procedure = (await lireMesSanctions(v)).find(s => s.donnees.manquements.some(x => x.manquement === numero))
  return rendre(
    v.reponse,
    v.session,
    {
      titre: intituleDuManquement(m),
      menu: 'espace',
      fil: filDeMesSanctions,
      erreurs,
      chapeau: html`<p>${m.retire ? 'Ce signalement a été retiré : il ne compte plus.' : 'Ceci est un signalement, pas une sanction. Si vous aviez une raison, dites-la : elle compte.'}</p>`,
      corps: html`${ficheDuManquement(m, procedure ? 'rsa' : 'travail', {
        nommer: v.nommer,
        absence: n => `/mon-espace/absences/${n}`,
        offre: n => `/mon-espace/offres/${n}`,
        contrat: '/mon-espace/contrat',
      })}
<section aria-labelledby="raison"><h2 id="raison">Ma raison</h2>
${ficheDuMotif(m, v.nommer)}</section>
${procedure && html`<p class="boutons">${lienBouton(`/mon-espace/sanctions/${procedure.numero}`, 'Voir la procédure')}</p>`}
${
  !m.retire &&
  html`<section aria-labelledby="repondre"><h2 id="repondre">Répondre</h2>
${formulaire(v.session, {
  action: `/mon-espace/manquements/${numero}`,
  corps: html`<input type="hidden" name="version" value="${version}">${zoneDeTexte({ nom: 'reponse', libelle: 'Ce qui s’est passé', aide: 'Avec vos mots. N’écrivez rien sur votre santé : dites « une raison personnelle », et parlez-en de vive voix à votre référent.', valeur: recu.reponse ?? m.reponse, longueur: 4000, erreurs })}
<p class="boutons">${bouton('Envoyer ma réponse')}</p>`,
})}</section>`
}
${mesPieces({ chemin: 'manquements', numero, pieces: m.piecesJointes }, m.retire ? 'close' : 'à joindre', v.nommer)}`,
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

export async function repondreAuManquement(v: Visite) {
  const rang = leRang(await lireMesManquements(v), v)
  const recu = corpsDe(v.requete)
  const { reponse = '', version = '' } = recu
  if (reponse.length < 3) return montrer(v, rang, recu, [{ champ: 'reponse', texte: 'Écrivez ce que vous voulez répondre.' }])
  const { statut, corps } = await v.ecrire('PATCH', `${chemins.monManquement}/${rang.numero}`, { reponse }, { 'if-match': `"${version}"` })
  if (statut === 200) return v.reponse.redirect('/mon-espace/sanctions?fait=manquement', 303)
  const dites = refusees(corps, () => 'reponse')
  return montrer(v, rang, recu, dites.length > 0 ? dites : [{ champ: 'reponse', texte: detailDe(corps) }])
}
