import { randomUUID } from 'node:crypto'
import type { ISql } from 'postgres'
import { z } from 'zod'
import { type Auteur, type OutilsDAdministration, prendreLApplication, tracerLActe } from '../../acces/index.js'
import { AdresseRefusee } from '../../messagerie/porteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { secretsDe } from './abonnement.js'
import { essayer } from './essai.js'
import { tirerUnSecret } from './signature.js'

export const evenement = z.discriminatedUnion('evenement', [
  z.strictObject({ evenement: z.literal('arreter') }),
  z.strictObject({ evenement: z.literal('reprendre') }),
  z.strictObject({ evenement: z.literal('changer-adresse'), adresse: z.string().max(500) }),
  z.strictObject({ evenement: z.literal('renouveler-secret') }),
  z.strictObject({ evenement: z.literal('rejouer'), depuis: z.iso.datetime({ offset: true }) }),
  z.strictObject({ evenement: z.literal('relancer-abandonnees') }),
  z.strictObject({ evenement: z.literal('supprimer') }),
])

const PAR_ORGANISATION = 20
const UN_JOUR_MS = 24 * 60 * 60 * 1000

/** One that could never be called is refused when it is given, not when an event is lost. */
function exigerLAdresse({ contexte }: OutilsDAdministration, adresse: string): void {
  try {
    contexte.porteur.exiger(adresse)
  } catch (erreur) {
    if (!(erreur instanceof AdresseRefusee)) throw erreur
    throw new Probleme(422, 'regle-non-respectee', erreur.message, { erreurs: [{ pointer: '/adresse', detail: erreur.message }] })
  }
}

type Demande = { application: string; adresse: string }

/** Events are told from now on: what was written before is read by the feed. The secret is given once. */
export async function inscrire(outils: OutilsDAdministration, { application, adresse }: Demande): Promise<{ id: string; secret: string }> {
  const { sql, auteur, contexte } = outils
  exigerLAdresse(outils, adresse)
  await prendreLApplication(sql, auteur, application)
  const [compte] = await sql<{ n: number }[]>`select count(*)::int as n from abonnement where organisation = ${auteur.organisation}`
  if ((compte?.n ?? 0) >= PAR_ORGANISATION)
    throw new Probleme(409, 'conflit', `Votre organisation a déjà ${PAR_ORGANISATION} webhooks : supprimez-en un.`)
  const [id, secret] = [randomUUID(), tirerUnSecret()]
  await sql`
    insert into abonnement (id, organisation, application, adresse, secret_chiffre, position, cree_le, cree_par)
    select ${id}, ${auteur.organisation}, ${application}, ${adresse}, ${contexte.chiffrement.chiffrer(secret)}, horizon_des_evenements(),
      ${auteur.instant}, ${auteur.agent}`
  await tracer(sql, auteur, 'inscrire', id, { application, destinataire: new URL(adresse).host })
  return { id, secret }
}

type Pris = { adresse: string; etat: string; secret_chiffre: Buffer; ancien_secret_chiffre: Buffer | null; ancien_jusqua: Date | null }

async function prendre(sql: ISql, { organisation }: Auteur, id: string): Promise<Pris> {
  const [pris] = await sql<Pris[]>`
    select adresse, etat, secret_chiffre, ancien_secret_chiffre, ancien_jusqua from abonnement
    where id = ${id} and organisation = ${organisation} for no key update`
  return pris ?? Promise.reject(introuvable())
}

const tracer = (sql: ISql, auteur: Auteur, acte: string, objet: string, detail: Record<string, string> = {}) =>
  tracerLActe(sql, auteur, `webhook.${acte}`, { objet, detail })

/** What its administrator does to a subscription. Returns the new secret when there is one. */
export async function agir(outils: OutilsDAdministration, id: string, e: z.output<typeof evenement>): Promise<string | null> {
  const { sql, auteur, contexte } = outils
  const pris = await prendre(sql, auteur, id)
  await tracer(sql, auteur, e.evenement, id, 'depuis' in e ? { depuis: e.depuis } : {})
  switch (e.evenement) {
    case 'arreter':
      await sql`update abonnement set etat = 'arrete' where id = ${id}`
      return null
    case 'reprendre':
      await remettre(sql, id)
      return null
    case 'changer-adresse':
      exigerLAdresse(outils, e.adresse)
      await sql`update abonnement set adresse = ${e.adresse} where id = ${id}`
      if (pris.etat === 'actif') await remettre(sql, id)
      return null
    case 'renouveler-secret': {
      const secret = tirerUnSecret()
      const jusqua = new Date(auteur.instant.getTime() + UN_JOUR_MS)
      await sql`update abonnement set ancien_secret_chiffre = secret_chiffre, ancien_jusqua = ${jusqua},
        secret_chiffre = ${contexte.chiffrement.chiffrer(secret)} where id = ${id}`
      return secret
    }
    case 'rejouer':
      // What waited is among what will be read again, in its order.
      await sql`delete from livraison where abonnement = ${id}`
      await sql`update abonnement set position = least(position, position_des_evenements(${e.depuis})) where id = ${id}`
      return null
    case 'relancer-abandonnees':
      await sql`update livraison set etat = 'en-attente', essais = 0, reprendre_le = null where abonnement = ${id} and etat = 'abandonnee'`
      return null
    case 'supprimer':
      await sql`delete from abonnement where id = ${id}`
      return null
  }
}

/** As if nothing had failed: it is called at once. */
async function remettre(sql: ISql, id: string): Promise<void> {
  await sql`update abonnement set etat = 'actif', motif = null, echecs = 0, echec_depuis = null, reprendre_le = null, desactive_le = null,
    prevenus_le = null where id = ${id}`
  await sql`update livraison set reprendre_le = null where abonnement = ${id} and etat = 'en-attente'`
}

/** A call for a try, once the transaction is over: the receiver may be slow. What is returned is filled in then. */
export async function appelDEssai({ sql, auteur, contexte, ensuite }: OutilsDAdministration, id: string) {
  const { adresse, ...pris } = await prendre(sql, auteur, id)
  await tracer(sql, auteur, 'essayer', id)
  const { adressePublique, porteur, chiffrement } = contexte
  const secrets = secretsDe(chiffrement, pris, auteur.instant)
  const issue = { recu: false, statut: null as number | null, echec: null as string | null }
  ensuite(async () => {
    const { recu, statut, echec } = await essayer(porteur, { adresse, secrets, adressePublique, instant: auteur.instant })
    Object.assign(issue, { recu, statut, echec })
  })
  return issue
}
