import { plusJours, plusMois } from '../../droit/jours.js'
import { delaiDuContrat } from '../../droit/parametres/orientation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { corriger, type Ecriture, inserer } from '../../moteur/ecriture.js'
import { clorelesTravaux, creerUnTravail, fermerLesEcheances, ouvrirUneEcheance } from '../../suites/index.js'
import { nePlusAttendre } from './attente.js'
import type { Cible } from './designation.js'
import { ligneDeRattachement, ligneDOrientation } from './lignes.js'
import { criteresDe, orientationsDe } from './presentes.js'
import { jourDuReexamen } from './reexamen.regles.js'
import { suivisEnCours } from './situation.js'

/** What else starts again with a new orientation, in its transaction, under the référent named: her contract to be signed, what waits to be answered. */
export type QuandElleRepart = (ecriture: Ecriture, usager: bigint, referent: Depart) => Promise<void>

export type Depart = Cible & { numero: number; parcours: string; organisme: string }
type Acteur = Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>
type Suite = { jour: string; quandElleRepart: QuandElleRepart }

export const natureDuContrat = 'contrat-a-signer'
export const natureDuReexamen = 'reexamen-du-parcours-social'
export const natureDeLAnnonce = 'annonce-de-l-orientation'

/** What an orientation that opens, or changes, brings about: the former one ends, the organisme has its work, the delays run, she is told. */
export async function ouvrirLeParcours(
  ecriture: Ecriture,
  usager: bigint,
  depart: Depart,
  { jour, quandElleRepart }: Suite,
): Promise<void> {
  await nePlusAttendre(ecriture, usager, 'décidée')
  await cloreLesPrecedentes(ecriture, usager, depart, jour)
  await reexaminer(ecriture, usager, depart, jour)

  await attendreLeRendezVous(ecriture, usager, depart)
  await attendreLeContrat(ecriture, usager, depart, jour)
  await ouvrirUneEcheance(ecriture, { nature: natureDeLAnnonce, usager, jour, organisation: ecriture.appelant.organisation })
  await quandElleRepart(ecriture, usager, depart)
  // Last: whoever confides her may cease to follow her.
  await confier(ecriture, usager, depart, jour)
}

/** The référent has her to see. */
export const attendreLeRendezVous = (ecriture: Acteur, usager: bigint, { organisation, structure }: Cible): Promise<void> =>
  mettreAuTravail(ecriture, usager, { nature: 'premier-rendez-vous-a-prendre', organisation, structure, attributs: { motif: 'ACC' } })

/** Her contract is to be signed with the référent within its delay, which runs from that day. */
export async function attendreLeContrat(ecriture: Acteur, usager: bigint, { organisation, structure }: Cible, jour: string): Promise<void> {
  const limite = plusMois(jour, auJour(delaiDuContrat, jour))
  await mettreAuTravail(ecriture, usager, { nature: natureDuContrat, organisation, structure, aFaireAvant: limite })
  await ouvrirUneEcheance(ecriture, { nature: natureDuContrat, usager, jour: plusJours(limite, 1), organisation })
}

async function mettreAuTravail(ecriture: Acteur, usager: bigint, t: Omit<Parameters<typeof creerUnTravail>[1], 'usager'>): Promise<void> {
  await clorelesTravaux(ecriture, { nature: t.nature, usager, motif: 'nouvelle orientation' })
  await creerUnTravail(ecriture, { ...t, usager })
}

async function cloreLesPrecedentes(ecriture: Ecriture, usager: bigint, { numero }: Depart, jour: string): Promise<void> {
  const ligne = ligneDOrientation(ecriture.appelant.type, 'corriger')
  for (const o of await orientationsDe(ecriture, usager))
    if (o.numero !== numero && o.etat !== 'CLOTURE')
      await corriger({ ...ecriture, ligne }, usager, o.numero, o.version, {
        etat: 'CLOTURE',
        sortieLe: jour,
        motifSortie: o.etat === 'OUVERT' ? 'REORIENTATION' : 'REMPLACEE',
      })
}

async function reexaminer(ecriture: Ecriture, usager: bigint, { numero, parcours, organisation }: Depart, jour: string): Promise<void> {
  await clorelesTravaux(ecriture, { nature: 'reexamen-a-faire', usager, motif: 'nouvelle orientation' })
  const sienne = (await orientationsDe(ecriture, usager)).find(o => o.numero === numero)
  const reexamen = jourDuReexamen(parcours, sienne ? criteresDe(sienne.donnees) : {}, jour)
  if (reexamen === null) await fermerLesEcheances(ecriture, { nature: natureDuReexamen, usager, issue: 'autre parcours' })
  else await ouvrirUneEcheance(ecriture, { nature: natureDuReexamen, usager, jour: reexamen, organisation })
}

/** One organisme référent at a time: the others end the day before, hers begins. */
async function confier(ecriture: Ecriture, usager: bigint, { organisation, structure }: Cible, jour: string): Promise<void> {
  const { appelant } = ecriture
  const accompagnements = (await suivisEnCours(ecriture.sql, usager, jour)).filter(s => s.motif === 'accompagnement')
  const sien = accompagnements.find(s => s.organisation === organisation && s.structure === structure)
  if (!sien) {
    const ligne = ligneDeRattachement(appelant.type, 'deposer')
    await inserer({ ...ecriture, ligne }, usager, { organisation, structure, motif: 'accompagnement', du: jour, au: null })
  }
  const veille = plusJours(jour, -1)
  for (const s of accompagnements)
    if (s !== sien) {
      const ligne = ligneDeRattachement(appelant.type, 'corriger')
      await corriger({ ...ecriture, ligne }, usager, s.numero, s.version, { au: s.du < jour ? veille : jour })
    }
}
