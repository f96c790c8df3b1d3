import type { ISql } from 'postgres'
import { libelle } from '../src/moteur/deriver/libelle.js'
import { toutesLesLignes } from '../src/moteur/lignes.js'
import { ressources } from '../src/parcours/ressources.js'

const instructrice = 'mercier.elise|MERCIER|Élise'
const contact = (nom: string, prenom: string, fonction: string) => ({
  nom,
  prenom,
  courriel: `${prenom}.${nom}@example.fr`.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''),
  telephone: '03 20 00 00 00',
  fonction,
})

/** A request as its organisation would have sent it, for all that the law opens to it. */
export const contenuDeDemonstration = (lignes: readonly string[]) => ({
  intitule: 'Accompagner les personnes inscrites',
  description: 'Orienter, accompagner et suivre les personnes que la loi confie à l’organisation.',
  cadreJuridique: {
    nature: 'Article L. 5311-8 du code du travail : interopérabilité des systèmes d’information du réseau pour l’emploi.',
    adresse: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000048588058',
  },
  lignes: [...lignes],
  destinataires: 'Les agents habilités de l’organisation, dans la limite de leurs fonctions.',
  dureeConservation: 24,
  contacts: {
    responsableTraitement: contact('Fontaine', 'Luc', 'directeur général des services'),
    delegueProtectionDonnees: contact('Dubois', 'Anne', 'déléguée à la protection des données'),
    contactMetier: contact('Roy', 'Claire', 'référente de parcours'),
    contactTechnique: contact('Brun', 'Marc', 'responsable informatique'),
  },
  equipeTechnique: { genre: 'interne', nom: 'Direction du numérique' },
  volumetrie: { appelsParMinute: 6_000, justification: 'Chaque ouverture de dossier fait quelques lectures.' },
  volumetrieApproximative: 'Deux cents agents, trente dossiers par agent et par jour.',
  miseEnProduction: '2025-01-01',
  homologation: { autorite: 'Autorité d’homologation', fonction: 'directeur général', du: '2025-01-01', au: '2035-12-31' },
  recetteEffectuee: true,
  dpoInforme: true,
  conditionsAcceptees: true,
})

const memes = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join()

/**
 * Gives an organisation of the demonstration the habilitation it is supposed to have been granted, whatever the clock of the test. One
 * whose lines are no longer those of the declaration is replaced; one somebody ended stays so.
 */
export async function habiliter(sql: ISql, organisation: string, lignes: readonly string[]): Promise<void> {
  const [derniere] = await sql<{ numero: number; etat: string; lignes: string[] }[]>`
    select numero, etat, lignes from habilitation where organisation = ${organisation} order by numero desc limit 1`
  if (derniere && (derniere.etat !== 'active' || memes(derniere.lignes, lignes))) return
  const contenu = sql.json(contenuDeDemonstration(lignes))
  const libelles = sql.json(
    toutesLesLignes(ressources)
      .filter(l => lignes.includes(l.code))
      .map(libelle),
  )
  await sql`
    with demande as (
      insert into demande_habilitation (organisation, etat, contenu, creee_par, creee_le, modifiee_le, soumise_par, soumise_le)
      values (${organisation}, 'validee', ${contenu}, 'jeu-d-essai', '2025-01-01', '2025-01-01', 'jeu-d-essai', '2025-01-01') returning numero
    ), octroi as (
      insert into habilitation (demande, organisation, contenu, lignes, libelles, quota_par_seconde, du, au, delivree_par, delivree_le, revue_le)
      select numero, ${organisation}, ${contenu}, ${[...lignes]}, ${libelles}, 10000, '2025-01-01', '2035-12-31', ${instructrice}, '2025-01-01',
        (now() at time zone 'Europe/Paris')::date from demande
    )
    update habilitation set etat = 'obsolete', etat_par = ${instructrice}, etat_le = now(), motif = 'la déclaration a changé'
    where numero = ${derniere?.numero ?? null}`
}
