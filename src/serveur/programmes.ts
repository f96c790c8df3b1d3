import { estEnService, type Habilitations, type JetonVerifie } from '../acces/index.js'
import type { CodeActeur } from '../droit/acteurs.js'
import type { Appelant } from '../moteur/appelant.js'
import { estArrete } from '../vigilance/index.js'

type Reglages = {
  habilitations: Habilitations
  lignesDuJeton: (jeton: Pick<JetonVerifie, 'clientId' | 'scopes'>) => ReadonlySet<string>
  horloge: () => Date
}

/**
 * An application as the caller it would be with a token for all it is subscribed to: what acts for it when it does not call itself. Null
 * while it is cut, over, its organisation suspended, or vigilance or somebody stopped either.
 */
export const creerProgrammes =
  ({ habilitations, lignesDuJeton, horloge }: Reglages) =>
  (clientId: string, correlation: string): Appelant | null => {
    const application = habilitations.application(clientId)
    const organisation = habilitations.organisation(application?.organisation ?? '')
    if (!application || !organisation || organisation.suspendue || !estEnService(application, horloge())) return null
    const qui = { organisation: organisation.code, structure: application.structure, agent: null, application: clientId }
    if (estArrete(habilitations, qui)) return null
    return {
      ...qui,
      type: organisation.type as CodeActeur,
      personne: null,
      preuve: null,
      lignes: lignesDuJeton({ clientId, scopes: [`application_${clientId}`] }),
      correlation,
    }
  }
