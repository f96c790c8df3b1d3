import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { enregistrerApplication } from '../acces/index.js'
import { demander, envoyer } from '../../outils/epreuves/demandes.js'
import { tousLesScopes, uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { jetonsInvalides } from '../../outils/epreuves/jetons-invalides.js'
import { type Operation, operationsServies } from '../../outils/epreuves/operations.js'
import { suivisPour, unePersonne } from '../../outils/epreuves/population.js'

/** Operations without a case. This list may only shrink, and an operation that answers must leave it. */
const sansCas: readonly string[] = []

/** Lines that bring a person in: nobody could follow her before. No other line may be open on everyone. */
const ouvertesSurTous: readonly string[] = [
  'identite.tenueDeLaListe.deposer',
  'identite.versementRsa.deposer',
  'rattachement.informationDesCompetents.deposer',
  'rattachement.demandeDAccompagnement.deposer',
]

const e = await uneEpreuve()
const operations = (await operationsServies(e)).filter(op => !sansCas.includes(op.id))
after(() => e.fermer())

const corpsSansCorrelation = async (r: Response): Promise<string> => {
  const texte = await r.text()
  const { correlation } = JSON.parse(texte) as { correlation: string }
  assert.equal(r.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  assert.equal(r.headers.get('x-correlation-id'), correlation)
  return texte.replace(correlation, '…')
}
const refus = async (r: Response, statut: number, quoi: string): Promise<string> => {
  assert.equal(r.status, statut, `${quoi} : ${await r.clone().text()}`)
  return corpsSansCorrelation(r)
}
const borneeParUnePersonne = (op: Operation) =>
  op.forme !== 'liste' && op.forme !== 'rechercheParNom' && !ouvertesSurTous.includes(op.ligne.code)

describe('A1, A7 — Le contrat servi est couvert en entier', () => {
  it('chaque opération porte une ligne, un scope et au moins un destinataire', () => {
    assert.ok(operations.length > 60, `${operations.length} opérations`)
    for (const op of operations) {
      assert.ok(op.par.length > 0, op.id)
      assert.ok(op.autres.length > 0, `${op.id} est ouverte à tous`)
      assert.ok(op.corps !== null || op.methode === 'GET', `${op.id} : sans exemple de corps`)
    }
  })

  it('les seules lignes sans périmètre sont celles qui font entrer une personne', () => {
    const sansPerimetre = [...new Set(operations.filter(op => op.ligne.sur.sql === 'true').map(op => op.ligne.code))]
    assert.deepEqual(
      sansPerimetre.filter(code => !ouvertesSurTous.includes(code)),
      [],
    )
  })
})

describe('I3 — Sans jeton valable, aucune opération ne répond', () => {
  for (const op of operations)
    it(`${op.id} : 401`, async () => {
      const [type = 'FT'] = op.par
      const demandeur = e.ici(type)
      const demande = await demander(e, op, demandeur, e.suivie)
      await refus(await envoyer(e, demande), 401, 'sans jeton')
      for (const [quoi, autorisation] of await jetonsInvalides(e, demandeur, op.ligne.code)) {
        const r = await envoyer(e, { ...demande, entetes: { ...demande.entetes, authorization: autorisation } })
        await refus(r, 401, quoi)
        assert.match(r.headers.get('www-authenticate') ?? '', /^Bearer/)
      }
    })
})

describe('J2, J9 — Le scope, la qualité et l’adhésion ouvrent la ligne, ensemble', () => {
  for (const op of operations) {
    it(`${op.id} : 403 avec tous les autres scopes`, async () => {
      for (const type of op.par) {
        const jeton = await e.jetonPour(
          e.ici(type),
          tousLesScopes.filter(s => s !== op.ligne.code),
        )
        await refus(await envoyer(e, await demander(e, op, e.ici(type), e.suivie), jeton), 403, type)
      }
    })
    it(`${op.id} : 403 pour ${op.autres.join(', ')}`, async () => {
      for (const type of op.autres) {
        const demandeur = e.ici(type)
        const jeton = await e.jetonPour(demandeur)
        await refus(await envoyer(e, await demander(e, op, demandeur, e.suivie), jeton), 403, type)
      }
    })
    if (op.volontaire)
      it(`${op.id} : 403 sans adhésion`, async () => {
        const demandeur = { type: 'GIP', organisation: 'GIP-SANS-ADHESION', structure: null } as const
        const corps = await refus(await envoyer(e, await demander(e, op, demandeur, e.suivie), await e.jetonPour(demandeur)), 403, op.id)
        assert.match(corps, /adh[ée]/)
      })
  }
})

describe('J9 — Le serveur d’autorisation ne donne pas le scope d’un échange volontaire sans adhésion', () => {
  const demanderUnJeton = async (organisation: string, scope: string) => {
    const clientId = `PAR_${organisation}_${scope}`
    const application = { clientId, nom: clientId, organisation, royaumes: ['/partenaire'] as const, scopes: [scope] }
    const { secret } = await enregistrerApplication(e.base.application, application)
    await e.habilitations.rafraichir()
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret ?? '', scope })
    return fetch(`${e.url}/connexion/oauth2/access_token?realm=%2Fpartenaire`, { method: 'POST', body })
  }
  for (const scope of new Set(operations.filter(op => op.volontaire).map(op => op.ligne.code)))
    it(scope, async () => {
      const refuse = await demanderUnJeton('GIP-SANS-ADHESION', scope)
      assert.equal(refuse.status, 400)
      assert.equal(((await refuse.json()) as { error: string }).error, 'invalid_scope')
      const accorde = await demanderUnJeton('GIP-VOISIN', scope)
      assert.equal(accorde.status, 200, await accorde.text())
    })
})

describe('A7 — Hors du périmètre, personne n’existe : la même réponse que pour un inconnu', () => {
  for (const op of operations.filter(borneeParUnePersonne))
    for (const type of op.par)
      it(`${op.id} : 404 pour ${type}`, async () => {
        const ici = e.ici(type)
        const ailleurs = e.ailleurs(type)
        const jeton = await e.jetonPour(ici)
        const inconnu = await refus(await envoyer(e, await demander(e, op, ici, 999_999n), jeton), 404, 'inconnue')
        const autre = op.forme === 'recherche' ? [] : [await demander(e, op, ici, e.suivie, e.moteur.identifiants.pour('CD69', e.suivie))]
        const memes = await Promise.all([
          envoyer(e, await demander(e, op, ici, e.lointaine), jeton).then(r => refus(r, 404, 'hors du périmètre')),
          envoyer(e, await demander(e, op, ailleurs, e.suivie), await e.jetonPour(ailleurs)).then(r => refus(r, 404, 'autre territoire')),
          ...autre.map(d => envoyer(e, d, jeton).then(r => refus(r, 404, 'identifiant d’une autre organisation'))),
        ])
        for (const corps of memes) assert.equal(corps, inconnu)
      })
})

describe('A1 — Qui y a droit obtient une réponse, sur chaque opération', () => {
  for (const op of operations)
    for (const type of op.par)
      it(`${op.id} : ${type}`, async () => {
        const { nom: ressource, cardinalite } = op.ligne.ressource
        const decision = op.forme === 'depot' && ressource === 'decisionDOrientation'
        // One place of a slot is not taken twice.
        const place = op.forme === 'depot' && op.ligne.champs.includes('creneau')
        const signature = op.forme === 'depot' && ressource === 'signatureDeContrat'
        const seul = cardinalite === 'une' || ressource === 'contratEngagement'
        // Hours are validated once, as they were declared; whoever accompanies her does, and the département only oriented her.
        const validation = op.forme === 'depot' && ressource === 'validationDHeures'
        // A breach is the object of one procedure at a time.
        const procedure = op.forme === 'depot' && ressource.startsWith('sanction')
        const neuve = op.forme === 'depot' && (seul || decision || place || signature || validation || procedure)
        const cible = neuve ? await sans(...(procedure ? procedures : seul || place || validation ? [ressource] : [])) : e.suivie
        const demandeur = { ...e.ici(type), ...(type === 'USAGER' && { personne: cible }) }
        const r = await envoyer(e, await demander(e, op, demandeur, cible), await e.jetonPour(demandeur, [op.ligne.code]))
        // The line is open to all of them; the law makes one of them competent, and the others learn which.
        if (decision && type !== 'CD') return assert.match(await r.text(), /La décision revient à CD59/)
        // Nobody signs but what he read, which an example cannot be; a program declares without a reading.
        if (signature && op.ligne.nomEchange !== 'declaration') return assert.match(await r.text(), /changé depuis votre lecture/)
        // Who has a right to the RSA answers to the département; a radiation is signed by an agent empowered to.
        if (op.forme === 'depot' && ressource === 'radiation' && op.ligne.champs.includes('delai'))
          return assert.match(await r.text(), /relève du président du conseil départemental/)
        // A mission locale hears in what it opened, and the demonstration has nothing of the kind.
        if (op.forme === 'correction' && op.ligne.code.startsWith('radiation.missionLocaleReferente'))
          return assert.match(await r.text(), /se mène à France Travail/)
        // France Travail leads only what it took up, and a mission locale still leads this one.
        if (op.forme === 'correction' && op.ligne.code === 'sanctionJeune.reprise.corriger')
          return assert.match(await r.text(), /qui seule la mène/)
        if (op.forme !== 'lecture' && ressource === 'decisionDOpportunite' && op.ligne.operation !== 'consulter')
          return assert.match(await r.text(), /a délégué sa signature/)
        if (op.forme === 'depot' && ressource === 'declarationDeSanction') return assert.match(await r.text(), /Nommez qui a décidé/)
        if (op.forme === 'depot' && ressource === 'decisionDeRadiation') return assert.match(await r.text(), /habilitée? à signer/)
        // Nobody answers to what was not told to her yet.
        if (/^sanction(Demandeur|Jeune)$/.test(ressource) && op.ligne.nomEchange === 'reponseDeLaPersonne')
          return assert.match(await r.text(), /Rien n’a encore été notifié/)
        // What was answered is not withdrawn any more.
        if (op.forme === 'correction' && ressource === 'demandeDeDispense' && type === 'USAGER')
          return assert.match(await r.text(), /a reçu sa réponse/)
        // A month is declared once, and only while its window is open.
        if (op.forme === 'depot' && ressource === 'actualisation')
          return assert.match(await r.text(), /Ce mois est déjà déclaré|La déclaration n’est pas ouverte/)
        // What was reported is completed by whoever reported it.
        if (ressource === 'manquement' && op.ligne.nomEchange === 'signalement' && op.forme === 'correction' && type !== 'FT')
          return assert.match(await r.text(), /signalé par FT, qui seul le complète/)
        if (validation && type === 'CD') return assert.match(await r.text(), /relèvent de qui l’accompagne : FT, DCD59-CCAS-ROUBAIX, /)
        assert.equal(r.status, op.forme === 'depot' ? 201 : 200, await r.clone().text())
        if (op.forme !== 'liste' && op.forme !== 'rechercheParNom') return
        const { elements } = (await r.json()) as { elements: { usager: string }[] }
        const nom = (usager: bigint) => e.moteur.identifiants.pour(demandeur.organisation, usager)
        assert.ok(elements.some(x => x.usager === nom(e.suivie)))
        assert.ok(!elements.some(x => x.usager === nom(e.lointaine)))
      })
  const procedures = ['sanctionRsa', 'sanctionDemandeur', 'sanctionJeune']
  const sans = (...noms: string[]) => unePersonne(e, suivisPour('ici'), { sans: noms })
})
