import type { FastifyInstance } from 'fastify'
import type { ISql, Sql } from 'postgres'
import { acteurDe, blocagesDe, type Habilitations } from '../../acces/index.js'
import type { Appelant } from '../../moteur/appelant.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { journaliser } from '../../moteur/journal.js'
import { type Ligne, toutesLesLignes } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { trouver } from '../../moteur/recherche.js'
import type { Ressource } from '../../moteur/ressource.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { estVisible } from '../../moteur/visibilite.js'
import { ouvrirUneEcheance } from '../../suites/index.js'
import { natureDuBris } from './avis.js'
import { briserLaGlace } from './bris-de-glace.js'
import { ecrireLeMotif } from './motif.js'
import { operationsDeJustification } from './operations.js'

type Outils = {
  sql: Sql
  habilitations: Pick<Habilitations, 'blocage' | 'rafraichir'>
  ressources: readonly Ressource[]
  prevenir: () => Promise<unknown>
  signaler: (erreur: unknown) => void
}

/** Where an agent says why she goes on: the reason asked for, or the person in front of her. */
export function installerLaJustification(
  app: FastifyInstance,
  contexte: Contexte,
  { sql: base, habilitations, ressources, prevenir, signaler }: Outils,
): void {
  const { moteur } = contexte
  const enTransaction = transactionsDe(moteur)

  ouvrir(app, contexte, operationsDeJustification.motif, async ({ appelant, corps }, reponse) => {
    const acteur = acteurDe(appelant)
    const par = `${appelant.organisation}|${appelant.agent}`
    const ecrit = await base.begin(sql => ecrireLeMotif(sql, { acteur, par, motif: corps.motif }, moteur.horloge()))
    if (!ecrit) throw new Probleme(409, 'conflit', 'Aucun motif ne vous est demandé.')
    await habilitations.rafraichir()
    return reponse.code(204).send()
  })

  ouvrir(app, contexte, operationsDeJustification.brisDeGlace, async ({ appelant, ligne, corps }, reponse) => {
    const agent = appelant.agent
    if (agent === null || !blocagesDe(habilitations, appelant).some(b => b.palier === 'arret'))
      throw new Probleme(409, 'conflit', 'Votre accès n’est pas arrêté : le dossier s’ouvre comme d’ordinaire.')
    const fait = await enTransaction(appelant, async sql => {
      const usager = await laPersonne(sql, ligne, appelant, corps)
      if (usager === null) return null
      const ouvert = await briserLaGlace(sql, { qui: appelant, agent, usager, motif: corps.motif }, moteur.horloge())
      if (!ouvert) throw new Probleme(409, 'conflit', 'Vous avez déjà ouvert aujourd’hui autant de dossiers qu’un arrêt le permet.')
      await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: 'bris-de-glace' })
      await ouvrirUneEcheance(
        { sql, moteur },
        { nature: natureDuBris, usager, objet: ouvert.id, jour: aujourdHui(moteur), organisation: appelant.organisation },
      )
      return { usager, jusque: ouvert.jusque }
    })
    if (!fait) throw introuvable()
    await prevenir().catch(signaler)
    const lignes = toutesLesLignes(ressources).filter(l => l.brisDeGlace && l.par.some(a => a.code === appelant.type))
    return reponse.code(201).send({
      usager: moteur.identifiants.pour(appelant.organisation, fait.usager),
      jusque: fait.jusque.toISOString(),
      lignes: lignes.map(l => l.code),
    })
  })

  /** Within the perimeter of the line, or nobody. */
  async function laPersonne(
    sql: ISql,
    ligne: Ligne,
    appelant: Appelant,
    vise: { usager: string } | { numeroFranceTravail: string },
  ): Promise<bigint | null> {
    if ('numeroFranceTravail' in vise) {
      const trouvaille = await trouver(sql, moteur, ligne, appelant, vise)
      return trouvaille.issue === 'trouvee' ? trouvaille.usager : null
    }
    const usager = moteur.identifiants.lire(appelant.organisation, vise.usager)
    return usager !== null && (await estVisible(sql, moteur, ligne, appelant, usager)) ? usager : null
  }
}
