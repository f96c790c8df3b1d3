import { PDF, PdfArray, PdfDict, type PdfObject, PdfRef, PdfStream } from '@libpdf/core'

/** A PDF as it stood at the end of one of its revisions. */
export type Etat = { document: PDF; champs: readonly PdfObject[]; signatures: readonly PdfDict[] }

/** Undefined when it cannot be read as it is, without guessing. */
export async function lireLEtat(pdf: Buffer): Promise<Etat | undefined> {
  try {
    const document = await PDF.load(pdf, { lenient: false })
    if (document.recoveredViaBruteForce || document.isEncrypted || document.warnings.length > 0) return undefined
    const resoudre = resolveur(document)
    const champs = document.getCatalog().getDict('AcroForm', resoudre)?.getArray('Fields', resoudre)?.toArray() ?? []
    const signatures = champs.flatMap(champ => {
      const valeur = resolu(champ, document)
      return (valeur instanceof PdfDict && valeur.getName('FT', resoudre)?.value === 'Sig' && valeur.getDict('V', resoudre)) || []
    })
    return { document, champs, signatures }
  } catch {
    return undefined
  }
}

/**
 * Whether a revision adds to the one before the fields of signatures, which show nothing, and changes nothing else: an update added to a
 * signed file could otherwise replace what is read and leave every signature valid.
 */
export function neFaitQuAjouter(avant: Etat, apres: Etat): boolean {
  const ajoutes = apres.champs.slice(avant.champs.length)
  const c: Contexte = { avant: avant.document, apres: apres.document, ajoutes, vus: new Set() }
  try {
    return (
      ajoutes.every(champ => estUnChampInvisible(champ, apres.document)) &&
      avant.champs.every((champ, i) => pareils(champ, apres.champs[i], c)) &&
      pareils(racine(avant), racine(apres), c)
    )
  } catch {
    // Objects are read when they are reached: one that cannot be is not the one that was signed.
    return false
  }
}

const resolveur = (document: PDF) => (ref: PdfRef) => document.getObject(ref)
const resolu = (objet: PdfObject | undefined, document: PDF): PdfObject | null | undefined =>
  objet instanceof PdfRef ? document.getObject(objet) : objet
const racine = ({ document }: Etat): PdfDict => document.getCatalog()

/** Every field was hidden: `F` bears the flag Hidden (ISO 32000-1, 12.5.3), and it has no appearance. */
function estUnChampInvisible(champ: PdfObject, document: PDF): boolean {
  const dict = resolu(champ, document)
  if (!(dict instanceof PdfDict)) return false
  const cache = ((dict.getNumber('F')?.value ?? 0) & 2) !== 0
  return (
    dict.getName('FT')?.value === 'Sig' &&
    dict.getName('Subtype')?.value === 'Widget' &&
    cache &&
    !dict.has('AP') &&
    !dict.has('A') &&
    !dict.has('AA')
  )
}

type Contexte = { avant: PDF; apres: PDF; ajoutes: readonly PdfObject[]; vus: Set<number> }

function pareils(a: PdfObject | undefined | null, b: PdfObject | undefined | null, c: Contexte): boolean {
  if (!a || !b) return a === b
  if (a instanceof PdfRef || b instanceof PdfRef) {
    if (!(a instanceof PdfRef && b instanceof PdfRef) || a.toString() !== b.toString()) return false
    if (c.vus.has(a.objectNumber)) return true
    c.vus.add(a.objectNumber)
    return pareils(c.avant.getObject(a), c.apres.getObject(b), c)
  }
  if (a.type !== b.type) return false
  if (a instanceof PdfDict && b instanceof PdfDict) return dictionnairesPareils(a, b, c)
  if (a instanceof PdfArray && b instanceof PdfArray) return a.length === b.length && suitesPareilles(a, b, c)
  return ecrit(a) === ecrit(b)
}

const suitesPareilles = (a: PdfArray, b: PdfArray, c: Contexte) => a.toArray().every((element, i) => pareils(element, b.at(i), c))

function dictionnairesPareils(a: PdfDict, b: PdfDict, c: Contexte): boolean {
  if (a instanceof PdfStream !== b instanceof PdfStream) return false
  if (a instanceof PdfStream && b instanceof PdfStream && !Buffer.from(a.data).equals(b.data)) return false
  const cles = new Set([...a.keys(), ...b.keys()].map(nom => nom.value))
  const type = a.getName('Type')?.value
  return [...cles].every(cle => {
    if (type === 'Catalog' && cle === 'AcroForm') return true
    if (type === 'Page' && cle === 'Annots') return annotationsPareilles(a, b, c)
    return pareils(a.get(cle), b.get(cle), c)
  })
}

/** The annotations of before, then the fields that were added. */
function annotationsPareilles(a: PdfDict, b: PdfDict, c: Contexte): boolean {
  const avant = a.getArray('Annots', resolveur(c.avant)) ?? new PdfArray()
  const apres = b.getArray('Annots', resolveur(c.apres)) ?? new PdfArray()
  const nouvelles = apres.toArray().slice(avant.length)
  return (
    suitesPareilles(avant, apres, c) &&
    nouvelles.every(n => n instanceof PdfRef && c.ajoutes.some(champ => champ instanceof PdfRef && champ.toString() === n.toString()))
  )
}

function ecrit(objet: PdfObject): string {
  switch (objet.type) {
    case 'string':
      return Buffer.from(objet.bytes).toString('hex')
    case 'name':
    case 'number':
    case 'bool':
      return String(objet.value)
    default:
      return objet.type
  }
}
