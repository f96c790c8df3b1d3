import type { EcritureEnMasse, RangEnMasse, ReglageEnMasse } from '../../../moteur/ecriture-en-masse.js'
import { ecrireEnMasse } from '../../../moteur/ecriture-en-masse.js'
import type { Travail } from '../format.js'
import type { PersonneSuivie } from './personne-suivie.js'

/**
 * Writes what the rules decided, follow-ups first: row-level security lets a payer see and correct the rest only of the persons
 * it follows. Returns the persons something changed for.
 */
export async function ecrirePersonnes(t: Travail, personnes: readonly PersonneSuivie[]): Promise<Set<bigint>> {
  const touches = new Set<bigint>()
  const ecrire = async (deposer: string | null, corriger: string | null, rangs: RangEnMasse[], reglage: ReglageEnMasse) => {
    const ecriture: EcritureEnMasse = {
      sql: t.sql,
      moteur: t.moteur,
      appelant: t.appelant,
      ligneDeposer: deposer === null ? null : t.ligne(deposer),
      ligneCorriger: corriger === null ? null : t.ligne(corriger),
    }
    const bilan = await ecrireEnMasse(ecriture, rangs, reglage)
    for (const usager of bilan.touches) touches.add(usager)
  }
  // Sent one after the other without waiting: the server writes the first while the next is being prepared. It answers in order,
  // and refuses all that follows a failure.
  const inscription = 'inscription.inscriptionAutomatique'
  await Promise.all([
    ecrire('rattachement.informationDesCompetents.deposer', null, personnes.flatMap(ouvertures), affirmations),
    ecrire('identite.versementRsa.deposer', 'identite.versementRsa.corriger', personnes.flatMap(identites), informations),
    ecrire(`${inscription}.deposer`, `${inscription}.corriger`, personnes.flatMap(inscriptions), affirmations),
    ecrire('droitsRsa.versementRsa.deposer', 'droitsRsa.versementRsa.corriger', personnes.flatMap(droits), affirmations),
    ecrire(null, 'rattachement.informationDesCompetents.corriger', personnes.flatMap(bornes), affirmations),
  ])
  return touches
}

/** The payer says all of the rights; of the person, it says what it knows, which others may have corrected since. */
const affirmations: ReglageEnMasse = { nulls: 'effacent' }
const informations: ReglageEnMasse = { nulls: 'gardent', redites: 'ignorees' }

const ouvertures = ({ usager, aEcrire }: PersonneSuivie): RangEnMasse[] =>
  aEcrire.ouverts.map(({ numero, ...donnees }) => ({ usager, numero, donnees }))

const identites = ({ usager, nouvelle, aEcrire: { identite } }: PersonneSuivie): RangEnMasse[] => {
  if (identite === null) return []
  // A payer that has not certified an identity does not undo the certification of another.
  const identiteCertifiee = identite.identite.identiteCertifiee || (nouvelle ? false : null)
  return [{ usager, donnees: { ...identite.identite, identiteCertifiee }, empreintes: identite.empreintes }]
}

const inscriptions = ({ usager, aEcrire: { inscription } }: PersonneSuivie): RangEnMasse[] =>
  inscription === null ? [] : [{ usager, donnees: { ...inscription } }]

const droits = ({ usager, aEcrire }: PersonneSuivie): RangEnMasse[] =>
  [...aEcrire.droits].map(([numero, donnees]) => ({ usager, numero, donnees: { ...donnees } }))

const bornes = ({ usager, aEcrire }: PersonneSuivie): RangEnMasse[] =>
  [...aEcrire.bornes].map(([numero, au]) => ({ usager, numero, donnees: { au } }))
