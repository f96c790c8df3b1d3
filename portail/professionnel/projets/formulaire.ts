import { jourDe } from '../../../src/moteur/moteur.js'
import { referentielEnVigueur } from '../../../src/parcours/diagnostic/index.js'
import type { Projet } from '../../../src/parcours/projet/index.js'
import {
  attestation,
  bouton,
  champ,
  type Ecran,
  formulaire,
  type Html,
  html,
  listeDeroulante,
  motsDesBesoins,
} from '../../interface/index.js'
import { champsDesSouhaits, champsDuSalaire, chercherLeMetier, enOptions } from '../../projet/champs.js'
import type { Recherche } from '../../projet/metiers.js'
import { coche, type Recu, texteDe } from '../../projet/saisie.js'
import type { Demande } from '../ecran.js'
import { filDuDossier, type Rang } from './lire.js'

export type Vise = { usager: string; nom: string; rang: Rang<Projet> | undefined }

const etats = { EN_COURS: 'en cours', ATTEINT: 'atteint', ABANDONNE: 'abandonné' }

/** One project on one page: the métier, what is wanted, what it takes, and whether it defines the offre raisonnable d'emploi. */
export function formulaireDuProjet(d: Demande, { usager, nom, rang }: Vise, recu: Recu, { erreurs = [], trouves }: Recherche = {}): Ecran {
  const projets = `/professionnel/dossiers/${usager}/projets`
  return {
    titre: rang ? `${rang.donnees.intitule} : le projet` : `Un projet pour ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager, { href: projets, texte: 'Projets' }),
    erreurs,
    corps: formulaire(d.session, {
      action: String(d.requete.url.split('?')[0]),
      corps: html`<input type="hidden" name="version" value="${texteDe(recu.version) || (rang?.version.version ?? 0)}">
${chercherLeMetier(recu, trouves ?? null, rang?.donnees, erreurs)}
<section aria-labelledby="attentes"><h2 id="attentes">Ce que la personne attend d’un emploi</h2>
${champsDesSouhaits(recu, erreurs)}
${rang && listeDeroulante({ nom: 'etat', libelle: 'Où en est ce projet', valeur: texteDe(recu.etat), facultatif: 'sans mention', options: enOptions(etats), erreurs })}</section>
<section aria-labelledby="besoins"><h2 id="besoins">Ce qu’il faut pour y arriver</h2>
${besoins(d, recu)}</section>
<section aria-labelledby="ore"><h2 id="ore">Offre raisonnable d’emploi</h2>
<p>Retenir ce projet demande le métier, la zone, les contrats, le temps de travail, le salaire attendu, et le salaire normalement pratiqué dans cette zone (L. 5411-6, décret n° 2025-252).</p>
${champsDuSalaire('salairePratique', 'Salaire normalement pratiqué dans cette zone', recu, erreurs)}
${champ({ nom: 'salairePratique.source', libelle: 'D’où vient ce chiffre', valeur: texteDe(recu['salairePratique.source']), longueur: 200, autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${attestation({ nom: 'retenuOre', libelle: 'Ce projet définit l’offre raisonnable d’emploi', cochee: coche(recu.retenuOre), facultatif: 'sans mention', erreurs })}</section>
<p class="boutons">${bouton('Enregistrer le projet', 'principal', { nom: 'geste', valeur: 'enregistrer' })}<a href="${projets}">Revenir aux projets</a></p>`,
    }),
  }
}

const besoins = (d: Demande, recu: Recu): Html => {
  const r = referentielEnVigueur(jourDe(d.contexte.horloge()))
  return html`${r.thematiques.map(
    t => html`<details class="theme"${t.besoins.some(b => !['', 'NON_EXPLORE'].includes(texteDe(recu[`besoin.${b}`]))) && html` open`}><summary><h3>${t.libelle}</h3></summary>
<div class="rangee">${t.besoins.map(b =>
      listeDeroulante({
        nom: `besoin.${b}`,
        libelle: r.besoins[b] ?? b,
        valeur: texteDe(recu[`besoin.${b}`]) || 'NON_EXPLORE',
        facultatif: 'sans mention',
        options: enOptions(motsDesBesoins),
      }),
    )}</div></details>`,
  )}`
}
