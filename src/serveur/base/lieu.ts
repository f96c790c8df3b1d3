import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { lireFichierPrive } from '../fichier-prive.js'
import { type Compte, choisirCompte, peutAtteindre } from './compte.js'
import { RefusDeLaBase } from './refus.js'

/** Where each thing of the embedded database stands. */
export type Lieu = {
  compte: Compte
  /** Belongs to PostgreSQL's account: its data (`pgdata`) and its socket. */
  grappe: string
  pgdata: string
  verrou: string
  motDePasse: string
  journal: string
  /** Where a copy of the programs may go. */
  programmes: string
  /** Sheltered data this folder led to before, and does not any more. */
  delaissees: readonly string[]
}

/** Only root needs it: a folder that any account can reach, when the data folder stands under a closed one such as /root. */
const ABRI = '/var/lib/si-plateforme'

/**
 * Prepares the folder of the embedded database and gives PostgreSQL's account the part it needs, and no more.
 * @throws RefusDeLaBase when the folder cannot be written, or belongs to another account.
 */
export function preparerLieu(dossier: string, abri = ABRI): Lieu {
  try {
    return preparer(dossier, abri)
  } catch (cause) {
    if (cause instanceof RefusDeLaBase) throw cause
    throw new RefusDeLaBase(
      `Le dossier « ${dossier} » ne peut pas recevoir la base embarquée : ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

function preparer(dossier: string, abri: string): Lieu {
  const base = resolve(dossier)
  creer(base, 0o755)
  const lien = join(base, 'grappe')
  if (lstatSync(lien, { throwIfNoEntry: false })?.isSymbolicLink() && !existsSync(lien))
    throw new RefusDeLaBase(`« ${lien} » mène à un dossier disparu. Rétablissez-le, ou supprimez ce lien pour repartir d’une base vide.`)
  const compte = choisirCompte(lien)
  const abrite = compte !== undefined && !rendreAccessible(compte, base)
  if (!existsSync(lien)) creerGrappe(lien, compte, abrite ? abri : undefined)
  verifierProprietaire(lien)
  const grappe = realpathSync(lien)
  if (dirname(grappe) === abri) dire(grappe, lien)
  return {
    compte,
    grappe,
    pgdata: join(grappe, 'pgdata'),
    verrou: join(base, 'verrou.json'),
    motDePasse: join(base, 'superutilisateur.cle'),
    journal: join(base, 'postgresql.log'),
    programmes: abrite || (compte && statSync(base).uid !== 0) ? abri : join(base, 'programmes'),
    delaissees: delaissees(abri, lien, grappe),
  }
}

function creer(dossier: string, mode: number): void {
  if (existsSync(dossier)) return
  creer(dirname(dossier), 0o755)
  mkdirSync(dossier, { mode })
  chmodSync(dossier, mode) // whatever the umask
}

/** Lets others cross (not list) our own two folders, when they alone stand in the way; never a home directory. */
function rendreAccessible(compte: Compte, base: string): boolean {
  if (peutAtteindre(compte, base)) return true
  const ouverts = [dirname(base), base].filter(d => d !== homedir() && d !== '/')
  const avant = ouverts.map(d => statSync(d).mode & 0o7777)
  ouverts.forEach((d, i) => {
    chmodSync(d, (avant[i] ?? 0) | 0o011)
  })
  if (peutAtteindre(compte, base)) return true
  ouverts.forEach((d, i) => {
    chmodSync(d, avant[i] ?? 0o755)
  })
  return false
}

function creerGrappe(lien: string, compte: Compte, abri: string | undefined): void {
  const grappe = abri ? join(abri, createHash('sha256').update(`${lien}${Date.now()}`).digest('hex').slice(0, 12)) : lien
  creer(grappe, 0o700)
  if (compte) chownSync(grappe, compte.uid, compte.gid)
  if (abri) symlinkSync(grappe, lien)
}

/** Sheltered data say which folder leads to them: should it be deleted, one can still tell whose they were. */
const dire = (grappe: string, lien: string) => writeFileSync(join(grappe, 'origine'), `${lien}\n`, { mode: 0o600 })

function delaissees(abri: string, lien: string, grappe: string): string[] {
  const origine = (dossier: string) => lireFichierPrive(join(dossier, 'origine'))
  // A shelter that this account may not list holds nothing of its own.
  const abritees = process.getuid?.() === 0 && existsSync(abri) ? readdirSync(abri).map(nom => join(abri, nom)) : []
  return abritees.filter(dossier => dossier !== grappe && origine(dossier) === lien)
}

function verifierProprietaire(grappe: string): void {
  const moi = process.getuid?.()
  const { uid } = statSync(grappe)
  if (moi !== 0 && uid !== moi)
    throw new RefusDeLaBase(
      `Le dossier « ${grappe} » appartient au compte n° ${uid} : la base y a été créée par un autre compte (root, peut-être). Lancez la plateforme avec ce compte, ou choisissez un autre dossier par DOSSIER_DONNEES.`,
    )
}
