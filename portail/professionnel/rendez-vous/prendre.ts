import { type CreneauOffert, motsDuRendezVous as mots } from '../../../src/parcours/rendez-vous/index.js'
import {
  bouton,
  champ,
  choix,
  type Ecran,
  type ErreurDeSaisie,
  enInstant,
  formulaire,
  html,
  listeDeroulante,
  zoneDeTexte,
} from '../../interface/index.js'
import { enOptions } from '../../projet/champs.js'
import { type Recu, texteDe } from '../../projet/saisie.js'
import { nommeur } from '../dossier/donnees.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer, refusees } from '../ecrire.js'
import { filDuDossier } from '../projets/lire.js'
import { type LesRendezVous, lireLesRendezVous } from './lire.js'
import { champsDuLieu, champsDuMoment, lieuSaisi, momentSaisi } from './saisie.js'

export const formulaireDeRendezVous = async (d: Demande): Promise<Ecran> =>
  ecran(d, await lireLesRendezVous(d), { modalite: 'PHYSIQUE', duree: '45' })

async function ecran(d: Demande, lus: LesRendezVous, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const base = `/professionnel/dossiers/${lus.usager}/rendez-vous`
  const { elements } = await d.lire<{ elements: CreneauOffert[] }>(`/api/v1/creneaux?usager=${encodeURIComponent(lus.usager)}`)
  const nommer = nommeur(d)
  return {
    titre: `Prendre un rendez-vous : ${lus.nom}`,
    menu: 'personnes',
    fil: filDuDossier(lus.usager, { href: base, texte: 'Rendez-vous' }),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>La personne en est prévenue, par courriel, message court ou lettre, et il lui est rappelé. Rien de sa santé ne s’écrit ici.</p>`,
    corps: html`${
      elements.length > 0 &&
      html`<section aria-labelledby="creneaux"><h2 id="creneaux">Dans un créneau proposé</h2>
${formulaire(d.session, {
  action: `${base}/creneau`,
  nom: 'Prendre une place dans un créneau',
  corps: html`${listeDeroulante({
    nom: 'creneau',
    libelle: 'Créneau où il reste une place',
    valeur: texteDe(recu.creneau),
    options: elements.map(c => ({
      valeur: c.id,
      texte: `${enInstant(c.debut)}, ${nommer(c.structure ?? c.organisation)}, ${mots.libellesDesMotifs[c.motif]}`,
    })),
    erreurs,
  })}
<p class="boutons">${bouton('Prendre cette place')}</p>`,
})}</section>`
    }
<section aria-labelledby="autrement"><h2 id="autrement">À une date convenue ensemble</h2>
${formulaire(d.session, {
  action: `${base}/nouveau`,
  nom: 'Prendre un rendez-vous à une date convenue',
  corps: html`${choix({ nom: 'motif', libelle: 'Pour quoi', valeur: texteDe(recu.motif), options: enOptions(mots.libellesDesMotifs), erreurs })}
${champsDuMoment({ recu, erreurs })}
${champsDuLieu({ recu, erreurs })}
${champ({ nom: 'theme', libelle: 'Thème', facultatif: 'facultatif', valeur: texteDe(recu.theme), longueur: 160, autocomplete: 'off', erreurs })}
${zoneDeTexte({ nom: 'information', libelle: 'À savoir', aide: 'Ce qu’il faut apporter, comment entrer.', facultatif: 'facultatif', lignes: 3, longueur: 1000, valeur: texteDe(recu.information), erreurs })}
<p class="boutons">${bouton('Prendre ce rendez-vous', elements.length > 0 ? 'secondaire' : 'principal')}</p>`,
})}</section>`,
  }
}

type Resultat = Promise<Ecran | { versLa: string }>

async function envoyer(d: Demande, corps: Record<string, unknown>, erreurs: readonly ErreurDeSaisie[]): Resultat {
  const lus = await lireLesRendezVous(d)
  const recu = (d.requete.body ?? {}) as Recu
  if (erreurs.length > 0) return ecran(d, lus, recu, erreurs)
  const rendu = await deposer(d, 'rendezVous', { usager: lus.usager, corps })
  if (rendu.statut === 201) return { versLa: `/professionnel/dossiers/${lus.usager}/rendez-vous?fait=pris` }
  if ([400, 409, 422].includes(rendu.statut))
    return ecran(
      d,
      lus,
      recu,
      refusees(rendu, ([champ = 'creneau']) => (champ === 'date' ? 'heure' : champ)),
    )
  throw refusDeLApi(rendu.statut, rendu.corps)
}

export function prendreUnePlace(d: Demande): Resultat {
  const creneau = texteDe((d.requete.body as Recu | undefined)?.creneau)
  return envoyer(d, { creneau }, creneau === '' ? [{ champ: 'creneau', texte: 'Choisissez un créneau.' }] : [])
}

export function prendre(d: Demande): Resultat {
  const recu = (d.requete.body ?? {}) as Recu
  const erreurs: ErreurDeSaisie[] = []
  const motif = texteDe(recu.motif)
  if (!Object.hasOwn(mots.libellesDesMotifs, motif)) erreurs.push({ champ: 'motif', texte: 'Dites pour quoi.' })
  const quandEtOu = { ...momentSaisi(recu, erreurs), ...lieuSaisi(recu, erreurs) }
  const { habilitations } = d.contexte
  const { agent, organisation, structure } = d.session
  const corps = {
    motif,
    ...quandEtOu,
    theme: texteDe(recu.theme) || null,
    information: texteDe(recu.information) || null,
    reception: 'IND',
    initiateur: 'PARTENAIRE',
    organisme: habilitations.organisation(organisation)?.type ?? 'IND',
    libelleStructure: structure === null ? null : (habilitations.structure(structure)?.nom ?? null),
    interlocuteur: agent ? { nom: agent.nom, prenom: agent.prenom, courriel: null } : null,
    statut: 'PRIS',
  }
  return envoyer(d, corps, erreurs)
}
