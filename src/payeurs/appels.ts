import { parLesPayeurs } from './lignes.js'
import { auNomDe } from '../moteur/au-nom-de.js'
import type { Porteur } from '../messagerie/porteur.js'
import type { SignerHttp } from '../messagerie/signature-http.js'
import type { Moteur } from '../moteur/moteur.js'
import { Probleme } from '../moteur/probleme.js'
import { rejouer } from '../moteur/rejouer.js'
import { attenteDuMessage, attenteMaximale, issueDe, issueDUnEchec, porterEnsemble, signer } from '../suites/index.js'
import { envoiDe, noterLaTransmission } from './avancer.js'
import { type Canal, noterUnePanne, noterUnSucces } from './canal.js'
import { type EnFile, prochains, reporter } from './file-d-envois.js'
import { dossierChez, type Message, messageDe } from './message.js'

/** Messages of one round, each of another person. One alone while the payer fails. */
const TOURNEE = 64

type Outils = { moteur: Moteur; porteur: Porteur; signerHttp: SignerHttp }

/** One round of calls to a payer. True when there may be more at once. */
export async function appeler({ moteur, porteur, signerHttp }: Outils, canal: Canal, adresse: string, secret: string): Promise<boolean> {
  const { payeur } = canal
  const instant = moteur.horloge()
  const dues = await prochains(moteur.sql, payeur, instant, canal.echecs > 0 ? 1 : TOURNEE)
  const aPorter = await preparer(moteur, payeur, dues)
  const essais = await porterEnsemble(aPorter, async un => {
    const { corps, entetes } = signer([secret], un.message.reference, instant, JSON.stringify(un.message))
    const siens = { ...entetes, 'content-type': 'application/json; charset=utf-8', 'idempotency-key': un.message.reference }
    const envoi = { corps, entetes: { ...siens, ...signerHttp({ adresse, corps, entetes: siens }, instant) } }
    return { un, issue: await porteur.porter(adresse, envoi).then(issueDe, issueDUnEchec) }
  })
  const recus = essais.filter(e => e.issue.recu)
  for (const { un } of recus) await noterRecu(moteur, payeur, un.due)
  const fin = moteur.horloge()
  if (recus.length > 0) await noterUnSucces(moteur.sql, payeur, fin)
  const [manque] = essais.filter(e => !e.issue.recu)
  if (!manque) return recus.length > 0 || aPorter.length < dues.length
  if (recus.length === 0 && (canal.echecs > 0 || manque.un.due.essais === 0)) await noterUnePanne(moteur.sql, canal, manque.issue, fin)
  for (const { un, issue } of essais)
    if (!issue.recu) {
      const attente = recus.length === 0 ? 0 : (attenteDuMessage(un.due.essais + 1) ?? attenteMaximale)
      await reporter(moteur.sql, un.due.reference, issue.echec, attente === 0 ? null : new Date(fin.getTime() + attente))
    }
  return recus.length > 0
}

type APorter = { due: EnFile; message: Message }

/** Read as they leave, with the rights of the payer then: what it may not read any more goes back to who looks for the payer. */
async function preparer(moteur: Moteur, payeur: string, dues: readonly EnFile[]): Promise<APorter[]> {
  return moteur.sql.begin(async sql => {
    await auNomDe(sql, moteur, payeur, parLesPayeurs, 'envois')
    const prets: APorter[] = []
    for (const due of dues) {
      const [present, dossier] = [await envoiDe({ sql }, due.usager, due.reference), await dossierChez(sql, payeur, due.usager)]
      if (present && dossier) prets.push({ due, message: messageDe(moteur, payeur, due.usager, present, dossier) })
      else await sql`update acheminement set etat = 'A_ADRESSER', payeur = null, reprendre_le = null where reference = ${due.reference}`
    }
    return prets
  })
}

/** The payer may be answering at the very moment: what it writes first is what stands. */
const noterRecu = (moteur: Moteur, payeur: string, { usager, reference }: EnFile): Promise<void> =>
  rejouer(
    () =>
      moteur.sql.begin(async sql => {
        const appelant = await auNomDe(sql, moteur, payeur, parLesPayeurs, `envoi:${reference}`)
        const present = await envoiDe({ sql }, usager, reference)
        if (present) await noterLaTransmission({ sql, moteur, appelant }, usager, present)
      }),
    erreur => erreur instanceof Probleme && erreur.statut === 412,
  )
