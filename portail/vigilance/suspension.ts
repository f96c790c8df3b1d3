import type { Session } from '../../src/acces/session/index.js'
import { phraseDArret, phraseDeMotif, retenueDe } from '../../src/vigilance/index.js'
import type { Suspension } from '../garde.js'

type Connus = Parameters<typeof retenueDe>[0]

/** Why vigilance keeps the holder of a session out of a page, and where she may say why she goes on. */
export const suspensionDe =
  (habilitations: Connus) =>
  ({ organisation, structure, agent }: Session, personne: string | undefined): Suspension | null => {
    const retenue = agent && retenueDe(habilitations, { organisation, structure, agent: agent.identifiant, application: 'portail' })
    if (!retenue) return null
    if (retenue.palier === 'motif')
      return {
        titre: 'Un motif vous est demandé',
        phrase: phraseDeMotif(retenue.motif),
        suite: { href: '/professionnel/motif', texte: 'Écrire pourquoi' },
      }
    return {
      titre: 'Votre accès est suspendu',
      phrase: phraseDArret(retenue),
      ...(retenue.brisable && {
        suite: {
          href: `/professionnel/bris-de-glace${personne === undefined ? '' : `?dossier=${encodeURIComponent(personne)}`}`,
          texte: 'Une personne est devant moi',
        },
      }),
    }
  }
