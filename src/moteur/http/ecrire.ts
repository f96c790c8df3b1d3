import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Donnees } from '../contenu.js'
import { corpsDeCorrection, corpsDeDepot } from '../deriver/schema.js'
import { type Ecriture, versionPresente } from '../ecriture.js'
import { absence } from '../fusion.js'
import { agirPour, journaliser } from '../journal.js'
import type { Ligne } from '../lignes.js'
import { aujourdHui } from '../moteur.js'
import { Probleme } from '../probleme.js'
import { rejouer } from '../rejouer.js'
import { corrigerSelon, deposerSelon, exigerLesRegles, type Traitement, type Voulu } from '../traitements.js'
import { estVisible } from '../visibilite.js'
import { appelantDe, type Contexte } from './contexte.js'
import { uneSeuleFois } from './idempotence.js'
import { personneVisee } from './personne-visee.js'
import { preparation } from './preparer.js'
import { sansParametre, valider } from './valider.js'

export function depot(contexte: Contexte, ligne: Ligne) {
  const schema = corpsDeDepot(ligne)
  const { moteur, traitements } = contexte
  const traitement = traitements[ligne.ressource.nom] ?? {}
  const racine = ligne.ressource.cardinalite === 'racine'
  const preparer = preparation(contexte, ligne)

  return async (requete: FastifyRequest, reponse: FastifyReply) => {
    valider(sansParametre, requete.query)
    const appelant = appelantDe(requete)
    const vise = racine ? null : personneVisee(contexte, requete)
    const prepare = vise === null ? undefined : await preparer(appelant, vise, requete.body)
    const { statut, corps, entetes } = await rejouer(() =>
      moteur.sql.begin(async sql => {
        await agirPour(sql, appelant, aujourdHui(moteur))
        const ecriture: Ecriture = { sql, moteur, ligne, appelant }
        return uneSeuleFois(ecriture, requete, vise, async () => {
          const donnees = valider(schema, requete.body) as Donnees
          if (vise !== null && !(await estVisible(sql, moteur, ligne, appelant, vise))) throw await absence(sql, moteur, appelant, vise)
          const accueillir = traitement.accueillir ?? impossible
          const { usager, connue } = vise === null ? await accueillir(ecriture, donnees) : { usager: vise, connue: false }
          const voulu = { usager, corps: donnees, prepare }
          // A person already known is not described a second time: she is now followed, and her file can be read.
          const fait = connue ? await reconnaitre(traitement, ecriture, voulu) : await deposerSelon(traitement, ecriture, voulu)
          const identifiant = moteur.identifiants.pour(appelant.organisation, usager)
          const lieu = `${requete.url}${racine ? `/${identifiant}` : ''}`
          return { statut: 201, corps: { usager: identifiant, ...fait }, entetes: { location: lieu, etag: `"${fait.version}"` } }
        })
      }),
    )
    return reponse.code(statut).headers(entetes).send(corps)
  }
}

/** She comes within the caller's reach by this call alone: that is what vigilance wants to find. */
async function reconnaitre(traitement: Traitement, ecriture: Ecriture, voulu: Voulu): Promise<{ version: number }> {
  const { sql, moteur, ligne, appelant } = ecriture
  const { usager } = voulu
  await exigerLesRegles(traitement, ecriture, voulu)
  await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: 'reconnue' })
  return { version: await versionPresente(ecriture, usager) }
}

const sousNumero = z.object({
  numero: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .refine(n => n <= 32_767)
    .optional(),
})

export function correction(contexte: Contexte, ligne: Ligne) {
  const schema = corpsDeCorrection(ligne)
  const { moteur, traitements } = contexte
  const traitement = traitements[ligne.ressource.nom] ?? {}

  return async (requete: FastifyRequest, reponse: FastifyReply) => {
    valider(sansParametre, requete.query)
    const appelant = appelantDe(requete)
    const usager = personneVisee(contexte, requete)
    const { numero } = valider(sousNumero, requete.params)
    const version = versionNommee(requete.headers['if-match'], numero)
    const corps = valider(schema, requete.body) as Donnees
    const fait = await rejouer(() =>
      moteur.sql.begin(async sql => {
        await agirPour(sql, appelant, aujourdHui(moteur))
        const ecriture: Ecriture = { sql, moteur, ligne, appelant }
        if (!(await estVisible(sql, moteur, ligne, appelant, usager))) throw await absence(sql, moteur, appelant, usager)
        return corrigerSelon(traitement, ecriture, { usager, numero, corps, version })
      }),
    )
    const { usager: identifiant } = requete.params as { usager: string }
    return reponse.header('etag', `"${fait.version}"`).send({ usager: identifiant, ...(numero === undefined ? {} : { numero }), ...fait })
  }
}

/** The version a correction is made on: that of the record, or that of the row `numero` in the ETag of a list (`"1.3-2.1"`). */
function versionNommee(siIdentique: string | undefined, numero: number | undefined): number {
  if (siIdentique === undefined)
    throw new Probleme(428, 'version-requise', 'Dites dans If-Match quelle version vous avez lue : c’est l’ETag de la lecture (RFC 6585).')
  const nommees = /^"([\d.-]{1,2000})"$/.exec(siIdentique)?.[1]?.split('-') ?? []
  const [seule] = nommees
  const lue = nommees.length === 1 && seule && !seule.includes('.') ? seule : nommees.find(n => n.startsWith(`${numero}.`))?.split('.')[1]
  if (!lue || !/^\d{1,9}$/.test(lue))
    throw new Probleme(412, 'version-depassee', 'If-Match ne nomme aucune version que nous ayons donnée de cette donnée.')
  return Number(lue)
}

const impossible = (): never => {
  throw new Error('une ressource racine demande un traitement « accueillir »')
}
