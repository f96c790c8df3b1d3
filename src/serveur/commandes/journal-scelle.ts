import {
  type CleDeNote,
  ecrireLaCle,
  exporter,
  lireLaCle,
  lireLeTemoin,
  type Preuves,
  preuves as formeDesPreuves,
  verifier,
  verifierLesPreuves,
} from '../../scellement/index.js'
import { lireCertificats, lireJeton } from '../../signature/index.js'
import { type Commande, fichierAParcourir, fichierDonne, Refus, requis } from './commande.js'
import { lignesDeLExport } from './lignes-de-l-export.js'
import { avecLaPlateforme } from './ouvrir.js'

export const cleDuJournal: Commande = {
  nom: 'cle-du-journal',
  usage: '',
  resume: 'Écrit la clé publique qui vérifie les sceaux du journal, à donner à qui doit les vérifier ; jamais la clé privée',
  async executer() {
    await avecLaPlateforme(async ({ plateforme }) => {
      process.stdout.write(`${(await plateforme.scellement.cles()).map(ecrireLaCle).join('\n')}\n`)
    })
  },
}

export const exporterLeJournal: Commande = {
  nom: 'exporter-journal',
  usage: '',
  resume: 'Écrit tout le journal scellé, une ligne par rang, avec ce qui permet de le vérifier ailleurs',
  async executer() {
    await avecLaPlateforme(async ({ bases, secrets, plateforme }) => {
      const source = { sql: bases.application, sels: secrets.selsDuJournal, instant: plateforme.moteur.horloge() }
      for await (const ligne of exporter(source))
        if (!process.stdout.write(`${JSON.stringify(ligne)}\n`)) await new Promise(videe => process.stdout.once('drain', videe))
    })
  },
}

export const verifierLeJournal: Commande = {
  nom: 'verifier-journal',
  usage: '<export.jsonl> --cle cle.txt [--temoin temoin.jsonl [--horodatage autorites.pem]]',
  resume:
    'Dit si un journal exporté est celui qui a été scellé, et sinon quels rangs ont été touchés ; sans base ni réseau. Sort en erreur s’il ne l’est pas',
  options: { cle: { type: 'string' }, temoin: { type: 'string' }, horodatage: { type: 'string' } },
  async executer({ positionnels: [fichier], options }) {
    const cles = clesDe(requis(options['cle'], '--cle'))
    const { vus, illisibles } =
      typeof options['temoin'] === 'string' ? await lireLeTemoin(fichierAParcourir(options['temoin'])) : { vus: [], illisibles: [] }
    const autorites = typeof options['horodatage'] === 'string' ? lireCertificats(fichierDonne(options['horodatage']).toString('utf8')) : []
    const rapport = await verifier(
      lignesDeLExport(requis(fichier, 'le fichier exporté')),
      cles,
      vus.map(v => v.note),
    )
    const dates = await Promise.all(
      autorites.length === 0
        ? []
        : vus.flatMap(({ note, jeton }) => (jeton ? [lireJeton(Buffer.from(jeton, 'base64'), Buffer.from(note), autorites)] : [])),
    )
    const anomalies = [...rapport.anomalies, ...dates.flatMap(d => (d.tient ? [] : [d.phrase]))]
    const [premiere, derniere] = [dates.find(d => d.tient), dates.findLast(d => d.tient)]
    process.stdout.write(
      [
        `${rapport.rangs} rangs, ${rapport.sceaux} sceaux${rapport.dernier ? `, le dernier du ${rapport.dernier.instant.toISOString()}` : ''}.`,
        premiere?.tient && derniere?.tient
          ? `${dates.length} sceaux datés par ${premiere.par}, du ${premiere.instant.toISOString()} au ${derniere.instant.toISOString()}.`
          : 'Aucun sceau daté par un tiers n’a été vérifié.',
        vus.length > 0 ? `Le témoin en a vu ${vus.length}.` : 'Sans témoin : une fin coupée ou une ancienne copie ne se verraient pas.',
        ...illisibles.map(n => `La ligne ${n} du témoin ne se lit pas : une panne l’a coupée, ou elle a été altérée. Elle n’a pas servi.`),
        ...rapport.remarques,
        ...anomalies,
        anomalies.length === 0 ? 'Le journal est intact.' : 'Le journal n’est pas intact.',
        '',
      ].join('\n'),
    )
    if (anomalies.length > 0) process.exitCode = 1
  },
}

export const verifierDesPreuves: Commande = {
  nom: 'verifier-preuves',
  usage: '<preuves.json> --cle cle.txt',
  resume: 'Dit si les lignes qu’une personne ou une organisation a emportées sont bien dans le journal scellé ; sans base ni réseau',
  options: { cle: { type: 'string' } },
  async executer({ positionnels: [fichier], options }) {
    const preuves = preuvesDe(requis(fichier, 'le fichier des preuves'))
    const phrases = verifierLesPreuves(preuves, clesDe(requis(options['cle'], '--cle')))
    const bilan = phrases.length === 0 ? `${preuves.rangs.length} lignes, toutes dans le journal scellé.` : phrases.join('\n')
    process.stdout.write(`${bilan}\n`)
    if (phrases.length > 0) process.exitCode = 1
  },
}

function preuvesDe(chemin: string): Preuves {
  const refus = new Refus(`« ${chemin} » n’est pas un fichier de preuves, tel qu’une personne ou une organisation l’emporte.`)
  const texte = fichierDonne(chemin).toString('utf8')
  try {
    return formeDesPreuves.parse(JSON.parse(texte))
  } catch {
    throw refus
  }
}

function clesDe(chemin: string): CleDeNote[] {
  const cles = fichierDonne(chemin).toString('utf8').split('\n').filter(Boolean).map(lireLaCle)
  if (cles.length === 0 || cles.includes(null)) throw new Refus(`« ${chemin} » n’est pas une clé de journal (commande cle-du-journal).`)
  return cles.filter(c => c !== null)
}
