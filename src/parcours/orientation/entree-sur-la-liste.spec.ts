import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { fichierMissionLocale } from '../../../jeu-d-essai/fichier-mission-locale.js'
import { personnes } from '../../../jeu-d-essai/personas.js'
import { formatMissionLocale } from '../../flux/import/mission-locale/format.js'
import { deposantDe, importer } from '../../flux/index.js'
import { type Personne, reponses, uneOrientation } from './orientation.essai.js'

type Competence = { qui: string; jusquAu: string | null }

describe('A5, C1, C3 — 1.13.2, étape 1 : toute entrée sur la liste ouvre une orientation à compléter, une seule, à qui la décide', () => {
  let o: Awaited<ReturnType<typeof uneOrientation>>
  before(async () => {
    o = await uneOrientation()
    assert.equal((await o.dans(0)).echouees, 0)
  })
  after(() => o.p.fermer())

  /** State, who decides and until when, origin. */
  const lues = async (personne: Personne, par = 'julien') =>
    (await o.lire(par, personne)).map(({ donnees }) => {
      const { qui, jusquAu } = donnees.competence as Competence
      return [donnees.etat, qui, jusquAu ?? 'sans délai', donnees.origine].join(' ')
    })
  const decisions = async (personne: Personne) => (await o.travaux(personne)).filter(t => t.startsWith('decision-d-orientation'))
  const ecrire = async (verbe: 'POST' | 'PATCH', chemin: string, jeton: string, corps: object, version?: number) => {
    const headers: Record<string, string> = version === undefined ? { 'idempotency-key': randomUUID() } : { 'if-match': `"${version}"` }
    const r = await o.p.appeler(`/api/v1/${chemin}`, { method: verbe, jeton, headers, body: JSON.stringify(corps) })
    assert.ok(r.ok, await r.clone().text())
    return (await r.json()) as { usager?: string }
  }

  it('la demandeuse d’emploi : à France Travail ; le jeune : à la mission locale ; la personne handicapée : à Cap emploi ; nul délai', async () => {
    assert.deepEqual(await lues('samira'), ['BROUILLON FT sans délai INSCRIPTION_VOLONTAIRE'])
    assert.deepEqual(await lues('leo'), ['BROUILLON ML sans délai INSCRIPTION_AUTO_MILO'])
    assert.deepEqual(await lues('karim', 'ines'), ['BROUILLON CE sans délai INSCRIPTION_VOLONTAIRE'])
    assert.deepEqual(await decisions('samira'), ['decision-d-orientation-a-prendre FT'])
    assert.deepEqual(await decisions('leo'), ['decision-d-orientation-a-prendre ML-LILLE'])
    assert.deepEqual(await decisions('karim'), ['decision-d-orientation-a-prendre CE59'])
    assert.deepEqual(await o.echeances('samira'), [])
    const [brouillon] = await o.lire('julien', 'samira')
    assert.equal(brouillon?.donnees.brsa, null, 'nul ne répond à sa place')
  })

  it('la bénéficiaire du RSA n’en a qu’une, celle de son département, avec ses six semaines', async () => {
    assert.match((await lues('amina')).join(), /^BROUILLON CD \d{4}-\d{2}-\d{2} INSCRIPTION_AUTO_CAF$/)
    assert.deepEqual(await decisions('amina'), ['decision-d-orientation-a-prendre CD59'])
  })

  it('complète, elle passe d’elle-même en attente de décision ; décidée par France Travail, elle s’ouvre', async () => {
    const { brsa: _, origine: __, ...criteres } = reponses
    const posee = await o.derniere('julien', 'samira')
    const r = await o.completer('julien', 'samira', posee, { ...criteres, brsa: false })
    assert.ok(r.ok, await r.clone().text())
    const { numero, version, donnees } = await o.derniere('julien', 'samira')
    assert.deepEqual([donnees.etat, donnees.statut, donnees.organisme], ['EN_ATTENTE', 'PRECONISE', 'FT'])
    const decidee = await o.decider('julien', 'samira', { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
    assert.equal(decidee.status, 201, await decidee.clone().text())
    assert.deepEqual(await decisions('samira'), [])
  })

  it('par l’API native : inscrite après qu’on l’a fait connaître, une orientation ; l’inscription corrigée n’en ouvre pas une autre', async () => {
    const julien = await o.p.jetonDe('julien')
    const rose = {
      ...{ civilite: 'MME', nom: 'PAGE', nomNaissance: 'PAGE', prenom: 'ROSE', dateNaissance: '1991-03-09', nir: '2910359350733' },
      ...{ adresse: personnes.samira?.identite.adresse, emails: [], telephones: [] },
    }
    const { usager = assert.fail() } = await ecrire('POST', 'tenue-de-la-liste/identites', julien, rose)
    const elle = o.p.moteur.identifiants.lire('FT', usager) ?? assert.fail()
    await o.dans(0)
    assert.deepEqual(await lues(elle), [], 'connue, elle n’est pas inscrite')
    const chemin = `tenue-de-la-liste/inscriptions/${usager}`
    const inscrite = { statut: 'inscrit', categorie: 'A', motif: null, dateInscription: o.jour(), dateEffetStatut: o.jour() }
    await ecrire('POST', chemin, julien, { ...inscrite, origine: 'INSCRIPTION_CONSEILLER_FT' })
    await o.dans(0)
    assert.deepEqual(await lues(elle), ['BROUILLON FT sans délai INSCRIPTION_CONSEILLER_FT'])
    await ecrire('PATCH', chemin, julien, { categorie: 'D' }, 1)
    assert.equal((await o.dans(0)).echouees, 0)
    assert.equal((await lues(elle)).length, 1)
  })

  it('sortie puis réinscrite avant toute décision : la sienne attend de nouveau, et pas une autre', async () => {
    await o.inscrire('leo', { statut: 'cessation', motifFin: 'demande' })
    assert.deepEqual(await decisions('leo'), [])
    await o.inscrire('leo', { statut: 'inscrit', motifFin: null })
    assert.deepEqual(await lues('leo'), ['BROUILLON ML sans délai INSCRIPTION_AUTO_MILO'])
    assert.deepEqual(await decisions('leo'), ['decision-d-orientation-a-prendre ML-LILLE'])
  })

  it('le fichier d’une mission locale : chaque jeune inscrit a la sienne, ouverte par une seule instruction du lot', async () => {
    const morceaux: Buffer[] = []
    for await (const m of fichierMissionLocale({ graine: 9, taille: 30, jour: '2026-11-01' }).octets) morceaux.push(Buffer.from(m))
    const octets = Buffer.concat(morceaux)
    const ouvrir = async function* () {
      yield octets
    }
    const deposant = (await deposantDe(o.p.moteur.sql, 'ML-LILLE')) ?? assert.fail()
    const fichier = { nom: 'jeunes.csv', taille: octets.length, empreinte: Buffer.alloc(32, 7), ouvrir }
    const fiche = await importer(o.p.atelier, formatMissionLocale, deposant, fichier, {})
    assert.deepEqual([fiche.etat, fiche.rejetes], ['termine', 0])
    const [avant] = await o.p.base.proprietaire<{ ouvertes: number; inscrits: number; instants: number }[]>`
      select count(*)::int as ouvertes, count(distinct e.ouverte_le)::int as instants,
        (select count(*)::int from inscription i where i.auteur_organisation = 'ML-LILLE' and i.auteur_application = 'ligne-de-commande') as inscrits
      from echeance e where e.nature = 'inscription-a-orienter' and e.close_le is null`
    assert.ok(avant && avant.inscrits > 20)
    assert.deepEqual([avant.ouvertes, avant.instants], [avant.inscrits, 1])
    assert.equal((await o.dans(0)).echouees, 0)
    const [apres] = await o.p.base.proprietaire<{ brouillons: number }[]>`
      select count(*)::int as brouillons from orientation o join inscription i using (usager_id)
      where i.auteur_application = 'ligne-de-commande' and o.etat = 'BROUILLON' and o.competence->>'organisation' = 'ML-LILLE'`
    assert.equal(apres?.brouillons, avant.inscrits)
  })
})
