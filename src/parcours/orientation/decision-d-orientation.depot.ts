import type { CodeActeur } from '../../droit/acteurs.js'
import type { Donnees } from '../../moteur/contenu.js'
import { corriger, type Ecriture, inserer } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { type Manque, Probleme } from '../../moteur/probleme.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { type Competent, lireLeCompetent } from './competent.js'
import { type Decision, manquesDeLaDecision, refusDIncompetence } from './decision.regles.js'
import { type Cible, designer } from './designation.js'
import { refusDeLEtat } from './etats.regles.js'
import { ligneDOrientation } from './lignes.js'
import { ouvrirLeParcours, type QuandElleRepart } from './ouverture.js'
import { criteresDe, type Orientation, orientationsDe } from './presentes.js'
import type { Explication } from './proposition.regles.js'
import { jourDuReexamen } from './reexamen.regles.js'
import { lireLaSituation, type Situation } from './situation.js'

type Contexte = {
  jour: string
  decision: Decision
  siennes: Orientation[]
  visee: Orientation | undefined
  situation: Situation
  competent: Competent
}

async function lireLeContexte(ecriture: Ecriture, { usager, corps }: Voulu): Promise<Contexte> {
  const jour = aujourdHui(ecriture.moteur)
  const decision = corps as Decision
  const siennes = await orientationsDe(ecriture, usager)
  const visee = siennes.find(o => o.numero === decision.orientation)
  const situation = await lireLaSituation(ecriture, usager, jour)
  const derniere = (visee ?? siennes.at(-1))?.donnees
  const competent = await lireLeCompetent(ecriture.sql, situation, {
    brsa: derniere?.brsa === true,
    informeLe: (derniere?.informeLe as string | null | undefined) ?? null,
    jour,
  })
  return { jour, decision, siennes, visee, situation, competent }
}

/** A competent human accepts the proposal, decides otherwise, or decides without it; the parcours opens in the same transaction. */
export const creerTraitementDeLaDecision = (quandElleRepart: QuandElleRepart): Traitement => ({
  async regles(ecriture, voulu) {
    // Two who decide at once of the same person do it one after the other: the second sees what the first did.
    await ecriture.sql`select from usager where id = ${voulu.usager.toString()} for update`
    const c = await lireLeContexte(ecriture, voulu)
    const { decision, visee, competent } = c
    const incompetence = refusDIncompetence(ecriture.appelant, competent)
    if (incompetence) return [{ pointer: '/sens', detail: incompetence }]
    if (decision.sens !== 'FORCEE') {
      if (!visee) return [{ pointer: '/orientation', detail: 'Cette personne n’a aucune orientation de ce rang.' }]
      const refus = refusDeLEtat(visee.etat, decision.sens)
      if (refus) throw new Probleme(409, 'conflit', refus)
      if (decision.surVersion !== undefined && decision.surVersion !== null && decision.surVersion !== visee.version)
        throw new Probleme(
          412,
          'version-depassee',
          `L’orientation a changé depuis votre lecture : la version présente est ${visee.version}, vous décidez sur la version ${decision.surVersion}.`,
        )
    }
    const manques = manquesDeLaDecision(decision, visee?.donnees, c.jour)
    return manques.length > 0 ? manques : manquesDeLaCible(ecriture, c)
  },

  async calculer(ecriture, voulu) {
    const c = await lireLeContexte(ecriture, voulu)
    const { visee, siennes, competent } = c
    const proposee = visee?.etat === 'OUVERT' ? {} : (visee?.donnees ?? {})
    const { parcours, organisme } = retenus(c)
    return {
      orientation: visee?.numero ?? Math.max(0, ...siennes.map(o => o.numero)) + 1,
      parcours,
      organisme,
      ...((await cibleDe(ecriture, c)) ?? { organisation: null, structure: null }),
      parcoursPropose: proposee.parcours ?? null,
      organismePropose: proposee.organisme ?? null,
      regles: proposee.regles ?? null,
      reglesRetenues: ((proposee.explication ?? []) as Explication[]).map(e => e.regle),
      autorite: competent.pourquoi,
    }
  },

  async effets(ecriture, { usager, corps }) {
    const decidee = corps as Required<Decision> & { organisation: string; structure: string | null; parcours: string; organisme: string }
    const jour = aujourdHui(ecriture.moteur)
    const { orientation: numero, parcours, organisme, organisation, structure } = decidee
    if (numero === null) throw new Error('une décision sans orientation')
    const present = (await orientationsDe(ecriture, usager)).find(o => o.numero === numero)
    const ouverte = { etat: 'OUVERT', statut: 'DECIDE', parcours, organisme, organisation, structure }
    const reexamenLe = jourDuReexamen(parcours, present ? criteresDe(present.donnees) : {}, jour)
    const changee: Donnees = { ...ouverte, reexamenLe, ...(decidee.sens === 'MODIFIEE' ? {} : { entreeLe: jour }) }
    const { type } = ecriture.appelant
    if (present) {
      const ligne = ligneDOrientation(type, 'corriger')
      // The version that was read, not the one present: of two who decide at once, one is refused.
      await corriger({ ...ecriture, ligne }, usager, numero, decidee.surVersion ?? present.version, changee)
    } else {
      const ligne = ligneDOrientation(type, 'deposer')
      await inserer({ ...ecriture, ligne }, usager, {
        origine: decidee.origine ?? 'INSCRIPTION_VOLONTAIRE',
        ...changee,
        explication: [],
      })
    }
    await ouvrirLeParcours(ecriture, usager, { numero, parcours, organisme, organisation, structure }, { jour, quandElleRepart })
  },
})

/** What is decided, completed by what was proposed. */
function retenus({ decision, visee }: Contexte): { parcours: string; organisme: string } {
  return {
    parcours: decision.parcours ?? (visee?.donnees.parcours as string | undefined) ?? 'IND',
    organisme: decision.organisme ?? (visee?.donnees.organisme as string | undefined) ?? 'IND',
  }
}

/** The organisation named, or the one proposed for that kind, or the only one of her place. */
async function cibleDe({ sql }: Ecriture, c: Contexte): Promise<Cible | null> {
  const { decision, visee, situation } = c
  const { organisme } = retenus(c)
  if (decision.organisation) return { organisation: decision.organisation, structure: decision.structure ?? null }
  const proposee = visee?.donnees
  const memeOrganisme = proposee?.organisme === organisme && typeof proposee.organisation === 'string'
  const designee = memeOrganisme
    ? { organisation: String(proposee.organisation), structure: (proposee.structure as string | null) ?? null }
    : await designer(sql, situation, organisme)
  return designee && { ...designee, structure: decision.structure ?? designee.structure }
}

async function manquesDeLaCible(ecriture: Ecriture, c: Contexte): Promise<Manque[]> {
  const { sql } = ecriture
  const cible = await cibleDe(ecriture, c)
  const { organisme } = retenus(c)
  if (!cible) return [{ pointer: '/organisation', detail: 'Plusieurs organismes, ou aucun, répondent à cette décision : nommez le sien.' }]
  const [membre] = await sql<{ type: CodeActeur }[]>`select type from organisation where code = ${cible.organisation}`
  if (membre?.type !== organisme)
    return [{ pointer: '/organisation', detail: `${cible.organisation} n’est pas un organisme de la sorte décidée.` }]
  if (cible.structure === null) return []
  const [sienne] = await sql`select 1 from structure where code = ${cible.structure} and organisation = ${cible.organisation}`
  return sienne ? [] : [{ pointer: '/structure', detail: `${cible.structure} n’est pas une structure de ${cible.organisation}.` }]
}
