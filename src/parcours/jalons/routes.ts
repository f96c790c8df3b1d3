import type { FastifyInstance } from 'fastify'
import { delaiAu, type JalonAttendu, jalonsAttendus, libellesDesJalons } from '../../droit/parametres/jalons.js'
import type { Appelant } from '../../moteur/appelant.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { journaliser } from '../../moteur/journal.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { estVisible } from '../../moteur/visibilite.js'
import { lireLesJalons } from './d-une-personne.js'
import { listerLesRetards, type RepereDeRetard, type Retard } from './en-retard.js'
import { type JalonDeLaPersonne, operationsDesJalons as operations } from './operations.js'

/** Who is late, and where one person is. Each person of a page is traced: to be late is something of hers. */
export function installerLesJalons(app: FastifyInstance, contexte: Contexte): void {
  const { moteur } = contexte
  const enTransaction = transactionsDe(moteur)
  const nommer = (a: Appelant, usager: bigint) => moteur.identifiants.pour(a.organisation, usager)
  const vue = (a: Appelant, { usager, ...r }: Retard) => {
    const { texte, confiance } = delaiAu(r.jalon, r.depuis)
    return { usager: nommer(a, usager), ...r, libelle: libellesDesJalons[r.jalon], texte: texte.cite, confiance }
  }
  const repere = (a: Appelant, curseur: string): RepereDeRetard => {
    const [auPlusTard = '', identifiant = '', nom = ''] = curseur.split('.')
    const usager = moteur.identifiants.lire(a.organisation, identifiant)
    const jalon = jalonsAttendus.find(j => j === nom)
    if (usager === null || !jalon) throw new Probleme(400, 'requete-invalide', 'Ce curseur n’est pas de cette liste.')
    return { auPlusTard, usager, jalon }
  }
  const curseurDe = (a: Appelant, r: { auPlusTard: string; usager: bigint; jalon: JalonAttendu }) =>
    `${r.auPlusTard}.${nommer(a, r.usager)}.${r.jalon}`

  ouvrir(app, contexte, operations.lister, ({ appelant, ligne, requete: { curseur, limite, ...filtre } }) => {
    const apres = curseur === undefined ? undefined : repere(appelant, curseur)
    return enTransaction(appelant, async sql => {
      const lus = await listerLesRetards(sql, moteur, appelant, filtre, { apres, limite: limite + 1 })
      const page = lus.slice(0, limite)
      const usagers = [...new Set(page.map(r => r.usager))]
      await journaliser(sql, moteur, { ligne, appelant, usagers: usagers.length > 0 ? usagers : [null], issue: 'a-faire', champs: [] })
      const derniere = page.at(-1)
      return { elements: page.map(r => vue(appelant, r)), suivant: lus.length > limite && derniere ? curseurDe(appelant, derniere) : null }
    })
  })

  ouvrir(app, contexte, operations.lire, ({ appelant, ligne, chemin }) => {
    const usager = chemin.usager === 'moi' ? appelant.personne : moteur.identifiants.lire(appelant.organisation, chemin.usager)
    if (usager === null) throw introuvable()
    return enTransaction(appelant, async sql => {
      if (!(await estVisible(sql, moteur, ligne, appelant, usager))) throw introuvable()
      const elements: JalonDeLaPersonne[] = await lireLesJalons(sql, moteur, usager)
      await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: 'servi', champs: [] })
      return { usager: nommer(appelant, usager), elements }
    })
  })
}
