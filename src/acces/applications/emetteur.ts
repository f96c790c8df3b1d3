import { X509Certificate } from 'node:crypto'
import type { ISql, JSONValue } from 'postgres'
import { Probleme } from '../../moteur/probleme.js'
import { type Auteur, tracerLActe } from '../habilitation/auteur.js'
import { annoncer } from '../habilitations.js'
import type { Emetteur } from '../vecteur/emetteur.js'
import type { ApplicationInscrite } from './applications.js'
import { estPrivee, estUneCleAdmise } from './regler.js'

export type EmetteurDeclare = Omit<Emetteur, 'vigueur'>

const regle = (detail: string, pointer: string) => new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer, detail }] })

/**
 * Says which identity provider vouches for the agents an application speaks for, or that none does. The operator's act: an organisation
 * whose administrator was robbed must not be able to make agents. @throws Probleme 403, 422
 */
export async function declarerLEmetteur(
  sql: ISql,
  auteur: Auteur,
  a: ApplicationInscrite,
  emetteur: EmetteurDeclare | null,
): Promise<void> {
  if (auteur.qui !== 'instructeur') throw new Probleme(403, 'role-insuffisant', 'L’opérateur déclare l’émetteur, au vu de la convention.')
  if (emetteur) await exigerUnEmetteurSur(sql, a, emetteur)
  await sql`update application set emetteur = ${emetteur && sql.json({ ...emetteur })} where client_id = ${a.clientId}`
  await tracerLActe(sql, auteur, 'application.declarer-emetteur', {
    organisation: a.organisation,
    objet: a.clientId,
    detail: emetteur && { nom: emetteur.nom, convention: emetteur.convention, niveau: emetteur.niveau, pagm: emetteur.pagm as JSONValue },
  })
  await annoncer(sql)
}

async function exigerUnEmetteurSur(sql: ISql, a: ApplicationInscrite, { convention, jwks, certificats }: EmetteurDeclare): Promise<void> {
  const [partie] = await sql`select from convention_partie where convention = ${convention} and organisation = ${a.organisation}`
  if (!partie) throw regle('L’organisation n’est pas partie à cette convention.', '/emetteur/convention')
  if (jwks.length + certificats.length === 0) throw regle('Une clé publique ou un certificat est nécessaire.', '/emetteur/jwks')
  for (const [i, cle] of jwks.entries()) {
    if (estPrivee(cle) || !(await estUneCleAdmise(cle)))
      throw regle(
        'Clé refusée : il faut une clé publique P-256, ou RSA d’au moins 2 048 bits, avec son « alg » et son « kid ».',
        `/emetteur/jwks/${i}`,
      )
  }
  for (const [i, pem] of certificats.entries()) {
    if (!estUnCertificat(pem)) throw regle('Certificat illisible : il est attendu en PEM.', `/emetteur/certificats/${i}`)
  }
}

function estUnCertificat(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey.type === 'public'
  } catch {
    return false
  }
}
