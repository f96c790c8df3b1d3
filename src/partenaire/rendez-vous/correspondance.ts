import type { ISql } from 'postgres'
import type { Donnees } from '../../moteur/contenu.js'
import { enInstantUtc } from '../../parcours/rendez-vous/index.js'
import type { Contexte } from '../contexte.js'
import { sceau, uuidDuSceau } from '../identifiant-scelle.js'
import type { CorpsDuRendezVous, RendezVousDuContrat } from './formes.js'

/** The name of an appointment for one organisation. */
export const identifiantDuRendezVous = ({ secrets }: Pick<Contexte, 'secrets'>, organisation: string, usager: bigint, numero: number) =>
  uuidDuSceau(sceau(secrets.jetonUsager, 'rendez-vous', organisation, usager, numero))

/** What a body of the contract says, in the names of the declaration. */
export function donneesDuCorps(c: CorpsDuRendezVous): Donnees {
  const { organisme: o, interlocuteur: i } = c
  const vide = i === null || i === undefined || [i.nom, i.prenom, i.email].every(v => (v ?? null) === null)
  return {
    motif: c.motif,
    theme: c.theme ?? null,
    date: enInstantUtc(new Date(c.date)),
    duree: c.duree ?? null,
    modalite: c.modaliteContact,
    reception: c.typeReception,
    libelleLieu: c.libelleAdresse ?? null,
    adresse: c.adresse ?? null,
    telephoneUsager: c.telephoneContactUsager ?? null,
    information: c.information ?? null,
    initiateur: c.initiateur ?? 'PARTENAIRE',
    organisme: o.code,
    libelleStructure: o.libelleStructure ?? null,
    telephoneContact: o.telephoneContact ?? null,
    courrielContact: o.emailContact ?? null,
    interlocuteur: vide ? null : { nom: i.nom ?? null, prenom: i.prenom ?? null, courriel: i.email ?? null },
    statut: c.statut,
  }
}

/** The structure of the caller that has this code Safir; a code of nobody’s is only a label of the partner’s. */
export async function structureDuCode(sql: ISql, organisation: string, safir: string | null | undefined): Promise<string | null> {
  const [trouvee] = await sql<{ code: string }[]>`
    select code from structure where code_safir = ${safir ?? null} and organisation = ${organisation} limit 1`
  return trouvee?.code ?? null
}

/** A row as the contract says it; what the caller's line does not give is null. */
export function rendezVousEnContrat({ habilitations }: Pick<Contexte, 'habilitations'>, id: string, d: Donnees): RendezVousDuContrat {
  const texte = (v: unknown): string | null => (typeof v === 'string' ? v : null)
  const structure = texte(d.structure) === null ? undefined : habilitations.structure(String(d.structure))
  const i = d.interlocuteur as { nom: string | null; prenom: string | null; courriel: string | null } | null | undefined
  return {
    id,
    organisme: {
      code: String(d.organisme),
      emailContact: texte(d.courrielContact),
      idStructure: structure?.codeSafir ?? null,
      libelleStructure: texte(d.libelleStructure) ?? structure?.nom ?? null,
      telephoneContact: texte(d.telephoneContact),
    },
    motif: String(d.motif),
    date: new Date(String(d.date)).toISOString(),
    duree: typeof d.duree === 'number' ? d.duree : null,
    modaliteContact: String(d.modalite),
    typeReception: String(d.reception),
    statut: String(d.statut),
    libelleAdresse: texte(d.libelleLieu),
    adresse: texte(d.adresse),
    information: texte(d.information),
    theme: texte(d.theme),
    telephoneContactUsager: texte(d.telephoneUsager),
    initiateur: String(d.initiateur),
    interlocuteur: i ? { email: i.courriel, nom: i.nom, prenom: i.prenom } : null,
  }
}
