import {
  alerte,
  bouton,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  type Html,
  lienBouton,
  listeDeroulante,
} from '../../interface/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { ficheDInscription } from '../../inscription/cartes.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, peutEcrire, refusees } from '../ecrire.js'
import { recuDe } from '../heures/lire.js'
import { filDuDossier } from '../projets/lire.js'
import { lireLInscription } from './lire.js'

type Recu = Readonly<Record<string, string>>
type Geste = { titre: string; bouton: string; chapeau: string; statut: 'cessation' | 'inscrit' }

/** What a cessation may be noted for; for want of a declaration, the date alone notes it. */
const raisons = {
  demande: 'à sa demande',
  'reprise-d-emploi': 'reprise d’emploi',
  indisponibilite: 'indisponibilité',
  deces: 'décès',
}

const cesser: Geste = {
  titre: 'Constater une cessation',
  bouton: 'Constater la cessation',
  chapeau:
    'L’inscription cesse à la date que vous dites (code du travail, art. R. 5411-17). Le contrat d’engagement est suspendu ; il est clôturé après douze mois sans retour.',
  statut: 'cessation',
}
const revenir: Geste = {
  titre: 'Réinscrire',
  bouton: 'Réinscrire',
  chapeau: 'La personne revient sur la liste à sa demande. Le contrat d’engagement suspendu reprend l’état qu’il avait.',
  statut: 'inscrit',
}

const page =
  (g: Geste) =>
  (d: Demande): Promise<Ecran> =>
    ecran(d, g)
export const cessation = page(cesser)
export const retour = page(revenir)

async function ecran(d: Demande, g: Geste, recu: Recu = {}, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const { inscription: i, nom, usager, adresse, version } = await lireLInscription(d)
  if (!i || !peutEcrire(d, 'inscription', 'corriger', 'statut', 'motifFin')) throw refusDeLApi(404, {})
  const jour = jourDe(d.contexte.horloge())
  const refus =
    i.statut === g.statut
      ? 'C’est déjà sa situation.'
      : g.statut === 'cessation' && i.statut === 'radie'
        ? 'Elle est radiée : elle n’est plus inscrite.'
        : null
  return {
    titre: `${g.titre} : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager, { href: adresse, texte: 'Inscription' }),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>${g.chapeau}</p>`,
    corps: html`${ficheDInscription(i)}
${
  refus === null
    ? formulaire(d.session, {
        action: `${adresse}/${g.statut === 'inscrit' ? 'retour' : 'cessation'}`,
        corps: html`<input type="hidden" name="version" value="${version}">${g.statut === 'cessation' && laRaison(recu, erreurs)}
${date({ nom: 'dateEffetStatut', libelle: 'À compter du', valeur: recu.dateEffetStatut ?? jour, max: jour, erreurs })}
<p class="boutons">${bouton(g.bouton)} ${lienBouton(adresse, 'Revenir sans rien faire')}</p>`,
      })
    : html`${alerte('attention', html`<p>Rien à faire ici : ${refus}</p>`)}<p class="boutons">${lienBouton(adresse, 'Revenir')}</p>`
}`,
  }
}

const laRaison = (recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html =>
  listeDeroulante({
    nom: 'motifFin',
    libelle: 'Pourquoi',
    aide: 'Une radiation n’est pas une cessation : elle a sa propre procédure.',
    valeur: recu.motifFin,
    options: Object.entries(raisons).map(([valeur, texte]) => ({ valeur, texte })),
    erreurs,
  })

const faire =
  (g: Geste) =>
  async (d: Demande): Promise<Ecran | { versLa: string }> => {
    const { usager, adresse } = await lireLInscription(d)
    const recu = recuDe(d)
    const jour = jourDe(d.contexte.horloge())
    const erreurs: ErreurDeSaisie[] = [
      ...(g.statut === 'cessation' && !Object.hasOwn(raisons, recu.motifFin ?? '')
        ? [{ champ: 'motifFin', texte: 'Dites pourquoi l’inscription cesse.' }]
        : []),
      ...(!recu.dateEffetStatut || recu.dateEffetStatut > jour
        ? [{ champ: 'dateEffetStatut', texte: 'Dites une date, aujourd’hui ou avant.' }]
        : []),
    ]
    if (erreurs.length > 0) return ecran(d, g, recu, erreurs)
    const rendu = await corrigerLaVersion(d, 'inscription', {
      usager,
      version: Number(recu.version),
      corps: { statut: g.statut, dateEffetStatut: recu.dateEffetStatut, motifFin: g.statut === 'cessation' ? recu.motifFin : null },
    })
    if (rendu.statut === 200) return { versLa: `${adresse}?fait=${g.statut}` }
    if (![400, 409, 412, 422].includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
    return ecran(
      d,
      g,
      recu,
      refusees(rendu, () => 'dateEffetStatut'),
    )
  }
export const noterLaCessation = faire(cesser)
export const reinscrire = faire(revenir)
