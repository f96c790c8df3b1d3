import { fondementsDeLaDuree } from '../../src/droit/parametres/contrat-d-engagement.js'
import { type Contrat, libellesDuContrat as mots } from '../../src/parcours/contrat-engagement/index.js'
import { enJour, motsDesContrats, motsDuTemps } from '../interface/index.js'
import type { Bloc, Lettre } from './lettre.js'

const heures = (n: number) => `${n.toLocaleString('fr-FR')} h`
const liste = (elements: readonly string[]): Bloc[] => [{ genre: 'liste', elements }]

/** The contract as the two parties read and sign it (L. 5411-6, II): nothing is in the page that is not in what the fingerprint names. */
export const lettreDuContrat = (c: Contrat, le: Date): Lettre => {
  const { personne, organisme } = c.parties
  return {
    titre: 'Contrat d’engagement',
    destinataire: [],
    date: `Édition ${c.edition}, mise en page le ${enJour(le)}`,
    corps: [
      { genre: 'texte', texte: 'Établi en application de l’article L. 5411-6 du code du travail, entre :' },
      {
        genre: 'fiche',
        paires: [
          ['La personne', `${personne.prenom} ${personne.nom}, née le ${enJour(personne.dateNaissance)}`],
          ['L’organisme référent', organisme.nom],
          ['Référence', c.reference],
        ],
      },
    ],
    sections: c.origine === 'DECLARE' ? [ailleurs] : [...engagements(c), ...plan(c), ...offre(c), suites(c)],
    pied: `contrat d’engagement, édition ${c.edition}, empreinte ${c.empreinte.slice(0, 16)}`,
  }
}

const ailleurs = {
  titre: 'Ses clauses',
  blocs: [{ genre: 'texte', texte: 'Ce contrat a été établi dans l’outil de l’organisme référent, qui en tient le texte.' } as const],
}

const engagements = (c: Contrat) => [
  { titre: 'Les objectifs', blocs: liste(c.objectifs) },
  { titre: 'Ce à quoi s’engage l’organisme référent', blocs: liste(c.engagementsDeLOrganisme) },
  { titre: 'Ce à quoi s’engage la personne', blocs: liste(c.engagementsDeLaPersonne) },
]

function plan(c: Contrat): Lettre['sections'] {
  const { libelle, texte } = fondementsDeLaDuree[c.fondementDeLaDuree]
  const duree = c.heuresHebdomadaires === null ? mots.libellesDesCas.NON_QUANTIFIEE : `${heures(c.heuresHebdomadaires)} par semaine`
  return [
    {
      titre: 'Le plan d’action',
      blocs: [
        {
          genre: 'fiche',
          paires: [
            ['Accompagnement', mots.libellesDesIntensites[c.intensite]],
            ['Durée d’activité', duree],
            ['Fondement de cette durée', `${mots.libellesDesCas[c.casDeDuree]}, ${libelle} (${texte.cite})`],
          ],
        },
        {
          genre: 'tableau',
          titre: 'Les actions',
          entetes: ['Action', 'Thème', 'Du', 'Au', 'Par semaine'],
          largeurs: [4, 3, 2, 2, 1],
          rangs: c.actions.map(a => [
            a.libelle,
            mots.libellesDesThemes[a.theme],
            enJour(a.du),
            a.au === null ? 'sans terme' : enJour(a.au),
            a.heures === null ? 'non compté' : heures(a.heures),
          ]),
        },
      ],
    },
  ]
}

function offre({ offreRaisonnable: o }: Contrat): Lettre['sections'] {
  if (o === null) return []
  const lieux = `${o.lieux.join(', ')}${o.rayonKm === null ? '' : ` et ${o.rayonKm} km autour`}`
  const paires: (readonly [string, string])[] = [
    ['Emploi', o.intitule],
    ...(o.contrats.length > 0 ? [['Contrats', o.contrats.map(x => motsDesContrats[x] ?? x).join(', ')] as const] : []),
    ...(o.tempsDeTravail === null ? [] : [['Temps de travail', motsDuTemps[o.tempsDeTravail] ?? o.tempsDeTravail] as const]),
    ...(o.lieux.length > 0 ? [['Lieux', lieux] as const] : []),
    ...(o.salaire === null
      ? []
      : [
          [
            'Salaire attendu',
            `${o.salaire.montant.toLocaleString('fr-FR')} € brut par ${o.salaire.base === 'HORAIRE' ? 'heure' : 'mois'}`,
          ] as const,
        ]),
  ]
  return [{ titre: 'L’offre raisonnable d’emploi', blocs: [{ genre: 'fiche', paires }] }]
}

const suites = ({ revuLe }: Contrat): Lettre['sections'][number] => ({
  titre: 'Ce qui suit',
  blocs: liste([
    revuLe === null
      ? 'Ce contrat est revu périodiquement par les deux parties.'
      : `Les deux parties revoient ce contrat le ${enJour(revuLe)}.`,
    'Une nouvelle orientation, ou un changement dans le projet, en appelle une nouvelle édition, à signer de nouveau.',
    'La personne peut demander qu’il soit changé, avant de le signer ou après ; elle peut le refuser en disant pourquoi.',
  ]),
})
