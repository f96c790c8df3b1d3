import { ConnexionRefusee, type Espace, type IdentiteFederee, trouverLAgent } from '../../src/acces/federation/index.js'
import { accueillirUnMembre } from '../../src/entreprises/index.js'
import type { ContextePortail } from '../contexte.js'

type Titulaire =
  | { genre: 'agent'; agent: string; organisation: string }
  | { genre: 'personne'; usager: bigint; organisation: string }
  | { genre: 'entreprise'; siret: string; membre: string; organisation: string }

/** The organisations that stand for persons and companies: what their spaces may do is declared for these. */
const organisations = { personne: 'ESPACE-USAGER', entreprise: 'ESPACE-ENTREPRISE' } as const

/**
 * Whom the session will be for, in the space she asked to enter.
 * @throws ConnexionRefusee
 */
export async function titulaireDe(contexte: ContextePortail, identite: IdentiteFederee, espace: Espace): Promise<Titulaire> {
  const { sql, habilitations, horloge, reconnaitre } = contexte
  if (espace === 'agent') {
    const agent = await trouverLAgent(identite, { sql, organisation: code => habilitations.organisation(code), instant: horloge() })
    return { genre: 'agent', agent: agent.id, organisation: agent.organisation }
  }
  if (espace === 'personne') {
    if (!identite.pivot) throw new ConnexionRefusee('reponse-douteuse', 'aucune identité pivot')
    const reconnue = await reconnaitre(identite.pivot)
    if (reconnue.issue !== 'trouvee')
      throw new ConnexionRefusee(`personne-${reconnue.issue}`, `identité pivot ${reconnue.issue} parmi les personnes connues`)
    return { genre: 'personne', usager: reconnue.usager, organisation: organisations.personne }
  }
  if (identite.siret === null || !habilitations.organisation(organisations.entreprise))
    throw new ConnexionRefusee('entreprise-inconnue', 'sans SIRET, ou espace des entreprises fermé')
  const { siret, fournisseur, sub, nom, prenom, courriel, raisonSociale } = identite
  const arrivee = { siret, fournisseur, sub, nom: nom ?? '', prenom: prenom ?? '', courriel: courriel ?? '', raisonSociale }
  const membre = await accueillirUnMembre(sql, arrivee, horloge())
  return { genre: 'entreprise', siret, membre: membre.id, organisation: organisations.entreprise }
}
