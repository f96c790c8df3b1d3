import { z } from 'zod'
import { alerte, bouton, type Ecran, type ErreurDeSaisie, enJour, formulaire, type Html, html, vide } from '../../interface/index.js'
import { enPrenom } from '../dossier/personne.js'
import { sesLignes } from '../droits.js'
import type { Demande } from '../ecran.js'
import { type Homonyme, parCles, parNom } from './chercher.js'
import { champDeNaissance, champDesNoms, champDuNir, champDuNumero, type SaisieDeRecherche } from './formulaires.js'

const texte = z.string().max(200).catch('')
const recue = z.object({
  par: z.enum(['noms', 'nir', 'numero']).catch('noms'),
  noms: texte,
  nir: texte,
  dateNaissance: texte,
  numeroFranceTravail: texte,
})

/** Three ways in, none of which ever puts a person in an address. */
export const recherche = async (d: Demande): Promise<Ecran> => page(d, {})

function page(d: Demande, saisie: SaisieDeRecherche, erreurs: readonly ErreurDeSaisie[] = [], resultat?: Html): Ecran {
  const parNoms = sesLignes(d.contexte, d.session, 'identite', 'rechercher').some(l => l.echange.rechercher?.parNom)
  const une = (par: string, titre: string, champs: Html) =>
    html`<section class="carte" aria-labelledby="par-${par}"><h2 id="par-${par}">${titre}</h2>
${formulaire(d.session, { action: '/professionnel/recherche', corps: html`<input type="hidden" name="par" value="${par}">${champs}<div class="boutons">${bouton('Chercher')}</div>`, nom: titre })}</section>`
  return {
    titre: 'Rechercher une personne',
    menu: 'recherche',
    chapeau: html`<p>Vous ne trouvez que les personnes que votre structure suit. Chaque recherche laisse une trace que la personne peut lire.</p>`,
    ...(erreurs.length > 0 && { erreurs }),
    corps: html`${resultat}
${parNoms && une('noms', 'Par le nom', champDesNoms(saisie, erreurs))}
<div class="deux">${une('nir', 'Par le numéro de sécurité sociale', html`${champDuNir(saisie, erreurs)}${champDeNaissance(saisie, erreurs)}`)}
${une('numero', 'Par le numéro France Travail', champDuNumero(saisie, erreurs))}</div>`,
  }
}

/** An exact key leads to the file; names lead to a choice, even of one: the birth date is to be checked by eye. */
export async function chercher(d: Demande): Promise<Ecran | { versLa: string }> {
  const s = recue.parse(d.requete.body ?? {})
  const cles = {
    nir: s.nir.replaceAll(/\s/g, '').toUpperCase().slice(0, 13),
    dateNaissance: s.dateNaissance,
    numeroFranceTravail: s.numeroFranceTravail.replaceAll(/\s/g, ''),
  }
  const erreurs = manques(s.par, s.noms, cles)
  if (erreurs.length > 0) return page(d, s, erreurs)
  if (s.par === 'noms') {
    const { trouvees, incomplet } = await parNom(d, s.noms)
    return page(
      d,
      s,
      [],
      trouvees.length > 0
        ? resultats(trouvees, incomplet)
        : personne(
            html`<p>Personne, parmi celles que vous suivez, ne porte ces noms. Essayez le nom de naissance, ou un seul des deux noms.</p>`,
          ),
    )
  }
  const { nir, dateNaissance, numeroFranceTravail } = cles
  const usager = await parCles(d, s.par === 'nir' ? { nir, dateNaissance } : { numeroFranceTravail })
  return usager
    ? { versLa: `/professionnel/dossiers/${usager}` }
    : page(
        d,
        s,
        [],
        personne(
          html`<p>Aucune personne de votre périmètre ne répond à ces clés. Vérifiez-les : un seul chiffre change tout. Une personne suivie ailleurs n’apparaît pas ici.</p>`,
        ),
      )
}

function manques(
  par: string,
  noms: string,
  { nir, dateNaissance, numeroFranceTravail }: Required<Omit<SaisieDeRecherche, 'noms'>>,
): ErreurDeSaisie[] {
  if (par === 'noms')
    return noms.replaceAll(/[^\p{L}\p{N}]/gu, '').length < 2
      ? [{ champ: 'noms', texte: 'Donnez au moins deux lettres d’un nom ou d’un prénom.' }]
      : []
  if (par === 'numero')
    return /^\d{11}$/.test(numeroFranceTravail) ? [] : [{ champ: 'numeroFranceTravail', texte: 'Le numéro France Travail a 11 chiffres.' }]
  return [
    ...(/^[1-478]\d{4}(\d{2}|2[AB])\d{6}$/.test(nir)
      ? []
      : [{ champ: 'nir', texte: 'Le numéro de sécurité sociale a 13 caractères et commence par 1, 2, 3, 4, 7 ou 8.' }]),
    ...(z.iso.date().safeParse(dateNaissance).success
      ? []
      : [{ champ: 'dateNaissance', texte: 'Donnez la date de naissance entière : jour, mois et année.' }]),
  ]
}

const personne = (dit: Html) => html`<div role="status">${vide('Personne', dit)}</div>`

const resultats = (
  trouvees: readonly Homonyme[],
  incomplet: boolean,
): Html => html`<section aria-labelledby="trouvees"><div role="status"><h2 id="trouvees">${trouvees.length === 1 ? 'Une personne' : `${trouvees.length} personnes`}</h2></div>
${incomplet && alerte('information', html`<p>Il y en a d’autres : ajoutez un prénom ou un nom de naissance.</p>`)}
<ul class="homonymes">${trouvees.map(({ usager, donnees: p }) => html`<li><a href="/professionnel/dossiers/${usager}">${enPrenom(p.prenom)} ${p.nom}</a><span>${p.nomNaissance !== p.nom && html`née ou né ${p.nomNaissance}, `}le ${enJour(p.dateNaissance)}</span></li>`)}</ul></section>`
