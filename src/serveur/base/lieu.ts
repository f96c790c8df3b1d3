import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
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
}

/** Only root needs it: a folder that any account can reach, when the data folder stands under a closed one such as /root. */
const ABRI = '/var/lib/si-plateforme'

/**
 * Prepares the folder of the embedded database and gives PostgreSQL's account the part it needs, and no more.
 * @throws RefusDeLaBase when the folder cannot be written, or belongs to another account.
 */
export function preparerLieu(dossier: string): Lieu {
  try {
    return preparer(dossier)
  } catch (cause) {
    if (cause instanceof RefusDeLaBase) throw cause
    throw new RefusDeLaBase(
      `Le dossier « ${dossier} » ne peut pas recevoir la base embarquée : ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

function preparer(dossier: string): Lieu {
  const base = resolve(dossier)
  creer(base, 0o755)
  const lien = join(base, 'grappe')
  if (lstatSync(lien, { throwIfNoEntry: false })?.isSymbolicLink() && !existsSync(lien))
    throw new RefusDeLaBase(`« ${lien} » mène à un dossier disparu. Rétablissez-le, ou supprimez ce lien pour repartir d’une base vide.`)
  const compte = choisirCompte(lien)
  const abrite = compte !== undefined && !rendreAccessible(compte, base)
  if (!existsSync(lien)) creerGrappe(lien, compte, abrite)
  verifierProprietaire(lien)
  const grappe = realpathSync(lien)
  return {
    compte,
    grappe,
    pgdata: join(grappe, 'pgdata'),
    verrou: join(base, 'verrou.json'),
    motDePasse: join(base, 'superutilisateur.cle'),
    journal: join(base, 'postgresql.log'),
    programmes: abrite || (compte && statSync(base).uid !== 0) ? ABRI : join(base, 'programmes'),
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

function creerGrappe(lien: string, compte: Compte, abrite: boolean): void {
  const grappe = abrite ? join(ABRI, createHash('sha256').update(`${lien}${Date.now()}`).digest('hex').slice(0, 12)) : lien
  creer(grappe, 0o700)
  if (compte) chownSync(grappe, compte.uid, compte.gid)
  if (abrite) symlinkSync(grappe, lien)
}

function verifierProprietaire(grappe: string): void {
  const moi = process.getuid?.()
  const { uid } = statSync(grappe)
  if (moi !== 0 && uid !== moi)
    throw new RefusDeLaBase(
      `Le dossier « ${grappe} » appartient au compte n° ${uid} : la base y a été créée par un autre compte (root, peut-être). Lancez la plateforme avec ce compte, ou choisissez un autre dossier par DOSSIER_DONNEES.`,
    )
}
