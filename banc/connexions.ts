import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { organisations } from '../jeu-d-essai/organisations.js'
import { professionnels } from '../jeu-d-essai/professionnels.js'
import { unClientACookies } from '../outils/client-a-cookies.js'
import { unFauxFournisseur } from '../outils/faux-fournisseur.js'

/**
 * A thousand sign-ins at once, against the same one after another in the same run. The platform is a process of its own; the provider,
 * which signs what a real one would, shares the machine with it. A sign-in is the way out, the way back and the first page one asks for.
 */
const combien = 1000
const port = 18_082
const url = `http://127.0.0.1:${port}`
const dossier = await mkdtemp(join(tmpdir(), 'banc-connexions-'))
const fournisseur = await unFauxFournisseur()

const identites = Object.entries(professionnels).map(([cle, p]) => {
  const siret = organisations.find(o => o.code === p.organisation)?.siret ?? ''
  return { sub: cle, email: p.courriel, siret, acr: 'eidas2', amr: ['pwd', 'otp', 'mfa'] }
})

/** Milliseconds of one sign-in, or what went wrong. */
async function uneConnexion(rang: number): Promise<number | string> {
  const debut = performance.now()
  try {
    const client = unClientACookies(url)
    const depart = await client.demander('/connexion/proconnect')
    if (depart.statut !== 303) return `départ ${depart.statut}`
    const retour = fournisseur.autoriser(depart.adresse, identites[rang % identites.length] ?? {})
    const arrivee = await client.demander(`/connexion/proconnect/retour?${retour}`)
    if (arrivee.statut !== 303 || !client.temoin('__Host-session')) return `retour ${arrivee.statut}`
    const page = await client.demander('/connexion')
    return page.statut === 200 && page.texte.includes('déjà connecté') ? performance.now() - debut : `page ${page.statut}`
  } catch (erreur) {
    return erreur instanceof Error ? `${erreur.message} ${erreur.cause instanceof Error ? erreur.cause.message : ''}` : 'erreur'
  }
}

async function mesurer(faire: () => Promise<(number | string)[]>) {
  const debut = performance.now()
  const issues = await faire()
  const secondes = (performance.now() - debut) / 1000
  const durees = issues.filter(i => typeof i === 'number').toSorted((a, b) => a - b)
  const erreurs = issues.filter(i => typeof i === 'string')
  const centile = (c: number) => Math.round(durees[Math.floor(durees.length * c)] ?? 0)
  return { parSeconde: durees.length / secondes, p50: centile(0.5), p95: centile(0.95), max: Math.round(durees.at(-1) ?? 0), erreurs }
}

const plateforme = spawn(process.execPath, ['dist/src/serveur/cli.js', 'demarrer'], {
  env: {
    ...process.env,
    VIGILANCE: 'non',
    PORT: String(port),
    DOSSIER_DONNEES: join(dossier, 'donnees'),
    PROCONNECT_EMETTEUR: fournisseur.emetteur,
    PROCONNECT_CLIENT_ID: fournisseur.clientId,
    SECRET_PROCONNECT: fournisseur.secret,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  await new Promise<void>((pret, echec) => {
    plateforme.stdout.on('data', d => String(d).includes('écoute sur') && pret())
    plateforme.once('exit', () => echec(new Error('arrêtée avant d’être prête')))
  })
  const seules: (number | string)[] = []
  const uneParUne = await mesurer(async () => {
    for (let i = 0; i < 200; i++) seules.push(await uneConnexion(i))
    return seules
  })
  const ensemble = await mesurer(() => Promise.all(Array.from({ length: combien }, (_, i) => uneConnexion(i))))
  const dire = (quoi: string, m: typeof ensemble) =>
    console.log(`${quoi} : ${m.parSeconde.toFixed(0)} /s, p50 ${m.p50} ms, p95 ${m.p95}, max ${m.max}, erreurs ${m.erreurs.length}`)
  dire('une par une (200)', uneParUne)
  dire(`${combien} à la fois`, ensemble)
  console.log(`débit à la fois ÷ débit une par une : ${(ensemble.parSeconde / uneParUne.parSeconde).toFixed(2)}`)
  const erreurs = [...uneParUne.erreurs, ...ensemble.erreurs]
  for (const erreur of new Set(erreurs)) console.error(`${erreurs.filter(e => e === erreur).length} × ${erreur}`)
  process.exitCode = erreurs.length > 0 ? 1 : 0
} finally {
  plateforme.kill('SIGINT')
  await fournisseur.fermer()
  await rm(dossier, { recursive: true, force: true })
}
