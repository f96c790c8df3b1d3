import type { ISql } from 'postgres'
import type { Donnees } from '../moteur/contenu.js'
import { type Ecriture, type Empreintes, inserer } from '../moteur/ecriture.js'
import { lignesDe } from '../moteur/lignes.js'
import { aujourdHui } from '../moteur/moteur.js'
import { lirePresents } from '../moteur/presents.js'
import { Probleme } from '../moteur/probleme.js'
import type { Accueil } from '../moteur/traitements.js'
import { lireCompetents, motifPropre } from '../parcours/rattachement/index.js'
import { rattachement } from '../parcours/rattachement/rattachement.echange.js'
import { decrire } from './description.js'
import { prendreLeTourDesArrivees } from './rapprochement/arrivees.js'
import { mettreEnAttente } from './rapprochement/file-d-attente.js'
import { type Recue, type ResultatEnMasse, rapprocherEnMasse } from './rapprochement/rapprocher-en-masse.js'
import type { Raison } from './rapprochement/rapprochement.regles.js'

type Corps = {
  nom: string
  nomNaissance: string
  prenom: string
  dateNaissance: string
  nir?: string | null
  civilite?: string | null
  adresse?: { codeInseeCommune: string | null } | null
}

/**
 * Brings a person in by a deposit. Known for sure and already followed by the caller: 409, with her identifier. Known for sure
 * but not followed: she comes to the caller too, and the answer is the one a new person gets. Perhaps known: she is made, and
 * a human is asked whether she is a double. The answer never tells of a person the caller does not follow.
 */
export const accueillirUnePersonne =
  (empreintes: Empreintes) =>
  async (ecriture: Ecriture, donnees: Donnees): Promise<Accueil> => {
    const { sql, moteur, appelant } = ecriture
    const corps = donnees as Corps
    const recue = recueDe(corps, empreintes)
    const resultat = await reconnaitre(sql, recue)
    if (resultat?.issue === 'certaine' || resultat?.issue === 'probable') {
      if (await estSuivie(ecriture, resultat.usager)) {
        const identifiant = moteur.identifiants.pour(appelant.organisation, resultat.usager)
        throw new Probleme(
          409,
          'conflit',
          `Vous suivez déjà cette personne, sous l’identifiant ${identifiant} : corrigez son dossier au lieu de le créer.`,
        )
      }
      if (resultat.issue === 'certaine') {
        await suivre(ecriture, resultat.usager, corps)
        return { usager: resultat.usager, connue: true }
      }
    }
    const [cree] = await sql<{ id: string }[]>`insert into usager (cree_le) values (${moteur.horloge().toISOString()}) returning id`
    const usager = BigInt(cree?.id ?? 0)
    await suivre(ecriture, usager, corps)
    const doute = douteDe(resultat)
    if (doute) {
      const cas = { ...doute, dossier: { recue, format: 'depot', source: corps }, repere: null, rang: null, import: null, usager }
      await mettreEnAttente(sql, moteur, appelant, [cas])
    }
    return { usager, connue: false }
  }

/** Who makes a person takes her turn before being sure that nobody has made her; a known one waits for nobody. */
async function reconnaitre(sql: ISql, recue: Recue): Promise<ResultatEnMasse | undefined> {
  const [connue] = await rapprocherEnMasse(sql, [recue])
  if (connue?.issue === 'certaine') return connue
  await prendreLeTourDesArrivees(sql)
  return (await rapprocherEnMasse(sql, [recue]))[0]
}

function douteDe(resultat: ResultatEnMasse | undefined): { raison: Raison; candidats: readonly bigint[] } | null {
  if (resultat?.issue === 'ambigue') return resultat
  return resultat?.issue === 'probable' ? { raison: 'etat-civil-sans-corroboration', candidats: [resultat.usager] } : null
}

function recueDe(corps: Corps, empreintes: Empreintes): Recue {
  const { nir = null, civilite, dateNaissance } = corps
  const memeSexe = !civilite || nir?.[0] === (civilite === 'MME' ? '2' : '1')
  const nirFiable = nir !== null && /^[12]/.test(nir) && memeSexe && nir.slice(1, 3) === dateNaissance.slice(2, 4)
  const etatCivil = { ...corps, nir, nirFiable, precision: 'jour' as const }
  return decrire(empreintes, etatCivil, { matricule: null, departement: departementDe(corps) })
}

const departementDe = ({ adresse }: Corps): string | null => {
  const commune = adresse?.codeInseeCommune ?? null
  return commune === null ? null : commune.slice(0, /^9[78]/.test(commune) ? 3 : 2)
}

async function estSuivie({ sql, moteur, appelant }: Ecriture, usager: bigint): Promise<boolean> {
  const jour = aujourdHui(moteur)
  const [suivie] = await sql`select 1 from suivi where usager_id = ${usager.toString()} and organisation = ${appelant.organisation}
    and du <= ${jour} and (au is null or au >= ${jour}) limit 1`
  return suivie !== undefined
}

/** She is followed by who brings her in, and by the agency of France Travail of her commune, which keeps the list. */
async function suivre(ecriture: Ecriture, usager: bigint, corps: Corps): Promise<void> {
  const { sql, moteur, appelant } = ecriture
  const ligne = lignesDe(rattachement).find(l => l.operation === 'deposer' && l.par.some(a => a.code === appelant.type))
  const motif = motifPropre[appelant.type]
  if (!ligne || !motif) throw new Error(`${appelant.type} fait connaître une personne sans pouvoir la suivre`)
  const du = aujourdHui(moteur)
  const poser = (suivi: Donnees) => inserer({ ...ecriture, ligne }, usager, { ...suivi, du, au: null })
  await poser({ organisation: appelant.organisation, structure: appelant.structure, motif })

  const presents = (await lirePresents(sql, rattachement, ['motif', 'au'], [usager])).get(usager) ?? []
  const tenu = (m: string) => presents.some(({ donnees: { motif, au } }) => motif === m && (au === null || (au as string) >= du))
  const competents = await lireCompetents(sql, du)
  const departement = departementDe(corps)
  const commune = corps.adresse?.codeInseeCommune ?? null
  const agence = departement === null || tenu('tenue-de-la-liste') ? null : competents.franceTravail(departement, commune)
  if (agence) await poser({ ...agence, motif: 'tenue-de-la-liste' })
  const duPayeur = motif === 'versement-rsa' && !tenu('competence-orientation')
  const orientant = duPayeur && departement !== null ? competents.quiOriente(departement, commune) : null
  if (orientant) await poser({ ...orientant, motif: 'competence-orientation' })
}
