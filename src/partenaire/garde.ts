import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Application, JetonRefuse, type JetonVerifie, preuveDuJeton } from '../acces/index.js'
import { type Acteur, acteurs, type CodeActeur } from '../droit/acteurs.js'
import type { Appelant } from '../moteur/appelant.js'
import { assuranceSuffisante, exigerLAssurance } from '../moteur/assurance.js'
import { lignesOuvertes, refus } from '../moteur/autorisation.js'
import { exigerLEnveloppe } from '../moteur/http/index.js'
import { journaliser } from '../moteur/journal.js'
import { exigerLaLiaison, liaisonSuffisante } from '../moteur/liaison.js'
import { type Ligne, lignesDe } from '../moteur/lignes.js'
import { jourDe } from '../moteur/moteur.js'
import { agentDeclare } from './agent.js'
import { type ApiPartenaire, lignesDeLaPart, type PartDApi, scopeTechnique } from './apis.js'
import type { Contexte } from './contexte.js'
import { type creerQuota, entetesDeQuota } from './quota.js'
import { RefusPartenaire } from './refus.js'
import { lignesDuJeton } from './scopes.js'

/**
 * Before the body is read: who asks (401), within its quota (429), does the declaration open him a line of this API (403), and for which
 * agent (400). A refused access is traced, since what an account tries and does not get is what vigilance looks at first.
 */
export const garde = (contexte: Contexte, api: ApiPartenaire, part: PartDApi, compter: ReturnType<typeof creerQuota>) => {
  const codes = lignesDeLaPart(part)
  const lignes = lignesDe(part.ressource).filter(l => codes.includes(l.code))

  return async (requete: FastifyRequest, reponse: FastifyReply) => {
    const jeton = await contexte.jetonDe(requete)
    const application = contexte.habilitations.application(jeton.clientId)
    const type = typeDe(contexte.habilitations.organisation(jeton.organisation)?.type)
    if (!application || !type) throw new JetonRefuse('organisation ou application inconnue')

    const appelant = appelantDe(jeton, application, type, api, requete)
    requete.appelant = appelant
    const quota = compter(application.clientId, api.code, application.quotaParSeconde)
    reponse.headers(entetesDeQuota(quota))
    if (quota.depasse)
      throw new RefusPartenaire('QUOTA_DEPASSE', `Limite de ${quota.capacite} appels par seconde dépassée.`, {
        entetes: { 'retry-after': '1' },
      })

    const [premiere, ...autres] = lignesOuvertes(part.ressource, part.operation, appelant, contexte.politique).filter(l =>
      codes.includes(l.code),
    )
    if (!premiere) throw await interdire(contexte, api, lignes, appelant)
    const agent = jeton.agent ?? agentDeclare(requete.headers)
    await contexte.surveiller({ ...appelant, agent })
    const suffisantes = await exigerLaForce(contexte, [premiere, ...autres], appelant)
    const plusForte = suffisantes.some(l => l.liaison.demande === 'chiffree') ? 'chiffree' : 'porteur'
    exigerLEnveloppe(plusForte, appelant, jourDe(contexte.moteur.horloge()), requete, contexte.enveloppes)
    requete.acces = { api, appelant: { ...appelant, agent }, lignes: suffisantes }
  }
}

const typeDe = (type: string | undefined): CodeActeur | undefined => acteurs.find((a: Acteur) => a.code === type)?.code

/** The agent is the one the token proves; without, the headers declare one, read after the rights. */
const appelantDe = (
  jeton: JetonVerifie,
  application: Application,
  type: CodeActeur,
  api: ApiPartenaire,
  requete: FastifyRequest,
): Appelant => ({
  organisation: jeton.organisation,
  type,
  structure: jeton.structure,
  agent: jeton.agent ?? null,
  application: jeton.clientId,
  personne: null,
  preuve: preuveDuJeton(jeton),
  liaison: { lien: jeton.lien?.genre ?? null, exigeeLe: application.liaison.exigeeLe },
  lignes: lignesDuJeton(jeton, application, api),
  correlation: requete.id,
})

/** The lines her token and her sign-in are worth; none, and the refusal says what the first asks. */
async function exigerLaForce({ moteur }: Contexte, lignes: readonly [Ligne, ...Ligne[]], appelant: Appelant): Promise<[Ligne, ...Ligne[]]> {
  const instant = moteur.horloge()
  const suffit = (l: Ligne) =>
    liaisonSuffisante(l.liaison.demande, appelant, jourDe(instant)) && assuranceSuffisante(l.assurance.demande, appelant.preuve, instant)
  const [premiere, ...autres] = lignes.filter(suffit)
  if (premiere) return [premiere, ...autres]
  const [ligne] = lignes
  await journaliser(moteur.sql, moteur, { ligne, appelant, usagers: [null], issue: 'rejete' })
  exigerLaLiaison(ligne.liaison.demande, appelant, jourDe(instant))
  exigerLAssurance(ligne.assurance.demande, appelant, instant)
  throw new Error('une ligne refusée a dit pourquoi')
}

async function interdire(
  { moteur, politique }: Contexte,
  api: ApiPartenaire,
  lignes: readonly Ligne[],
  appelant: Appelant,
): Promise<RefusPartenaire> {
  const visee = lignes.find(l => l.par.some(a => a.code === appelant.type)) ?? lignes[0]
  if (!visee) throw new Error(`l’API ${api.code} ne renvoie à aucune ligne`)
  await journaliser(moteur.sql, moteur, { ligne: visee, appelant, usagers: [null], issue: 'interdit' })
  const detail = appelant.lignes.has(visee.code)
    ? refus(visee, appelant, politique)?.detail
    : `Le jeton ne porte pas les scopes de cette API : ${scopeTechnique(api)} ${api.fonctionnel}.`
  return new RefusPartenaire('ACCES_NON_AUTORISE', detail ?? 'Cette API ne vous est pas ouverte.')
}
