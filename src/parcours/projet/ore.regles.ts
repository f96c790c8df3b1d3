import { auJour } from '../../droit/parametres/parametre.js'
import { projetsRetenus } from '../../droit/parametres/offre-raisonnable.js'
import { heuresDUnMois, smicHoraire } from '../../droit/parametres/smic.js'
import { CodeDuTravail, Decrets } from '../../droit/textes.js'
import type { Projet, Salaire } from './formes.js'

type Manque = { pointer: string; detail: string }

/** By the hour, whatever the base. What is said by the month is said of a full time. */
export const parHeure = ({ montant, base }: Salaire): number => (base === 'HORAIRE' ? montant : montant / heuresDUnMois)

const ore = CodeDuTravail.L5411_6.cite
const decret = Decrets.ore2025_252.cite

/**
 * What a project lacks to define the offre raisonnable d'emploi: a salaried project, established enough, with the elements the decree
 * names. `autres`: the other projects of the person. Empty when it may be retained.
 */
export function manquesPourEtreRetenu(p: Projet, autres: readonly Projet[], jour: string): Manque[] {
  return [...projetEtabli(p), ...elements(p), ...salaires(p, jour), ...unSeul(autres, jour)]
}

function projetEtabli({ typologie, codeRome, etat }: Projet): Manque[] {
  if (typologie === 'CE')
    return [
      {
        pointer: '/typologie',
        detail: `Une création d’entreprise n’est pas un emploi salarié : elle ne définit pas d’offre raisonnable d’emploi (${ore}).`,
      },
    ]
  if (typologie === 'PM' || codeRome === null)
    return [{ pointer: '/codeRome', detail: `Le projet n’est pas assez établi : dites le métier recherché (${ore}).` }]
  return etat === 'EN_COURS'
    ? []
    : [{ pointer: '/etat', detail: 'Un projet atteint ou abandonné ne définit pas d’offre raisonnable d’emploi.' }]
}

const elements = ({ zone, contrats, tempsDeTravail }: Projet): Manque[] => [
  ...(zone === null
    ? [{ pointer: '/zone', detail: `Dites la zone géographique privilégiée, sur le territoire national (${decret}).` }]
    : []),
  ...(contrats.length === 0 ? [{ pointer: '/contrats', detail: `Dites la nature des contrats recherchés (${ore}).` }] : []),
  ...(tempsDeTravail === null ? [{ pointer: '/tempsDeTravail', detail: `Dites le temps de travail recherché (${ore}).` }] : []),
]

function salaires({ salaire, salairePratique, tempsDeTravail }: Projet, jour: string): Manque[] {
  if (salaire === null) return [{ pointer: '/salaire', detail: `Dites le salaire attendu (${decret}).` }]
  if (tempsDeTravail !== 'PLEIN' && salaire.base === 'MENSUELLE')
    return [{ pointer: '/salaire', detail: 'Hors du temps plein, dites le salaire par heure : un salaire par mois ne se compare pas.' }]
  const smic = auJour(smicHoraire, jour)
  return [
    ...(parHeure(salaire) < smic - 0.005
      ? [
          {
            pointer: '/salaire',
            detail: `Le salaire attendu est sous le SMIC (${enEuros(smic)} brut par heure, ${CodeDuTravail.L3231_2.cite}).`,
          },
        ]
      : []),
    ...(salairePratique === null
      ? [
          {
            pointer: '/salairePratique',
            detail: `Dites le salaire normalement pratiqué pour cet emploi dans cette zone, et d’où il vient (${decret}).`,
          },
        ]
      : []),
  ]
}

const enEuros = (n: number): string => `${n.toFixed(2).replace('.', ',')} €`

function unSeul(autres: readonly Projet[], jour: string): Manque[] {
  const retenus = autres.filter(p => p.retenuOre && p.etat === 'EN_COURS')
  return retenus.length < auJour(projetsRetenus, jour)
    ? []
    : [
        {
          pointer: '/retenuOre',
          detail: `« ${retenus[0]?.intitule} » définit déjà l’offre raisonnable d’emploi : il ne peut y en avoir qu’un (${ore}).`,
        },
      ]
}
