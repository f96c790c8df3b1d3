import { randomUUID } from 'node:crypto'
import { CodeDuTravail } from '../../../src/droit/textes.js'
import type { Actualisation } from '../../../src/parcours/actualisation/index.js'
import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { deMois, departDemande, enMois, ficheDInscription, moisDeclares } from '../../inscription/cartes.js'
import { faitsSaisis, prerempli, questions, type Recu } from '../../inscription/declaration.js'
import {
  alerte,
  bouton,
  type ErreurDeSaisie,
  enJour,
  formulaire,
  html,
  type Html,
  lienBouton,
  rendre,
  vide,
} from '../../interface/index.js'
import { enPdf, recuDeDeclaration } from '../../lettres/index.js'
import { chemins, lireMonIdentite, corpsDe, detailDe, type Visite } from '../espace.js'
import { envoi } from '../pages/telecharger.js'
import { mesRadiations } from '../radiation/radiation.js'
import { lireMonInscription, type MonInscription } from './lire.js'

const adresse = '/mon-espace/inscription'

/** Where she stands on the list of jobseekers, the month to declare, and what she declared (E4). */
export const pageDeLInscription =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) =>
    montrer(v, await lireMonInscription(v, horloge()))

async function montrer(v: Visite, lue: MonInscription | null, recu?: Recu, erreurs: readonly ErreurDeSaisie[] = []) {
  const { fait } = v.requete.query as { fait?: string }
  const dernier = lue?.mois.at(-1)
  const reproches = await mesRadiations(v)
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Mon inscription',
      menu: 'inscription',
      erreurs,
      ...(fait === 'declaration' &&
        dernier && {
          message: {
            genre: 'succes' as const,
            texte: html`Votre déclaration ${deMois(dernier.donnees.periode)} est enregistrée le ${enJour(dernier.donnees.le)}. <a href="${adresse}/declarations/${dernier.numero}.pdf">Garder le reçu (PDF accessible)</a>`,
          },
        }),
      chapeau: html`<p>Votre place sur la liste des demandeurs d’emploi, et la déclaration qui la renouvelle.</p>`,
      corps: lue
        ? html`<section aria-labelledby="situation"><h2 id="situation">Où j’en suis</h2>${ficheDInscription(lue.inscription)}
${lue.inscription.motifFin === 'non-actualisation' && cessee(lue)}</section>
${leDepart(lue)}${reproches}
${laDeclaration(v, lue, recu, erreurs)}
${
  lue.mois.length > 0 &&
  html`<section aria-labelledby="declares"><h2 id="declares">Ce que j’ai déclaré</h2>
${moisDeclares(lue.mois, 'moi', m => html`<a href="${adresse}/declarations/${m.numero}.pdf">Reçu<span class="a-entendre"> ${deMois(m.donnees.periode)}</span></a>`)}
<p>Une erreur ? Dites-le à France Travail, ou <a href="/mon-espace/donnees#actualisation">contestez-la</a>.</p></section>`
}`
        : vide('Vous n’êtes pas inscrit sur la liste', html`<p>Rien n’est à déclarer.</p>`),
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

const cessee = ({ inscription: i }: MonInscription): Html =>
  alerte(
    'attention',
    html`<p>Aucune déclaration n’a été reçue à temps, malgré un rappel : votre inscription a cessé le ${enJour(i.dateEffetStatut)} (${CodeDuTravail.R5411_17.cite}). Ce n’est pas une sanction.</p>
<p>Vous pouvez demander à France Travail de revoir cette décision, puis saisir le tribunal administratif.</p>`,
  )

/** How to leave the list, or that it is asked; how to come back, once gone otherwise than by silence. */
function leDepart({ inscription: i, mois, aFaire }: MonInscription): Html | false {
  const demandeLe = departDemande(i, mois)
  if (demandeLe !== null)
    return alerte(
      'information',
      html`<p>Vous avez demandé le ${enJour(demandeLe)} à quitter la liste : un conseiller en prend note. Vous changez d’avis ? ${'rien' in aFaire ? 'Dites-le-lui.' : html`<a href="#declarer">Déclarez que vous cherchez toujours</a>, ou dites-le-lui.`}</p>`,
    )
  if (i.statut === 'inscrit') return html`<p><a href="${adresse}/quitter">Quitter la liste</a></p>`
  return (
    i.motifFin !== 'non-actualisation' &&
    html`<p>Pour revenir sur la liste, demandez-le à France Travail, en agence ou au 3949${i.statut === 'radie' && ', une fois la radiation à son terme'}. Une demande de RSA à la CAF ou à la MSA vous réinscrit, même pendant une radiation (${CodeDuTravail.R5412_5.cite}).</p>`
  )
}

function laDeclaration(v: Visite, { aFaire, mois }: MonInscription, recu: Recu | undefined, erreurs: readonly ErreurDeSaisie[]): Html {
  if ('rien' in aFaire)
    return html`<section aria-labelledby="declarer"><h2 id="declarer">La déclaration du mois</h2>
<p>${aFaire.rien}${aFaire.prochaine && html` La prochaine, pour ${enMois(aFaire.prochaine.periode)}, sera ouverte du ${enJour(aFaire.prochaine.du)} au ${enJour(aFaire.prochaine.au)}.`}</p></section>`
  const valeurs = recu ?? prerempli(mois)
  return html`<section aria-labelledby="declarer"><h2 id="declarer">Déclarer ${enMois(aFaire.periode)}</h2>
${alerte(
  aFaire.enRetard ? 'attention' : 'information',
  aFaire.enRetard
    ? html`<p>Jusqu’au <strong>${enJour(aFaire.jusquAu)}</strong>, cette déclaration suffit à vous réinscrire, du jour où vous la faites (${CodeDuTravail.R5411_5.cite}).</p>`
    : html`<p>À faire jusqu’au <strong>${enJour(aFaire.jusquAu)}</strong> inclus. Sans déclaration, l’inscription cesse le lendemain. Un conseiller peut la faire avec vous.</p>`,
)}
${formulaire(v.session, {
  action: adresse,
  nom: `Déclarer ${enMois(aFaire.periode)}`,
  corps: html`${valeurs.repris && html`<p class="discret">Vos réponses ${valeurs.repris} sont reprises : changez ce qui a changé.</p>`}
<input type="hidden" name="periode" value="${aFaire.periode}">
${questions(aFaire.periode, valeurs, erreurs, 'à elle')}
<p class="boutons">${bouton('Déclarer')}</p>`,
})}</section>`
}

export const declarerMonMois =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const recu = corpsDe(v.requete)
    const lue = await lireMonInscription(v, horloge())
    const erreurs: ErreurDeSaisie[] = []
    const faits = faitsSaisis(recu, erreurs)
    if (lue && !('rien' in lue.aFaire) && lue.aFaire.periode !== recu.periode)
      erreurs.push({ champ: 'chercheToujours', texte: `Le mois à déclarer est maintenant ${enMois(lue.aFaire.periode)} : relisez.` })
    if (erreurs.length > 0) return montrer(v, lue, recu, erreurs)
    const { statut, corps } = await v.ecrire('POST', chemins.maDeclaration, faits, { 'idempotency-key': randomUUID() })
    if (statut === 201) return v.reponse.redirect(`${adresse}?fait=declaration`, 303)
    if (statut === 422) return montrer(v, lue, recu, [{ champ: 'chercheToujours', texte: detailDe(corps) }])
    throw new EcranRefuse(statut === 409 ? 409 : 400, 'Votre déclaration n’a pas été enregistrée', detailDe(corps))
  }

export const recuEnPdf =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const { numero } = v.requete.params as { numero: string }
    const [{ elements }, moi] = await Promise.all([
      v.lire<{ elements: { numero: number; donnees: Actualisation }[] }>(chemins.actualisations),
      lireMonIdentite(v),
    ])
    const sien = elements.find(e => String(e.numero) === numero)
    if (!sien) throw new EcranRefuse(404, 'Page introuvable', 'Aucune déclaration ne porte ce numéro.')
    return v.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': 'attachment; filename="recu-de-declaration.pdf"', 'cache-control': 'no-store' })
      .send(enPdf(recuDeDeclaration(sien.donnees, envoi(moi, v, horloge())), horloge()))
  }

/** What she meets first in her space while a month awaits her. */
export async function annonceDeLaDeclaration(v: Visite, instant: Date): Promise<Html | false> {
  const lue = await lireMonInscription(v, instant)
  if (!lue || 'rien' in lue.aFaire || departDemande(lue.inscription, lue.mois)) return false
  const { periode, jusquAu, enRetard } = lue.aFaire
  return alerte(
    'attention',
    html`<p><strong>${enRetard ? 'Votre inscription a cessé ; une déclaration la rétablit.' : `Le mois ${deMois(periode)} est à déclarer.`}</strong> Jusqu’au ${enJour(jusquAu)} inclus.</p>
<p>${lienBouton(`${adresse}#declarer`, `Déclarer ${enMois(periode)}`)}</p>`,
  )
}
