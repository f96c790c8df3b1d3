import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SessionDAgent } from '../../src/acces/facteur/index.js'
import { AuthentificationDemandee } from '../authentification-demandee.js'
import type { ContextePortail } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { rendre } from '../interface/index.js'
import { agentConnecte } from './agent-connecte.js'
import { champDe } from './champs.js'
import { ecranDesCodes } from './ecran-enrolement.js'
import { ecranDesFacteurs } from './ecran-facteurs.js'

/** Looks after the factors one has. */
export function installerLaGestion(portee: FastifyInstance, { facteurs, garde }: ContextePortail): void {
  const gardee = garde.exiger({ genre: 'agent' })
  const permise = async (requete: FastifyRequest): Promise<SessionDAgent> => {
    const session = agentConnecte(requete)
    if (!(await facteurs.peutModifier(session))) throw new AuthentificationDemandee('renforcee')
    return session
  }

  portee.get('/second-facteur/mes-facteurs', gardee, async (requete, reponse) => {
    const session = agentConnecte(requete)
    const [siens, codes] = await Promise.all([facteurs.de(session), facteurs.codesRestants(session)])
    return rendre(reponse, session, ecranDesFacteurs({ session, facteurs: siens, codes }))
  })

  portee.post('/second-facteur/retrait', gardee, async (requete, reponse) => {
    const session = await permise(requete)
    const id = champDe(requete, 'facteur')
    if (!/^[0-9a-f-]{36}$/.test(id) || !(await facteurs.retirer(session, id)))
      throw new EcranRefuse(404, 'Ce facteur n’existe pas', 'Il a déjà été retiré, ou il n’est pas à vous.')
    return reponse.redirect('/second-facteur/mes-facteurs', 303)
  })

  portee.post('/second-facteur/codes', gardee, async (requete, reponse) => {
    const session = await permise(requete)
    if ((await facteurs.de(session)).length === 0)
      throw new EcranRefuse(404, 'Aucun second facteur', 'Un code de secours remplace un second facteur : enregistrez-en un d’abord.')
    const { message: _, ...ecran } = ecranDesCodes(await facteurs.renouvelerLesSecours(session), {
      retour: '/second-facteur/mes-facteurs',
      demande: 'ordinaire',
    })
    return rendre(reponse, session, ecran)
  })
}
