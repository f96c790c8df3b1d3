/** What was done with the named persons since they came, by whom and through which line, in the order it was done. */
export type Etape = { par: string; ligne: string; corps: Record<string, unknown> }

const situation = (code: string | null, libelle: string) => ({ code, libelle, valeur: 'OUI' })
const objectif = (code: string | null, libelle: string, valeur = 'EN_COURS') => ({ code, libelle, valeur })
const sans = { valeur: 'NON', impact: 'NON_RENSEIGNE', prioritaire: false, situations: [], objectifs: [] }

export const etapes: Readonly<Record<string, readonly Etape[]>> = {
  amina: [
    {
      par: 'madameRoy',
      ligne: 'diagnostic.accompagnement.deposer',
      corps: {
        mobilite: {
          valeur: 'OUI',
          impact: 'FAIBLE',
          prioritaire: false,
          situations: [situation('7', 'Dépendant des transports en commun')],
          objectifs: [objectif('6', 'Obtenir le permis de conduire (code / conduite)')],
        },
        famille: {
          valeur: 'OUI',
          impact: 'FORT',
          prioritaire: true,
          situations: [situation('10', 'Contrainte horaires'), situation('13', 'Enfant(s) de moins de 3 ans sans solution de garde')],
          objectifs: [objectif('9', 'Trouver des solutions de garde d’enfant')],
        },
        numerique: sans,
        lectureEcritureCalcul: sans,
        pouvoirDAgir: {
          confiance: 'OUI',
          accompagnement: 'OUI',
          analyse: 'Sait ce qu’elle veut ; la garde de son enfant décide de ses horaires.',
        },
        servicesNumeriques: 'POINT_FORT',
      },
    },
  ],
  leo: [
    {
      par: 'sofia',
      ligne: 'diagnostic.accompagnement.deposer',
      corps: {
        logement: {
          valeur: 'OUI',
          impact: 'FORT',
          prioritaire: true,
          situations: [situation('1', 'Hébergé chez un tiers')],
          objectifs: [objectif('42', 'Accéder à un logement')],
        },
        mobilite: {
          valeur: 'OUI',
          impact: 'FAIBLE',
          prioritaire: false,
          situations: [situation(null, 'Se déplace en vélo ou en trottinette électrique')],
          objectifs: [],
        },
        pouvoirDAgir: { confiance: 'NON', accompagnement: 'NE_SAIT_PAS', analyse: 'Possible perte de confiance' },
      },
    },
  ],
  karim: [
    {
      par: 'ines',
      ligne: 'diagnostic.accompagnement.deposer',
      corps: {
        administratif: {
          valeur: 'OUI',
          impact: 'FAIBLE',
          prioritaire: false,
          situations: [situation('36', 'Difficulté d’accès aux droits')],
          objectifs: [objectif(null, 'Accéder à ses droits')],
        },
        numerique: {
          valeur: 'OUI',
          impact: 'FAIBLE',
          prioritaire: false,
          situations: [situation('44', 'Dispose d’un smartphone'), situation('46', 'Absence de maîtrise de l’équipement')],
          objectifs: [objectif('3', 'Maîtriser les fondamentaux du numérique')],
        },
        servicesNumeriques: 'BESOIN',
      },
    },
    {
      par: 'ines',
      ligne: 'diagnosticSante.accompagnementDuHandicap.deposer',
      corps: {
        impact: 'FORT',
        situations: [{ contrainte: '25', ...situation('17', 'Ne permettant plus d’exercer son métier') }],
        objectifs: [objectif(null, 'Favoriser l’accès aux droits et aux soins')],
      },
    },
  ],
}
