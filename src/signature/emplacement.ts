import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core'
import { SignatureImpossible } from './signature-impossible.js'

/** What the PDF says of a signature, beside the signature itself. */
export type Mention = { nom: string; motif: string; instant: Date }

/** Room for a certificate, a signature and the token of an outside server with its chain. */
const OCTETS_RESERVES = 12_288
const INCONNU = 9_999_999_999
/** Hidden and locked: nothing is drawn, so nothing is to be read aloud (ISO 14289-1, 7.18.1). */
const CACHE_ET_VERROUILLE = 2 | 128
const EN_AJOUT_SEULEMENT = 3

/** A PDF with a place left for one more signature: the two parts that will be signed, around that place. */
export type Emplacement = {
  aSigner: Buffer
  /** Puts the signature in its place. */
  remplir(cms: Buffer): Buffer
}

/**
 * Adds a signature field after the end of the file, never touching a byte of it (incremental update, ISO 32000-1, 7.5.6), so that what was
 * signed before stays signed and the structure of a tagged PDF stays as it was.
 */
export async function preparer(pdf: Buffer, mention: Mention): Promise<Emplacement> {
  const document = await ouvrir(pdf)
  ajouterLeChamp(document, mention)
  const octets = Buffer.from(await document.save({ incremental: true }))
  if (octets.length <= pdf.length || !octets.subarray(0, pdf.length).equals(pdf))
    throw new SignatureImpossible('Ce fichier ne se complète pas sans être réécrit : il ne peut pas être signé.')

  const reserve = `<${'0'.repeat(OCTETS_RESERVES * 2)}>`
  const etendue = `[0 ${INCONNU} ${INCONNU} ${INCONNU}]`
  const debut = octets.indexOf(reserve, pdf.length, 'latin1')
  const fin = debut + reserve.length
  const place = octets.indexOf(etendue, pdf.length, 'latin1')
  if (debut === -1 || place === -1) throw new Error('the signature field was not written as expected')
  octets.write(`[0 ${debut} ${fin} ${octets.length - fin}]`.padEnd(etendue.length), place, 'latin1')
  return {
    aSigner: Buffer.concat([octets.subarray(0, debut), octets.subarray(fin)]),
    remplir(cms) {
      if (cms.length > OCTETS_RESERVES)
        throw new SignatureImpossible('L’horodatage reçu est trop long pour la place que lui laisse le fichier.')
      octets.write(cms.toString('hex'), debut + 1, 'latin1')
      return octets
    },
  }
}

async function ouvrir(pdf: Buffer): Promise<PDF> {
  try {
    const document = await PDF.load(pdf, { lenient: false })
    if (!document.recoveredViaBruteForce && !document.isEncrypted && document.getPage(0)) return document
  } catch {
    // Said below, as any file that is not what it should be.
  }
  throw new SignatureImpossible('Ce fichier n’est pas un PDF lisible, ou il est abîmé ou chiffré : il ne peut pas être signé.')
}

function ajouterLeChamp(document: PDF, { nom, motif, instant }: Mention): void {
  const catalogue = document.getCatalog()
  const resoudre = document.getObject.bind(document)
  const formulaire = catalogue.getDict('AcroForm', resoudre)
  const champs = formulaire?.getArray('Fields', resoudre) ?? new PdfArray()
  const signature = document.register(
    PdfDict.of({
      Type: PdfName.of('Sig'),
      Filter: PdfName.of('Adobe.PPKLite'),
      SubFilter: PdfName.of('ETSI.CAdES.detached'),
      ByteRange: new PdfArray([0, INCONNU, INCONNU, INCONNU].map(n => PdfNumber.of(n))),
      Contents: PdfString.fromBytes(new Uint8Array(OCTETS_RESERVES)),
      Name: PdfString.fromString(nom),
      Reason: PdfString.fromString(motif),
      M: PdfString.fromString(`D:${instant.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`),
    }),
  )
  const page = document.getPage(0)
  if (!page) throw new Error('a page was there')
  const champ = document.register(
    PdfDict.of({
      Type: PdfName.of('Annot'),
      Subtype: PdfName.of('Widget'),
      FT: PdfName.of('Sig'),
      T: PdfString.fromString(`Signature ${champs.length + 1}`),
      TU: PdfString.fromString(`Signature de ${nom}`),
      F: PdfNumber.of(CACHE_ET_VERROUILLE),
      Rect: new PdfArray([0, 0, 0, 0].map(n => PdfNumber.of(n))),
      P: page.ref,
      V: signature,
    }),
  )
  champs.push(champ)
  if (!formulaire) catalogue.set('AcroForm', document.register(PdfDict.of({ Fields: champs, SigFlags: PdfNumber.of(EN_AJOUT_SEULEMENT) })))
  const annotations = page.dict.getArray('Annots', resoudre)
  if (annotations) annotations.push(champ)
  else page.dict.set('Annots', new PdfArray([champ]))
  if (!page.dict.has('Tabs')) page.dict.set('Tabs', PdfName.of('S'))
}
