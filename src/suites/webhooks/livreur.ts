import { randomUUID } from 'node:crypto'
import type { ISql } from 'postgres'
import type { Messagerie } from '../../messagerie/messagerie.js'
import type { Porteur } from '../../messagerie/porteur.js'
import type { Appelant } from '../../moteur/appelant.js'
import type { Politique } from '../../moteur/autorisation.js'
import { agirPour } from '../../moteur/journal.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui, type Moteur } from '../../moteur/moteur.js'
import type { Ressource } from '../../moteur/ressource.js'
import { enveloppeDe } from '../evenements/enveloppe.js'
import { type Evenement, lireLesEvenements, relireLesEvenements } from '../evenements/lire.js'
import { lignesDAvis } from '../evenements/portee.js'
import { tracerLesAvis } from '../evenements/trace.js'
import { creerLesRondes, type Rondes } from '../rondes.js'
import { type Abonnement, secretsDe } from './abonnement.js'
import { type Essai, noterLesEssais } from './bilan.js'
import { issueDe, issueDUnEchec } from './echec.js'
import { abonnementsAServir, type Livraison, oublier, placePour, preparer, prochaines } from './livraisons.js'
import { porterEnsemble } from './porter-ensemble.js'
import { prevenirDesDesactivations } from './prevenir.js'
import { signer } from './signature.js'

type Reglages = {
  moteur: Moteur
  politique: Politique
  ressources: readonly Ressource[]
  adressePublique: string
  /** The application as a caller of its own, with the lines it is subscribed to; null while it is out of service. */
  programme: (clientId: string, correlation: string) => Appelant | null
  porteur: Porteur
  messagerie: Messagerie
  signaler: (erreur: unknown, abonnement: string) => void
}
const PERIODE_MS = 500
/** Messages of one round, each of another person. One alone while the receiver fails. */
const TOURNEE = 64

/** Delivers events to the receivers of each subscription. */
export function creerLivreur(reglages: Reglages): Rondes {
  const { moteur, messagerie, signaler } = reglages
  const moi = randomUUID()
  return creerLesRondes({
    periodeMs: PERIODE_MS,
    aServir: () => abonnementsAServir(moteur.sql, moteur.horloge()),
    async servir(id, arret) {
      for (let reste = true; reste && !arret(); ) {
        const abonnement = await prendre(moteur, id, moi)
        reste = abonnement !== null && (await uneTournee(reglages, abonnement))
      }
      await moteur.sql`update abonnement set pris_par = null, pris_jusque = null where id = ${id} and pris_par = ${moi}`
    },
    apres: () => prevenirDesDesactivations(moteur.sql, messagerie, moteur.horloge()),
    signaler,
  })
}

/** Takes a subscription in hand for a minute: longer than a round lasts, so that two processes never call for the same person. */
async function prendre({ sql }: Moteur, id: string, moi: string): Promise<Abonnement | null> {
  const [pris] = await sql<Abonnement[]>`
    update abonnement set pris_par = ${moi}, pris_jusque = now() + interval '1 minute'
    where id = ${id} and etat = 'actif' and (pris_jusque is null or pris_jusque < now() or pris_par = ${moi})
    returning id, organisation, application, adresse, position, echecs, secret_chiffre, ancien_secret_chiffre, ancien_jusqua`
  return pris ?? null
}

/** One round: prepares what is new, calls for what is due, writes down what came of it. True when there may be more at once. */
async function uneTournee(reglages: Reglages, a: Abonnement): Promise<boolean> {
  const { moteur, politique, ressources, programme, adressePublique, porteur } = reglages
  const lecteur = programme(a.application, `webhook:${a.id}`)
  if (!lecteur) {
    // Out of service: looked at again later, with nothing forgotten meanwhile.
    await moteur.sql`update abonnement set reprendre_le = ${new Date(moteur.horloge().getTime() + 60_000)} where id = ${a.id}`
    return false
  }
  const instant = moteur.horloge()
  const lignes = lignesDAvis(ressources, lecteur, politique)
  const { aPorter, avance } = await moteur.sql.begin(async sql => {
    await agirPour(sql, lecteur, aujourdHui(moteur))
    const plusLoin = await avancer(sql, moteur, a, lecteur, lignes)
    const dues = await prochaines(sql, a.id, instant, a.echecs > 0 ? 1 : TOURNEE)
    const lisibles = await relire(sql, moteur, a, lecteur, lignes, dues)
    return { aPorter: lisibles, avance: plusLoin || lisibles.length < dues.length }
  })
  const secrets = secretsDe(moteur.chiffrement, a, instant)
  const nom = { identifiants: moteur.identifiants, organisation: a.organisation, lignes, adressePublique }
  const essais = await porterEnsemble(aPorter, async ({ livraison, e }): Promise<Essai> => {
    const enveloppe = enveloppeDe(nom, e)
    const envoi = signer(secrets, enveloppe.id, instant, JSON.stringify(enveloppe))
    return { livraison, issue: await porteur.porter(a.adresse, envoi).then(issueDe, issueDUnEchec) }
  })
  await moteur.sql.begin(sql => noterLesEssais(sql, a.id, essais, moteur.horloge()))
  return avance || essais.some(e => e.issue.recu)
}

type APorter = { livraison: Livraison; e: Evenement }

/** What is due, read with the rights of now: what its reader may not know any more is forgotten, the rest is traced as it leaves. */
async function relire(
  sql: ISql,
  moteur: Moteur,
  { id }: Abonnement,
  lecteur: Appelant,
  lignes: readonly Ligne[],
  dues: readonly Livraison[],
): Promise<APorter[]> {
  const positions = dues.map(d => d.position)
  const lus = new Map((await relireLesEvenements(sql, moteur, lecteur, lignes, positions)).map(e => [e.position, e]))
  const aPorter = dues.flatMap(livraison => {
    const e = lus.get(livraison.position)
    return e ? [{ livraison, e }] : []
  })
  const fermes = positions.filter(p => !lus.has(p))
  await oublier(sql, id, fermes)
  const neufs = aPorter.filter(({ livraison }) => livraison.essais === 0).map(({ e }) => e)
  await tracerLesAvis(sql, moteur, lecteur, lignes, neufs)
  return aPorter
}

/** Turns the next events into deliveries, unless too many wait. True when it went further. */
async function avancer(sql: ISql, moteur: Moteur, a: Abonnement, lecteur: Appelant, lignes: readonly Ligne[]): Promise<boolean> {
  const limite = await placePour(sql, a.id)
  if (limite <= 0) return false
  const apres = BigInt(a.position)
  const { evenements, position, lacune } = await lireLesEvenements(sql, moteur, lecteur, lignes, { apres, limite })
  if (position === apres) return false
  await preparer(sql, a.id, evenements, { position, lacune, instant: moteur.horloge() })
  return true
}
