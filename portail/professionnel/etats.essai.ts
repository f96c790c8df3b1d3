import assert from 'node:assert/strict'
import { chargerLeParcours } from '../../jeu-d-essai/charger.js'
import { personnes } from '../../jeu-d-essai/personas.js'
import { chargerLaVigilance } from '../../jeu-d-essai/vigilance.js'
import { unePersonne } from '../../outils/epreuves/population.js'
import { fluxDEssai } from '../../outils/flux-d-essai.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { deposantDe, formatCnaf, importer } from '../../src/flux/index.js'
import { creerUnTravail } from '../../src/suites/index.js'

/** Whoever is registered is on the list, and that is who writes her here. */
const suivies = [
  { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'accompagnement' },
  { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' },
] as const

/** A platform where something awaits: an ambiguous identity, a contested datum, a correction made, persons to follow, work to do, a file,
 * diagnostics, projects and offers. */
export async function unePlateformeAuTravail(): Promise<PlateformeDEssai & { cas: string; contestation: string; fichier: string }> {
  const p = await unePlateforme()
  await chargerLeParcours(p.moteur, p.traitements, Object.fromEntries(Object.keys(personnes).map(nom => [nom, p.numero(nom)])))
  await chargerLaVigilance(p.base.proprietaire, p.moteur.horloge())
  for (const [nom, prenom] of [
    ['LE GOFF', 'ANNE-SOPHIE'],
    ['VANHOUTTE', 'LUC'],
  ])
    await unePersonne(p, suivies, { identite: { nom, nomNaissance: nom, prenom, nir: null } })
  const deposant = (await deposantDe(p.moteur.sql, 'CAF591')) ?? assert.fail()
  const zoe = { nom: 'PETIT', prenom: 'ZOE', naissance: '1990-03-04', sexe: 'F', nir: '2900359350111' } as const
  const foyers = [zoe, { ...zoe, nom: 'GRAND', prenom: 'EVE', naissance: '1990-03-05' }]
  for (const [i, personne] of foyers.entries())
    await importer(
      p.atelier,
      formatCnaf,
      deposant,
      fluxDEssai([{ matricule: `100000${i}`, personnes: [personne] }], { jour: `2026-11-0${i + 1}` }),
    )
  // The département sent it itself: it is its own to settle.
  const [cas] = await p.base.proprietaire<{ id: string }[]>`update identite_ambigue set organisation = 'CD59' returning id`
  const [fichier] = await p.base.proprietaire<
    { id: string }[]
  >`update import set organisation = 'CD59' where id = (select min(id::text)::uuid from import) returning id`
  const contestee = await p.appeler('/api/v1/contestations', {
    method: 'POST',
    jeton: await p.jetonDe('amina'),
    body: JSON.stringify({ ressource: 'identite', champ: 'adresse', constat: 'perimee', explication: 'J’ai déménagé.' }),
  })
  assert.equal(contestee.status, 201)
  const { id: contestation } = (await contestee.json()) as { id: string }
  const ensemble = { sql: p.moteur.sql, moteur: p.moteur }
  const pourAmina = { usager: p.numero('amina'), organisation: 'CD59', structure: null }
  await creerUnTravail(ensemble, { ...pourAmina, nature: 'contrat-en-retard', aFaireAvant: '2026-01-02' })
  await creerUnTravail(ensemble, { ...pourAmina, nature: 'heures-a-valider' })
  return { ...p, cas: cas?.id ?? assert.fail(), contestation, fichier: fichier?.id ?? assert.fail() }
}
