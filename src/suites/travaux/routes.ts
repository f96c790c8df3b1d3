import type { FastifyInstance } from 'fastify'
import { naturesDeTravail } from '../../droit/travaux.js'
import type { Appelant } from '../../moteur/appelant.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { journaliser } from '../../moteur/journal.js'
import { introuvable } from '../../moteur/probleme.js'
import { denombrerLesTravaux, listerLesTravaux, type Travail } from './file-de-travail.js'
import { operationsDesTravaux as operations } from './operations.js'

/** The queue of an organisation. Each person of a page is traced: to know that something is due for her is to know something of her. */
export function installerLesTravaux(app: FastifyInstance, contexte: Contexte): void {
  const { moteur } = contexte
  const enTransaction = transactionsDe(moteur)
  const vue = (a: Appelant, t: Travail) => ({
    id: t.id,
    nature: t.nature,
    libelle: naturesDeTravail[t.nature].libelle,
    activite: naturesDeTravail[t.nature].activite,
    usager: moteur.identifiants.pour(a.organisation, t.usager),
    objet: t.objet,
    structure: t.structure,
    aFaireAvant: t.aFaireAvant,
    enRetard: t.enRetard,
    creeLe: t.creeLe.toISOString(),
  })

  ouvrir(app, contexte, operations.lister, async ({ appelant, ligne, requete }) => {
    const { usager: identifiant, curseur: apres, limite, nature, ...reste } = requete
    const filtre = { ...reste, natures: nature && [nature] }
    const usager = identifiant === undefined ? undefined : moteur.identifiants.lire(appelant.organisation, identifiant)
    if (usager === null) throw introuvable()
    return enTransaction(appelant, async sql => {
      const lus = await listerLesTravaux(sql, moteur, appelant, { ...filtre, usager }, { apres, limite: limite + 1 })
      const page = lus.slice(0, limite)
      const usagers = [...new Set(page.map(t => t.usager))]
      await journaliser(sql, moteur, { ligne, appelant, usagers: usagers.length > 0 ? usagers : [null], issue: 'a-faire', champs: [] })
      return { elements: page.map(t => vue(appelant, t)), suivant: lus.length > limite ? (page.at(-1)?.id ?? null) : null }
    })
  })

  ouvrir(app, contexte, operations.denombrer, async ({ appelant, ligne, requete: { nature, ...reste } }) =>
    enTransaction(appelant, async sql => {
      const comptes = await denombrerLesTravaux(sql, moteur, appelant, { ...reste, natures: nature && [nature] })
      await journaliser(sql, moteur, { ligne, appelant, usagers: [null], issue: 'a-faire', champs: [] })
      return { natures: comptes.map(c => ({ ...c, libelle: naturesDeTravail[c.nature].libelle })) }
    }),
  )
}
