import { randomUUID } from 'node:crypto'
import type { Projet } from '../../../src/parcours/projet/index.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { bouton, type ErreurDeSaisie, formulaire, html, lienBouton, rendre } from '../../interface/index.js'
import { champsDesSouhaits, chercherLeMetier, enRecu } from '../../projet/champs.js'
import { type Recherche, trouverLeMetier } from '../../projet/metiers.js'
import { metierSaisi, type Recu, souhaitsSaisis, texteDe } from '../../projet/saisie.js'
import { chemins, detailDe, type Visite } from '../espace.js'
import { leRang, lireMesProjets, type Rang, refusees } from './lire.js'

const viser = async (v: Visite): Promise<Rang<Projet> | undefined> =>
  'numero' in (v.requete.params as object) ? leRang(await lireMesProjets(v), v) : undefined

const page = (v: Visite, rang: Rang<Projet> | undefined, recu: Recu, { erreurs = [], trouves }: Recherche = {}) =>
  rendre(
    v.reponse,
    v.session,
    {
      titre: rang ? `Mon projet : ${rang.donnees.intitule}` : 'Écrire un projet',
      menu: 'projets',
      fil: [{ href: '/mon-espace/projets', texte: 'Mon projet' }],
      largeur: 'lecture',
      chapeau: html`<p>Dites ce que vous cherchez, avec vos mots. Rien ne vous engage ici : ce qui vous engage se décide avec votre référent, dans votre contrat.</p>`,
      erreurs,
      corps: formulaire(v.session, {
        action: v.requete.url.split('?')[0] ?? '',
        corps: html`<input type="hidden" name="version" value="${rang?.version ?? 0}">
${chercherLeMetier(recu, trouves ?? null, rang?.donnees, erreurs)}
<section aria-labelledby="attentes"><h2 id="attentes">Ce que j’attends d’un emploi</h2>
${champsDesSouhaits(recu, erreurs)}</section>
<p class="boutons">${bouton('Enregistrer mon projet', 'principal', { nom: 'geste', valeur: 'enregistrer' })} ${lienBouton('/mon-espace/projets', 'Annuler')}</p>`,
      }),
    },
    erreurs.length > 0 ? 400 : 200,
  )

export async function formulaireDeMonProjet(v: Visite) {
  const rang = await viser(v)
  return page(v, rang, enRecu(rang?.donnees ?? {}))
}

export async function enregistrerMonProjet(v: Visite) {
  const rang = await viser(v)
  const recu = (v.requete.body ?? {}) as Recu
  if (recu.geste === 'chercher') return page(v, rang, recu, await trouverLeMetier(v, recu))
  const erreurs: ErreurDeSaisie[] = []
  const saisi = { ...metierSaisi(recu, rang?.donnees, erreurs), ...souhaitsSaisis(recu, erreurs) }
  const trouves = texteDe(recu.metier).length < 2 ? {} : await trouverLeMetier(v, recu)
  if (erreurs.length > 0) return page(v, rang, recu, { ...trouves, erreurs })
  const { statut, corps } = rang
    ? await v.ecrire('PATCH', `${chemins.monProjet}/${rang.numero}`, saisi, { 'if-match': `"${texteDe(recu.version)}"` })
    : await v.ecrire('POST', chemins.monProjet, { ...saisi, etat: 'EN_COURS' }, { 'idempotency-key': randomUUID() })
  if (statut === 200 || statut === 201) return v.reponse.redirect('/mon-espace/projets?fait=projet', 303)
  if (statut === 412)
    return page(v, await viser(v), recu, {
      erreurs: [
        {
          champ: 'metier',
          texte: 'Votre projet a changé pendant que vous écriviez. Votre saisie est gardée : relisez-la, puis enregistrez.',
        },
      ],
    })
  if (statut === 422) return page(v, rang, recu, { ...trouves, erreurs: refusees(corps, controleDe) })
  throw new EcranRefuse(400, 'Votre projet n’a pas été enregistré', detailDe(corps))
}

const controleDe = (champ: string): string =>
  ['intitule', 'typologie', 'codeRome', 'codeAppellation', 'retenuOre'].includes(champ)
    ? 'metier'
    : champ === 'salaire'
      ? 'salaire.montant'
      : champ
