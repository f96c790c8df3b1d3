import { dossier, type Etat } from './un-etat-du-portail.js'

/** What the file of one person may show beside its ordinary page. */
export const etatsDuDossier: readonly Etat[] = [
  { nom: 'Dossier hors du périmètre', qui: 'madameRoy', atteindre: ({ aller, p }) => aller(dossier(p, 'nadia')) },
  {
    nom: 'Dossier : une ressource jusqu’à son début',
    qui: 'madameRoy',
    atteindre: ({ aller, p }) => aller(`${dossier(p, 'amina')}/tout/identites`),
  },
]
