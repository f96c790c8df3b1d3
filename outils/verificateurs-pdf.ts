import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Programs of others that judge a signed PDF: Debian packages poppler-utils, mupdf-tools, qpdf, openssl. */
const PROGRAMMES = ['pdfsig', 'mutool', 'qpdf', 'openssl'] as const
const absents = PROGRAMMES.filter(p => spawnSync('sh', ['-c', `command -v ${p}`]).status !== 0)

const absence = `ces programmes manquent sur cette machine : ${absents.join(', ')} (apt-get install poppler-utils mupdf-tools qpdf openssl)`
if (absents.length > 0 && process.env['VERIFICATEURS_EXIGES'] === 'oui') throw new Error(`VERIFICATEURS_EXIGES=oui : ${absence}`)

/** The `skip` of a test that needs them: the sentence the runner prints, or false. */
export const sansVerificateurs = absents.length > 0 ? absence : false

/** Whether a program holds a file for signed `nombre` times, and covered to its end by the last signature. */
export type Verificateur = (fichier: string, nombre: number) => boolean

const sortie = (programme: string, ...options: string[]): { code: number | null; dit: string } => {
  const { status, stdout, stderr } = spawnSync(programme, options, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  return { code: status, dit: stdout + stderr }
}
const compte = (texte: string, phrase: string) => texte.split(phrase).length - 1

export const pdfsig: Verificateur = (fichier, nombre) => {
  const { dit } = sortie('pdfsig', '-nocert', fichier)
  return compte(dit, 'Signature is Valid.') === nombre && compte(dit, 'Signature #') === nombre && /Total document signed\n.*\n$/.test(dit)
}

export const mutool: Verificateur = (fichier, nombre) => {
  const { dit } = sortie('mutool', 'sign', '-v', fichier)
  const valides = compte(dit, 'The document is unchanged since signing.') + compte(dit, 'but there have been edits since signing.')
  return valides === nombre && compte(dit, 'Verifying signature') === nombre && dit.endsWith('unchanged since signing.\n')
}

/** The file is a sound one; this program does not judge signatures. */
export const qpdf = (fichier: string): boolean => sortie('qpdf', '--check', fichier).code === 0

/** CAdES and its chain up to the authority by `openssl cms`, then the token of the time by `openssl ts`, for each signature. */
export function openssl(fichier: string, autorite: string): boolean[] {
  const dossier = mkdtempSync(join(tmpdir(), 'openssl-'))
  const [cms, contenu, signature, jeton] = ['cms.der', 'contenu', 'signature', 'jeton.der'].map(f => join(dossier, f)) as [
    string,
    string,
    string,
    string,
  ]
  const pdf = readFileSync(fichier)
  try {
    return [...pdf.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+) *\]/g)].map(([, debut, reprise, suite]) => {
      writeFileSync(
        contenu,
        Buffer.concat([pdf.subarray(0, Number(debut)), pdf.subarray(Number(reprise), Number(reprise) + Number(suite))]),
      )
      const place = Buffer.from(pdf.toString('latin1', Number(debut) + 1, Number(reprise) - 1), 'hex')
      writeFileSync(cms, place.subarray(0, 4 + place.readUInt16BE(2)))
      const der = ['-inform', 'DER', '-in', cms]
      if (sortie('openssl', 'cms', '-verify', '-cades', ...der, '-content', contenu, '-binary', '-CAfile', autorite).code !== 0)
        return false
      const elements = asn1(cms)
      const octets = readFileSync(cms)
      const valeur = elements.findLast(e => e.type === 'OCTET STRING' && e.profondeur === 5)
      const horodatage = elements.findIndex(e => e.dit.includes('timeStampToken'))
      const enveloppe = elements[horodatage + 2]
      if (!valeur || !enveloppe) return false
      writeFileSync(signature, octets.subarray(valeur.debut, valeur.fin))
      writeFileSync(jeton, octets.subarray(enveloppe.position, enveloppe.fin))
      return sortie('openssl', 'ts', '-verify', '-data', signature, '-in', jeton, '-token_in', '-CAfile', autorite).dit.includes(
        'Verification: OK',
      )
    })
  } finally {
    rmSync(dossier, { recursive: true })
  }
}

function asn1(fichier: string) {
  const lignes = execFileSync('openssl', ['asn1parse', '-inform', 'DER', '-in', fichier], { encoding: 'utf8' }).trimEnd().split('\n')
  return lignes.map(dit => {
    const [, position = '', profondeur, entete, longueur, type = ''] =
      /^ *(\d+):d=(\d+) +hl=(\d+) l= *(\d+) \w+: +([\w ]+?) *(?::|\[|$)/.exec(dit) ?? []
    const debut = Number(position) + Number(entete)
    return { dit, position: Number(position), profondeur: Number(profondeur), debut, fin: debut + Number(longueur), type }
  })
}
