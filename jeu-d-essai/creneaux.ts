import type { Sql } from 'postgres'
import { plusJours } from '../src/droit/jours.js'
import { jourDe } from '../src/moteur/moteur.js'
import { type CreneauPublie, instantDeParis, publierDesCreneaux } from '../src/parcours/rendez-vous/index.js'

const aLille = { libelleLieu: 'Unité territoriale de Lille', adresse: '21 rue de la Toison d’Or, 59000 Lille' }
const modele = { motif: 'ACC', modalite: 'PHYSIQUE', reception: 'IND', information: null, interlocuteur: null }

type Semaine = Omit<CreneauPublie, 'debuts'> & { dansJours: number; heures: readonly string[] }

/** What the structures of the demonstration offer, counted from the day it is loaded. The first one is that of the documentation. */
const semaines: readonly Semaine[] = [
  {
    ...modele,
    ...aLille,
    id: 'c59c59c5-9c59-4c59-8c59-c59c59c59c59',
    organisation: 'CD59',
    structure: 'CD59-UT-LILLE',
    motif: 'AUT',
    reception: 'COL',
    places: 100,
    duree: 90,
    information: 'Réunion d’information sur les droits et les devoirs',
    dansJours: 9,
    heures: ['14:00'],
  },
  ...[5, 6].map(dansJours => ({
    ...modele,
    ...aLille,
    organisation: 'CD59',
    structure: 'CD59-UT-LILLE',
    places: 1,
    duree: 45,
    interlocuteur: { nom: 'ROY', prenom: 'Claire', courriel: 'claire.roy@nord.example.fr' },
    dansJours,
    heures: ['09:00', '10:00', '14:30'],
  })),
  {
    ...modele,
    organisation: 'ML-LILLE',
    structure: 'ML-LILLE-CENTRE',
    libelleLieu: 'Antenne de Lille-Centre',
    adresse: '5 boulevard du Maréchal Vaillant, 59000 Lille',
    places: 1,
    duree: 30,
    dansJours: 4,
    heures: ['09:30', '10:30'],
  },
]

/** Nothing again of what is already there. */
export async function chargerLesCreneaux(sql: Sql, instant: Date): Promise<void> {
  const [present] = await sql`select 1 from creneau limit 1`
  if (present) return
  const jour = jourDe(instant)
  await sql.begin(async tx => {
    for (const { dansJours, heures, ...creneau } of semaines) {
      const debuts = heures.map(h => instantDeParis(`${plusJours(jour, dansJours)}T${h}`) ?? `${jour}T${h}:00Z`)
      await publierDesCreneaux(tx, { ...creneau, debuts }, instant)
    }
  })
}
