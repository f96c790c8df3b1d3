import { z } from 'zod'
import { operationDAdministration as operation, tracerLActe } from '../../../acces/index.js'
import { periodicites, publicsDActualisation } from '../../../droit/parametres/actualisation.js'
import { auJour } from '../../../droit/parametres/parametre.js'
import { seuilDeDiffusion } from '../../../droit/parametres/pilotage.js'
import { jourDe } from '../../../moteur/moteur.js'
import { Probleme } from '../../../moteur/probleme.js'
import { type EssaiDActualisation, essayerUneLigne, type Groupe } from './essai.regles.js'

const periodicite = z.enum(periodicites)
const nombre = z.int().min(0).nullable()
const candidate = z.strictObject({
  depuis: z.iso.date().describe('Premier jour de la ligne'),
  periodicites: z.strictObject({ F: periodicite, G: periodicite, AVANT_CONTRAT: periodicite, AUTRES: periodicite }),
})

/** A new dated row of the actualisation, read before anybody adopts it: by who steers the operator that keeps the list. */
export const operationsDeLActualisation = [
  operation({
    id: 'actualisation.essayer',
    verbe: 'POST',
    url: '/api/v1/pilotage/essais-d-actualisation',
    theme: 'Pilotage',
    titre: 'Essayer une ligne datée de l’actualisation',
    description:
      'Ce qu’un nouveau texte changerait pour les inscrits d’aujourd’hui : quels publics, combien de personnes, quels mois, pendant un an à partir de son premier jour. Réservé à l’opérateur, qui tient la liste. Rien n’est modifié ni adopté ; aucune personne n’est nommée, et les nombres trop petits sont cachés.',
    actes: ['piloter'],
    corps: {
      schema: candidate,
      exemple: {
        depuis: '2027-07-01',
        periodicites: { F: 'DISPENSE', G: 'TRIMESTRIELLE', AVANT_CONTRAT: 'DISPENSE', AUTRES: 'MENSUELLE' },
      },
    },
    reponse: {
      statut: 200,
      schema: z.strictObject({
        seuil: z.int(),
        personnes: nombre.describe('Inscrites aujourd’hui ; nul : trop peu pour être dit'),
        changent: nombre.describe('Dont au moins un mois change dans l’année'),
        publics: z.array(
          z.strictObject({ public: z.enum(publicsDActualisation), personnes: nombre, avant: periodicite, apres: periodicite }),
        ),
        mois: z.array(z.strictObject({ periode: z.string(), change: z.boolean(), avant: nombre, apres: nombre })),
      }),
      exemple: {
        seuil: 5,
        personnes: 1200,
        changent: 140,
        publics: [{ public: 'G', personnes: 140, avant: 'DISPENSE', apres: 'TRIMESTRIELLE' }],
        mois: [{ periode: '2027-09', change: true, avant: 800, apres: 940 }],
      },
    },
    refus: [422],
    async executer({ sql, auteur, contexte: { habilitations } }, { corps }) {
      const jour = jourDe(auteur.instant)
      if (habilitations.organisation(auteur.organisation)?.type !== 'FT')
        throw new Probleme(
          403,
          'ligne-fermee',
          'L’opérateur, qui tient la liste des demandeurs d’emploi, essaie les règles de l’actualisation.',
        )
      if (corps.depuis <= jour) {
        const detail = 'Une ligne s’essaie avant son premier jour : celui-ci doit être à venir.'
        throw new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer: '/depuis', detail }] })
      }
      const groupes = await sql<Groupe[]>`
        select categorie, date_inscription as "dateInscription", contrat_signe as "contratSigne", count(*)::int as nombre
        from inscrits_a_actualiser('9999-12-31') group by 1, 2, 3`
      const seuil = auJour(seuilDeDiffusion, jour)
      const essai = essayerUneLigne(groupes, corps.periodicites, corps.depuis, seuil)
      await tracerLActe(sql, auteur, 'actualisation.essayer', { objet: corps.depuis, detail: { changent: essai.changent } })
      return { seuil, ...essai } satisfies EssaiDActualisation & { seuil: number }
    },
  }),
]
