import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, and not only its number: numbers are given again, above all inside containers. */
export type Processus = { pid: number; debut: string }

/** The live process of this number; `undefined` when it is dead, or a zombie nobody has reaped yet. */
export function processusVivant(pid: number): Processus | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  const etat = process.platform === 'linux' ? etatLinux(pid) : etatPosix(pid)
  return etat === undefined || etat.lettre.startsWith('Z') ? undefined : { pid, debut: etat.debut }
}

/** The command line of a process, empty when it cannot be read. */
export function commande(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

type Etat = { lettre: string; debut: string }

function etatLinux(pid: number): Etat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program may hold spaces and brackets: fields are counted after its last bracket (proc_pid_stat(5)).
    const champs = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const demarrageMachine = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { lettre: champs[0] ?? 'Z', debut: `${demarrageMachine}:${champs[19]}` }
  } catch {
    return undefined
  }
}

function etatPosix(pid: number): Etat | undefined {
  try {
    const sortie = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } }).trim()
    const [lettre = 'Z', ...date] = sortie.split(/\s+/)
    return { lettre, debut: date.join(' ') }
  } catch {
    return undefined
  }
}
