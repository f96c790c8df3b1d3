import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { etiquette } from '../contenu.js'
import { absenceConstatee } from '../fusion.js'
import type { Ligne } from '../lignes.js'
import { lister } from '../liste.js'
import { lireAu, lireTranche } from '../passe.js'
import { Probleme } from '../probleme.js'
import { lireResume } from '../resume.js'
import { appelantDe, type Contexte } from './contexte.js'
import { personneVisee } from './personne-visee.js'
import { aUnDelai, filtresDe } from '../deriver/filtres.js'
import { valider } from './valider.js'

type Requete = FastifyRequest<{ Params: { usager: string }; Querystring: Record<string, unknown> }>

const instantPasse = z.strictObject({ au: z.iso.datetime({ offset: true }).optional() })

export const lecture = (contexte: Contexte, ligne: Ligne) => async (requete: FastifyRequest, reponse: FastifyReply) => {
  const { params, query } = requete as Requete
  const { au } = valider(instantPasse, query)
  const appelant = appelantDe(requete)
  const { moteur } = contexte
  const usager = personneVisee(contexte, requete)
  requete.tracee = true
  const contenu = au ? await lireAu(moteur, ligne, appelant, usager, new Date(au)) : await contexte.lire(ligne, appelant, usager)
  if (contenu === null) throw await absenceConstatee(moteur, appelant, usager)
  const etag = etiquette(contenu)
  reponse.header('etag', etag)
  if (estConnue(requete.headers['if-none-match'], etag)) return reponse.code(304).send()
  return { usager: params.usager, ...contenu }
}

/** If-None-Match compares weakly and may name several versions, or any (RFC 9110, 13.1.2). */
const estConnue = (connues: string | undefined, etag: string): boolean =>
  (connues ?? '').split(',').some(c => c.trim().replace(/^W\//, '') === etag || c.trim() === '*')

const nombre = z.coerce.number().int().min(1).max(200)
const tranche = z
  .strictObject({ avant: z.iso.date().optional(), nombre: nombre.optional(), resume: nombre.optional() })
  .refine(t => t.resume === undefined || (t.avant === undefined && t.nombre === undefined), {
    path: ['resume'],
    error: 'Un résumé se demande seul.',
  })

export const historique = (contexte: Contexte, ligne: Ligne) => async (requete: FastifyRequest) => {
  const { params, query } = requete as Requete
  const { resume, ...voulue } = valider(tranche, query)
  const appelant = appelantDe(requete)
  const usager = personneVisee(contexte, requete)
  requete.tracee = true
  const { moteur } = contexte
  const lue = await (resume === undefined
    ? lireTranche(moteur, ligne, appelant, usager, voulue)
    : lireResume(moteur, ligne, appelant, usager, resume))
  if (lue === null) throw await absenceConstatee(moteur, appelant, usager)
  return { usager: params.usager, enTout: null, ...lue }
}

const page = z.strictObject({
  curseur: z.string().optional(),
  limite: z.coerce.number().int().min(1).max(200).default(50),
  depuis: z.iso.datetime({ offset: true }).optional(),
})

const retard = { enRetard: z.literal('true').optional() }

export const liste = (contexte: Contexte, ligne: Ligne) => async (requete: FastifyRequest, reponse: FastifyReply) => {
  const admise = page.extend(filtresDe(ligne)).extend(aUnDelai(ligne) ? retard : {})
  const { curseur, limite, depuis, enRetard, ...egaux } = valider(admise, requete.query) as z.infer<typeof page> & Record<string, string>
  const appelant = appelantDe(requete)
  const { identifiants } = contexte.moteur
  const apres = curseur === undefined ? 0n : identifiants.lire(appelant.organisation, curseur)
  if (apres === null) throw new Probleme(400, 'requete-invalide', 'Ce curseur n’est pas de ceux que nous donnons.')
  requete.tracee = true
  const { elements, suivant } = await lister(contexte.moteur, ligne, appelant, apres, limite, {
    depuis: depuis === undefined ? undefined : new Date(depuis),
    egaux,
    enRetard: enRetard === 'true',
  })
  const prochain = suivant === null ? null : identifiants.pour(appelant.organisation, suivant)
  if (prochain) {
    const suite = new URLSearchParams({ ...(requete.query as Record<string, string>), curseur: prochain, limite: String(limite) })
    reponse.header('link', `<${requete.url.split('?')[0]}?${suite}>; rel="next"`)
  }
  return { elements: elements.map(e => ({ usager: identifiants.pour(appelant.organisation, e.usager), ...e.contenu })), suivant: prochain }
}
