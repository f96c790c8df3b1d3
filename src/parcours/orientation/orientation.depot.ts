import type { Donnees } from '../../moteur/contenu.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Fait, Traitement, Voulu } from '../../moteur/traitements.js'
import { estDelegue, lireLeCompetent } from './competent.js'
import { type Demande, manquesDeLaDemande } from './demande.regles.js'
import { designer } from './designation.js'
import { refusDeLEtat } from './etats.regles.js'
import { ligneDOrientation } from './lignes.js'
import { attendreLaDecision } from './attente.js'
import { ouvrirLeParcours, type QuandElleRepart } from './ouverture.js'
import { attend, criteresDe, orientationsDe } from './presentes.js'
import { proposer } from './proposition.regles.js'
import { jourDuReexamen } from './reexamen.regles.js'
import { lireLaSituation, suiviPar } from './situation.js'
import { tableAu } from './table-de-decision.js'

/**
 * Answers make a proposal; where the département has delegated, the proposal opens the parcours at once. `informeLe`: the day a right
 * arrived, when something that happened asks for the orientation and not somebody; null when it is another thing than a right.
 */
export const creerTraitementDeLOrientation = (quandElleRepart: QuandElleRepart, droit?: { informeLe: string | null }): Traitement => ({
  async regles(ecriture, { usager, numero, corps }) {
    // As for a decision: what is asked while another decides is judged on what was decided.
    await ecriture.sql`select from usager where id = ${usager.toString()} for update`
    const siennes = await orientationsDe(ecriture, usager)
    const visee = siennes.find(o => o.numero === numero)
    const refus = visee && refusDeLEtat(visee.etat, 'REPONDRE')
    if (refus) throw new Probleme(409, 'conflit', refus)
    const enCours = siennes.some(o => o.etat === 'OUVERT')
    if (numero === undefined && enCours && !corps.demande)
      return [
        {
          pointer: '/demande',
          detail: 'Une orientation est en cours : dites pourquoi une nouvelle est demandée et quand le diagnostic a été refait ensemble.',
        },
      ]
    const demande = corps.demande as Demande | null | undefined
    if (!demande) return []
    const jour = aujourdHui(ecriture.moteur)
    const { suivis } = await lireLaSituation(ecriture, usager, jour)
    return manquesDeLaDemande(demande, { jour, enCours, par: ecriture.appelant.organisation, suivis })
  },

  calculer: (ecriture, voulu) => calculer(ecriture, voulu, droit),

  async effets(ecriture, fait) {
    const jour = aujourdHui(ecriture.moteur)
    const numero = fait.numero ?? 0
    if (fait.version === 1) await remplacer(ecriture, fait, jour)
    const { etat, parcours, organisme, organisation, structure } = fait.corps
    if (etat !== 'OUVERT') return attendreLaDecision(ecriture, fait)
    if (typeof organisation !== 'string') throw new Error('une orientation ouverte sans organisme')
    const cible = { organisation, structure: (structure as string | null) ?? null }
    const depart = { numero, parcours: String(parcours), organisme: String(organisme), ...cible }
    await ouvrirLeParcours(ecriture, fait.usager, depart, { jour, quandElleRepart })
  },
})

async function calculer(ecriture: Ecriture, { usager, numero, corps }: Voulu, droit?: { informeLe: string | null }): Promise<Donnees> {
  const { sql, moteur } = ecriture
  const jour = aujourdHui(moteur)
  const siennes = await orientationsDe(ecriture, usager)
  const base = siennes.find(o => o.numero === numero)?.donnees ?? {}
  const criteres = criteresDe({ ...base, ...corps })
  const situation = await lireLaSituation(ecriture, usager, jour)
  const brsa = criteres.brsa === true
  const informeLe = droit
    ? droit.informeLe
    : numero === undefined
      ? informe(siennes, brsa, jour)
      : ((base.informeLe as string | null | undefined) ?? null)
  const competent = await lireLeCompetent(sql, situation, { brsa, informeLe, jour })
  const proposition = proposer(
    criteres,
    {
      dateNaissance: situation.dateNaissance,
      solliciteLaMissionLocale: suiviPar(situation, 'ML', 'accompagnement') !== undefined,
      jour,
    },
    tableAu(jour),
  )
  const cible = await designer(sql, situation, proposition.organisme)
  const complete = proposition.parcours !== 'IND'
  const { structure: _, ...decidant } = competent
  const conseil = suiviPar(situation, 'CD', 'competence-orientation')?.organisation
  const delegue = conseil !== undefined && competent.qui === 'FT' && (await estDelegue(sql, conseil, jour))
  const ouverte = complete && cible !== null && delegue
  return {
    etat: complete ? (ouverte ? 'OUVERT' : 'EN_ATTENTE') : 'BROUILLON',
    statut: 'PRECONISE',
    parcours: proposition.parcours,
    organisme: proposition.organisme,
    organisation: cible?.organisation ?? null,
    structure: cible?.structure ?? null,
    regles: proposition.version,
    explication: proposition.explication,
    competence: decidant,
    informeLe,
    reponduLe: jour,
    entreeLe: ouverte ? jour : null,
    reexamenLe: ouverte ? jourDuReexamen(proposition.parcours, criteres, jour) : null,
  }
}

/** The six weeks run once, from the day the département learnt of the right: new answers do not start them again, nor does a request. */
function informe(siennes: Awaited<ReturnType<typeof orientationsDe>>, brsa: boolean, jour: string): string | null {
  const enAttente = siennes.findLast(attend)
  if (enAttente) return (enAttente.donnees.informeLe as string | null) ?? null
  return brsa && siennes.length === 0 ? jour : null
}

async function remplacer(ecriture: Ecriture, { usager, numero }: Fait, jour: string): Promise<void> {
  const ligne = ligneDOrientation(ecriture.appelant.type, 'corriger')
  for (const o of await orientationsDe(ecriture, usager))
    if (o.numero !== numero && attend(o))
      await corriger({ ...ecriture, ligne }, usager, o.numero, o.version, { etat: 'CLOTURE', sortieLe: jour, motifSortie: 'REMPLACEE' })
}
