import { naturesDeManquement, natures, refusDeLaNature } from '../../../src/parcours/manquement/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { CodeActeur } from '../../../src/droit/acteurs.js'
import {
  bouton,
  cases,
  choix,
  date,
  type Ecran,
  type ErreurDeSaisie,
  enJour,
  formulaire,
  html,
  listeDeroulante,
  zoneDeTexte,
} from '../../interface/index.js'
import { enPhrase } from '../../sanctions/manquements.js'
import { type Recu, texteDe, toutes } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer, refusees } from '../ecrire.js'
import { filDesSanctions, lireLesAppuis, viser } from '../sanctions/lire.js'

type Appuis = Awaited<ReturnType<typeof lireLesAppuis>>

/** Reports a breach; what led here is already written in it. */
export async function signaler(d: Demande): Promise<Ecran> {
  const appuis = await lireLesAppuis(d, await viser(d))
  return formulaireDeSignalement(d, appuis, prerempli(d, appuis))
}

/** From an absence or a refused offer: its day, its facts, what the person said of it. */
function prerempli(d: Demande, { absences, offres, contrats }: Appuis): Recu {
  const { absence, offre } = d.requete.query as { absence?: string; offre?: string }
  const contrat = String(contrats.at(-1)?.numero ?? '')
  const a = absences.find(x => String(x.numero) === absence)
  if (a)
    return {
      nature: 'OBLIGATIONS_DU_CONTRAT',
      jour: a.donnees.jour,
      faits: `Absence le ${enJour(a.donnees.jour)} : ${a.donnees.intitule}.`,
      parole: a.donnees.explication ?? '',
      absences: [String(a.numero)],
      contrat,
    }
  const o = offres.find(x => String(x.numero) === offre)
  if (o)
    return {
      nature: 'REFUS_D_OFFRES',
      jour: o.donnees.reponduLe ?? '',
      faits: `Offres refusées : ${offres.map(x => x.donnees.intitule).join(' ; ')}.`,
      parole: o.donnees.explication ?? '',
      propositions: offres.map(x => String(x.numero)),
      contrat,
    }
  return { jour: jourDe(d.contexte.horloge()) }
}

async function formulaireDeSignalement(d: Demande, appuis: Appuis, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const { absences, offres, contrats } = appuis
  const type = (d.contexte.habilitations.organisation(d.session.organisation)?.type ?? 'FT') as CodeActeur
  const signalables = natures.filter(n => refusDeLaNature(n, type) === null)
  return {
    titre: `Signaler un manquement : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesSanctions(vise),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>Dites les faits, et rien d’autre : la personne lira ce que vous écrivez, et pourra répondre. Signaler ne sanctionne pas. N’écrivez rien de sa santé.</p>`,
    corps: formulaire(d.session, {
      action: `${vise.base}/manquements/nouveau`,
      corps: html`${choix({
        nom: 'nature',
        libelle: 'De quoi s’agit-il ?',
        valeur: texteDe(recu.nature),
        erreurs,
        options: signalables.map(n => {
          const { libelle, rsa, travail } = naturesDeManquement[n]
          return { valeur: n, texte: enPhrase(libelle), aide: [rsa?.cite, travail?.cite].filter(Boolean).join(' ; ') }
        }),
      })}
${date({ nom: 'jour', libelle: 'Jour des faits', aide: 'Le dernier, s’il y en a plusieurs.', valeur: texteDe(recu.jour), erreurs })}
${zoneDeTexte({ nom: 'faits', libelle: 'Les faits', aide: 'Ce qui s’est passé, où, quand ; vingt caractères au moins.', valeur: texteDe(recu.faits), longueur: 4000, erreurs })}
${absences.length > 0 && cases({ nom: 'absences', libelle: 'Absences notées dans le dossier', facultatif: 'facultatif', cochees: toutes(recu.absences), erreurs, options: absences.map(a => ({ valeur: String(a.numero), texte: `${a.donnees.intitule}, le ${enJour(a.donnees.jour)}` })) })}
${offres.length > 0 && cases({ nom: 'propositions', libelle: 'Offres refusées', facultatif: 'facultatif', cochees: toutes(recu.propositions), erreurs, options: offres.map(o => ({ valeur: String(o.numero), texte: o.donnees.intitule })) })}
${contrats.length > 0 && listeDeroulante({ nom: 'contrat', libelle: 'Contrat d’engagement en cause', facultatif: 'facultatif', valeur: texteDe(recu.contrat), erreurs, options: [{ valeur: '', texte: 'Aucun' }, ...contrats.map(c => ({ valeur: String(c.numero), texte: `Contrat n° ${c.numero}` }))] })}
<section aria-labelledby="raison"><h2 id="raison">A-t-elle une raison ?</h2>
<p>Un motif légitime se cherche d’abord : demandez-lui ce qui s’est passé avant d’envoyer, si vous le pouvez.</p>
${zoneDeTexte({ nom: 'demande', libelle: 'Ce que vous lui avez demandé, et comment', lignes: 2, valeur: texteDe(recu.demande), facultatif: 'facultatif', longueur: 4000, erreurs })}
${date({ nom: 'demandeLe', libelle: 'Quel jour', valeur: texteDe(recu.demandeLe), facultatif: 'facultatif', erreurs })}
${zoneDeTexte({ nom: 'parole', libelle: 'Ce qu’elle en a dit, avec ses mots', lignes: 2, valeur: texteDe(recu.parole), facultatif: 'facultatif', longueur: 4000, erreurs })}</section>
<p class="boutons">${bouton('Signaler')}<a href="${vise.base}/manquements">Abandonner</a></p>`,
    }),
  }
}

export async function enregistrerLeSignalement(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager, base } = await viser(d)
  const recu = (d.requete.body ?? {}) as Recu
  const [nature, jour, faits] = ['nature', 'jour', 'faits'].map(n => texteDe(recu[n]))
  const erreurs: ErreurDeSaisie[] = [
    ...(nature ? [] : [{ champ: 'nature', texte: 'Dites de quel manquement il s’agit.' }]),
    ...(jour ? [] : [{ champ: 'jour', texte: 'Dites quel jour.' }]),
    ...((faits ?? '').length >= 20 ? [] : [{ champ: 'faits', texte: 'Dites les faits, en vingt caractères au moins.' }]),
  ]
  const reprendre = async (fautes: readonly ErreurDeSaisie[]) =>
    formulaireDeSignalement(d, await lireLesAppuis(d, await viser(d)), recu, fautes)
  if (erreurs.length > 0) return reprendre(erreurs)
  const corps = {
    nature,
    jour,
    faits,
    pieces: [],
    contrat: texteDe(recu.contrat) === '' ? null : Number(texteDe(recu.contrat)),
    absences: toutes(recu.absences).map(n => ({ absence: Number(n) })),
    propositions: toutes(recu.propositions).map(n => ({ proposition: Number(n) })),
    demandeLe: texteDe(recu.demandeLe) || null,
    demande: texteDe(recu.demande) || null,
    parole: texteDe(recu.parole) || null,
  }
  const rendu = await deposer(d, 'manquement', { usager, corps })
  if (rendu.statut === 201) return { versLa: `${base}/manquements?fait=signale` }
  if (rendu.statut !== 422 && rendu.statut !== 400) throw refusDeLApi(rendu.statut, rendu.corps)
  return reprendre(refusees(rendu, ([champ = 'faits']) => champ))
}
