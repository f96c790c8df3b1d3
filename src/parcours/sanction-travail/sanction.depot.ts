import { isDeepStrictEqual } from 'node:util'
import { dernierJourDesMois } from '../../droit/jours.js'
import { rangDe } from '../../droit/rang-de-sanction.js'
import { CodeDuTravail } from '../../droit/textes.js'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Ressource } from '../../moteur/ressource.js'
import { nomDuSignataire, peutSignerUneSanction } from '../../moteur/signataire.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { acteDe, acteSur, type Corps, manquesDeLActe, manquesDeLaPreparation, signes } from './acte.regles.js'
import { retablissement } from './bareme.regles.js'
import { sansObjet } from './en-double.js'
import { etatApres, type Evenement, refusDeLEtat } from './etats.regles.js'
import type { Manque, Sanction } from './formes.js'
import type { Etat } from './nomenclatures.js'
import { estMineure } from '../identite/index.js'
import { missionLocaleReferente } from '../orientation/index.js'
import { dernierJourPourRepondre } from '../radiation/index.js'
import { type Dossier, faitsLeDe, manquesDeLOuverture, naturesDe } from './ouverture.regles.js'
import { orientationsDe, reprochesDe, sanctionsDe, toutesDe } from './presents.js'
import { suivre } from './suites.js'

/** `competence`: why this caller may not open that procedure; `organisme`: who decides of it; `signature`: what is said to whoever may not sign there. */
type Regime = {
  ressource: Ressource
  competence: (ouverture: Pick<Sanction, 'revenu'>, organisation: string, dossier: Dossier) => Manque[]
  organisme: (dossier: Dossier, organisation: string) => string
  signature: (type: string) => string
}

export const signatureDeFranceTravail = `Une telle sanction est prononcée par un agent que France Travail a habilité à signer (${CodeDuTravail.R5412_4.cite}).`

const inchange = (s: Sanction, corps: Corps) =>
  Object.entries(corps).every(([champ, v]) => isDeepStrictEqual(v, s[champ as keyof Sanction]))

/** Each correction is one act, permitted by the state, done by who is competent; what it says is what is kept. */
export function creerTraitementDeLaSanction({ ressource, competence, organisme, signature }: Regime): Traitement {
  const celleDe = async (ecriture: Ecriture, { usager, numero }: Voulu) =>
    (await sanctionsDe(ecriture, ressource, usager)).find(s => s.numero === numero)
  return {
    async regles(ecriture, voulu) {
      const { usager, numero, corps } = voulu
      await ecriture.sql`select from usager where id = ${usager.toString()} for update`
      if (numero === undefined) {
        const dossier = await dossierDe(ecriture, voulu)
        const ouverture = corps as Sanction
        return [...competence(ouverture, ecriture.appelant.organisation, dossier), ...manquesDeLOuverture(ouverture, dossier)]
      }
      const s = (await celleDe(ecriture, voulu))?.donnees
      // A row that is not there, or not visible, is the engine's 404; what changes nothing is written nowhere.
      if (!s || inchange(s, corps)) return []
      const evenement = acteSur(s, corps)
      if (!evenement) return manquesDeLaPreparation(s, corps, ecriture.appelant)
      const refus = refusDeLEtat(s.etat, evenement)
      if (refus) throw new Probleme(409, 'conflit', refus)
      if (signes.includes(evenement) && !(await peutSignerUneSanction(ecriture)))
        return [{ pointer: '/decideur', detail: signature(ecriture.appelant.type) }]
      const double = evenement === 'DECIDER' ? await sansObjet(ecriture, ressource, usager, numero) : null
      return manquesDeLActe(s, evenement, corps, { ...(await contexteDe(ecriture, usager, s)), sansObjet: double })
    },

    async calculer(ecriture, voulu) {
      const jour = aujourdHui(ecriture.moteur)
      if (voulu.numero === undefined) {
        const { manquements } = voulu.corps as Pick<Sanction, 'manquements'>
        const dossier = await dossierDe(ecriture, voulu)
        return {
          etat: 'A_NOTIFIER',
          depuis: jour,
          organisation: organisme(dossier, ecriture.appelant.organisation),
          ouverteLe: jour,
          rang: dossier.rang,
          faitsLe: faitsLeDe(manquements, dossier.reproches) ?? jour,
        }
      }
      const s = (await celleDe(ecriture, voulu))?.donnees
      const evenement = s && acteSur(s, voulu.corps)
      if (!s || !evenement || inchange(s, voulu.corps)) return {}
      const { choix, ...suite } = ajouts[evenement](s, voulu.corps, jour, ecriture)
      const etat = etatApres(s.etat, evenement, choix)
      return { ...suite, ...(etat === s.etat ? {} : { etat, depuis: jour }) }
    },

    async effets(ecriture, fait) {
      const ecrite = await celleDe(ecriture, fait)
      if (ecrite) await suivre(ecriture, ressource, fait.usager, ecrite, fait.version === 1 ? 'OUVRIR' : (acteDe(fait.corps) ?? null))
    },
  }
}

async function dossierDe(ecriture: Ecriture, { usager, corps }: Voulu): Promise<Dossier> {
  const jour = aujourdHui(ecriture.moteur)
  const { manquements } = corps as Pick<Sanction, 'manquements'>
  const [reproches, autres, orientations, accompagnee] = [
    await reprochesDe(ecriture, usager),
    await toutesDe(ecriture, usager),
    await orientationsDe(ecriture, usager),
    await missionLocaleReferente(ecriture.sql, usager, jour),
  ]
  const vivantes = autres.filter(s => s.etat !== 'ANNULEE' && s.etat !== 'SANS_SUITE')
  return {
    reproches,
    deja: new Set(vivantes.flatMap(s => s.manquements.map(m => m.manquement))),
    rang: rangDe(
      faitsLeDe(manquements, reproches) ?? jour,
      autres.filter(s => s.decision === 'SANCTION'),
      orientations,
    ),
    accompagnee: accompagnee?.organisation ?? null,
  }
}

async function contexteDe(ecriture: Ecriture, usager: bigint, s: Sanction) {
  const jour = aujourdHui(ecriture.moteur)
  const reproches = await reprochesDe(ecriture, usager)
  const nommes = new Set(s.manquements.map(m => m.manquement))
  return {
    auteur: ecriture.appelant,
    jour,
    natures: naturesDe(s.manquements, reproches),
    legitimes: reproches.filter(m => nommes.has(m.numero)).map(m => (m.retire ? true : m.motifLegitime)),
    mineure: await estMineure(ecriture, usager, jour),
  }
}

/** What an act adds beside the state, which the table says; and which state, of the two that some may lead to. */
type Ajout = (s: Sanction, corps: Corps, jour: string, ecriture: Ecriture) => Donnees & { choix?: Etat }
const rien: Ajout = () => ({})
const ajouts: Readonly<Record<Evenement, Ajout>> = {
  NOTIFIER: (_, __, jour) => ({ notifieeLe: jour, reponseAvant: dernierJourPourRepondre(jour) }),
  // What is joined, or a hearing asked for alone, leaves how her words came as it was.
  OBSERVER: (s, { observations, piecesJointes, voie = null, recueLe = null }, jour) =>
    piecesJointes
      ? {}
      : { ...(observations === undefined ? { voie: s.voie, recueLe: s.recueLe } : { voie, recueLe }), observationsLe: recueLe ?? jour },
  ENTENDRE: rien,
  DELAI_PASSE: rien,
  DECIDER: (_, { decision, mois }, jour, ecriture) => ({
    decideeLe: jour,
    decideur: nomDuSignataire(ecriture.appelant),
    ...(decision === 'SANCTION' ? { choix: 'DECIDEE', du: jour, au: dernierJourDesMois(jour, mois ?? 0) } : { choix: 'SANS_SUITE' }),
  }),
  CONFORMER: ({ consequence }, __, jour) => ({ conformiteLe: jour, choix: consequence === 'SUSPENSION' ? 'LEVEE_A_DECIDER' : 'DECIDEE' }),
  LEVER: ({ du }, { levee }, jour) =>
    levee === 'LEVEE' ? { choix: 'LEVEE', leveeLe: jour, retablieDepuis: retablissement(du ?? jour, jour) } : { choix: 'DECIDEE' },
  ECHOIR: rien,
  // What she adds to it later puts off nobody’s delay.
  CONTESTER: ({ recoursLe }, { piecesJointes }, jour) => (piecesJointes ? {} : { recoursLe: recoursLe ?? jour }),
  REJETER: (_, __, jour, ecriture) => ({ rejetLe: jour, rejetPar: nomDuSignataire(ecriture.appelant) ?? ecriture.appelant.organisation }),
  ANNULER: (_, __, jour) => ({ annuleeLe: jour }),
}
