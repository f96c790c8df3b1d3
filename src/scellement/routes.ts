import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Sql } from 'postgres'
import { Probleme } from '../moteur/probleme.js'
import { ecrireLaCle } from './note.js'
import { plagesDeCoherence, racinesDesPlages } from './preuves.js'
import { dernierSceau } from './sceaux.js'
import type { Scellement } from './scellement.js'
import { LARGEUR, lireLesTuiles } from './tuiles.js'
import { LONGUEUR } from './arbre.js'

/** Where the proofs are, open to all: hashes, of which none tells what it is of. */
export const RACINE_DU_JOURNAL = '/journal'

const TEXTE = 'text/plain; charset=utf-8'

const introuvable = () => new Probleme(404, 'introuvable', 'Le journal scellé n’a rien à cette adresse.')

/** The sealed journal as any monitor of transparency logs reads one (https://c2sp.org/tlog-tiles), less its rows. */
export function installerLeJournalScelle(app: FastifyInstance, { sql, scellement }: { sql: Sql; scellement: Scellement }): void {
  app.get(`${RACINE_DU_JOURNAL}/checkpoint`, async (_, reponse) => {
    const dernier = await dernierSceau(sql)
    if (!dernier) throw introuvable()
    return reponse.type(TEXTE).header('cache-control', 'no-cache').send(dernier.note)
  })
  app.get(`${RACINE_DU_JOURNAL}/cle`, async (_, reponse) =>
    reponse.type(TEXTE).send(`${(await scellement.cles()).map(ecrireLaCle).join('\n')}\n`),
  )
  app.get(`${RACINE_DU_JOURNAL}/tile/*`, async (requete, reponse) => {
    const demandee = lireLAdresse((requete.params as { '*': string })['*'])
    if (!demandee) throw introuvable()
    const { niveau, rang, largeur } = demandee
    const octets = (await lireLesTuiles(sql, [{ niveau, rang }])).get(`${niveau}/${rang}`)
    if (!octets || octets.length < largeur * LONGUEUR) throw introuvable()
    return reponse
      .type('application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(octets.subarray(0, largeur * LONGUEUR))
  })
  app.get(`${RACINE_DU_JOURNAL}/coherence/:avant/:apres`, async requete => {
    const [avant, apres] = taillesDe(requete)
    const dernier = await dernierSceau(sql)
    if (avant < 1 || avant > apres || apres > (dernier?.sceau.taille ?? 0)) throw introuvable()
    const chemin = await racinesDesPlages(sql, plagesDeCoherence(avant, apres))
    return { avant, apres, chemin: chemin.map(h => h.toString('base64')) }
  })
}

function taillesDe(requete: FastifyRequest): [number, number] {
  const { avant = '', apres = '' } = requete.params as Partial<Record<'avant' | 'apres', string>>
  if (!/^\d{1,15}$/.test(avant) || !/^\d{1,15}$/.test(apres)) throw introuvable()
  return [Number(avant), Number(apres)]
}

/** `niveau/x001/x234/067`, and `.p/largeur` for a tile that is not whole. */
function lireLAdresse(adresse: string): { niveau: number; rang: number; largeur: number } | null {
  const [, niveau, rang = '', largeur] = /^(\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(adresse) ?? []
  if (niveau === undefined) return null
  const lue = {
    niveau: Number(niveau),
    rang: Number(rang.replaceAll(/[x/]/g, '')),
    largeur: largeur === undefined ? LARGEUR : Number(largeur),
  }
  return lue.largeur >= 1 && lue.largeur <= LARGEUR ? lue : null
}
