import type { FastifyInstance } from 'fastify'
import type { Appelant } from '../moteur/appelant.js'
import { transactionsDe } from '../moteur/transactions.js'
import { type Contexte, ouvrir } from '../moteur/http/index.js'
import { journaliser } from '../moteur/journal.js'
import { introuvable, Probleme } from '../moteur/probleme.js'
import { lireLesAccuses } from './fichier/accuses.js'
import { operationsDesPayeurs as operations } from './operations.js'
import { envoisDe } from './presents.js'
import { denombrerLesEnvois, listerLesEnvois, reponsesRefusees } from './reconciliation.js'
import { estARedire, renvoyer } from './renvoyer.js'
import { type ReponseRecue, retenir } from './repondre.js'

/** Decisions told to payers: followed from both sides, answered by one. */
export function installerLesPayeurs(app: FastifyInstance, contexte: Contexte): void {
  const { moteur } = contexte
  const enTransaction = transactionsDe(moteur)
  const curseurPour = ({ organisation }: Appelant) => `envoi ${organisation}`

  ouvrir(app, contexte, operations.lister, async ({ appelant, ligne, requete: { curseur, limite, ...filtre } }) => {
    const avant = curseur === undefined ? null : moteur.identifiants.lire(curseurPour(appelant), curseur)
    if (curseur !== undefined && avant === null)
      throw new Probleme(400, 'requete-invalide', 'Ce curseur n’est pas de ceux que nous vous avons donnés.')
    return enTransaction(appelant, async sql => {
      const { organisation } = appelant
      const lus = await listerLesEnvois(sql, organisation, filtre, { avant, limite: limite + 1, instant: moteur.horloge() })
      const page = lus.slice(0, limite)
      const elements = []
      for (const { usager, reference, rang: _, demandeLe, ...suivi } of page) {
        // Whoever does not follow her any more is told nothing of her.
        const siens = await envoisDe(sql, usager)
        const present = siens.find(e => e.donnees.reference === reference)
        if (!present) continue
        const { decision: _decision, taux: _taux, montant: _montant, ...donnees } = present.donnees
        const nom = moteur.identifiants.pour(organisation, usager)
        const aRedire = estARedire(present, siens, organisation)
        elements.push({ usager: nom, numero: present.numero, ...donnees, ...suivi, aRedire, demandeLe: demandeLe.toISOString() })
      }
      const usagers = [...new Set(page.map(r => r.usager))]
      await journaliser(sql, moteur, { ligne, appelant, usagers: usagers.length > 0 ? usagers : [null], issue: 'servi', champs: ['etat'] })
      const dernier = lus.length > limite ? page.at(-1) : undefined
      return { elements, suivant: dernier ? moteur.identifiants.pour(curseurPour(appelant), dernier.rang) : null }
    })
  })

  ouvrir(app, contexte, operations.denombrer, async ({ appelant }) =>
    enTransaction(appelant, async sql => {
      const { etats, pannes } = await denombrerLesEnvois(sql, appelant.organisation, moteur.horloge())
      return {
        etats: etats.map(e => ({ ...e, depuis: e.depuis?.toISOString() ?? null })),
        pannes: pannes.map(p => ({ ...p, depuis: p.depuis.toISOString() })),
      }
    }),
  )

  ouvrir(app, contexte, operations.refusees, async ({ appelant, requete }) =>
    enTransaction(appelant, async sql => ({
      elements: (await reponsesRefusees(sql, appelant.organisation, requete.limite)).map(({ recueLe, refus, ...r }) => ({
        ...r,
        recueLe: recueLe.toISOString(),
        motif: refus ?? '',
      })),
    })),
  )

  ouvrir(app, contexte, operations.renvoyer, async ({ appelant, chemin }, reponse) =>
    reponse.code(201).send(await enTransaction(appelant, sql => renvoyer(sql, moteur, appelant, chemin.reference))),
  )

  const retenirChacune = async (
    appel: { appelant: Appelant; ligne: Parameters<typeof retenir>[0]['ligne'] },
    reponses: readonly ReponseRecue[],
  ) => {
    const elements = []
    for (const r of reponses) elements.push(await retenir({ moteur, ...appel }, r))
    return { elements }
  }
  ouvrir(app, contexte, operations.repondre, async ({ appelant, ligne, corps }) => retenirChacune({ appelant, ligne }, corps.reponses))

  app.register(async portee => {
    for (const type of operations.accuser.corps.types)
      portee.addContentTypeParser(type, { parseAs: 'buffer' }, (_requete, octets, rendre) => rendre(null, octets))
    ouvrir(portee, contexte, operations.accuser, async ({ appelant, ligne, brut }) => {
      if (!Buffer.isBuffer(brut)) throw new Probleme(400, 'requete-invalide', 'Le fichier est le corps de la requête.')
      return retenirChacune({ appelant, ligne }, lireLesAccuses(brut))
    })
  })

  ouvrir(app, contexte, operations.fichiers, async ({ appelant }) => {
    const rangs = await moteur.sql<{ numero: number; composeLe: Date; nombre: number; prisLe: Date | null }[]>`
      select numero, compose_le as "composeLe", nombre, pris_le as "prisLe" from fichier_au_payeur
      where payeur = ${appelant.organisation} order by numero desc limit 400`
    return { elements: rangs.map(r => ({ ...r, composeLe: r.composeLe.toISOString(), prisLe: r.prisLe?.toISOString() ?? null })) }
  })

  ouvrir(app, contexte, operations.fichier, async ({ appelant, ligne, chemin }, reponse) =>
    enTransaction(appelant, async sql => {
      const [pris] = await sql<{ usagers: string[]; contenu: Buffer }[]>`
        update fichier_au_payeur set pris_le = coalesce(pris_le, ${moteur.horloge()})
        where payeur = ${appelant.organisation} and numero = ${chemin.numero} returning usagers::text[] as usagers, contenu_chiffre as contenu`
      if (!pris) throw introuvable()
      await journaliser(sql, moteur, {
        ligne,
        appelant,
        usagers: pris.usagers.length > 0 ? pris.usagers.map(BigInt) : [null],
        issue: 'servi',
      })
      return reponse
        .type(operations.fichier.reponse.type)
        .header('content-disposition', `attachment; filename="decisions-${appelant.organisation}-${chemin.numero}.xml"`)
        .send(Buffer.from(moteur.chiffrement.dechiffrer(pris.contenu), 'latin1'))
    }),
  )
}
