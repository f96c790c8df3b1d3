import { corriger, type Ecriture } from '../moteur/ecriture.js'
import { aujourdHui } from '../moteur/moteur.js'
import { clorelesTravaux, objetDuRang } from '../suites/index.js'
import { envoiAuPayeur } from './envoi-au-payeur.echange.js'
import { etatsSuivants, type EvenementDEnvoi } from './etats.regles.js'
import { suivre } from './file-d-envois.js'
import { ligneDEnvoi } from './lignes.js'
import { type Envoi, type EnvoiPresent, envoisDe } from './presents.js'

type Payeur = Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>

/** What a payer may read of one message; undefined when it does not pay the person any more. */
export const envoiDe = async ({ sql }: Pick<Payeur, 'sql'>, usager: bigint, reference: string): Promise<EnvoiPresent | undefined> =>
  (await envoisDe(sql, usager)).find(e => e.donnees.reference === reference)

/** What the platform knows by itself of a message, written in the name of the payer it concerns; nothing when it is further on already. */
async function avancer(payeur: Payeur, usager: bigint, present: EnvoiPresent, evenement: EvenementDEnvoi, change: Partial<Envoi>) {
  const { sql, moteur, appelant } = payeur
  const suite = etatsSuivants[present.donnees.etat][evenement]
  if ('refus' in suite) return
  const ligne = ligneDEnvoi(appelant.type, 'corriger')
  await corriger({ sql, moteur, appelant, ligne }, usager, present.numero, present.version, { etat: suite.mene, ...change })
  await suivre(sql, present.donnees.reference, suite.mene, moteur.horloge())
}

/** The payer has it: it answered so, or it is in a file it may take. */
export const noterLaTransmission = (payeur: Payeur, usager: bigint, present: EnvoiPresent) =>
  avancer(payeur, usager, present, 'TRANSMETTRE', { transmisLe: aujourdHui(payeur.moteur) })

/** Her payer is known at last: the message waits for its turn there, and is nobody’s work any more. */
export async function adresser(payeur: Payeur, usager: bigint, present: EnvoiPresent): Promise<void> {
  const { sql, appelant } = payeur
  await sql`update acheminement set payeur = ${appelant.organisation}, essais = 0 , etat = 'A_ENVOYER' where reference = ${present.donnees.reference}`
  await avancer(payeur, usager, present, 'ADRESSER', { payeur: appelant.organisation })
  const travail = { nature: 'payeur-a-identifier', usager, objet: objetDuRang(envoiAuPayeur, present.numero) } as const
  await clorelesTravaux(payeur, { ...travail, motif: 'caisse connue' })
}
