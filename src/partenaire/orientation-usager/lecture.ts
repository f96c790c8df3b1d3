import type { FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import type { Donnees, Enregistrement } from '../../moteur/contenu.js'
import { agirPour } from '../../moteur/journal.js'
import { lireDePlusieurs } from '../../moteur/lecture-de-plusieurs.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui, instantLocal } from '../../moteur/moteur.js'
import { lireHistorique, type Version } from '../../moteur/passe.js'
import { decisionsLues, personneSituee } from '../apis.js'
import { accesDe, type Contexte } from '../contexte.js'
import { lignesDeSaPart } from '../parts.js'
import { criteresEnContrat } from './criteres.js'
import type { OrientationDuContrat } from './formes.js'

/** Her orientations, the latest first: published clients take the first. */
export async function lireLesOrientations(
  contexte: Contexte,
  requete: FastifyRequest,
  usager: bigint,
  ligne: Ligne,
): Promise<OrientationDuContrat[]> {
  const { moteur } = contexte
  const { appelant } = accesDe(requete)
  const versions = (await lireHistorique(moteur, ligne, appelant, usager)) ?? []
  if (versions.length === 0) return []
  const [desDecisions] = lignesDeSaPart(contexte, requete, decisionsLues)
  const prises = desDecisions ? await contexte.lire(desDecisions, appelant, usager) : null
  const decisions = prises && 'elements' in prises ? prises.elements : []
  return moteur.sql.begin<OrientationDuContrat[]>(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    const situee: Donnees = {}
    for (const l of lignesDeSaPart(contexte, requete, personneSituee)) {
      const champs = ['dateNaissance', 'adresse'].filter(c => l.champs.includes(c))
      Object.assign(situee, (await lireDePlusieurs(sql, moteur, { ligne: l, appelant, champs, issue: 'servi' }, [usager])).get(usager))
      if (situee.dateNaissance !== undefined) break
    }
    const structures = await structuresNommees(sql, [...versions, ...decisions])
    const type = (organisation: string) => contexte.habilitations.organisation(organisation)?.type
    return parOrientation(versions).map(v => enContrat(v, { decisions, situee, structures, type }))
  })
}

/** The versions of each orientation, the present one first; the latest orientation first. */
function parOrientation(versions: readonly Version[]): [Version, ...Version[]][] {
  const numeros = [...new Set(versions.map(v => v.numero ?? 0))].toSorted((a, b) => b - a)
  return numeros.flatMap(numero => {
    const [presente, ...passees] = versions.filter(v => v.numero === numero).toSorted((a, b) => b.version - a.version)
    return presente ? [[presente, ...passees]] : []
  })
}

type Structure = { code_aurore?: string; code_safir?: string; libelle_structure: string }
async function structuresNommees(sql: ISql, enregistrements: readonly Enregistrement[]): Promise<Map<string, Structure>> {
  const codes = enregistrements.flatMap(e => [e.donnees.structure, e.misAJour.structure]).filter(c => typeof c === 'string')
  if (codes.length === 0) return new Map()
  const lues = await sql<{ code: string; code_aurore: string | null; code_safir: string | null; nom: string }[]>`
    select code, code_aurore, code_safir, nom from structure where code in ${sql([...new Set(codes)])}`
  return new Map(
    lues.map(s => [s.code, { ...present({ code_aurore: s.code_aurore, code_safir: s.code_safir }), libelle_structure: s.nom }]),
  )
}

/** Without what is null. */
const present = <T extends Record<string, unknown>>(objet: T) =>
  Object.fromEntries(Object.entries(objet).filter(([, v]) => v !== null && v !== undefined)) as { [K in keyof T]: NonNullable<T[K]> }

type Reste = {
  decisions: readonly Enregistrement[]
  situee: Donnees
  structures: ReadonlyMap<string, Structure>
  type: (organisation: string) => string | undefined
}
type Adresse = Record<'codeInseeCommune' | 'libelleCommune' | 'codePostal' | 'numeroTypeLibelleVoie', string | null>

/** Pure mapping (1.6.6). The contract knows two outcomes: a decision without a proposal, or a later change, is neither. */
function enContrat([presente, ...passees]: [Version, ...Version[]], r: Reste): OrientationDuContrat {
  const d = presente.donnees
  const structure = (code: unknown) => r.structures.get(String(code))
  const sienne = r.decisions.findLast(x => x.donnees.orientation === presente.numero)
  const issue = r.decisions.findLast(x => x.donnees.orientation === presente.numero && /^(ACCEPT|REFUS)EE$/.test(String(x.donnees.sens)))
  const a = r.situee.adresse as Adresse | null | undefined
  const creation = passees.at(-1) ?? presente
  return present({
    parcours: d.parcours,
    organisme: d.organisme,
    organisme_decision: sienne && r.type(sienne.misAJour.par),
    structure: structure(d.structure),
    structure_decision: sienne && structure(sienne.misAJour.structure),
    statut: d.statut,
    etat: d.etat,
    date_entree_parcours: d.entreeLe,
    date_sortie_parcours: d.sortieLe,
    motif_sortie_parcours: d.motifSortie,
    origine: d.origine,
    decision:
      issue &&
      present({
        etat_decision: issue.donnees.sens,
        date_decision: issue.donnees.date,
        organisme_decision: r.type(issue.misAJour.par),
        structure_decision: structure(issue.misAJour.structure),
        motif_refus: issue.donnees.motifRefus,
        commentaire_refus: issue.donnees.commentaire,
      }),
    date_creation: instantLocal(new Date(creation.misAJour.le)),
    date_modification: instantLocal(new Date(presente.misAJour.le)),
    criteres_orientation: present({
      ...criteresEnContrat(d),
      date_naissance: r.situee.dateNaissance,
      adresse:
        a &&
        present({
          code_commune: a.codeInseeCommune,
          libelle_commune: a.libelleCommune,
          code_postal: a.codePostal,
          numero_type_libelle_voie: a.numeroTypeLibelleVoie,
        }),
      date_saisie_donnees: typeof d.reponduLe === 'string' ? `${d.reponduLe}T00:00:00` : null,
    }),
  }) as unknown as OrientationDuContrat
}
