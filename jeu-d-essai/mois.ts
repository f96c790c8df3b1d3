import { elleMeme, type Etape } from './etape.js'

const dit = (par: string, le: string, heuresTravaillees: number): Etape => ({
  par,
  ligne: `actualisation.${par === elleMeme ? 'declarationDeLaPersonne' : 'tenueDeLaListe'}.deposer`,
  corps: { chercheToujours: true, heuresTravaillees, indisponible: null },
  le,
})

/** Two months declared, one of them with an adviser; the next awaits while its window is open. Then a warning, which she may still answer. */
export const moisDeSamira: readonly Etape[] = [
  dit(elleMeme, '2026-10-02T08:30:00Z', 0),
  dit('julien', '2026-11-05T14:10:00Z', 24.5),
  {
    par: 'julien',
    ligne: 'radiation.tenueDeLaListe.deposer',
    corps: {
      fondement: 'CONTRAT',
      motif: 'Absente aux ateliers du 9 et du 16 novembre, sans raison donnée malgré deux relances.',
      mois: 2,
      delai: '2026-12-09',
      protection: 'AUCUNE',
    },
    le: '2026-11-24T09:20:00Z',
  },
]
