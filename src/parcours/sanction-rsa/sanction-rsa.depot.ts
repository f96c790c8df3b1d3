import { isDeepStrictEqual } from 'node:util'
import { enClair } from '../../droit/jours.js'
import { baremeRsa } from '../../droit/parametres/bareme-rsa.js'
import { premierJour } from '../../droit/parametres/parametre.js'
import { rangDe } from '../../droit/rang-de-sanction.js'
import { CodeDeLActionSociale } from '../../droit/textes.js'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { nomDuSignataire, peutSignerUneSanction } from '../../moteur/signataire.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { suivisEnCours } from '../orientation/index.js'
import { acteDe, acteSur, type Corps, manquesDeLActe, manquesDeLaPreparation } from './acte.regles.js'
import { finDeSanction, retablissement } from './bareme.regles.js'
import { dernierJourPourRepondre } from './delais.regles.js'
import { sansObjet } from './en-double.js'
import { etatApres, type Evenement, refusDeLEtat } from './etats.regles.js'
import type { Etat } from './nomenclatures.js'
import type { Sanction } from './formes.js'
import { legitimesDe, orientationsDe, reprochesDe, sanctionsDe } from './presents.js'
import { suivre } from './suites.js'

const avantActe = async (ecriture: Ecriture, { usager, numero }: Voulu) =>
  (await sanctionsDe(ecriture, usager)).find(s => s.numero === numero)?.donnees

const inchange = (s: Sanction, corps: Corps) =>
  Object.entries(corps).every(([champ, v]) => isDeepStrictEqual(v, s[champ as keyof Sanction]))

/** Each correction is one act, permitted by the state, done by who is competent; what it says is what is kept. */
export const traitementDeLaSanctionRsa: Traitement = {
  async regles(ecriture, voulu) {
    await ecriture.sql`select from usager where id = ${voulu.usager.toString()} for update`
    if (voulu.numero === undefined) return ouverture(ecriture, voulu)
    const s = await avantActe(ecriture, voulu)
    // A row that is not there, or not visible, is the engine's 404.
    if (!s) return []
    const evenement = acteSur(s, voulu.corps)
    // What changes nothing is written nowhere.
    if (inchange(s, voulu.corps)) return []
    if (!evenement) return manquesDeLaPreparation(s, voulu.corps, ecriture.appelant)
    const refus = refusDeLEtat(s.etat, evenement)
    if (refus) throw new Probleme(409, 'conflit', refus)
    const legitimes = await legitimesDe(ecriture, voulu.usager, s)
    const signe = await peutSignerUneSanction(ecriture)
    const double = evenement === 'DECIDER' && voulu.numero ? await sansObjet(ecriture, voulu.usager, { numero: voulu.numero }) : null
    const contexte = { auteur: ecriture.appelant, signe, jour: aujourdHui(ecriture.moteur), legitimes, sansObjet: double }
    return manquesDeLActe(s, evenement, voulu.corps, contexte)
  },

  async calculer(ecriture, voulu) {
    if (voulu.numero === undefined) return ouvrir(ecriture, voulu)
    const s = await avantActe(ecriture, voulu)
    const evenement = s && acteSur(s, voulu.corps)
    if (!s || !evenement || inchange(s, voulu.corps)) return {}
    const jour = aujourdHui(ecriture.moteur)
    const { choix, ...suite } = suites[evenement](s, voulu.corps, jour, nomDuSignataire(ecriture.appelant))
    const etat = etatApres(s.etat, evenement, choix)
    return { ...suite, ...(etat === s.etat ? {} : { etat, depuis: jour }) }
  },

  async effets(ecriture, { usager, numero, corps, version }) {
    const siennes = await sanctionsDe(ecriture, usager)
    const ecrite = siennes.find(s => s.numero === numero)
    if (ecrite) await suivre(ecriture, usager, ecrite, version === 1 ? 'OUVRIR' : (acteDe(corps) ?? null))
  },
}

async function ouverture(ecriture: Ecriture, { usager, corps }: Voulu) {
  const jour = aujourdHui(ecriture.moteur)
  const { manquements } = corps as Pick<Sanction, 'manquements'>
  if (manquements.length === 0) return [{ pointer: '/manquements', detail: 'Dites sur quel manquement la procédure repose.' }]
  const reproches = await reprochesDe(ecriture, usager)
  const deja = (await sanctionsDe(ecriture, usager)).filter(s => s.donnees.etat !== 'ANNULEE' && s.donnees.etat !== 'SANS_SUITE')
  const manques = manquements.flatMap(({ manquement }, i) => {
    const vise = reproches.find(m => m.numero === manquement)
    const pointer = `/manquements/${i}/manquement`
    if (!vise || vise.retire) return [{ pointer, detail: `Ce dossier n’a pas de manquement n° ${manquement}.` }]
    if (vise.motifLegitime)
      return [{ pointer, detail: `Le manquement n° ${manquement} avait un motif légitime : il ne se sanctionne pas.` }]
    if (vise.jour < premierJour(baremeRsa))
      return [{ pointer, detail: `Ces faits précèdent le barème, en vigueur depuis le ${enClair(premierJour(baremeRsa))}.` }]
    return deja.some(s => s.donnees.manquements.some(m => m.manquement === manquement))
      ? [{ pointer, detail: `Le manquement n° ${manquement} fait déjà l’objet d’une procédure.` }]
      : []
  })
  if (manques.length === 0 && !(await departementDe(ecriture, usager, jour)))
    return [
      { pointer: '/organisation', detail: `Aucun département n’est compétent pour cette personne (${CodeDeLActionSociale.L262_37.cite}).` },
    ]
  return manques
}

async function departementDe({ sql, appelant }: Ecriture, usager: bigint, jour: string): Promise<string | undefined> {
  if (appelant.type === 'CD') return appelant.organisation
  const suivis = await suivisEnCours(sql, usager, jour)
  return suivis.find(s => s.type === 'CD' && s.motif === 'competence-orientation')?.organisation
}

async function ouvrir(ecriture: Ecriture, { usager, corps }: Voulu): Promise<Donnees> {
  const jour = aujourdHui(ecriture.moteur)
  const { manquements, consequence } = corps as Pick<Sanction, 'manquements' | 'consequence'>
  const nommes = new Set(manquements.map(m => m.manquement))
  const faitsLe =
    (await reprochesDe(ecriture, usager))
      .filter(m => nommes.has(m.numero))
      .map(m => m.jour)
      .toSorted()
      .at(-1) ?? jour
  const passees = (await sanctionsDe(ecriture, usager)).flatMap(({ donnees: { rang, decideeLe, etat, au, decision } }) =>
    decideeLe !== null && decision === 'SANCTION' ? [{ rang, decideeLe, etat, au }] : [],
  )
  const { type, organisation } = ecriture.appelant
  return {
    etat: type === 'FT' && consequence === 'SUSPENSION' ? 'A_INSTRUIRE' : 'A_TRAITER',
    depuis: jour,
    organisation: (await departementDe(ecriture, usager, jour)) ?? organisation,
    proposeePar: organisation,
    proposeeLe: jour,
    rang: rangDe(faitsLe, passees, await orientationsDe(ecriture, usager)),
    faitsLe,
  }
}

/** What an act adds beside the state, which the table says; and which state, of the two that a decision or a levée may lead to. */
type SuiteDActe = (s: Sanction, corps: Corps, jour: string, signataire: string | null) => Donnees & { choix?: Etat }
const rien: SuiteDActe = () => ({})
const suites: Readonly<Record<Evenement, SuiteDActe>> = {
  SAISIR: rien,
  DELEGUER: rien,
  NOTIFIER: (_, __, jour) => ({ notifieeLe: jour, reponseAvant: dernierJourPourRepondre(jour) }),
  // Words come with the way they came: a hearing asked for later does not change whose they are.
  // A piece alone is no answer yet: it does not open the decision before its time.
  OBSERVER: (s, { observations, piecesJointes, voie = null, recueLe = null }, jour) =>
    piecesJointes
      ? {}
      : {
          ...(observations === undefined ? { voie: s.voie, recueLe: s.recueLe } : { voie, recueLe }),
          observationsLe: recueLe ?? jour,
        },
  ENTENDRE: rien,
  AVISER: rien,
  DECIDER: (_, { decision, mois }, jour, decideur) => ({
    decideeLe: jour,
    decideur,
    ...(decision === 'SANCTION' ? { choix: 'DECIDEE', du: jour, au: finDeSanction(jour, mois ?? 0) } : { choix: 'SANS_SUITE' }),
  }),
  CONFORMER: (_, __, jour) => ({ conformiteLe: jour }),
  LEVER: ({ consequence, du }, { levee }, jour) =>
    levee === 'LEVEE'
      ? { choix: 'LEVEE', leveeLe: jour, retablieDepuis: retablissement(consequence, du ?? jour, jour) }
      : { choix: 'DECIDEE' },
  ECHOIR: rien,
  // What she adds to it later puts off nobody’s delay.
  CONTESTER: ({ recoursLe }, { piecesJointes }, jour) => (piecesJointes ? {} : { recoursLe: recoursLe ?? jour }),
  REJETER: (_, __, jour, rejetPar) => ({ rejetLe: jour, rejetPar }),
  ANNULER: (_, __, jour) => ({ annuleeLe: jour }),
}
