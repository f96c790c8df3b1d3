import { z } from 'zod'

const ouverture = z.strictObject({ valeur: z.string(), sel: z.string() })
/** A part that is not shown is given by its commitment. */
const partie = z.union([ouverture, z.string()])

/** What somebody may check alone: rows of hers, each with its way to the root that the note signs. */
export const preuves = z.strictObject({
  note: z.string().describe('Le dernier sceau, signé (c2sp.org/tlog-checkpoint)'),
  rangs: z.array(
    z.strictObject({
      publique: z
        .array(z.union([z.string(), z.number(), z.array(z.string()), z.null()]))
        .describe('Version, transaction, instant, ligne, organisation, structure, application, issue, corrélation, champs'),
      usager: partie.describe('Votre repère et son sel, ou leur empreinte'),
      agent: partie,
      rang: z.int().describe('Place dans le journal'),
      chemin: z.array(z.string()).describe('Empreintes qui mènent à la racine, en base64'),
    }),
  ),
})
export type Preuves = z.infer<typeof preuves>

export const exempleDePreuves: Preuves = {
  note: 'plateforme.example/journal\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\nsceau 1 2026-11-24T08:00:00.000Z\nlot 0 812 1 bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\nsuit \n\n— plateforme.example/journal K1bZ…\n',
  rangs: [
    {
      publique: [1, '811', '2026-11-24T07:59:59.123456Z', null, 'CD59', null, 'PORTAIL', 'servi', 'b7c1e6f0', null],
      usager: { valeur: '9m2Qe8rVYb0kTtX1cW5hZA', sel: 'Uo3sJt7LkQp0aEw2vB8dRg' },
      agent: 'u6l2jQd0pVnYb1mXk4sTzR8cHfWqGe7oLtBiUaCvD5M',
      rang: 0,
      chemin: [],
    },
  ],
}
