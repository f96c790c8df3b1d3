import type { Exemple } from './exemple.js'

const porteur = { authorization: 'Bearer $JETON' }
const logicielDuNord = 'PAR_logiciel-nord_59'

/** What a référent does with the person, once she is found. */
export const exemplesDuParcours: readonly Exemple[] = [
  {
    id: 'metier',
    titre: 'Chercher un métier',
    explication: 'Sans accent, dans n’importe quel ordre, par les premières lettres : le répertoire des métiers (ROME 4.0).',
    par: logicielDuNord,
    methode: 'GET',
    chemin: '/api/v1/referentiels/metiers?texte=menag%20aid&limite=1',
    entetes: porteur,
    statut: 200,
    reponse: {
      version: '460 (extrait)',
      elements: [
        {
          codeAppellation: '10857',
          appellation: 'Aide ménager / Aide ménagère à domicile',
          codeRome: 'K1304',
          metier: 'Employé familial / Employée familiale',
        },
      ],
    },
  },
  {
    id: 'diagnostic',
    titre: 'Enregistrer le diagnostic fait ensemble',
    explication:
      'Chaque situation, chaque objectif garde qui l’a écrit et quand : la plateforme le calcule, avec les services que les objectifs suggèrent.',
    par: logicielDuNord,
    methode: 'POST',
    chemin: '/api/v1/accompagnement/diagnostics/$USAGER',
    entetes: { ...porteur, 'idempotency-key': 'diagnostic-amina-2026-11-24' },
    json: {
      mobilite: {
        valeur: 'OUI',
        impact: 'FAIBLE',
        prioritaire: false,
        situations: [{ code: '7', libelle: 'Dépendant des transports en commun', valeur: 'OUI' }],
        objectifs: [{ code: '6', libelle: 'Obtenir le permis de conduire (code / conduite)', valeur: 'EN_COURS' }],
      },
    },
    statut: 201,
    reponse: { usager: 'q3Yl0vJwT2S8m1pXc9RkZg', version: 1 },
    varie: ['/usager'],
  },
]
