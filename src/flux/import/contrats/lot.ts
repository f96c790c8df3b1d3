import { ecrireEnMasse, type RangEnMasse } from '../../../moteur/ecriture-en-masse.js'
import { aujourdHui } from '../../../moteur/moteur.js'
import { lirePresents } from '../../../moteur/presents.js'
import { contratPreexistant } from '../../../parcours/contrat-preexistant/contrat-preexistant.echange.js'
import type { ContratPreexistant } from '../../contrats/lire.js'
import type { Constat } from '../constats.js'
import type { BilanDeLot, Element, Travail } from '../format.js'
import { retrouver } from './retrouver.js'

/** Writes one lot of contracts, for the persons the organisation follows: a contract brings nobody in. */
export async function ecrireContrats(t: Travail, elements: readonly Element<ContratPreexistant>[]): Promise<BilanDeLot> {
  const constats: Constat[] = []
  const contrats = elements.flatMap(({ contenu, rang, repere }) => (contenu ? [{ contrat: contenu, rang, repere }] : []))
  const trouves = await retrouver(
    t,
    contrats.map(c => c.contrat),
  )
  const suivies = await seulementSuivies(t, trouves)
  const presents = await lirePresents(t.sql, contratPreexistant, ['type', 'dateDebut', 'organisation'], [...suivies])

  const rangs = new Map<string, RangEnMasse>()
  const parRang = new Map<number, bigint>()
  for (const [i, { contrat, rang, repere }] of contrats.entries()) {
    const usager = trouves[i]
    if (usager == null || !suivies.has(usager)) {
      constats.push({ code: 'PERSONNE_INCONNUE', rang, repere, personne: null, chemin: null, detail: '' })
      continue
    }
    const { type, dateDebut, dateFin, reference } = contrat
    const donnees = { type, dateDebut, dateFin, reference: reference?.slice(0, 60) ?? null, organisation: t.appelant.organisation }
    const siens = presents.get(usager) ?? []
    const connu = siens.find(({ donnees: d }) => d.type === type && d.dateDebut === dateDebut && d.organisation === donnees.organisation)
    const numero = connu?.numero ?? Math.max(0, ...siens.map(p => p.numero)) + 1
    if (!connu) presents.set(usager, [...siens, { usager, numero, version: 1, par: t.appelant.organisation, donnees }])
    rangs.set(`${usager}.${numero}`, { usager, numero, donnees })
    parRang.set(rang, usager)
  }
  const echange = t.appelant.type === 'FT' ? 'contratPreexistant.tenueDeLaListe' : 'contratPreexistant.accompagnement'
  const lignes = { ligneDeposer: t.ligne(`${echange}.deposer`), ligneCorriger: t.ligne(`${echange}.corriger`) }
  const { sql, moteur, appelant } = t
  const bilan = await ecrireEnMasse({ sql, moteur, appelant, ...lignes }, [...rangs.values()], { nulls: 'gardent' })
  const personnes = new Set(parRang.values())
  const modifies = [...bilan.touches].length
  return {
    personnes: personnes.size,
    crees: 0,
    modifies,
    inchanges: personnes.size - modifies,
    sansEffet: 0,
    ambigus: 0,
    constats,
    touches: new Map([...parRang].filter(([, u]) => bilan.touches.has(u)).map(([rang, u]) => [rang, [u]])),
  }
}

/** The persons the caller follows today: of the others it is told that they are not known. */
async function seulementSuivies(t: Travail, usagers: readonly (bigint | null)[]): Promise<Set<bigint>> {
  const jour = aujourdHui(t.moteur)
  const rangs = await t.sql.unsafe<{ usager_id: string }[]>(
    `select distinct usager_id from suivi where usager_id = any($1::bigint[]) and organisation = $2 and du <= $3 and (au is null or au >= $3)
     and ($4::text is null or structure is null or structure = $4)`,
    [usagers.filter(u => u !== null).map(String), t.appelant.organisation, jour, t.appelant.structure],
  )
  return new Set(rangs.map(r => BigInt(r.usager_id)))
}
