import { type Consultation, lireLeJournal } from '../../moteur/consultations.js'
import { ligneCsv } from '../../moteur/csv.js'
import { issues } from '../../moteur/journal.js'
import { type Commande, Refus } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'
import { personneDesignee } from './personne.js'

/** `identifiant|nom|prénom` for a person, one word for a batch. */
const agent = (a: string | null) => (a?.includes('|') ? a.split('|').slice(1).join(' ') : (a ?? 'sans agent'))

const ecritures: Record<string, (c: Consultation) => string> = {
  texte: c =>
    `${c.instant.toISOString()}  ${c.organisation}${c.structure ? ` / ${c.structure}` : ''}  ${agent(c.agent)}  (${c.application})\n` +
    `    ${issues[c.issue as keyof typeof issues] ?? c.issue} — ${c.ligne} : ${c.champs.join(', ')}\n    pour : ${c.finalite} — ${c.texte}\n`,
  csv: c =>
    ligneCsv([
      ...[c.instant.toISOString(), c.organisation, c.structure, c.agent, c.application],
      ...[c.ligne, c.finalite, c.texte, c.champs.join(' '), c.issue, c.correlation],
    ]),
  jsonl: c => `${JSON.stringify(c)}\n`,
}

const colonnes = [
  ...['instant', 'organisation', 'structure', 'agent', 'application'],
  ...['ligne', 'finalité', 'texte', 'champs', 'issue', 'corrélation'],
]

export const journal: Commande = {
  nom: 'journal',
  usage: '[--personne <nom ou numéro France Travail>] [--depuis <instant>] [--jusque <instant>] [--format texte|csv|jsonl]',
  resume: 'Exporte le journal : qui a lu ou écrit quoi, quand, en vertu de quel texte',
  options: {
    personne: { type: 'string' },
    depuis: { type: 'string' },
    jusque: { type: 'string' },
    format: { type: 'string', default: 'texte' },
  },
  async executer({ options }) {
    const ecrire = ecritures[String(options.format)]
    if (!ecrire) throw new Refus('Le format est texte, csv ou jsonl.')
    await avecLaPlateforme(async ouverte => {
      const usager = typeof options.personne === 'string' ? await personneDesignee(options.personne, ouverte) : undefined
      const filtre = { usager, depuis: instant(options.depuis), jusque: instant(options.jusque) }
      if (options.format === 'csv') process.stdout.write(ligneCsv(colonnes))
      for await (const lot of lireLeJournal(ouverte.bases.application, filtre)) process.stdout.write(lot.map(ecrire).join(''))
    })
  },
}

function instant(valeur: string | boolean | undefined): Date | undefined {
  if (typeof valeur !== 'string') return undefined
  const lu = new Date(valeur)
  if (Number.isNaN(lu.getTime())) throw new Refus(`« ${valeur} » n’est pas un instant : écrivez 2026-11-24 ou 2026-11-24T08:00:00Z.`)
  return lu
}
