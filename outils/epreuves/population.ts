import type { MotifDeRattachement } from '../../src/droit/perimetres.js'
import type { Appelant } from '../../src/moteur/appelant.js'
import { agirPour } from '../../src/moteur/journal.js'
import { lignesDe, toutesLesLignes } from '../../src/moteur/lignes.js'
import type { Ressource } from '../../src/moteur/ressource.js'
import { deposerSelon, type Traitement } from '../../src/moteur/traitements.js'
import { ressources } from '../../src/parcours/ressources.js'
import type { PlateformeDEssai } from '../plateforme-d-essai.js'
import { presences, types } from './acteurs.js'

/** The field of a datum that says whose it is. */
export const detenteurs: Readonly<Record<string, string>> = {
  droitsRsa: 'caisse',
  contratPreexistant: 'organisation',
  envoiAuPayeur: 'payeur',
  rattachement: 'organisation',
}

type Suivi = { organisation: string; structure: string | null; motif: MotifDeRattachement }
type Etat = { identite?: Record<string, unknown>; sans?: readonly string[] }

const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))
const auteur: Appelant = {
  organisation: 'FT',
  type: 'FT',
  structure: null,
  agent: null,
  application: 'portail',
  personne: null,
  preuve: null,
  lignes: new Set(),
  correlation: 'mise-en-place',
}

/** Follow-ups of a person by one organisation of each kind, each for its reasons. */
export const suivisPour = (cote: 'ici' | 'ailleurs'): Suivi[] =>
  types.flatMap(t => presences[t].motifs.map(motif => ({ ...presences[t][cote], motif })))

export const nirDe = (usager: bigint): string => `28804593${String(usager % 100_000n).padStart(5, '0')}`
export const dateNaissance = '1988-04-23'

/** Writes a person followed by these, with one datum of each resource but those left out, as the engine writes them. */
export async function unePersonne(p: PlateformeDEssai, suivis: readonly Suivi[], { identite, sans = [] }: Etat = {}): Promise<bigint> {
  return p.moteur.sql.begin(async sql => {
    await agirPour(sql, auteur)
    const [cree] = await sql<{ id: string }[]>`insert into usager (cree_le) values (now()) returning id`
    const usager = BigInt(cree?.id ?? 0)
    const poser = async (code: string, corps: Record<string, unknown>) => {
      const ligne = lignes.get(code)
      if (!ligne) throw new Error(code)
      // As a deposit does, but for the rules and what follows: one author writes here for everybody.
      const { regles: _, effets: _suites, ...traitement }: Traitement = p.traitements[ligne.ressource.nom] ?? {}
      await deposerSelon(traitement, { sql, moteur: p.moteur, ligne, appelant: auteur }, { usager, corps })
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
    // A contract names its two parties: nobody writes it of whom he does not see.
    const aveugle = suivis.some(s => s.organisation === auteur.organisation) ? [] : ['contratEngagement', 'signatureDeContrat']
    const tues = ['identite', 'rattachement', ...aveugle, ...sans]
    for (const r of ressources.filter(x => !tues.includes(x.nom))) for (const corps of exemples(r, suivis)) await poser(depotDe(r), corps)
    return usager
  })
}

/** The first line that brings this datum in; that reads it, when the platform alone writes it. */
function depotDe(r: Ressource): string {
  const siennes = lignesDe(r)
  const ligne = siennes.find(l => l.operation === 'deposer') ?? siennes[0]
  if (!ligne) throw new Error(`${r.nom} : aucune ligne`)
  return ligne.code
}

/** What the declaration gives as its example; one for each that follows her, of a datum that says whose it is. */
function exemples(r: Ressource, suivis: readonly Suivi[]): Record<string, unknown>[] {
  const champs = lignes.get(depotDe(r))?.champs ?? []
  const corps = Object.fromEntries(champs.map(c => [c, r.donnees[c]?.exemple]))
  const detenteur = detenteurs[r.nom]
  if (!detenteur) return [corps]
  const motifs = ['caisse', 'payeur'].includes(detenteur) ? ['versement-rsa'] : ['competence-orientation', 'accompagnement']
  const siens = new Set(suivis.filter(s => motifs.includes(s.motif)).map(s => s.organisation))
  return siens.size === 0 ? [corps] : [...siens].map(organisation => ({ ...corps, [detenteur]: organisation }))
}
