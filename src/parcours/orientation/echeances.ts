import type { CodeActeur } from '../../droit/acteurs.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { corriger } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { deposerSelon } from '../../moteur/traitements.js'
import type { Messagerie } from '../../messagerie/messagerie.js'
import { creerUnTravail, type Effets } from '../../suites/index.js'
import { decisionDOrientation } from './decision-d-orientation.echange.js'
import { droitsRsa } from '../droits-rsa/droits-rsa.echange.js'
import { identite } from '../identite/identite.echange.js'
import { reprendreAvecLeDroit } from './au-retour.js'
import { arriveeDUnDroit } from './arrivee-d-un-droit.regles.js'
import { attendreLaDecision, decisionEnRetard, passageDeCompetence } from './attente.js'
import { lireLeCompetent } from './competent.js'
import { creerEntreeSurLaListe } from './entree-sur-la-liste.js'
import { ligneDOrientation } from './lignes.js'
import type { origines } from './nomenclatures.js'
import { creerTraitementDeLOrientation } from './orientation.depot.js'
import { natureDeLAnnonce, type QuandElleRepart } from './ouverture.js'
import { creerReunionDesParcours } from './parcours-reunis.js'
import { attend, type Orientation, orientationsDe } from './presentes.js'
import { lireLaSituation, suiviPar, suivisEnCours, suivisPour } from './situation.js'

type Acteur = Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>

/** What the deadlines of an orientation bring about, each in its transaction. */
export function creerEcheancesDeLOrientation(messagerie: Messagerie, adressePublique: string, quandElleRepart: QuandElleRepart): Effets {
  return {
    /** Whoever orients learns that a right opens or comes to it: an orientation waits for answers, and its six weeks begin. */
    'droit-a-orienter': async ({ sql, moteur, agirAuNomDe }, { usager, jour, organisation }) => {
      const ecriture = { sql, moteur, appelant: await agirAuNomDe(nommee(organisation)) }
      const competence = (await suivisEnCours(sql, usager, aujourdHui(moteur))).some(
        s => s.organisation === organisation && s.motif === 'competence-orientation',
      )
      if (!competence) return 'qui oriente ne la suit plus'
      const reprise = await reprendreAvecLeDroit(ecriture, usager, quandElleRepart)
      const siennes = await orientationsDe(ecriture, usager)
      const enAttente = siennes.findLast(attend)
      const ouverte = siennes.findLast(o => o.etat === 'OUVERT')
      const { fait, pourquoi } = arriveeDUnDroit(
        {
          ...(await suivisPour(ecriture, usager, nommee(organisation))),
          orientations: siennes.length,
          attend: enAttente !== undefined,
          ouverteLe: (ouverte?.donnees.entreeLe as string | null | undefined) ?? null,
          parLui: (await quiADecide(ecriture, usager, ouverte?.numero)) === organisation,
        },
        jour,
      )
      if (fait === 'rien') return reprise ? 'reprise là où elle s’était arrêtée' : pourquoi
      if (enAttente) {
        await recalculer(ecriture, usager, enAttente, jour)
        return pourquoi
      }
      const traitement = creerTraitementDeLOrientation(quandElleRepart, { informeLe: jour })
      const ligne = ligneDOrientation(ecriture.appelant.type, 'deposer')
      // The rules are those of a person who would ask again: here a right arrives.
      const { regles: _, ...sansRegles } = traitement
      await deposerSelon(
        sansRegles,
        { ...ecriture, ligne },
        { usager, corps: { origine: await origineDuDroit(ecriture, usager), brsa: true } },
      )
      return pourquoi
    },

    'inscription-a-orienter': creerEntreeSurLaListe(quandElleRepart),
    'parcours-a-reunir': creerReunionDesParcours(quandElleRepart),

    [passageDeCompetence]: async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
      const duDepartement = { sql, moteur, appelant: await agirAuNomDe(nommee(organisation)) }
      const enAttente = (await orientationsDe(duDepartement, usager)).findLast(attend)
      if (!enAttente) return 'déjà décidée'
      const operateur = suiviPar(await lireLaSituation(duDepartement, usager, aujourdHui(moteur)), 'FT', 'tenue-de-la-liste')
      if (!operateur) throw new Error('personne n’est inscrite auprès de France Travail')
      const ecriture = { sql, moteur, appelant: await agirAuNomDe(operateur.organisation) }
      await recalculer(ecriture, usager, enAttente, (enAttente.donnees.informeLe as string | null) ?? null)
      return 'compétence passée à France Travail'
    },

    /** Six weeks where nobody takes over: it stays with who decides, late, and says so. */
    [decisionEnRetard]: async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
      const ecriture = { sql, moteur, appelant: await agirAuNomDe(nommee(organisation)) }
      const enAttente = (await orientationsDe(ecriture, usager)).findLast(attend)
      if (!enAttente) return 'déjà décidée'
      await recalculer(ecriture, usager, enAttente, (enAttente.donnees.informeLe as string | null) ?? null)
      return 'délai passé : décision en retard'
    },

    /** A delegation begins or ends: who decides of what waits is said again. */
    'competence-a-recalculer': async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
      const ecriture = { sql, moteur, appelant: await agirAuNomDe(nommee(organisation)) }
      const enAttente = (await orientationsDe(ecriture, usager)).findLast(attend)
      if (!enAttente) return 'déjà décidée'
      await recalculer(ecriture, usager, enAttente, (enAttente.donnees.informeLe as string | null) ?? null)
      return 'compétence recalculée'
    },

    'contrat-a-signer': async (encours, { usager, organisation, jour }) => {
      await encours.agirAuNomDe(nommee(organisation))
      await enFile(encours, { usager, organisation: nommee(organisation), nature: 'contrat-en-retard', jour })
      return 'délai d’un mois dépassé'
    },

    'reexamen-du-parcours-social': async (encours, { usager, organisation, jour }) => {
      await encours.agirAuNomDe(nommee(organisation))
      const suivis = await suivisEnCours(encours.sql, usager, aujourdHui(encours.moteur))
      const operateur = suivis.find(s => s.type === 'FT' && s.motif === 'tenue-de-la-liste')
      // The diagnostic of the review is joint: the organisme référent and France Travail both have it to do.
      for (const qui of new Set([nommee(organisation), ...(operateur ? [operateur.organisation] : [])]))
        await enFile(encours, { usager, organisation: qui, nature: 'reexamen-a-faire', jour })
      return 'à réexaminer ensemble'
    },

    [natureDeLAnnonce]: async ({ sql, agirAuNomDe }, { usager, organisation }) => {
      await agirAuNomDe(nommee(organisation))
      const [elle] = (await lirePresents(sql, identite, ['emails'], [usager])).get(usager) ?? []
      const [courriel] = (elle?.donnees.emails ?? []) as string[]
      if (courriel === undefined) return 'sans courriel : la lettre seule'
      await messagerie.envoyer({
        a: courriel,
        objet: 'Une décision vous concernant vous attend',
        texte: `Bonjour,\n\nUne décision d’orientation a été prise. Vous pouvez la lire, avec ses raisons et la lettre qui la notifie, dans votre espace :\n${adressePublique}/mon-espace/orientation\n\nCe message ne contient aucune donnée de votre dossier.`,
      })
      return 'annoncée par courriel'
    },
  }
}

function nommee(organisation: string | null): string {
  if (organisation === null) throw new Error('échéance sans organisation')
  return organisation
}

/** By which régime her right came: the caisse of her latest claim says so. */
async function origineDuDroit({ sql }: Acteur, usager: bigint): Promise<(typeof origines)[number]> {
  const siens = (await lirePresents(sql, droitsRsa, ['caisse', 'dateDemande'], [usager])).get(usager) ?? []
  const dernier = siens.toSorted((a, b) => String(a.donnees.dateDemande).localeCompare(String(b.donnees.dateDemande))).at(-1)
  const [caisse] = await sql<
    { type: CodeActeur }[]
  >`select type from organisation where code = ${(dernier?.donnees.caisse as string | undefined) ?? ''}`
  return caisse?.type === 'MSA' ? 'INSCRIPTION_AUTO_MSA' : 'INSCRIPTION_AUTO_CAF'
}

/** Who decided last of the orientation of that number. */
async function quiADecide({ sql }: Acteur, usager: bigint, orientation: number | undefined): Promise<string | undefined> {
  const prises = (await lirePresents(sql, decisionDOrientation, ['orientation'], [usager])).get(usager) ?? []
  return prises.findLast(d => d.donnees.orientation === orientation)?.par
}

async function recalculer(ecriture: Acteur, usager: bigint, { numero, version, donnees }: Orientation, informeLe: string | null) {
  const jour = aujourdHui(ecriture.moteur)
  const situation = await lireLaSituation(ecriture, usager, jour)
  const { structure: _, ...competence } = await lireLeCompetent(ecriture.sql, situation, { brsa: donnees.brsa === true, informeLe, jour })
  const ligne = ligneDOrientation(ecriture.appelant.type, 'corriger')
  await corriger({ ...ecriture, ligne }, usager, numero, version, { competence, informeLe })
  await attendreLaDecision({ ...ecriture, ligne }, { usager, corps: { competence } })
}

type AFaire = Omit<Parameters<typeof creerUnTravail>[1], 'structure'> & { jour: string }

async function enFile(encours: Pick<Ecriture, 'sql' | 'moteur'>, { jour, ...t }: AFaire): Promise<void> {
  const siens = (await suivisEnCours(encours.sql, t.usager, aujourdHui(encours.moteur))).filter(s => s.organisation === t.organisation)
  await creerUnTravail(encours, { ...t, structure: siens[0]?.structure ?? null, aFaireAvant: jour })
}
