import { encoder1252 } from '../../flux/index.js'
import type { Canal } from '../canal.js'
import type { NatureDEnvoi } from '../natures.js'
import type { Dossier, Message } from '../message.js'

/** A decision for a file: what a call would say, and the names under which the payer finds the person in her household. */
export type Decision = {
  message: Message
  dossier: Dossier
  personne: { nom: string; nomNaissance: string; prenom: string; dateNaissance: string }
}
type EnTete = { payeur: string; numero: number; jour: string; heure: string; encodage: Canal['encodage'] }

/** Mnemonics of three letters, as the flows of the CNAF have. Ours: no text publishes those of an outgoing flow. */
const codesDeNature: Readonly<Record<NatureDEnvoi, string>> = {
  suspension: 'SUS',
  suppression: 'SUP',
  levee: 'LEV',
  retablissement: 'RET',
  reouverture: 'REO',
  'ouverture-d-opportunite': 'OUV',
  neutralisation: 'NEU',
  'report-de-fin-de-droit': 'REP',
  annulation: 'ANN',
}

const caracteres: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const champ = (nom: string, valeur: string | number | null) =>
  valeur === null ? '' : `<${nom}>${String(valeur).replaceAll(/[&<>]/g, c => caracteres[c] ?? c)}</${nom}>`
const bloc = (nom: string, ...dedans: readonly string[]) => `<${nom}>${dedans.join('')}</${nom}>`
const montant = (euros: number | null) => (euros === null ? null : euros.toFixed(2).padStart(10, '0'))

/** The household it is about, in the form of the flow the payer itself sends (vrsd0301): same blocks, same names, same order. */
function foyer({ message: m, dossier: d, personne: p }: Decision): string {
  const levee = m.nature === 'levee'
  return bloc(
    'InfosFoyerRSA',
    bloc(
      'IdentificationRSA',
      bloc('Organisme', champ('FONORG', d.caisse.slice(0, 3)), champ('NUMORG', d.caisse.slice(3)), champ('MATRICULE', d.matricule)),
      bloc('Partenaire', champ('TYPEPARTE', 'CG'), champ('IDEPARTE', d.departement.padStart(3, '0'))),
      bloc('DemandeRSA', champ('DTDEMRSA', d.dateDemande), champ('NUMDEMRSA', d.numeroDemande)),
    ),
    bloc(
      'Personne',
      bloc(
        'Identification',
        champ('NOM', p.nom),
        champ('NOMNAI', p.nomNaissance),
        champ('PRENOM', p.prenom),
        champ('DTNAI', p.dateNaissance),
      ),
      bloc('Prestations', champ('NATPREST', 'RSA'), champ('ROLEPERS', m.role === 'demandeur' ? 'DEM' : 'CJT')),
      bloc(
        'SanctionPCGPersonneRSA',
        champ('REFDECPCG', m.reference),
        champ('NATDECPCG', codesDeNature[m.nature]),
        champ('DDSANRSA', levee ? null : m.du),
        champ('DFSANRSA', m.au),
        champ('TXSANRSA', m.taux),
        champ('MTSANRSADEM', montant(m.montant)),
        champ('DTLEVSANRSA', levee ? m.du : null),
      ),
    ),
  )
}

/** The whole file, in the encoding the payer takes. What windows-1252 cannot write is written by its number, which XML reads the same. */
export function fichierDesDecisions({ payeur, numero, jour, heure, encodage }: EnTete, decisions: readonly Decision[]): Buffer {
  const texte = `<?xml version="1.0" encoding="${encodage}"?>\n${bloc(
    'Racine',
    bloc(
      'IdentificationFlux',
      champ('APPLIEME', 'SIP'),
      champ('NUMVERSIONAPPLIEME', '0100'),
      champ('TYPEFLUX', 'I'),
      champ('NATFLUX', 'D'),
      champ('DTCREAFLUX', jour),
      champ('HEUCREAFLUX', heure),
      champ('DESTFLUX', payeur),
      champ('NUMFLUX', numero),
    ),
    ...decisions.map(foyer),
    bloc('TransmissionFlux', champ('NBTOTDOSRSATRANSM', String(decisions.length).padStart(8, '0'))),
  )}\n`
  if (encodage === 'utf-8') return Buffer.from(texte)
  return Buffer.concat(Array.from(texte, c => encoder1252(c) ?? Buffer.from(`&#${c.codePointAt(0)};`)))
}
