import { plusJours } from '../../droit/jours.js'
import { rappelDActualisation } from '../../droit/parametres/actualisation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { aviser, type Voies } from '../../messagerie/voies.js'
import type { Donnees } from '../../moteur/contenu.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { lignesDe } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { type Effet, type Effets, fermerLesEcheances, ouvrirUneEcheance } from '../../suites/index.js'
import { contratEngagement } from '../contrat-engagement/contrat-engagement.echange.js'
import { joindre } from '../identite/index.js'
import type { Inscription } from '../inscription/index.js'
import { inscription } from '../inscription/inscription.echange.js'
import { actualisationsDe, declaree } from './actualisation.depot.js'
import { avisDeCessation, avisDeRappel } from './avis.js'
import { doitDeclarer, fenetreDe } from './periode.regles.js'
import { aRappeler, manquee } from './suivre.js'

type Vise = { usager: bigint; periode: string; objet: string; version: number; elle: Inscription }
type Suite = (ecriture: Ecriture, vise: Vise) => Promise<string>

const champs = ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut', 'motifFin']

/** For whoever holds the list, on the person as she stands that day. */
const pour =
  (suite: Suite): Effet =>
  async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    if (organisation === null || objet === null) throw new Error('échéance sans organisation ou sans mois')
    const ecriture = { sql, moteur, appelant: await agirAuNomDe(organisation) } as Ecriture
    const [present] = (await lirePresents(sql, inscription, champs, [usager])).get(usager) ?? []
    if (!present) return 'plus sur sa liste'
    const elle = present.donnees as Inscription
    return suite(ecriture, { usager, objet, periode: objet.split(':')[1] ?? '', version: present.version, elle })
  }

/** What a month declared, or not, brings about on the list. See the decision on what is the effect of a date. */
export function creerEcheancesDeLActualisation(voies: Voies, adressePublique: string): Effets {
  const rappeler = async (ecriture: Ecriture, usager: bigint, au: string): Promise<string> =>
    `${rappelee}${(await aviser(voies, await joindre(ecriture, usager), avisDeRappel(adressePublique, { au }))) ?? 'par son espace seul'}`

  return {
    [declaree]: pour(async (ecriture, { usager, periode, version, elle }) => {
      const dite = (await actualisationsDe(ecriture, usager)).findLast(a => a.periode === periode)
      if (!dite?.chercheToujours) return 'ne cherche plus : un agent en prend note'
      const { categorie, le } = dite
      const revient = elle.statut === 'cessation'
      await surLaListe(
        ecriture,
        { usager, version },
        revient ? { statut: 'inscrit', categorie, dateEffetStatut: le, motifFin: null } : { categorie },
      )
      return revient ? 'réinscrite' : 'renouvelée'
    }),

    [aRappeler]: pour(
      async (ecriture, vise) => (await rienADeclarer(ecriture, vise)) ?? rappeler(ecriture, vise.usager, fenetreDe(vise.periode).au),
    ),

    /** R. 5411-17, 1°: she ceases to be registered. Only after a reminder that left her time, whatever kept it from being sent. */
    [manquee]: pour(async (ecriture, vise) => {
      const { usager, objet, version } = vise
      const rien = await rienADeclarer(ecriture, vise)
      if (rien) return rien
      const jour = aujourdHui(ecriture.moteur)
      const depuis = await jourDuRappel(ecriture, vise)
      const limite = plusJours(depuis ?? jour, auJour(rappelDActualisation, jour).avant)
      if (depuis === null || jour <= limite) {
        const { organisation } = ecriture.appelant
        if (depuis === null) await noterLeRappel(ecriture, vise, await rappeler(ecriture, usager, limite))
        await ouvrirUneEcheance(ecriture, { nature: manquee, usager, objet, jour: plusJours(limite, 1), organisation })
        return 'rappelée trop tard : du temps lui est laissé'
      }
      await surLaListe(ecriture, { usager, version }, { statut: 'cessation', dateEffetStatut: jour, motifFin: 'non-actualisation' })
      await aviser(voies, await joindre(ecriture, usager), avisDeCessation(adressePublique))
      return 'inscription cessée, faute d’actualisation'
    }),
  }
}

/** Why nothing is held against her; null when the month was hers to declare and is not. */
async function rienADeclarer(ecriture: Ecriture, { usager, periode, elle }: Vise): Promise<string | null> {
  if (elle.statut !== 'inscrit') return 'plus inscrite'
  if ((await actualisationsDe(ecriture, usager)).some(a => a.periode === periode)) return 'déclarée'
  const contrats = (await lirePresents(ecriture.sql, contratEngagement, ['signeLe'], [usager])).get(usager) ?? []
  const contratSigne = contrats.some(c => c.donnees.signeLe !== null)
  return doitDeclarer({ ...elle, contratSigne }, fenetreDe(periode)) ? null : 'dispensée depuis'
}

const rappelee = 'rappelée : '

/** The day she was last reminded of that month; null when she never was. */
async function jourDuRappel({ sql }: Ecriture, { usager, objet }: Vise): Promise<string | null> {
  const [faite] = await sql<{ jour: string }[]>`
    select (close_le at time zone 'Europe/Paris')::date as jour from echeance
    where dossier = ${usager.toString()} and nature = ${aRappeler} and objet = ${objet} and issue like ${`${rappelee}%`} order by id desc limit 1`
  return faite?.jour ?? null
}

/** Reminded out of its day: kept where the others are. */
async function noterLeRappel(ecriture: Ecriture, { usager, objet }: Vise, issue: string): Promise<void> {
  const { organisation } = ecriture.appelant
  await ouvrirUneEcheance(ecriture, { nature: aRappeler, usager, objet, jour: aujourdHui(ecriture.moteur), organisation })
  await fermerLesEcheances(ecriture, { nature: aRappeler, usager, objet, issue })
}

async function surLaListe(ecriture: Ecriture, { usager, version }: Pick<Vise, 'usager' | 'version'>, change: Donnees): Promise<void> {
  const ligne = lignesDe(inscription).find(l => l.nomEchange === 'tenueDeLaListe' && l.operation === 'corriger')
  if (!ligne) throw new Error('personne ne tient la liste')
  await corriger({ ...ecriture, ligne }, usager, undefined, version, change)
}
