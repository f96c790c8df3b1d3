import { droitEnCours } from '../../../droit/etat-du-droit-rsa.js'
import { lirePresents } from '../../../moteur/presents.js'
import { droitsRsa } from '../../../parcours/droits-rsa/droits-rsa.echange.js'
import { inscription } from '../../../parcours/inscription/inscription.echange.js'
import { rattachement } from '../../../parcours/rattachement/rattachement.echange.js'
import { confirmerLesArrivees, retenirLesPersonnes } from '../../../personnes/index.js'
import { creerUsagers, joindre } from '../arrivees.js'
import type { Constat } from '../constats.js'
import type { BilanDeLot, Element, Travail } from '../format.js'
import { cleDe, type Reconnu, reconnaitre } from '../reconnaitre.js'
import { champsDesDroits } from './droits.js'
import { ecrirePersonnes } from './ecrire.js'
import { type Individu, individusDe, type Menage } from './individus.js'
import { appliquer, type PersonneSuivie, personneSuivie, voletDe } from './personne-suivie.js'
import { chercherSortis, droitsDeSortie } from './sortis.js'

/** Writes one lot of households in the transaction of the caller: who they are, what the rules say of each, then all of it at once. */
export async function ecrireLot(t: Travail, elements: readonly Element<Menage>[]): Promise<BilanDeLot> {
  const constats: Constat[] = []
  const individus = elements.flatMap(e => (e.contenu && deCetteCaisse(t, e, constats) ? individusDe(e.contenu, e.rang) : []))
  const { reconnus, vues } = await reconnaitre(t, 'cnaf', individus, i => ({ jour: t.jour, foyer: seule(i) }))
  for (const r of reconnus) if ('ambigu' in r) constats.push(constat(r.individu, 'IDENTITE_AMBIGUE', r.ambigu))

  const { personnes, sortis } = await preparer(t, reconnus)
  let sansEffet = 0
  const suivies = new Map<Individu, PersonneSuivie>()
  for (const r of reconnus) {
    const p = personnes.get(cleDe(r))
    if (!p) sansEffet += 'ambigu' in r ? 0 : 1
    else {
      suivies.set(r.individu, p)
      for (const { code, detail } of appliquer(p, voletDe(r.individu), t.competents, t.jour))
        constats.push(constat(r.individu, code, detail))
    }
  }
  for (const { usager, numeroDemande } of sortis) {
    const p = personnes.get(`u${usager}`)
    const droits = p && droitsDeSortie(p, numeroDemande, t.appelant.organisation, t.jour)
    const individu = individus.find(i => i.foyer.demande.numero === numeroDemande)
    if (!p || !droits || !individu) continue
    appliquer(p, { ...voletDe(individu), droits, individu: null }, t.competents, t.jour)
    constats.push({ ...constat(individu, 'PERSONNE_SORTIE', droits.role), personne: null })
  }
  const touches = await ecrirePersonnes(t, [...personnes.values()])
  await confirmerLesArrivees(t.sql, vues, arrivees(reconnus, personnes))
  return {
    ...compter(suivies, touches),
    sansEffet,
    ambigus: reconnus.filter(r => 'ambigu' in r).length,
    personnes: individus.length,
    constats,
  }
}

/** A payer writes only its own files: a household of another one in its file is set aside. */
function deCetteCaisse({ appelant }: Travail, e: Element<Menage>, constats: Constat[]): boolean {
  const { fonction, numero } = e.contenu?.foyer.organisme ?? { fonction: '', numero: '' }
  if (`${fonction}${numero}` === appelant.organisation) return true
  constats.push({ code: 'CAISSE_AUTRE', rang: e.rang, repere: e.repere, personne: null, chemin: null, detail: `${fonction}${numero}` })
  return false
}

/** The household reduced to the person in question: the others are no evidence. */
const seule = ({ foyer, personne }: Individu) => ({ ...foyer, personnes: [personne] })

const constat = (i: Individu, code: Constat['code'], detail: string): Constat => ({
  code,
  rang: i.rang,
  repere: i.repere,
  personne: i.personne.rang,
  chemin: null,
  detail,
})

/**
 * The persons of the lot with what is known of them. A right that is over brings nobody in: who is not known here, or not
 * followed by this payer, is left out.
 */
async function preparer(t: Travail, reconnus: readonly Reconnu<Individu>[]) {
  const ouverts = new Set(reconnus.filter(r => droitEnCours(r.individu.foyer.etatDossier)).map(cleDe))
  const nouveaux = new Set(reconnus.filter(r => 'nouvelle' in r && ouverts.has(cleDe(r))).map(cleDe))
  const connus = [...new Set(reconnus.flatMap(r => ('usager' in r ? [r.usager] : [])))]
  const parDossier = entiers(reconnus)
  const individus = reconnus.map(r => r.individu)
  const sortis = t.partiel ? [] : await chercherSortis(t, individus, parDossier)
  await retenirLesPersonnes(t.sql, [...new Set([...connus, ...sortis.map(s => s.usager)])])
  const suivi = { organisation: t.appelant.organisation, structure: null, motif: 'versement-rsa', du: t.jour, au: null }
  const joints = await joindre(t, 'rattachement.informationDesCompetents.deposer', suivi, connus, u => ouverts.has(`u${u}`))

  const sansDossier = new Set(reconnus.flatMap(r => ('usager' in r && r.sansDossier ? [r.usager] : [])))
  const aLire = [...new Set([...joints, ...sortis.map(s => s.usager)])]
  const champsDInscription = ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut', 'motifFin']
  const [suivis, droits, inscriptions] = await Promise.all([
    lirePresents(t.sql, rattachement, ['organisation', 'structure', 'motif', 'du', 'au'], aLire),
    lirePresents(t.sql, droitsRsa, champsDesDroits, aLire),
    lirePresents(t.sql, inscription, champsDInscription, aLire),
  ])
  const personnes = new Map(
    aLire.map(u => [
      `u${u}`,
      personneSuivie(u, sansDossier.has(u), {
        suivis: suivis.get(u) ?? [],
        droits: droits.get(u) ?? [],
        inscription: inscriptions.get(u) ?? [],
      }),
    ]),
  )
  const usagers = await creerUsagers(t, nouveaux.size)
  for (const [i, cle] of [...nouveaux].entries()) personnes.set(cle, personneSuivie(usagers[i] ?? 0n, true))
  return { personnes, sortis }
}

/** By demand number, the persons present in the file, for the households whose every person is known. */
function entiers(reconnus: readonly Reconnu<Individu>[]): Map<string, Set<bigint>> {
  const parDossier = new Map<string, Set<bigint>>()
  const incertains = new Set<string>()
  for (const r of reconnus) {
    const { numero } = r.individu.foyer.demande
    const presents = parDossier.get(numero) ?? new Set()
    parDossier.set(numero, presents)
    if ('usager' in r) presents.add(r.usager)
    // Nobody has left a household when one of its persons could not be told, or has lost her role in it.
    if ('ambigu' in r || r.individu.foyer.personnes.some(p => p.role === null)) incertains.add(numero)
  }
  for (const numero of incertains) parDossier.delete(numero)
  return parDossier
}

/** The persons the lot makes, each as the file first describes her. */
const arrivees = (reconnus: readonly Reconnu<Individu>[], personnes: ReadonlyMap<string, PersonneSuivie>) =>
  reconnus.flatMap(r => {
    const p = 'nouvelle' in r ? personnes.get(cleDe(r)) : undefined
    return p ? [{ recue: r.individu.recue, usager: p.usager }] : []
  })

function compter(suivies: ReadonlyMap<Individu, PersonneSuivie>, touches: ReadonlySet<bigint>) {
  const distinctes = new Set<PersonneSuivie>()
  const rangs = new Map<number, bigint[]>()
  for (const [individu, p] of suivies) {
    distinctes.add(p)
    if (touches.has(p.usager)) rangs.set(individu.rang, [...(rangs.get(individu.rang) ?? []), p.usager])
  }
  const toutes = [...suivies.values()]
  const crees = [...distinctes].filter(p => p.nouvelle).length
  const modifies = [...distinctes].filter(p => !p.nouvelle && touches.has(p.usager)).length
  return { crees, modifies, inchanges: toutes.length - crees - modifies, touches: rangs }
}
