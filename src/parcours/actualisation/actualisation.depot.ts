import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { clorelesTravaux, creerUnTravail, fermerLesEcheances, ouvrirUneEcheance } from '../../suites/index.js'
import { inscription } from '../inscription/inscription.echange.js'
import { quiTientLaListe } from '../orientation/index.js'
import { actualisation } from './actualisation.echange.js'
import { categorieApres } from './categorie.regles.js'
import { departRecevable, type Recevable, recevable, type SurLaListe } from './declaration.regles.js'
import type { Actualisation, Faits } from './formes.js'
import { aRappeler, manquee, objetDuMois } from './suivre.js'

export const declaree = 'actualisation-declaree'

/** The months she declared, oldest first, for the rules of a write. */
export async function actualisationsDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Actualisation[]> {
  const siennes = (await lirePresents(sql, actualisation, Object.keys(actualisation.donnees), [usager])).get(usager) ?? []
  return siennes.map(a => a.donnees as Actualisation)
}

async function inscriptionDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint) {
  const champs = ['statut', 'categorie', 'dateEffetStatut', 'motifFin']
  const [elle] = (await lirePresents(sql, inscription, champs, [usager])).get(usager) ?? []
  return (elle?.donnees ?? null) as (SurLaListe & { categorie: string | null }) | null
}

/** Who helped her, as her receipt names him: « Julien CARON ». */
function nomDeLAgent({ appelant: a }: Ecriture): string {
  const [, nom = '', prenom = ''] = a.agent?.split('|') ?? []
  return `${prenom} ${nom}`.trim() || a.organisation
}

/** A demand to leave leaves her the month: she may still declare that she seeks, until an agent has taken note. */
async function laPeriode(ecriture: Ecriture, usager: bigint, { chercheToujours }: Voulu['corps']): Promise<Recevable> {
  const siennes = await actualisationsDe(ecriture, usager)
  const declarees = siennes.filter(a => a.chercheToujours).map(a => a.periode)
  const [elle, jour] = [await inscriptionDe(ecriture, usager), aujourdHui(ecriture.moteur)]
  if (chercheToujours !== false) return recevable(elle, declarees, jour)
  return siennes.at(-1)?.chercheToujours === false && elle?.statut === 'inscrit'
    ? { refus: 'Cette demande est déjà faite : un conseiller en prend note.' }
    : departRecevable(elle, declarees, jour)
}

/** The person, or an agent who helps her, says what the month was. The list follows the same day, in the name of whoever holds it. */
export const traitementDeLActualisation: Traitement = {
  async regles(ecriture, { usager, corps }) {
    await ecriture.sql`select from usager where id = ${usager.toString()} for update`
    const suite = await laPeriode(ecriture, usager, corps)
    if ('refus' in suite) throw new Probleme(409, 'conflit', suite.refus)
    return suite.enRetard && corps.chercheToujours !== true
      ? [{ pointer: '/chercheToujours', detail: 'L’inscription a déjà cessé : cette déclaration n’aurait aucun effet.' }]
      : []
  },

  async calculer(ecriture, { usager, corps }) {
    const suite = await laPeriode(ecriture, usager, corps)
    const jour = aujourdHui(ecriture.moteur)
    const faits = { indisponible: null, ...corps } as Faits
    const presente = (await inscriptionDe(ecriture, usager))?.categorie ?? null
    return {
      ...('refus' in suite ? { periode: jour.slice(0, 7), enRetard: false } : suite),
      declareePar: ecriture.appelant.personne === null ? 'professionnel' : 'personne',
      declarant: ecriture.appelant.personne === null ? nomDeLAgent(ecriture) : null,
      le: jour,
      categorie: categorieApres(faits, presente, jour),
    }
  },

  async effets(ecriture, { usager, corps }) {
    const { periode, chercheToujours } = corps as Actualisation
    const objet = objetDuMois(periode)
    for (const nature of [aRappeler, manquee]) await fermerLesEcheances(ecriture, { nature, usager, objet, issue: 'déclarée' })
    const { organisation, structure } = await quiTientLaListe(ecriture, usager)
    // Who no longer seeks asks to leave the list: an agent takes note of it (R. 5411-17).
    if (chercheToujours) await clorelesTravaux(ecriture, { nature: 'cessation-a-constater', usager, motif: 'cherche de nouveau' })
    else await creerUnTravail(ecriture, { nature: 'cessation-a-constater', usager, objet, organisation, structure })
    await ouvrirUneEcheance(ecriture, { nature: declaree, usager, objet, jour: aujourdHui(ecriture.moteur), organisation })
  },
}
