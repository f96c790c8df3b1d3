import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { applications } from '../../jeu-d-essai/applications.js'
import { chargerLeParcours } from '../../jeu-d-essai/charger.js'
import { organisations } from '../../jeu-d-essai/organisations.js'
import { personnes } from '../../jeu-d-essai/personas.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { signerJeton } from '../../src/acces/index.js'
import { exempleDeCorps, exempleDeReponse } from '../../src/moteur/deriver/exemple.js'
import { type Route, routesDe } from '../../src/moteur/deriver/routes.js'
import { toutesLesLignes } from '../../src/moteur/lignes.js'
import { ressources } from '../../src/parcours/ressources.js'

const routes = toutesLesLignes(ressources).flatMap(routesDe)
const nom = (r: Route) => `${r.ligne.code} : ${r.verbe} ${r.url}`

/** Well-formed examples that no named person lets succeed: already registered (409), followed by nobody (404), against a rule (422). */
const refusAttendus = [
  'inscription.tenueDeLaListe.deposer.depot : 404, 409',
  'inscription.inscriptionAutomatique.deposer.depot : 404, 409',
  'inscription.demandeDAccompagnement.deposer.depot : 404, 409',
  'droitsRsa.delegation.consulter.lecture : 404',
  'droitsRsa.delegation.consulter.historique : 404',
  'rattachement.accompagnement.corriger.correction : 404, 422',
  'rattachement.informationDesCompetents.deposer.depot : 422',
  'rattachement.demandeDAccompagnement.deposer.depot : 422',
  // France Travail may take over its own contracts only, and the example is a département's.
  'contratPreexistant.tenueDeLaListe.deposer.depot : 404, 422',
  'contratPreexistant.tenueDeLaListe.corriger.correction : 404',
  // Decided by the examples above; decided by the département alone; and nobody was confided to a délégataire.
  'orientation.tenueDeLaListe.corriger.correction : 404, 409',
  'orientation.decision.corriger.correction : 404, 409',
  // Nobody here waits for the decision of a CAF.
  'orientation.decisionDeLaCaisse.consulter.lecture : 404',
  'orientation.decisionDeLaCaisse.consulter.historique : 404',
  'orientation.decisionDeLaCaisse.deposer.depot : 404',
  'orientation.decisionDeLaCaisse.corriger.correction : 404',
  'orientation.accompagnementDuHandicap.deposer.depot : 404, 422',
  'orientation.accompagnementDuHandicap.corriger.correction : 404, 409',
  'orientation.delegation.consulter.lecture : 404',
  'orientation.delegation.consulter.historique : 404',
  'decisionDOrientation.tenueDeLaListe.deposer.depot : 404, 422',
  'decisionDOrientation.accompagnement.deposer.depot : 404, 409, 422',
  'decisionDOrientation.decisionDeLaCaisse.consulter.lecture : 404',
  'decisionDOrientation.decisionDeLaCaisse.consulter.historique : 404',
  'decisionDOrientation.decisionDeLaCaisse.deposer.depot : 404',
  'decisionDOrientation.delegation.consulter.lecture : 404',
  'decisionDOrientation.delegation.consulter.historique : 404',
  // A place taken for her by the example above.
  'rendezVous.choixDeLaPersonne.deposer.depot : 404, 409',
  'diagnosticSante.accompagnementDuHandicap.deposer.depot : 404, 409',
  // Karim, the only one of whose health something is noted, is followed by an agency without a program here.
  'diagnosticSante.tenueDeLaListe.consulter.lecture : 404',
  'diagnosticSante.tenueDeLaListe.consulter.historique : 404',
  // Nobody here is recognised as a disabled worker.
  'rqth.accompagnementDuHandicap.consulter.lecture : 404',
  'rqth.accompagnementDuHandicap.consulter.historique : 404',
  'rqth.tenueDeLaListe.consulter.lecture : 404',
  'rqth.tenueDeLaListe.consulter.historique : 404',
  // Her project was retained, and changes with her référent.
  'projet.propositionDeLaPersonne.corriger.correction : 404, 422',
  // A program alone judges no refusal.
  'propositionDOffre.appreciationDuRefus.corriger.correction : 401',
  'propositionDOffre.controleDeLaRecherche.corriger.correction : 401',
  // Corrected meanwhile by the examples above.
  'propositionDOffre.reponseDeLaPersonne.corriger.correction : 404, 412',
  // Nobody signs but a human known by name, and what she read: an example is neither.
  'contratEngagement.reponseDeLaPersonne.corriger.correction : 404, 412',
  'signatureDeContrat.accompagnement.deposer.depot : 401',
  'signatureDeContrat.papier.deposer.depot : 401',
  'signatureDeContrat.reponseDeLaPersonne.deposer.depot : 404, 409',
  // Nor does it validate hours, judge an absence, or exempt from hours; then there is no exemption for a ground of health to explain.
  'validationDHeures.accompagnement.deposer.depot : 401',
  'absence.appreciationDeLAbsence.corriger.correction : 401',
  'absence.controleDeLaRecherche.corriger.correction : 401',
  'demandeDeDispense.accompagnement.corriger.correction : 401',
  // What she asked was answered, or still waits.
  'demandeDeDispense.demandeDeLaPersonne.deposer.depot : 404, 422',
  'demandeDeDispense.demandeDeLaPersonne.corriger.correction : 404, 412',
  'dispense.accompagnement.deposer.depot : 401',
  'dispense.accompagnement.corriger.correction : 401',
  'dispenseSante.accompagnementDuHandicap.deposer.depot : 404, 422',
  'dispenseSante.accompagnementDuHandicap.corriger.correction : 404',
  'dispenseSante.tenueDeLaListe.deposer.depot : 404, 422',
  'dispenseSante.tenueDeLaListe.corriger.correction : 404',
  // Nor does it say whether a reason is legitimate.
  'manquement.instruction.corriger.correction : 401',
  // Somebody has already said what is made of those that stand.
  'manquement.tenueDeLaListe.corriger.correction : 404, 412',
  'manquement.controleDeLaRecherche.corriger.correction : 401',
  'manquement.signalement.corriger.correction : 404, 412',
  'manquement.reponseDeLaPersonne.corriger.correction : 404, 412',
  // Nor does it propose a sanction, instruct it or decide of it; and the one that stands has gone on since.
  'sanctionRsa.instruction.deposer.depot : 401',
  'sanctionRsa.instruction.corriger.correction : 401',
  'sanctionRsa.decision.corriger.correction : 401',
  'sanctionRsa.tenueDeLaListe.deposer.depot : 401',
  'sanctionRsa.tenueDeLaListe.corriger.correction : 401',
  'sanctionRsa.remiseEnConformite.corriger.correction : 404, 412, 422',
  'sanctionRsa.reponseDeLaPersonne.corriger.correction : 404, 412',
  // It declares what somebody who signs decided, whom an example cannot name.
  'declarationDeSanction.declaration.deposer.depot : 404, 422',
  // The same of those of the code du travail.
  ...['sanctionDemandeur', 'sanctionJeune'].flatMap(r => [
    `${r}.instruction.deposer.depot : 401`,
    `${r}.instruction.corriger.correction : 401`,
    `${r}.decision.corriger.correction : 401`,
    // France Travail has taken up nothing of a young person's here.
    ...(r === 'sanctionDemandeur'
      ? [`${r}.remiseEnConformite.corriger.correction : 404, 412`]
      : [`${r}.reprise.consulter.lecture : 404`, `${r}.reprise.consulter.historique : 404`, `${r}.reprise.corriger.correction : 401`]),
    `${r}.reponseDeLaPersonne.corriger.correction : 404`,
  ]),
  // Nor does it grant or withdraw what the president alone may.
  'decisionDOpportunite.decisionDOpportunite.deposer.depot : 401',
  'decisionDOpportunite.decisionDOpportunite.corriger.correction : 401',
  // Nobody warns, hears or strikes off but a human known by name.
  'radiation.tenueDeLaListe.deposer.depot : 401',
  'radiation.tenueDeLaListe.corriger.correction : 401',
  'radiation.suppressionDeLAllocation.deposer.depot : 401',
  'radiation.missionLocaleReferente.deposer.depot : 401',
  'radiation.missionLocaleReferente.corriger.correction : 401',
  'decisionDeRadiation.tenueDeLaListe.deposer.depot : 401',
  'decisionDeRadiation.missionLocaleReferente.deposer.depot : 401',
]

/** Names and kinds of values, all the way down; a null, or an empty list, may stand for anything. */
function memeForme(attendu: unknown, recu: unknown, ou = ''): string[] {
  if (attendu === null || recu === null) return []
  if (Array.isArray(attendu) && Array.isArray(recu)) return attendu.length && recu.length ? memeForme(attendu[0], recu[0], `${ou}/0`) : []
  if (typeof attendu !== typeof recu) return [`${ou} : ${typeof attendu} attendu, ${typeof recu} reçu`]
  if (typeof attendu !== 'object' || typeof recu !== 'object') return []
  const [a, b] = [attendu as Record<string, unknown>, recu as Record<string, unknown>]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(cle =>
    cle in a && cle in b ? memeForme(a[cle], b[cle], `${ou}/${cle}`) : [`${ou}/${cle} : ${cle in a ? 'manque' : 'en trop'}`],
  )
}

describe('A14 — Les exemples du contrat OpenAPI sont ceux que la plateforme accepte et rend', () => {
  let p: PlateformeDEssai
  const appelants: { type: string; organisation: string; jeton: string }[] = []

  before(async () => {
    p = await unePlateforme()
    await chargerLeParcours(p.moteur, p.traitements, Object.fromEntries(Object.keys(personnes).map(nom => [nom, p.numero(nom)])))
    const siens = (type: string) => routes.filter(r => r.ligne.par.some(a => a.code === type)).map(r => r.ligne.code)
    for (const { clientId, organisation, structure } of applications.filter(a => a.royaumes.includes('/partenaire'))) {
      const type = organisations.find(o => o.code === organisation)?.type ?? ''
      const porteur = {
        clientId,
        organisation,
        structure: structure ?? null,
        royaume: '/partenaire' as const,
        scopes: siens(type),
      }
      appelants.push({ type, organisation, jeton: await signerJeton(p.secrets, porteur, { adressePublique: p.adressePublique }) })
    }
    appelants.push({ type: 'USAGER', organisation: 'ESPACE-USAGER', jeton: await p.jetonDe('amina') })
  })
  after(() => p.fermer())

  /** The example sent by everyone the line is open to, on every named person, until one answers. */
  async function essayer(r: Route): Promise<{ statuts: number[]; corps?: unknown }> {
    const statuts: number[] = []
    for (const a of appelants.filter(x => r.ligne.par.some(acteur => acteur.code === x.type)))
      for (const personne of r.url.includes('{usager}') ? Object.keys(personnes) : ['amina']) {
        const chemin = r.url.replace('{usager}', p.identifiant(personne, a.organisation)).replace('{numero}', '1')
        const propres = {
          depot: { 'idempotency-key': `contrat-${r.url}-${a.organisation}-${personne}`.slice(0, 200) },
          correction: { 'if-match': '"1"' },
        }
        const headers = { 'content-type': 'application/json', ...(r.forme === 'depot' || r.forme === 'correction' ? propres[r.forme] : {}) }
        const corps = exempleDeCorps(r)
        const reponse = await p.appeler(chemin, { method: r.verbe, jeton: a.jeton, headers, body: corps ? JSON.stringify(corps) : null })
        statuts.push(reponse.status)
        const lu: unknown = await reponse.json()
        if (reponse.ok) return { statuts, corps: lu }
        assert.ok(reponse.status !== 400 && reponse.status < 500, `${nom(r)} : ${reponse.status} ${JSON.stringify(lu)}`)
      }
    return { statuts }
  }

  it('chaque corps d’exemple est accepté, chaque réponse a la forme de la sienne', async () => {
    const sansReponse: string[] = []
    for (const r of routes) {
      const { statuts, corps } = await essayer(r)
      // A month is declared at its end and in the first half of the next: on other days the example is refused.
      if (corps === undefined && r.ligne.ressource.nom === 'actualisation') continue
      if (corps === undefined)
        sansReponse.push(`${r.ligne.code}.${r.forme} : ${[...new Set(statuts)].toSorted((a, b) => a - b).join(', ')}`)
      else assert.deepEqual(memeForme(exempleDeReponse(r), corps), [], nom(r))
    }
    assert.deepEqual(sansReponse, refusAttendus)
  })
})
