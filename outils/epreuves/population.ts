import type { MotifDeRattachement } from '../../src/droit/perimetres.js'
import type { Appelant } from '../../src/moteur/appelant.js'
import { inserer } from '../../src/moteur/ecriture.js'
import { agirPour } from '../../src/moteur/journal.js'
import { toutesLesLignes } from '../../src/moteur/lignes.js'
import { ressources } from '../../src/parcours/ressources.js'
import type { PlateformeDEssai } from '../plateforme-d-essai.js'
import { presences, types } from './acteurs.js'

type Suivi = { organisation: string; structure: string | null; motif: MotifDeRattachement }
type Etat = { identite?: Record<string, unknown>; sans?: readonly ('inscription' | 'droitsRsa')[] }

const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))
const auteur: Appelant = {
  organisation: 'FT',
  type: 'FT',
  structure: null,
  agent: null,
  application: 'portail',
  personne: null,
  lignes: new Set(),
  correlation: 'mise-en-place',
}

/** Follow-ups of a person by one organisation of each kind, each for its reasons. */
export const suivisPour = (cote: 'ici' | 'ailleurs'): Suivi[] =>
  types.flatMap(t => presences[t].motifs.map(motif => ({ ...presences[t][cote], motif })))

export const nirDe = (usager: bigint): string => `28804593${String(usager % 100_000n).padStart(5, '0')}`
export const dateNaissance = '1988-04-23'

/** Writes a person followed by these, with an identity, a registration and a RSA right, as the engine writes them. */
export async function unePersonne(p: PlateformeDEssai, suivis: readonly Suivi[], { identite, sans = [] }: Etat = {}): Promise<bigint> {
  return p.moteur.sql.begin(async sql => {
    await agirPour(sql, auteur)
    const [cree] = await sql<{ id: string }[]>`insert into usager (cree_le) values (now()) returning id`
    const usager = BigInt(cree?.id ?? 0)
    const poser = async (code: string, corps: Record<string, unknown>) => {
      const ligne = lignes.get(code)
      if (!ligne) throw new Error(code)
      await inserer({ sql, moteur: p.moteur, ligne, appelant: auteur }, usager, corps, p.traitements[ligne.ressource.nom]?.empreintes)
    }
    for (const suivi of suivis) await poser('rattachement.tenueDeLaListe.deposer', { ...suivi, du: '2026-01-05', au: null })
    await poser('identite.tenueDeLaListe.deposer', {
      civilite: 'MME',
      nom: 'EPREUVE',
      nomNaissance: `EPREUVE ${usager}`,
      prenom: 'ALIX',
      dateNaissance,
      nir: nirDe(usager),
      identiteCertifiee: true,
      numeroFranceTravail: String(30_000_000_000n + usager),
      adresse: null,
      emails: [],
      telephones: [],
      ...identite,
    })
    if (!sans.includes('inscription')) await poser('inscription.tenueDeLaListe.deposer', inscription)
    if (!sans.includes('droitsRsa')) await poser('droitsRsa.versementRsa.deposer', droits)
    return usager
  })
}

const inscription = {
  statut: 'inscrit',
  categorie: 'G',
  origine: 'INSCRIPTION_AUTO_CAF',
  motif: 'Demande de RSA',
  dateInscription: '2026-10-05',
  dateEffetStatut: '2026-10-05',
}

const droits = {
  numeroDemande: '26100012345',
  dateDemande: '2026-10-01',
  caisse: 'CAF591',
  matricule: '1234567',
  departement: '59',
  role: 'demandeur',
  etatDossier: '2',
  soumisDroitsEtDevoirs: true,
  motifSuspension: null,
  motifCloture: null,
  dateCloture: null,
}
