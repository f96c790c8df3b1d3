import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Donnees } from '../contenu.js'
import { corpsDeCorrection, corpsDeDepot } from '../deriver/schema.js'
import { corriger, type Ecriture, inserer } from '../ecriture.js'
import { agirPour } from '../journal.js'
import type { Ligne } from '../lignes.js'
import { aujourdHui } from '../moteur.js'
import { introuvable, Probleme } from '../probleme.js'
import { estVisible } from '../visibilite.js'
import { appelantDe, type Contexte } from './contexte.js'
import { tracerLeRejet } from './garde.js'
import { uneSeuleFois } from './idempotence.js'
import { personneVisee } from './personne-visee.js'
import { valider } from './valider.js'

export function depot(contexte: Contexte, ligne: Ligne) {
  const schema = corpsDeDepot(ligne)
  const { moteur, traitements } = contexte
  const traitement = traitements[ligne.ressource.nom] ?? {}
  const racine = ligne.ressource.cardinalite === 'racine'

  return async (requete: FastifyRequest, reponse: FastifyReply) => {
    const appelant = appelantDe(requete)
    const vise = racine ? null : await personneVisee(contexte, ligne, requete)
    const effet = moteur.sql
      .begin(async sql => {
        await agirPour(sql, appelant, aujourdHui(moteur))
        const ecriture: Ecriture = { sql, moteur, ligne, appelant }
        return uneSeuleFois(ecriture, requete, async () => {
          const corps = valider(schema, requete.body) as Donnees
          if (vise !== null && !(await estVisible(sql, moteur, ligne, appelant, vise))) throw introuvable()
          const usager = vise ?? (await (traitement.accueillir ?? impossible)(ecriture, corps))
          refuserSi((await traitement.regles?.(ecriture, usager, corps)) ?? [])
          const fait = await inserer(ecriture, usager, corps, traitement.empreintes)
          const identifiant = moteur.identifiants.pour(appelant.organisation, usager)
          const lieu = `${requete.url.split('?')[0]}${racine ? `/${identifiant}` : ''}`
          return { statut: 201, corps: { usager: identifiant, ...fait }, entetes: { location: lieu, etag: `"${fait.version}"` } }
        })
      })
      .catch(erreur => tracerLeRejet(contexte, ligne, requete, vise, erreur))
    const { statut, corps, entetes } = await effet
    return reponse.code(statut).headers(entetes).send(corps)
  }
}

const sousNumero = z.object({ numero: z.coerce.number().int().min(1).max(32000).optional() })

export function correction(contexte: Contexte, ligne: Ligne) {
  const schema = corpsDeCorrection(ligne)
  const { moteur, traitements } = contexte
  const traitement = traitements[ligne.ressource.nom] ?? {}

  return async (requete: FastifyRequest, reponse: FastifyReply) => {
    const appelant = appelantDe(requete)
    const usager = await personneVisee(contexte, ligne, requete)
    const { numero } = valider(sousNumero, requete.params)
    const version = versionNommee(requete.headers['if-match'])
    const effet = moteur.sql
      .begin(async sql => {
        await agirPour(sql, appelant, aujourdHui(moteur))
        const corps = valider(schema, requete.body) as Donnees
        const ecriture: Ecriture = { sql, moteur, ligne, appelant }
        if (!(await estVisible(sql, moteur, ligne, appelant, usager))) throw introuvable()
        refuserSi((await traitement.regles?.(ecriture, usager, corps)) ?? [])
        return corriger(ecriture, usager, numero, version, corps, traitement.empreintes)
      })
      .catch(erreur => tracerLeRejet(contexte, ligne, requete, usager, erreur))
    const fait = await effet
    const { usager: identifiant } = requete.params as { usager: string }
    return reponse.header('etag', `"${fait.version}"`).send({ usager: identifiant, ...(numero === undefined ? {} : { numero }), ...fait })
  }
}

function versionNommee(siIdentique: string | undefined): number {
  if (siIdentique === undefined)
    throw new Probleme(428, 'version-requise', 'Dites dans If-Match quelle version vous avez lue : c’est l’ETag de la lecture (RFC 6585).')
  const lu = /^"(?:\d+\.)?(\d{1,9})"$/.exec(siIdentique)
  if (!lu) throw new Probleme(412, 'version-depassee', 'If-Match ne nomme aucune version que nous ayons donnée.')
  return Number(lu[1])
}

function refuserSi(manques: readonly { pointer: string; detail: string }[]): void {
  if (manques.length > 0) throw new Probleme(422, 'regle-non-respectee', manques.map(m => m.detail).join(' '), { erreurs: manques })
}

const impossible = (): never => {
  throw new Error('une ressource racine demande un traitement « accueillir »')
}
