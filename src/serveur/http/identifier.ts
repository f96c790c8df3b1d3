import type { FastifyRequest } from 'fastify'
import {
  type Application,
  type Habilitations,
  type JetonDeLAppel,
  JetonRefuse,
  type JetonVerifie,
  preuveDuJeton,
} from '../../acces/index.js'
import type { CodeActeur } from '../../droit/acteurs.js'
import type { Appelant } from '../../moteur/appelant.js'
import type { Visee } from '../../moteur/http/index.js'
import type { Identifiants } from '../../moteur/identifiants.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Surveiller } from '../../vigilance/index.js'

type Reglages = {
  jetonDe: JetonDeLAppel
  habilitations: Habilitations
  identifiants: Identifiants
  lignesDuJeton: (jeton: JetonVerifie) => ReadonlySet<string>
  surveiller: Surveiller
}

const entetesDAgent = ['pa-identifiant-agent', 'pa-nom-agent', 'pa-prenom-agent'] as const

/**
 * The agent a program declares by the three headers of the partner contract: `identifiant|nom|prénom`, hence the forbidden bar.
 * Declared, not proven; null when none is given. Throws 400 on an unreadable one.
 */
function agentDeclare(requete: FastifyRequest): string | null {
  const valeurs = entetesDAgent.map(nom => requete.headers[nom])
  if (valeurs.every(v => v === undefined)) return null
  if (valeurs.some(v => typeof v !== 'string' || v.trim() === '' || v.length > 120 || /[|\p{Cc}]/u.test(v)))
    throw new Probleme(
      400,
      'requete-invalide',
      `Les en-têtes ${entetesDAgent.join(', ')} vont ensemble, non vides, sans le caractère « | ».`,
    )
  return valeurs.join('|')
}

/** Makes the caller of a request from its token: the organisation, the agent and the person come from nowhere else. */
export function creerIdentification({ jetonDe, habilitations, identifiants, lignesDuJeton, surveiller }: Reglages) {
  // The verifier keeps the tokens it knows, the snapshot its applications: the lines are computed again when either changes, so that
  // a subscription withdrawn closes at once.
  const lignes = new WeakMap<JetonVerifie, { application: Application | undefined; ouvertes: ReadonlySet<string> }>()
  const lignesDe = (jeton: JetonVerifie): ReadonlySet<string> => {
    const application = habilitations.application(jeton.clientId)
    const connues = lignes.get(jeton)
    if (connues && connues.application === application) return connues.ouvertes
    const ouvertes = lignesDuJeton(jeton)
    lignes.set(jeton, { application, ouvertes })
    return ouvertes
  }
  return async (requete: FastifyRequest, visee?: Visee): Promise<Appelant> => {
    const jeton = await jetonDe(requete)
    const organisation = habilitations.organisation(jeton.organisation)
    if (!organisation) throw new JetonRefuse('organisation inconnue')
    const personne = jeton.personne === undefined ? null : identifiants.lire(organisation.code, jeton.personne)
    if (organisation.type === 'USAGER' && personne === null) throw new JetonRefuse('jeton de personne sans personne')
    const appelant: Appelant = {
      organisation: organisation.code,
      type: organisation.type as CodeActeur,
      structure: jeton.structure,
      agent: jeton.agent ?? agentDeclare(requete),
      application: jeton.clientId,
      personne,
      preuve: preuveDuJeton(jeton),
      liaison: { lien: jeton.lien?.genre ?? null, exigeeLe: habilitations.application(jeton.clientId)?.liaison.exigeeLe ?? null },
      lignes: lignesDe(jeton),
      correlation: requete.id,
    }
    await surveiller(appelant, visee)
    return appelant
  }
}
