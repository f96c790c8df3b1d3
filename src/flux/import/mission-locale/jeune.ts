import type { Empreintes } from '../../../moteur/ecriture.js'
import type { Adresse } from '../../../parcours/identite/index.js'
import { decrire, empreintesDe, type Recue } from '../../../personnes/index.js'
import type { Jeune } from '../../mission-locale/lire.js'
import { nirCoherent, nirProvisoire } from '../../normalisation/nir.js'

/** One line of the file of a mission locale, ready to be recognised and written. */
export type JeuneLu = {
  rang: number
  repere: string | null
  jeune: Jeune
  departement: string | null
  recue: Recue
  /** Data of `identite`, as a mission locale may write them. */
  identite: Record<string, unknown>
  empreintes: Record<string, string | null>
}

export function jeuneLu(
  jeune: Jeune,
  rang: number,
  repere: string | null,
  empreintes: Empreintes,
  departementParDefaut: string | null,
): JeuneLu {
  const { identite: i, nir, adresse } = jeune
  const nirFiable = nir !== null && !nirProvisoire(nir) && nirCoherent(nir, i.sexe, i.dateNaissance, i.typeDateNaissance !== 'annee')
  const commune = adresse?.codeCommune ?? null
  const departement = commune === null ? departementParDefaut : commune.slice(0, /^9[78]/.test(commune) ? 3 : 2)
  const recue = decrire(empreintes, { ...i, nir, nirFiable, precision: i.typeDateNaissance }, { matricule: null, departement })
  const identite = {
    civilite: i.civilite === 'M' ? 'M.' : i.civilite,
    nom: i.nom.slice(0, 80),
    nomNaissance: i.nomNaissance.slice(0, 80),
    prenom: i.prenom.slice(0, 80),
    dateNaissance: i.dateNaissance,
    nir: nirFiable ? nir : null,
    adresse: adresseDe(jeune),
    emails: jeune.courriel === null ? null : [jeune.courriel],
    telephones: jeune.telephones.length === 0 ? null : jeune.telephones.slice(0, 5),
  }
  return { rang, repere, jeune, departement, identite, recue, empreintes: empreintesDe(recue) }
}

const conforme = (code: string | null, forme: RegExp) => (code !== null && forme.test(code) ? code : null)

const adresseDe = ({ adresse: a }: Jeune): Adresse | null =>
  a === null
    ? null
    : {
        numeroTypeLibelleVoie: a.voie?.slice(0, 80) ?? null,
        complementAdresse: a.complementAdresse?.slice(0, 38) ?? null,
        complementDestinataire: null,
        complementDistribution: null,
        codePostal: conforme(a.codePostal, /^\d{5}$/),
        codeInseeCommune: conforme(a.codeCommune, /^(\d{2}|2[AB])\d{3}$/),
        libelleCommune: a.commune?.slice(0, 50) ?? null,
        libellePays: 'FRANCE',
        residentQpv: null,
      }
