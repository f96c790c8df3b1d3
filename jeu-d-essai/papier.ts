/** A paper somebody scanned, of one page: a PDF that any reader opens, the same bytes each time it is drawn. */
export function unPapier(lignes: readonly string[]): Buffer {
  const texte = lignes.map(l => `(${l.replaceAll(/[\\()]/g, String.raw`\$&`)}) Tj T*`).join('\n')
  const dessin = `BT /F1 12 Tf 18 TL 72 760 Td\n${texte}\nET`
  const objets = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${dessin.length} >>\nstream\n${dessin}\nendstream`,
  ]
  // One byte a character: its length is where the next object begins.
  let corps = '%PDF-1.4\n'
  const debuts = objets.map((o, i) => {
    const debut = corps.length
    corps += `${i + 1} 0 obj\n${o}\nendobj\n`
    return debut
  })
  const table = debuts.map(d => `${String(d).padStart(10, '0')} 00000 n \n`).join('')
  const fin = `trailer\n<< /Size ${objets.length + 1} /Root 1 0 R >>\nstartxref\n${corps.length}\n%%EOF\n`
  return Buffer.from(`${corps}xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${table}${fin}`, 'latin1')
}
