import type { FastifyInstance } from 'fastify'
import type { ISql } from 'postgres'
import { plusJours } from '../../droit/jours.js'
import type { Appelant } from '../../moteur/appelant.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { journaliser } from '../../moteur/journal.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { estVisible } from '../../moteur/visibilite.js'
import { suivisEnCours } from '../orientation/index.js'
import { type Agenda, type Creneau, listerLesCreneaux, publierDesCreneaux, retirerLeCreneau } from './creneaux.js'
import { enInstantUtc } from './formes.js'
import { instantDeParis } from './heure-de-paris.js'
import { type CreneauOffert, operationsDesCreneaux as operations } from './operations.js'

/** The slots of an organisation, and those a person may choose among. */
export function installerLesCreneaux(app: FastifyInstance, contexte: Contexte): void {
  const { moteur } = contexte
  const enTransaction = transactionsDe(moteur)

  /** Of whom: the person asks for herself, a professional for one she follows, or looks at her own slots. */
  const deQui = (appelant: Appelant, identifiant: string | undefined): bigint | null => {
    if (appelant.personne !== null) return appelant.personne
    if (identifiant === undefined) return null
    const usager = moteur.identifiants.lire(appelant.organisation, identifiant)
    if (usager === null) throw introuvable()
    return usager
  }

  const agendasDe = async (sql: ISql, ligne: Ligne, appelant: Appelant, usager: bigint | null): Promise<Agenda[]> => {
    if (usager === null) return [appelant]
    if (!(await estVisible(sql, moteur, ligne, appelant, usager))) throw introuvable()
    return suivisEnCours(sql, usager, aujourdHui(moteur))
  }

  ouvrir(app, contexte, operations.lister, ({ appelant, ligne, requete }) =>
    enTransaction(appelant, async sql => {
      const usager = deQui(appelant, requete.usager)
      const agendas = await agendasDe(sql, ligne, appelant, usager)
      const du = requete.du ?? aujourdHui(moteur)
      const au = requete.au ?? plusJours(du, 30)
      const filtre = {
        du: usager === null ? minuit(du) : new Date(Math.max(minuit(du).getTime(), moteur.horloge().getTime())),
        au: minuit(plusJours(au, 1)),
        libres: requete.libres ?? usager !== null,
        structure: requete.structure,
      }
      const creneaux = await listerLesCreneaux(sql, agendas, filtre)
      await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: 'servi', champs: [] })
      return { elements: creneaux.map(c => vue(c, appelant)) }
    }),
  )

  ouvrir(app, contexte, operations.publier, ({ appelant, corps }, reponse) =>
    enTransaction(appelant, async sql => {
      const structure = corps.structure ?? appelant.structure
      const [sienne] = await sql`select 1 from structure where code = ${structure} and organisation = ${appelant.organisation}`
      const permise = structure === null || (sienne !== undefined && (appelant.structure === null || appelant.structure === structure))
      const maintenant = enInstantUtc(moteur.horloge())
      const manques = [
        ...(permise ? [] : [{ pointer: '/structure', detail: `${structure} n’est pas votre structure.` }]),
        ...(corps.debuts.some(d => d <= maintenant) ? [{ pointer: '/debuts', detail: 'Un créneau se propose à l’avance.' }] : []),
        ...(corps.modalite === 'PHYSIQUE' && corps.adresse === null && corps.libelleLieu === null
          ? [{ pointer: '/adresse', detail: 'Dites où la personne est attendue.' }]
          : []),
      ]
      if (manques.length > 0) throw new Probleme(422, 'regle-non-respectee', manques.map(m => m.detail).join(' '), { erreurs: manques })
      const { organisation } = appelant
      const ids = await publierDesCreneaux(sql, { ...corps, organisation, structure }, moteur.horloge())
      return reponse.code(201).send({ ids })
    }),
  )

  ouvrir(app, contexte, operations.retirer, ({ appelant, chemin }, reponse) =>
    enTransaction(appelant, async sql => {
      if (!(await retirerLeCreneau(sql, chemin.id, appelant, moteur.horloge()))) throw introuvable()
      return reponse.code(204).send()
    }),
  )
}

const minuit = (jour: string): Date => new Date(instantDeParis(`${jour}T00:00`) ?? `${jour}T00:00:00Z`)

/** How many come is nobody’s concern but who receives them. */
function vue({ retire, prises, ...c }: Creneau, { organisation }: Appelant): CreneauOffert {
  const libres = retire ? 0 : c.places - prises
  // The lists of codes of a slot are checked when it is published.
  return { ...c, prises: c.organisation === organisation ? prises : null, libres } as CreneauOffert
}
