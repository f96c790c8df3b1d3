import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { retoucher } from '../../../outils/epreuves/retouche.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { plusJours } from '../../droit/jours.js'
import { corriger } from '../../moteur/ecriture.js'
import { defusionner, fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { toutesLesLignes } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Traitement } from '../../moteur/traitements.js'
import { ressources } from '../../parcours/ressources.js'
import { clorelesTravaux, creerUnTravail, type Effets, fermerLesEcheances, objetDuRang, ouvrirUneEcheance } from '../index.js'

/** France Travail corrects the motive; the platform itself fills the category, and gives the département six weeks. */
const champs = ['statut', 'motif']
const declaration = retoucher(
  retoucher(ressources, 'inscription', ['echanges', 'tenueDeLaListe', 'corriger', 'champs'], champs),
  'inscription',
  ['calculees'],
  ['categorie'],
)
const ligne = toutesLesLignes(declaration).find(l => l.code === 'inscription.tenueDeLaListe.corriger') ?? assert.fail()
const semaines = 42

const inscription: Traitement = {
  calculer: (_, { corps }) => (corps.motif === 'CALCUL-FAUX' ? { dateInscription: '2020-01-01' } : { categorie: 'G' }),
  async effets(ecriture, { usager, corps, version }) {
    assert.equal(corps.categorie, 'G')
    assert.ok(version > 1)
    await ouvrirUneEcheance(ecriture, { nature: 'essai', usager, jour: plusJours(aujourdHui(ecriture.moteur), semaines) })
    await creerUnTravail(ecriture, { nature: 'reexamen-a-faire', usager, organisation: 'CD59', structure: null })
    if (corps.motif === 'EFFET-MANQUE') throw new Error('effet manqué')
  },
}

let enPanne = true
const effets: Effets = {
  essai: async ({ sql, moteur, agirAuNomDe }, { usager }) => {
    const appelant = await agirAuNomDe('FT')
    const [present] = await sql<{ version: number }[]>`select version from inscription where usager_id = ${usager.toString()}`
    await corriger({ sql, moteur, ligne, appelant }, usager, undefined, present?.version ?? 0, { motif: 'SUR-ECHEANCE' })
    await clorelesTravaux({ sql, moteur }, { nature: 'reexamen-a-faire', usager, motif: 'échéance' })
    return 'compétence passée'
  },
  'en-panne': async ({ sql, moteur, agirAuNomDe }, { usager }) => {
    await agirAuNomDe('FT')
    await clorelesTravaux({ sql, moteur }, { nature: 'reexamen-a-faire', usager, motif: 'jamais' })
    if (enPanne) throw new Error('en panne')
    return 'faite'
  },
  periodique: async (encours, { usager, jour }) => {
    await ouvrirUneEcheance(encours, { nature: 'periodique', usager, jour: plusJours(jour, 180) })
    return 'suivante ouverte'
  },
}

const p = await unePlateforme({ declaration, effets, traitementsDEssai: { inscription } })
after(() => p.fermer())
const { moteur } = p
const proprietaire = p.base.proprietaire
// What came of the right of the persons is not what is tried here.
await proprietaire`delete from echeance`
const dans = (jours: number) => new Date(Date.now() + jours * 24 * 60 * 60 * 1000)

const corrigerMotif = async (personne: string, motif: string, version: number) =>
  p.appeler(`/api/v1/tenue-de-la-liste/inscriptions/${p.identifiant(personne, 'FT')}`, {
    method: 'PATCH',
    jeton: await p.jetonDe('julien'),
    headers: { 'if-match': `"${version}"` },
    body: JSON.stringify({ motif }),
  })
const ouvertes = async (personne: string, nature: string) =>
  (await proprietaire`select id from echeance where dossier = ${p.numero(personne).toString()} and nature = ${nature} and close_le is null`)
    .length
const enCours = async (personne: string) =>
  (await proprietaire`select id from travail where dossier = ${p.numero(personne).toString()} and clos_le is null`).length
const pourFt = async <T>(faire: (encours: { sql: import('postgres').ISql; moteur: typeof moteur }) => Promise<T>): Promise<T> =>
  moteur.sql.begin(async sql => {
    await agirPour(sql, { organisation: 'FT', personne: null })
    return faire({ sql, moteur })
  }) as Promise<T>
const ft = {
  organisation: 'FT',
  type: 'FT' as const,
  structure: null,
  agent: null,
  application: 'essai',
  personne: null,
  preuve: null,
  lignes: new Set<string>(),
  correlation: 'essai-suites',
}
const enTexte = (a: string | undefined, b: string | undefined) => (a ?? '').localeCompare(b ?? '')
const sante = async () => {
  const r = await p.appeler('/sante')
  assert.equal(r.status, 200)
  return (await r.json()) as { status: string; checks: { echeances: [{ status: string; observedValue: number }] } }
}

describe('C1, C3 — Ce qu’une écriture entraîne tient dans sa transaction', () => {
  it('la plateforme ajoute ce qu’elle calcule, ouvre l’échéance et le travail', async () => {
    const r = await corrigerMotif('yanis', 'M1', 1)
    assert.equal(r.status, 200, await r.text())
    const [rang] = await proprietaire<{ categorie: string; modifies: string[] }[]>`
      select categorie, modifies from inscription where usager_id = ${p.numero('yanis').toString()}`
    assert.equal(rang?.categorie, 'G')
    assert.deepEqual(await Promise.all([ouvertes('yanis', 'essai'), enCours('yanis')]), [1, 1])
  })

  it('redite, elle ne change rien et n’entraîne rien ; refaite, elle déplace l’échéance sans la doubler', async () => {
    await proprietaire`delete from travail where dossier = ${p.numero('yanis').toString()}`
    assert.equal((await corrigerMotif('yanis', 'M1', 2)).headers.get('etag'), '"2"')
    assert.equal(await enCours('yanis'), 0)
    assert.equal((await corrigerMotif('yanis', 'M2', 2)).headers.get('etag'), '"3"')
    assert.deepEqual(await Promise.all([ouvertes('yanis', 'essai'), enCours('yanis')]), [1, 1])
  })

  it('un effet qui manque, un calcul qui déborde : rien n’est écrit', async () => {
    for (const motif of ['EFFET-MANQUE', 'CALCUL-FAUX']) assert.equal((await corrigerMotif('leo', motif, 1)).status, 500)
    const [rang] = await proprietaire<
      { version: number }[]
    >`select version from inscription where usager_id = ${p.numero('leo').toString()}`
    assert.equal(rang?.version, 1)
    assert.deepEqual(await Promise.all([ouvertes('leo', 'essai'), enCours('leo')]), [0, 0])
  })
})

describe('C3 — Une échéance s’exécute à son jour, une fois', () => {
  it('rien avant ; à six semaines, au nom de l’organisation, sans agent, le travail clos', async () => {
    assert.deepEqual(await p.avancer(dans(semaines - 1)), { faites: 0, echouees: 0 })
    assert.deepEqual(await p.avancer(dans(semaines + 1)), { faites: 1, echouees: 0 })
    assert.deepEqual(await p.avancer(dans(semaines + 2)), { faites: 0, echouees: 0 })
    const [rang] = await proprietaire`
      select motif, auteur_organisation, auteur_agent, auteur_application from inscription where usager_id = ${p.numero('yanis').toString()}`
    assert.deepEqual(
      { ...rang },
      {
        motif: 'SUR-ECHEANCE',
        auteur_organisation: 'FT',
        auteur_agent: null,
        auteur_application: 'plateforme:echeances',
      },
    )
    const [trace] = await proprietaire`
      select l.code, j.issue from journal j join ligne_declaree l on l.id = j.ligne where j.application = 'plateforme:echeances'`
    assert.deepEqual({ ...trace }, { code: ligne.code, issue: 'ecrit' })
    assert.equal(await enCours('yanis'), 0)
  })

  it('plusieurs processus à la fois : chacune une fois ; la suivante de même nature s’ouvre', async () => {
    const personnes = ['amina', 'leo', 'karim', 'yanis']
    for (const nom of personnes)
      await pourFt(encours => ouvrirUneEcheance(encours, { nature: 'periodique', usager: p.numero(nom), jour: aujourdHui(moteur) }))
    const bilans = await Promise.all([p.echeances(), p.echeances(), p.echeances(), p.echeances()])
    assert.equal(
      bilans.reduce((n, b) => n + b.faites, 0),
      personnes.length,
    )
    for (const nom of personnes) assert.equal(await ouvertes(nom, 'periodique'), 1, nom)
    for (const nom of personnes)
      assert.equal(await pourFt(encours => fermerLesEcheances(encours, { nature: 'periodique', usager: p.numero(nom), issue: 'essai' })), 1)
  })

  it('celle qui échoue ne laisse rien, se reprend de plus en plus tard, alarme, et finit par passer', async () => {
    await pourFt(async encours => {
      await ouvrirUneEcheance(encours, { nature: 'en-panne', usager: p.numero('amina'), jour: aujourdHui(moteur) })
      await creerUnTravail(encours, { nature: 'reexamen-a-faire', usager: p.numero('amina'), organisation: 'CD59', structure: null })
    })
    assert.equal((await sante()).status, 'pass')
    const depart = moteur.horloge().getTime()
    const minute = (n: number) => new Date(depart + n * 60_000)
    const echoue = { faites: 0, echouees: 1 }
    const rien = { faites: 0, echouees: 0 }
    for (const [quand, attendu] of [
      [0, echoue],
      [1, rien],
      [3, echoue],
      [5, rien],
      [8, echoue],
    ] as const)
      assert.deepEqual(await p.avancer(minute(quand)), attendu, `à ${quand} minutes`)
    assert.equal(await enCours('amina'), 1)
    assert.deepEqual((await sante()).checks.echeances[0].status, 'warn')
    enPanne = false
    assert.deepEqual(await p.avancer(minute(600)), { faites: 1, echouees: 0 })
    assert.equal((await sante()).status, 'pass')
  })

  it('celle que personne ne sait exécuter, celle dont le jour est passé : une alarme, jamais un oubli', async () => {
    const jour = plusJours(aujourdHui(moteur), -3)
    await pourFt(encours => ouvrirUneEcheance(encours, { nature: 'inconnue', usager: p.numero('amina'), jour }))
    assert.equal((await sante()).checks.echeances[0].observedValue, 1)
    assert.deepEqual(await p.echeances(), { faites: 0, echouees: 1 })
    assert.deepEqual(await p.echeances(), { faites: 0, echouees: 0 }, 'pas de reprise aussitôt')
    // The clock is set right, two days back: the next try is not two days away.
    assert.deepEqual(await p.avancer(new Date(moteur.horloge().getTime() - 2 * 24 * 60 * 60 * 1000)), { faites: 0, echouees: 1 })
    assert.equal(await pourFt(encours => fermerLesEcheances(encours, { nature: 'inconnue', usager: p.numero('amina'), issue: 'essai' })), 1)
  })
})

describe('A4 — Les suites d’un dossier réuni suivent celui qui reste', () => {
  it('le travail et l’échéance passent au dossier gardé, sans doublon, et reviennent si on les sépare', async () => {
    const [garde, absorbe] = [p.numero('karim'), p.numero('leo')]
    const jour = plusJours(aujourdHui(moteur), 30)
    await pourFt(async encours => {
      for (const usager of [garde, absorbe]) await ouvrirUneEcheance(encours, { nature: 'periodique', usager, jour })
      await ouvrirUneEcheance(encours, { nature: 'essai', usager: absorbe, jour })
      await creerUnTravail(encours, { nature: 'contrat-a-signer', usager: absorbe, organisation: 'ML-LILLE', structure: null })
    })
    const etat = () =>
      Promise.all([
        ouvertes('karim', 'periodique'),
        ouvertes('karim', 'essai'),
        enCours('karim'),
        ouvertes('leo', 'periodique'),
        ouvertes('leo', 'essai'),
        enCours('leo'),
      ])
    assert.deepEqual(await etat(), [1, 0, 0, 1, 1, 1])
    const fusion = await pourFt(({ sql }) => fusionner(sql, moteur, ft, garde, absorbe))
    assert.deepEqual(await etat(), [1, 1, 1, 0, 0, 0])
    await pourFt(({ sql }) => defusionner(sql, moteur, ft, fusion))
    assert.deepEqual(await etat(), [1, 0, 0, 1, 1, 1])
  })

  it('ce qui porte sur un rang du dossier absorbé suit ce rang, et le retrouve', async () => {
    const [garde, absorbe] = [p.numero('karim'), p.numero('leo')]
    const rattachement = ressources.find(r => r.nom === 'rattachement') ?? assert.fail()
    const rangs = (usager: bigint) => proprietaire<{ numero: number; quoi: string }[]>`
      select numero, concat_ws(' ', organisation, structure, motif, du, au) as quoi from rattachement where usager_id = ${usager.toString()} order by 1`
    const avant = await rangs(absorbe)
    assert.ok(avant.length > 1)
    await pourFt(async encours => {
      for (const usager of [garde, absorbe])
        for (const { numero } of avant)
          await creerUnTravail(encours, {
            ...{ nature: 'heures-a-valider', usager, organisation: 'FT', structure: null },
            objet: objetDuRang(rattachement, numero),
          })
    })
    const objets = async () =>
      (
        await proprietaire<{ objet: string }[]>`select objet from travail
          where usager_id = ${absorbe.toString()} and nature = 'heures-a-valider' order by cree_le, objet`
      ).map(t => t.objet)
    const fusion = await pourFt(({ sql }) => fusionner(sql, moteur, ft, garde, absorbe))
    const apres = await rangs(garde)
    const suivis = (await objets()).map(o => apres.find(r => o === objetDuRang(rattachement, r.numero))?.quoi)
    assert.deepEqual(suivis.toSorted(enTexte), avant.map(r => r.quoi).toSorted(enTexte))
    await pourFt(({ sql }) => defusionner(sql, moteur, ft, fusion))
    assert.deepEqual(
      await objets(),
      avant.map(r => objetDuRang(rattachement, r.numero)),
    )
    const [{ n } = { n: 0 }] = await proprietaire<{ n: number }[]>`select count(*)::int as n from travail
      where nature = 'heures-a-valider' and clos_le is null`
    assert.equal(n, 2 * avant.length, 'rien ne dort plus')
  })
})

describe('A7 — Une organisation ne voit que sa file', () => {
  it('le travail d’une autre n’existe pas, et nul n’écrit dans la table', async () => {
    const vus = (organisation: string) =>
      moteur.sql.begin(async sql => {
        await agirPour(sql, { organisation, personne: null })
        return (await sql`select id from travail where clos_le is null`).length
      })
    assert.equal(await vus('ML-LILLE'), 1)
    assert.equal(await vus('ML-LYON'), 0)
    await assert.rejects(Promise.resolve(moteur.sql`delete from travail`), /permission denied/)
  })
})
