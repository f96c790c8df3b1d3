import type { SanctionDuTravail as Sanction } from '../../../src/parcours/sanction-travail/index.js'
import { type Regime, regimeNomme } from '../../sanction-travail/regimes.js'
import { lireLaRessource } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { ressourceNommee } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'
import { filDuDossier } from '../projets/lire.js'

export type Procedure = { numero: number; version: number; donnees: Sanction }
export type Reproche = {
  numero: number
  donnees: {
    nature: string
    jour: string
    faits: string
    retire: boolean
    motifLegitime: boolean | null
    reponse: string | null
    demandeLe: string | null
  }
}
export type Lu = {
  usager: string
  nom: string
  identite: Record<string, unknown>
  regime: Regime
  procedures: Procedure[]
  reproches: Reproche[]
}

/** The procedures of a person under one regime, with the breaches they rest on; 404 for whom she does not see. */
export async function lireLesSanctions(d: Demande): Promise<Lu> {
  const { usager, regime: cle } = d.requete.params as { usager: string; regime: string }
  const regime = regimeNomme(cle)
  const identite = await identiteLisible(d, usager)
  const [sanctions, manquements] = [regime?.chemin ?? '', 'manquements'].map(c => ressourceNommee(d.contexte, c))
  if (!regime || !identite || !sanctions || !manquements) throw refusDeLApi(404, {})
  const [lues, reproches] = await Promise.all([lireLaRessource(d, sanctions, usager), lireLaRessource(d, manquements, usager)])
  if (!lues) throw refusDeLApi(404, {})
  return {
    usager,
    nom: nomComplet(identite),
    identite,
    regime,
    // The API is ours, and its contract is checked by its own tests.
    procedures: lues.enregistrements.map(({ numero = 0, versions: [v] }) => ({
      numero,
      version: v.version,
      donnees: v.donnees as unknown as Sanction,
    })),
    reproches: (reproches?.enregistrements ?? []).map(({ numero = 0, versions: [v] }) => ({
      numero,
      donnees: v.donnees as Reproche['donnees'],
    })),
  }
}

/** The one the address names. */
export async function lireLaProcedure(d: Demande): Promise<Lu & { p: Procedure }> {
  const lu = await lireLesSanctions(d)
  const { numero } = d.requete.params as { numero: string }
  const p = lu.procedures.find(x => String(x.numero) === numero)
  if (!p) throw refusDeLApi(404, {})
  return { ...lu, p }
}

export const adresseDesSanctions = (usager: string, { cle }: Regime) => `/professionnel/dossiers/${usager}/sanctions-travail/${cle}`
export const filDesSanctions = (usager: string, regime: Regime, ...suite: { href: string; texte: string }[]) =>
  filDuDossier(usager, { href: adresseDesSanctions(usager, regime), texte: regime.titre }, ...suite)
