import { fondementsDeLaDuree } from '../../../src/droit/parametres/contrat-d-engagement.js'
import { libellesDuContrat as mots } from '../../../src/parcours/contrat-engagement/index.js'
import {
  bouton,
  champ,
  choix,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  type Html,
  html,
  listeDeroulante,
  zoneDeTexte,
} from '../../interface/index.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import type { Demande } from '../ecran.js'
import { filDuDossier } from '../projets/lire.js'
import { adresseDuContrat, type ContratLu } from './lire.js'
import type { Connu } from './prerempli.js'
import { lignesDActions } from './saisie.js'

export type Vise = Connu & { usager: string; nom: string; present: ContratLu | undefined }

const enOptions = (libelles: Readonly<Record<string, string>>) => Object.entries(libelles).map(([valeur, texte]) => ({ valeur, texte }))

/** The contract on one page: what is already known of the person is written in it. */
export function formulaireDuContrat(
  d: Demande,
  { usager, nom, present, projet }: Vise,
  recu: Recu,
  erreurs: readonly ErreurDeSaisie[] = [],
): Ecran {
  const adresse = adresseDuContrat(usager)
  const zone = (nomDuChamp: string, libelle: string) =>
    zoneDeTexte({
      nom: nomDuChamp,
      libelle,
      aide: 'Une phrase par ligne.',
      valeur: texteDe(recu[nomDuChamp]),
      erreurs,
      lignes: 4,
      longueur: 3000,
    })
  return {
    titre: present ? `Actualiser le contrat : ${nom}` : `Préparer le contrat : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager, { href: adresse, texte: 'Contrat d’engagement' }),
    erreurs,
    chapeau: html`<p>Ce que disent le diagnostic et le projet est déjà là : reprenez-le avec la personne. Chaque enregistrement fait une édition, à signer de nouveau par les deux. N’écrivez rien de sa santé : le fondement de la durée suffit.</p>`,
    largeur: 'lecture',
    corps: formulaire(d.session, {
      action: `${adresse}/preparer`,
      corps: html`<input type="hidden" name="version" value="${present?.version.version ?? 0}">
${zone('objectifs', 'Objectifs d’insertion')}
${zone('engagementsDeLOrganisme', 'Ce à quoi s’engage votre organisme')}
${zone('engagementsDeLaPersonne', 'Ce à quoi s’engage la personne')}
${projet && html`<p>Offre raisonnable d’emploi : le projet « ${projet.donnees.intitule} », tel qu’il est retenu.</p>`}
${choix({ nom: 'intensite', libelle: 'Accompagnement', valeur: texteDe(recu.intensite), erreurs, options: enOptions(mots.libellesDesIntensites) })}
${choix({
  nom: 'fondementDeLaDuree',
  libelle: 'Durée d’activité',
  valeur: texteDe(recu.fondementDeLaDuree),
  erreurs,
  options: Object.entries(fondementsDeLaDuree).map(([valeur, f]) => ({
    valeur,
    texte: `${mots.libellesDesCas[f.cas]}, ${f.libelle}`,
    aide: `${f.texte.cite}${f.confiance === 'sûr' ? '' : ` — ${f.confiance}`}`,
  })),
})}
${champ({ nom: 'heuresHebdomadaires', libelle: 'Heures par semaine', aide: '15 au moins ; moins si la durée est minorée ; rien si elle n’est pas quantifiée.', valeur: texteDe(recu.heuresHebdomadaires), inputmode: 'decimal', largeur: 'courte', facultatif: 'facultatif', erreurs, longueur: 5 })}
<section aria-labelledby="actions"><h2 id="actions">Le plan d’action</h2>
${Array.from({ length: lignesDActions }, (_, i) => uneAction(i, recu, erreurs))}</section>
${date({ nom: 'revuLe', libelle: 'À revoir ensemble le', valeur: texteDe(recu.revuLe), facultatif: 'facultatif', erreurs })}
<p class="boutons">${bouton(present ? 'Proposer cette édition' : 'Proposer le contrat')}<a href="${adresse}">Abandonner</a></p>`,
    }),
  }
}

function uneAction(i: number, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html {
  const lu = (nom: string) => texteDe(recu[`action.${i}.${nom}`])
  const commun = { facultatif: 'sans mention', erreurs } as const
  const ouverte = lu('libelle') !== '' || i === 0 || erreurs.some(e => e.champ.startsWith(`action.${i}.`))
  return html`<details class="theme"${ouverte && html` open`}><summary><h3>Action ${i + 1}${lu('libelle') !== '' && ` : ${lu('libelle')}`}</h3></summary>
<div class="rangee">${champ({ nom: `action.${i}.libelle`, libelle: 'Action', valeur: lu('libelle'), longueur: 200, ...commun })}
${listeDeroulante({ nom: `action.${i}.theme`, libelle: 'Thème', valeur: lu('theme'), options: enOptions(mots.libellesDesThemes), ...commun })}
${date({ nom: `action.${i}.du`, libelle: 'À partir du', valeur: lu('du'), ...commun })}
${date({ nom: `action.${i}.au`, libelle: 'Jusqu’au', valeur: lu('au'), ...commun })}
${champ({ nom: `action.${i}.heures`, libelle: 'Heures par semaine', valeur: lu('heures'), inputmode: 'decimal', largeur: 'courte', longueur: 5, ...commun })}</div></details>`
}
