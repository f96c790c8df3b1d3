import type { NonLu } from './non-lus.js'
import { type DossierImilo, dossierImilo } from './dossier.js'
import { type Evenements, lireLesEvenements } from './evenements.js'

/** A key a product, as its gateway asks [B]. */
export type AccesImilo = { adresse: string; cles: { evenements: string; dossiers: string; retours: string } }

/**
 * I-MILO did not answer, or not as it does: nothing was acknowledged, the next round begins again. Its message is read by the mission locale: what
 * happens, and who is to do something about it.
 */
export class ImiloMuet extends Error {}

const DELAI_MS = 10_000

export function creerClientImilo({ adresse, cles }: AccesImilo, delaiMs = DELAI_MS) {
  async function appeler(
    cle: string,
    chemin: string,
    methode: 'GET' | 'POST' = 'GET',
    corps: unknown = {},
    reference = '',
  ): Promise<Response> {
    const reponse = await fetch(`${adresse}${chemin}`, {
      method: methode,
      headers: {
        'x-gravitee-api-key': cle,
        operateur: 'APPLICATION_CEJ',
        'content-type': 'application/json',
        ...(reference && { 'idempotency-key': reference }),
      },
      signal: AbortSignal.timeout(delaiMs),
      ...(methode === 'POST' && { body: JSON.stringify(corps) }),
    }).catch((erreur: unknown) => {
      const lent = erreur instanceof Error && erreur.name === 'TimeoutError'
      throw new ImiloMuet(lent ? 'I-MILO met trop de temps à répondre.' : 'I-MILO ne se laisse pas joindre.')
    })
    const { status } = reponse
    if (status === 401 || status === 403)
      throw new ImiloMuet(
        `I-MILO refuse la clé par laquelle votre mission locale s’y relie (réponse ${status}). Demandez à l’éditeur d’I-MILO si elle a changé, puis à l’assistance de l’enregistrer : sans elle, rien ne reprendra.`,
      )
    if (status === 429) throw new ImiloMuet(`I-MILO reçoit trop de demandes, et prie d’attendre (réponse ${status}).`)
    if (status >= 500) throw new ImiloMuet(`I-MILO est en panne de son côté (réponse ${status}).`)
    return reponse
  }
  const lire = async (reponse: Response): Promise<unknown> => reponse.json().catch(() => undefined)

  return {
    /** @throws ImiloMuet when the feed itself is not read; of one event that is not, the others are given, and what is wrong with it */
    async evenements(): Promise<Evenements> {
      const lus = lireLesEvenements(await lire(await appeler(cles.evenements, '/operateurs/events')))
      if (lus === null) throw new ImiloMuet('I-MILO répond sous une forme que la plateforme ne lit pas. Signalez-le à l’assistance.')
      return lus
    },
    /** Or why it was not read: there is none, it has another form, it is somebody else’s. */
    async dossier(id: string): Promise<DossierImilo | NonLu> {
      const reponse = await appeler(cles.dossiers, `/sue/dossiers/${encodeURIComponent(id)}`)
      if (!reponse.ok) return 'introuvable'
      const lu = dossierImilo.safeParse(await lire(reponse))
      if (!lu.success) return 'illisible'
      return lu.data.idDossier === id ? lu.data : 'dUnAutre'
    },
    async acquitter(identifiant: string): Promise<void> {
      const reponse = await appeler(cles.evenements, `/operateurs/events/${encodeURIComponent(identifiant)}/ack`, 'POST')
      // Acknowledged already, by a round that was cut short.
      if (!reponse.ok && reponse.status !== 404)
        throw new ImiloMuet(
          `I-MILO n’entend pas que ses changements sont lus (réponse ${reponse.status}) : ils le seront de nouveau, sans doubler.`,
        )
    },
    /**
     * Tells of a file a status or a sanction; `reference` makes it one effect however often it is told. How I-MILO takes them is not public:
     * the form is ours, after that of what it gives [D].
     */
    async retourner(idDossier: string, retour: { reference: string } & Record<string, unknown>): Promise<'recu' | 'refuse'> {
      const chemin = `/operateurs/dossiers/${encodeURIComponent(idDossier)}/retours`
      const { ok, status } = await appeler(cles.retours, chemin, 'POST', retour, retour.reference)
      return ok || status === 409 ? 'recu' : 'refuse'
    },
  }
}
export type ClientImilo = ReturnType<typeof creerClientImilo>
