import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { creerFaireSonDu } from '../../../outils/epreuves/vieillir.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { annoncer } from '../../acces/index.js'
import { plusJours } from '../../droit/jours.js'
import type { CodeActeur } from '../../droit/acteurs.js'
import { aujourdHui } from '../../moteur/moteur.js'

/** Answers of somebody without difficulty, beneficiary of the RSA, but for a child that nobody can keep. */
export const reponses = {
  origine: 'INSCRIPTION_CONSEILLER_CD',
  situationProfessionnelle: 'DEUX_DERNIERES_ANNEES',
  typeEmploi: 'AUTRE',
  niveauEtude: 'NV4',
  projetPro: 'SALARIAT',
  contrainteLogement: 'AUCUNE',
  contrainteMobilite: 'AUCUNE',
  contrainteFamiliale: 'ENFANT_SANS_SOLUTION_GARDE',
  contrainteFinanciere: 'AUCUNE',
  contrainteNumerique: 'AUCUNE',
  contrainteAdministrativeJuridique: 'AUCUNE',
  contrainteFrancaisCalcul: 'AUCUNE',
  brsa: true,
  capaciteATravailler: true,
  contrainteSante: 'AUCUNE',
  boe: false,
  baeeh: false,
  scolariteEtablissementSpecialise: false,
  esat: false,
  boeSouhaitAccompagnement: false,
}

/** By her name in the demonstration, or by her number. */
export type Personne = string | bigint
export type Element = { numero: number; version: number; donnees: Record<string, unknown> }
const echanges: Partial<Record<CodeActeur, [orientations: string, decisions: string]>> = {
  FT: ['tenue-de-la-liste', 'tenue-de-la-liste'],
  CD: ['decision', 'accompagnement'],
  ML: ['decision', 'accompagnement'],
  CE: ['accompagnement-du-handicap', 'accompagnement'],
  CAF: ['decision-de-la-caisse', 'decision-de-la-caisse'],
  USAGER: ['acces-de-la-personne', 'acces-de-la-personne'],
}
const organisations: Record<string, [organisation: string, type: CodeActeur]> = {
  madameRoy: ['CD59', 'CD'],
  monsieurBrun: ['CD59', 'CD'],
  monsieurPetit: ['CD62', 'CD'],
  julien: ['FT', 'FT'],
  sofia: ['ML-LILLE', 'ML'],
  ines: ['CE59', 'CE'],
  madameNoel: ['CAF591', 'CAF'],
}

/** A platform, and the acts of the orientation through its front door. */
export async function uneOrientation(reglages: Parameters<typeof unePlateforme>[0] = {}) {
  const p = await unePlateforme(reglages)
  // Many acts a second here, by one application.
  await p.base.application.begin(async sql => {
    await sql`update application set quota_par_seconde = 1000000`
    await annoncer(sql)
  })
  await p.habilitations.rafraichir()
  const numero = (personne: Personne) => (typeof personne === 'bigint' ? personne : p.numero(personne))
  const chemin = (qui: string, personne: Personne, ressource: 'orientations' | 'decisions-d-orientation') => {
    const [organisation, type] = organisations[qui] ?? ['ESPACE-USAGER', 'USAGER']
    const [o, d] = echanges[type] ?? assert.fail(type)
    return `/api/v1/${ressource === 'orientations' ? o : d}/${ressource}/${p.moteur.identifiants.pour(organisation, numero(personne))}`
  }
  const envoyer = async (qui: string, url: string, corps: unknown, version?: number) =>
    p.appeler(url, {
      method: version === undefined ? 'POST' : 'PATCH',
      jeton: await p.jetonDe(qui),
      headers: version === undefined ? { 'idempotency-key': randomUUID() } : { 'if-match': `"${version}"` },
      body: JSON.stringify(corps),
    })
  const jour = () => aujourdHui(p.moteur)
  const lire = async (qui: string, personne: Personne, ressource: 'orientations' | 'decisions-d-orientation' = 'orientations') => {
    const r = await p.appeler(chemin(qui, personne, ressource), { jeton: await p.jetonDe(qui) })
    assert.equal(r.status, 200, await r.clone().text())
    return ((await r.json()) as { elements: Element[] }).elements
  }
  const travaux = async (personne: Personne) =>
    (
      await p.base.proprietaire<{ nature: string; organisation: string }[]>`
        select nature, organisation from travail where dossier = ${numero(personne).toString()} and clos_le is null order by 1, 2`
    ).map(t => `${t.nature} ${t.organisation}`)
  const faireCeQuiEstDu = creerFaireSonDu(p)
  /** What is due of her is done when this returns, by whichever sequence. */
  const faireSonDu = (personne: Personne) => faireCeQuiEstDu(numero(personne))
  let suites: Promise<unknown> = Promise.resolve()
  /** What must not meet the deadlines another is doing: each in its turn. */
  const aSonTour = <T>(faire: () => Promise<T>): Promise<T> => {
    const fait = suites.then(faire)
    suites = fait.catch(() => {})
    return fait
  }
  return {
    p,
    jour,
    aSonTour,
    faireSonDu,
    /** The list says that of her registration, and what it brings about is done: one person at a time, for none to return before hers is. */
    async inscrire(personne: Personne, corps: Record<string, unknown>): Promise<void> {
      const inscription = `/api/v1/tenue-de-la-liste/inscriptions/${p.moteur.identifiants.pour('FT', numero(personne))}`
      const lue = (await (await p.appeler(inscription, { jeton: await p.jetonDe('julien') })).json()) as { version: number }
      const r = await envoyer('julien', inscription, { dateEffetStatut: jour(), ...corps }, lue.version)
      assert.equal(r.status, 200, await r.clone().text())
      await aSonTour(async () => assert.equal((await p.echeances()).echouees, 0))
    },
    /** Her caisse says that of her right (its state « 2 » runs, « 5 » is closed), and what it brings about is done. */
    async droit(personne: Personne, etatDossier: '2' | '5'): Promise<void> {
      const droits = `/api/v1/versement-rsa/droits-rsa/${p.moteur.identifiants.pour('CAF591', numero(personne))}`
      const jeton = await p.jetonDApplication('PAR_caf_591')
      const [droit = assert.fail()] = ((await (await p.appeler(droits, { jeton })).json()) as { elements: Element[] }).elements
      const clos = etatDossier === '5' ? { motifCloture: 'RFD', dateCloture: jour() } : { motifCloture: null, dateCloture: null }
      const r = await p.appeler(`${droits}/${droit.numero}`, {
        method: 'PATCH',
        jeton,
        headers: { 'if-match': `"${droit.version}"`, 'idempotency-key': randomUUID() },
        body: JSON.stringify({ etatDossier, ...clos }),
      })
      assert.equal(r.status, 200, await r.clone().text())
      await faireSonDu(personne)
    },
    lire,
    travaux,
    derniere: async (qui: string, personne: Personne) => (await lire(qui, personne)).at(-1) ?? assert.fail('aucune orientation'),
    repondre: (qui: string, personne: Personne, corps: Record<string, unknown> = reponses) =>
      envoyer(qui, chemin(qui, personne, 'orientations'), corps),
    completer: (qui: string, personne: Personne, { numero, version }: Element, corps: Record<string, unknown>) =>
      envoyer(qui, `${chemin(qui, personne, 'orientations')}/${numero}`, corps, version),
    decider: (qui: string, personne: Personne, corps: Record<string, unknown>) =>
      envoyer(qui, chemin(qui, personne, 'decisions-d-orientation'), { date: jour(), ...corps }),
    echeances: async (personne: Personne) =>
      (
        await p.base.proprietaire<{ nature: string; jour: string }[]>`
          select nature, to_char(jour, 'YYYY-MM-DD') as jour from echeance where dossier = ${numero(personne).toString()} and close_le is null order by 1`
      ).map(e => `${e.nature} ${e.jour}`),
    /** Moves the clock by whole days from now, and does what is due by then. */
    dans: (jours: number) => p.avancer(new Date(`${plusJours(jour(), jours)}T12:00:00Z`)),
    accompagnements: async (personne: Personne) =>
      (
        await p.base.proprietaire<{ organisation: string; structure: string | null }[]>`
          select organisation, structure from rattachement where usager_id = ${numero(personne).toString()}
            and motif = 'accompagnement' and du <= ${jour()} and (au is null or au >= ${jour()}) order by 1, 2`
      ).map(r => [r.organisation, r.structure].filter(Boolean).join(' ')),
  }
}
