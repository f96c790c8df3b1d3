import { z } from 'zod'
import { type DossierImilo, dossierImilo, type EvenementImilo, evenementImilo } from './dossier.js'

/** A key a product, as its gateway asks [B]. */
export type AccesImilo = { adresse: string; cles: { evenements: string; dossiers: string; retours: string } }

/** I-MILO did not answer, or not as it does: nothing was acknowledged, the next round begins again. */
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
      throw new ImiloMuet(`I-MILO ne répond pas : ${erreur instanceof Error ? erreur.name : 'panne'}.`)
    })
    if (reponse.status >= 500 || reponse.status === 401 || reponse.status === 403 || reponse.status === 429)
      throw new ImiloMuet(`I-MILO répond ${reponse.status}.`)
    return reponse
  }
  const lire = async (reponse: Response): Promise<unknown> => reponse.json().catch(() => undefined)

  return {
    async evenements(): Promise<EvenementImilo[]> {
      const lus = z.array(evenementImilo).safeParse(await lire(await appeler(cles.evenements, '/operateurs/events')))
      if (!lus.success) throw new ImiloMuet('Les événements d’I-MILO ne sont pas lisibles.')
      return lus.data
    },
    /** Null when there is none, when it cannot be read, or when it is somebody else’s. */
    async dossier(id: string): Promise<DossierImilo | null> {
      const reponse = await appeler(cles.dossiers, `/sue/dossiers/${encodeURIComponent(id)}`)
      const lu = reponse.ok ? dossierImilo.safeParse(await lire(reponse)) : undefined
      return lu?.success && lu.data.idDossier === id ? lu.data : null
    },
    async acquitter(identifiant: string): Promise<void> {
      const reponse = await appeler(cles.evenements, `/operateurs/events/${encodeURIComponent(identifiant)}/ack`, 'POST')
      // Acknowledged already, by a round that was cut short.
      if (!reponse.ok && reponse.status !== 404) throw new ImiloMuet(`I-MILO refuse l’acquittement : ${reponse.status}.`)
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
