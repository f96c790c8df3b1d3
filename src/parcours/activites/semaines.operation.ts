import { z } from 'zod'
import { confiances } from '../../droit/parametres/parametre.js'
import type { CodeActeur } from '../../droit/acteurs.js'
import { estUneSemaine } from '../../droit/semaines.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import type { Ressource } from '../../moteur/ressource.js'
import { contratEngagement } from '../contrat-engagement/contrat-engagement.echange.js'
import { activite } from './activite.echange.js'
import { dispense } from './dispense.echange.js'

const lectureSous = (r: Ressource, echange: string): Ligne | undefined =>
  lignesDe(r).find(l => l.operation === 'consulter' && l.nomEchange === echange)

/** Under one purpose: what was done, what was spared, what was agreed. Nothing is counted without all three. */
const jeux = ['accompagnement', 'tenueDeLaListe', 'accesDeLaPersonne'].map((echange): readonly [Ligne, Ligne, Ligne] => {
  const [faites, dispenses, contrats] = [activite, dispense, contratEngagement].map(r => lectureSous(r, echange))
  if (!faites || !dispenses || !contrats) throw new Error(`${echange} : il manque une lecture pour compter les semaines`)
  return [faites, dispenses, contrats]
})
const ouvertures = Object.fromEntries(
  [...new Set(jeux.flatMap(([faites]) => faites.par.map(a => a.code)))].map((code): [CodeActeur, Ouvertures[CodeActeur]] => [
    code,
    jeux.filter(jeu => jeu.every(l => l.par.some(a => a.code === code))),
  ]),
) as Readonly<Partial<Record<CodeActeur, readonly (readonly [Ligne, Ligne, Ligne])[]>>>

const semaine = z
  .string()
  .refine(estUneSemaine, 'une semaine ISO 8601, comme 2026-W48')
  .refine(s => s >= '2025-W01', 'aucune activité n’était demandée avant 2025')
const minutes = z.int().min(0)

export const semainesDUnePersonne = {
  id: 'semainesDActivite.lire',
  verbe: 'GET',
  url: '/api/v1/semaines-d-activite/{usager}',
  theme: 'Activités de la semaine',
  titre: 'Compter les heures d’une personne, semaine par semaine',
  description:
    'Par semaine ISO 8601, à Paris : ce qui est demandé (contrat d’engagement, dispenses) et d’où cela vient, ce qui est prévu, déclaré, validé, en minutes. Des heures validées plus tard comptent dans la semaine où elles ont été faites. Un an au plus à la fois.',
  ouvertures,
  chemin: z.object({
    usager: z.string().max(30).describe('Identifiant de la personne, propre à votre organisation ; « moi » pour elle-même'),
  }),
  requete: z.strictObject({
    de: semaine.optional().describe('Première semaine ; par défaut, onze avant la dernière'),
    a: semaine.optional().describe('Dernière semaine ; par défaut, celle d’aujourd’hui'),
  }),
  reponse: {
    statut: 200,
    schema: z.strictObject({
      usager: z.string(),
      elements: z.array(
        z.strictObject({
          semaine: z.string(),
          du: z.iso.date(),
          au: z.iso.date(),
          attendu: z.strictObject({
            regime: z.enum(['standard', 'minorée', 'non quantifiée']),
            minutes: minutes.nullable(),
            parceQue: z.string(),
            confiance: z.enum(confiances),
          }),
          prevues: minutes,
          declarees: minutes,
          validees: minutes,
          aValider: z.int().min(0).describe('Activités déclarées que personne n’a encore appréciées'),
        }),
      ),
    }),
    exemple: {
      usager: '3q2-7wAAAAAAAAAAAAAAAA',
      elements: [
        {
          semaine: '2026-W48',
          du: '2026-11-23',
          au: '2026-11-29',
          attendu: { regime: 'standard', minutes: 900, parceQue: 'contrat d’engagement du 02/11/2026', confiance: 'sûr' },
          prevues: 900,
          declarees: 600,
          validees: 420,
          aValider: 1,
        },
      ],
    },
  },
  refus: [404],
} as const satisfies OperationComposee
