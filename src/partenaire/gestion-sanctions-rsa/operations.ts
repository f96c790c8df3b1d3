import type { FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import type { Donnees } from '../../moteur/contenu.js'
import { corpsDeDepot } from '../../moteur/deriver/schema.js'
import type { Ligne } from '../../moteur/lignes.js'
import { objetDuRang } from '../../suites/index.js'
import { deposerSelon } from '../../moteur/traitements.js'
import { proposerLaRadiation } from '../../parcours/radiation/index.js'
import { emporteUneRadiation, type Sanction, type SanctionPresente, sanctionsDe } from '../../parcours/sanction-rsa/index.js'
import { sanctionRsa } from '../../parcours/sanction-rsa/sanction-rsa.echange.js'
import { apiSanctionsRsa, sanctionDeclaree } from '../apis.js'
import { accesDe, type Contexte } from '../contexte.js'
import { ecrirePour } from '../ecrire.js'
import { erreurCommune } from '../erreurs.js'
import { lire } from '../lire.js'
import type { OperationPartenaire } from '../operation.js'
import { enregistrements } from '../parts.js'
import { personneVisee } from '../personne-visee.js'
import { rangNomme } from '../rang-nomme.js'
import { RefusPartenaire } from '../refus.js'
import { dejaFait, enDeclaration, enDetail, enSanction, enSortie, identifiantDeLaSanction } from './correspondance.js'
import * as formes from './formes.js'
import { enAttenteDe, suppressionOuvertePar } from './visee.js'

const commun = { erreur: erreurCommune, surJetonUsager: true } as const
const sanctions = (contexte: Contexte, requete: FastifyRequest, usager: bigint) => {
  const nommer = (dossier: bigint, numero: number) =>
    identifiantDeLaSanction(contexte, accesDe(requete).appelant.organisation, dossier, numero)
  return {
    nom: (numero: number) => nommer(usager, numero),
    lues: (sql: ISql) => sanctionsDe({ sql }, usager),
    /** @throws RefusPartenaire 400 when none is so named */
    nommee: async <R extends { numero: number }>(sql: ISql, siennes: readonly R[], identifiant: string): Promise<R> => {
      const nommee = await rangNomme(sql, siennes, { usager, ressource: sanctionRsa.nom, identifiant, nommer })
      if (!nommee) throw new RefusPartenaire('ID_NON_RECONNU', 'Aucune conséquence de sanction de l’usager ne porte cet identifiant.')
      return nommee
    },
  }
}

/** The procedure named, or the only one of hers the call may be for. @throws RefusPartenaire 400 when none is so named */
async function viser(
  { nommee, lues }: ReturnType<typeof sanctions>,
  sql: ISql,
  identifiant: string,
  attendue: (siennes: readonly SanctionPresente[]) => SanctionPresente | undefined,
): Promise<SanctionPresente | undefined> {
  const siennes = await lues(sql)
  return identifiant === '' ? attendue(siennes) : nommee(sql, siennes, identifiant)
}
const aucune = { codeSortie: 'C101', libelleSortie: 'L’usager n’a aucune conséquence de sanction que cet événement concerne.' } as const

const detail: OperationPartenaire = {
  ...commun,
  api: apiSanctionsRsa.manquements,
  verbe: 'GET',
  chemin: '/detailManquement',
  operationId: 'lireDetailSanctionRsa',
  resume: 'Lire une conséquence de sanction',
  description:
    'identifiantSanction : l’attribut idConsequenceSanction de l’activité, ou l’identifiant rendu par la décision. 204 : l’usager n’en a aucune. 400 : aucune ne porte cet identifiant.',
  requete: formes.requeteDeDetail,
  reponse: formes.detail,
  async traiter(contexte, requete, reponse) {
    const { identifiantSanction = '' } = lire(formes.requeteDeDetail, requete.query)
    const { usager, ligne } = await personneVisee(contexte, requete)
    const { nom, nommee } = sanctions(contexte, requete, usager)
    const lues = enregistrements(await contexte.lire(ligne, accesDe(requete).appelant, usager)).map(e => ({ ...e, numero: e.numero ?? 0 }))
    const visee = identifiantSanction === '' ? lues.at(-1) : await nommee(contexte.moteur.sql, lues, identifiantSanction)
    return visee ? enDetail(nom(visee.numero), visee.donnees as Sanction) : reponse.code(204).send()
  },
}

async function declarer(
  contexte: Contexte,
  requete: FastifyRequest,
  sql: ISql,
  ligne: Ligne,
  usager: bigint,
  corps: Donnees,
): Promise<void> {
  const { moteur, traitements } = contexte
  const ecriture = { sql, moteur, ligne, appelant: accesDe(requete).appelant }
  await deposerSelon(traitements.declarationDeSanction ?? {}, ecriture, { usager, corps: lire(corpsDeDepot(ligne), corps) as Donnees })
}

const evenement: OperationPartenaire = {
  ...commun,
  api: apiSanctionsRsa.manquements,
  part: sanctionDeclaree,
  verbe: 'POST',
  chemin: '/evenementSanctionRSA',
  operationId: 'traiterSanctionRsa',
  resume: 'Déclarer ce que le département a fait d’une proposition de sanction',
  description:
    'Votre département a tenu la procédure dans son outil : vous en déclarez l’issue, au nom de l’agent des en-têtes pa-*. 200 et C001 : fait, ou déjà fait. 200 et un autre code : un refus, dit dans libelleSortie. VALID_SANCTION et REFUS_LEVEE_SUSP demandent que ce soit un agent à qui le président a délégué sa signature, connu comme tel de la plateforme, jamais BATCH ; rien ne se valide avant que la personne ait eu ses dix jours.',
  corps: formes.evenement,
  reponse: formes.sortie,
  async traiter(contexte, requete) {
    const recu = lire(formes.evenement, requete.body)
    const { usager, ligne } = await personneVisee(contexte, requete)
    const siennes = sanctions(contexte, requete, usager)
    try {
      return await ecrirePour(contexte, requete, usager, async sql => {
        const attendue = enAttenteDe(recu.evenement.typeEvenement)
        const visee = await viser(siennes, sql, recu.identifiantConsequenceSanction ?? '', attendue)
        if (!visee) return aucune
        const dit = enDeclaration(recu, visee)
        if (!dejaFait(dit, visee.donnees)) await declarer(contexte, requete, sql, ligne, usager, dit)
        return { codeSortie: 'C001' as const }
      })
    } catch (erreur) {
      return enSortie(erreur)
    }
  },
}

const decision: OperationPartenaire = {
  ...commun,
  api: apiSanctionsRsa.decision,
  verbe: 'POST',
  chemin: '/decisionSanctionRSAPartenaire',
  operationId: 'traiterDecisionSanctionRSA',
  resume: 'Déclarer une sanction décidée sans proposition de France Travail',
  description:
    'Votre département a tenu la procédure et notifié la décision : la caisse l’apprend, la personne la lit. La même décision envoyée deux fois n’est écrite qu’une fois. SUPPR_RSA : l’avis de l’équipe pluridisciplinaire se consigne d’abord sur la procédure que votre département a ouverte sur la plateforme ; C102 sans lui. 200 et un autre code que C001 : un refus, dit dans libelleSortie.',
  corps: formes.decisionDuPartenaire,
  reponse: formes.sortieNommee,
  async traiter(contexte, requete) {
    const d = lire(formes.decisionDuPartenaire, requete.body)
    const { usager, ligne } = await personneVisee(contexte, requete)
    const { nom, lues } = sanctions(contexte, requete, usager)
    const { appelant } = accesDe(requete)
    const annoncee = {
      ...enSanction({ type: d.typeSanctionValide, modalite: d.modaliteDecisionValidee, montant: d.montantValide, duree: d.dureeValidee }),
      jour: d.dateNotificationDecisionSanction,
      motif: null,
      natureDuManquement: d.natureManquement,
      rangDuManquement: d.rangManquement,
    }
    try {
      const numero = await ecrirePour(contexte, requete, usager, async sql => {
        const meme = (s: SanctionPresente) =>
          s.donnees.declareeLe !== null && s.donnees.du === annoncee.jour && dejaFait(annoncee, s.donnees)
        const siennes = await lues(sql)
        const deja = siennes.find(meme)
        if (deja) return deja.numero
        const sanction =
          d.typeSanctionValide === 'SUPPR_RSA' ? (suppressionOuvertePar(appelant.organisation, siennes)?.numero ?? null) : null
        await declarer(contexte, requete, sql, ligne, usager, { ...annoncee, sanction })
        return sanction ?? (await lues(sql)).at(-1)?.numero ?? 0
      })
      return { codeSortie: 'C001', identifiantConsequenceSanction: nom(numero) }
    } catch (erreur) {
      return enSortie(erreur)
    }
  },
}

const radiation: OperationPartenaire = {
  ...commun,
  api: apiSanctionsRsa.radiation,
  verbe: 'POST',
  chemin: '/demandeRadiation',
  operationId: 'demandeRadiation',
  resume: 'Proposer à France Travail la radiation qui suit une suppression totale',
  description:
    'France Travail décide. La même demande répétée n’en fait qu’une. C102 : la sanction nommée n’est pas une suppression totale de quatre mois.',
  corps: formes.demandeDeRadiation,
  reponse: formes.sortie,
  async traiter(contexte, requete) {
    const { identifiantConsequenceSanction = '' } = lire(formes.demandeDeRadiation, requete.body)
    const { usager } = await personneVisee(contexte, requete)
    const { moteur } = contexte
    const { appelant } = accesDe(requete)
    try {
      return await ecrirePour(contexte, requete, usager, async sql => {
        const siennes = sanctions(contexte, requete, usager)
        const visee = await viser(siennes, sql, identifiantConsequenceSanction, s => s.findLast(x => x.donnees.etat === 'DECIDEE'))
        if (!visee) return aucune
        const s = visee.donnees
        if (s.organisation !== appelant.organisation || s.etat !== 'DECIDEE' || !emporteUneRadiation(s))
          return {
            codeSortie: 'C102' as const,
            libelleSortie: 'Une radiation se propose après une suppression totale de quatre mois, en cours.',
          }
        const motif = s.motivation ?? s.raisons
        const reference = objetDuRang(sanctionRsa, visee.numero)
        await proposerLaRadiation({ sql, moteur, appelant }, { usager, organisation: s.organisation, motif, mois: s.mois ?? 0, reference })
        return { codeSortie: 'C001' as const }
      })
    } catch (erreur) {
      return enSortie(erreur)
    }
  },
}

export const operationsDesSanctionsRsa: readonly OperationPartenaire[] = [detail, evenement, decision, radiation]
