import { bornesDuReport, libellesDesDemandeurs, sensDOpportunite } from '../../../src/parcours/opportunite/index.js'
import {
  enJour,
  bouton,
  champ,
  choix,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  listeDeroulante,
  vide,
  zoneDeTexte,
} from '../../interface/index.js'
import { viseeEnMots } from '../../sanctions/cartes.js'
import { enPhrase } from '../../sanctions/manquements.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer, refusees } from '../ecrire.js'
import { aujourdHuiDe } from '../sanctions/actes.js'
import { filDesSanctions, lireLesOpportunites, viser } from '../sanctions/lire.js'
import { entier } from '../sanctions/ouvrir.js'
import { type Ouverture, ouverturesDe, refusDeSigner } from './ouvertures.js'

/** The form of one decision, with what the file already says; the reasons are left to whoever signs. */
export const preparerLaDecision = (d: Demande): Promise<Ecran> => ecran(d)

async function ecran(d: Demande, recu?: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const ouverture = laMienne(d, await ouverturesDe(d, vise))
  const refus = refusDeSigner(d) ?? ouverture.refus
  const dit = recu ?? prerempli(ouverture, aujourdHuiDe(d))
  const report = ouverture.sens === 'REPORT_DE_FIN_DE_DROIT'
  const demandeurs = Object.entries(libellesDesDemandeurs).filter(([code]) => !report || code !== 'DEPARTEMENT')
  return {
    titre: `${enPhrase(sensDOpportunite[ouverture.sens])} : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesSanctions(vise, { href: `${vise.base}/opportunites/nouvelle`, texte: 'Décision d’opportunité' }),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>Vous décidez, vous signez, vous en répondez. La personne lira vos motifs, et sa caisse recevra la décision.</p>`,
    corps:
      refus !== null
        ? vide('Cet acte n’est pas ouvert', html`<p>${refus}</p>`, html`<a href="${vise.base}/opportunites/nouvelle">Revenir</a>`)
        : formulaire(d.session, {
            action: `${vise.base}/opportunites/nouvelle/${ouverture.sens.toLowerCase()}`,
            corps: html`${
              ouverture.suit.length > 0 &&
              listeDeroulante({
                nom: 'sanction',
                libelle: 'Sanction qu’elle suit',
                valeur: texteDe(dit.sanction),
                erreurs,
                options: ouverture.suit.map(({ numero, donnees: s }) => ({
                  valeur: String(numero),
                  texte: `Procédure n° ${numero} : ${viseeEnMots(s)}${s.au === null ? '' : `, jusqu’au ${enJour(s.au)}`}`,
                })),
              })
            }
${report && listeDeroulante({ nom: 'contrat', libelle: 'Contrat d’engagement signé', valeur: texteDe(dit.contrat), erreurs, options: ouverture.signes.map(c => ({ valeur: String(c.numero), texte: `Contrat n° ${c.numero}` })) })}
${choix({ nom: 'demandeePar', libelle: 'À la demande de', valeur: texteDe(dit.demandeePar), erreurs, options: demandeurs.map(([valeur, texte]) => ({ valeur, texte: enPhrase(texte) })) })}
${date({ nom: 'du', libelle: 'À compter du', valeur: texteDe(dit.du), erreurs })}
${ouverture.sens !== 'REOUVERTURE' && date({ nom: 'au', libelle: 'Jusqu’au', valeur: texteDe(dit.au), erreurs, ...(!report && { facultatif: 'facultatif' as const, aide: 'Rien, quand aucun dernier jour n’est fixé.' }) })}
${zoneDeTexte({ nom: 'motivation', libelle: 'Les motifs', aide: 'Ce qui, dans sa situation, justifie cette décision. Vingt caractères au moins ; rien sur la santé.', longueur: 4000, valeur: texteDe(dit.motivation), erreurs })}
${champ({ nom: 'qualite', libelle: 'À quel titre vous signez', aide: 'Par exemple : par délégation du président du conseil départemental.', longueur: 200, valeur: texteDe(dit.qualite), erreurs })}
<p class="boutons">${bouton('Accorder et signer')}<a href="${vise.base}/opportunites/nouvelle">Revenir sans rien faire</a></p>`,
          }),
  }
}

function laMienne(d: Demande, ouvertures: readonly Ouverture[]): Ouverture {
  const { sens } = d.requete.params as { sens: string }
  const trouvee = ouvertures.find(o => o.sens.toLowerCase() === sens)
  if (!trouvee) throw refusDeLApi(404, {})
  return trouvee
}

/** The last sanction it may follow, the days the law gives, the contract that was signed; who asked and why, only a human knows. */
function prerempli({ sens, suit, signes }: Ouverture, jour: string): Recu {
  const derniere = suit.at(-1)
  const commun = { sanction: String(derniere?.numero ?? ''), du: jour }
  const fin = derniere?.donnees.au ?? null
  if (sens !== 'REPORT_DE_FIN_DE_DROIT' || fin === null) return commun
  const { du, auPlusTard } = bornesDuReport(fin, jour)
  return { ...commun, du, au: auPlusTard, contrat: String(signes.at(-1)?.numero ?? '') }
}

const exiges = [
  ['demandeePar', 1, 'Dites qui le demande.'],
  ['du', 1, 'Dites à compter de quel jour.'],
  ['motivation', 20, 'Dites les motifs, en vingt caractères au moins : la personne les lira.'],
  ['qualite', 3, 'Dites à quel titre vous signez.'],
] as const

export async function prendreLaDecision(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const { sens } = laMienne(d, await ouverturesDe(d, vise))
  const recu = (d.requete.body ?? {}) as Recu
  const erreurs = exiges.flatMap(([nom, auMoins, texte]) => (texteDe(recu[nom]).length >= auMoins ? [] : [{ champ: nom, texte }]))
  if (erreurs.length > 0) return ecran(d, recu, erreurs)
  const corps = {
    sens,
    demandeePar: texteDe(recu.demandeePar),
    sanction: entier(recu.sanction),
    contrat: entier(recu.contrat),
    du: texteDe(recu.du),
    au: texteDe(recu.au) || null,
    motivation: texteDe(recu.motivation),
    qualite: texteDe(recu.qualite),
  }
  const rendu = await deposer(d, 'decisionDOpportunite', { usager: vise.usager, corps })
  if (rendu.statut === 201) {
    const siennes = await lireLesOpportunites(d, vise)
    return { versLa: `${vise.base}/opportunites/${siennes.at(-1)?.numero ?? 0}?fait=accordee` }
  }
  if (rendu.statut !== 400 && rendu.statut !== 422) throw refusDeLApi(rendu.statut, rendu.corps)
  const champs: readonly string[] = Object.keys(corps).filter(nom => nom !== 'sens')
  // What no field of this form holds is said at the first that it always has.
  return ecran(
    d,
    recu,
    refusees(rendu, ([nom = 'motivation']) => (champs.includes(nom) ? nom : 'motivation')),
  )
}
