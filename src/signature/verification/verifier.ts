import type { PdfDict } from '@libpdf/core'
import { reconnait } from '../autorite.js'
import { lireCertificat, nomDuSujet } from '../certificat.js'
import { type JetonLu, lireJeton } from '../horodatage/jeton.js'
import { lireLeCachet } from './cachet.js'
import type { Confiance } from './confiance.js'
import { type Etendue, lireLEtendue } from './etendues.js'
import { enPhrases, type Rapport, type SignatureLue, type Suite } from './rapport.js'
import { type Etat, lireLEtat, neFaitQuAjouter } from './revisions.js'

/** Verifies a signed PDF, without network nor database. A damaged file is a report too. */
export async function verifier(pdf: Buffer, confiance: Confiance): Promise<Rapport> {
  const etat = await lireLEtat(pdf)
  if (!etat) return { integre: false, signatures: [], phrases: ['Ce fichier n’est pas un PDF lisible tel quel.'] }
  const etendues = etat.signatures.map(s => lireLEtendue(pdf, s))
  const signatures = await Promise.all(etat.signatures.map((s, i) => lireUneSignature(s, etendues[i], confiance)))
  const rien = signatures.length === 0
  const suite = rien ? 'aucune' : await jugerLaSuite(pdf, etat, etendues)
  const integre = !rien && suite === 'entiere' && signatures.every(s => s.valide)
  return { integre, signatures, phrases: enPhrases({ integre, signatures, suite }) }
}

async function lireUneSignature(
  dict: PdfDict,
  etendue: Etendue | undefined,
  { signataires, horodatage }: Confiance,
): Promise<SignatureLue> {
  const genre = [dict.getName('Type')?.value, dict.getName('SubFilter')?.value].join()
  const cachet = etendue && genre === 'Sig,ETSI.CAdES.detached' ? lireLeCachet(etendue.contenu, etendue.couvert) : undefined
  if (!cachet)
    return { ...ILLISIBLE, phrases: ['Les octets ne sont plus ceux qui ont été signés, ou cette signature n’est pas de la plateforme.'] }
  const horodate: JetonLu = cachet.jeton
    ? await lireJeton(cachet.jeton, cachet.signature, horodatage)
    : { tient: false, phrase: 'Cette signature n’est pas horodatée.' }
  const instant = horodate.tient ? horodate.instant : null
  const reconnue = signataires.some(autorite => reconnait(autorite, cachet.certificat, instant))
  const certificat = lireCertificat(cachet.certificat)
  return {
    nom: nomDuSujet(certificat, 'nom'),
    role: nomDuSujet(certificat, 'fonction'),
    reference: nomDuSujet(certificat, 'reference'),
    motif: dict.getString('Reason')?.asString() ?? '',
    instant,
    intacte: true,
    reconnue,
    horodatee: horodate.tient,
    valide: reconnue && horodate.tient,
    phrases: [
      'Les octets sont ceux qui ont été signés.',
      reconnue
        ? 'Le certificat a été émis par l’autorité de la plateforme.'
        : 'Le certificat n’a pas été émis par l’autorité de la plateforme, ou n’était pas en vigueur : rien ne dit qui a signé.',
      horodate.tient ? `L’heure a été donnée par : ${horodate.par}.` : horodate.phrase,
    ],
  }
}

const ILLISIBLE = {
  nom: '',
  role: '',
  reference: '',
  motif: '',
  instant: null,
  intacte: false,
  reconnue: false,
  horodatee: false,
  valide: false,
}

async function jugerLaSuite(pdf: Buffer, dernier: Etat, etendues: readonly (Etendue | undefined)[]): Promise<Suite> {
  const fins = etendues.map(e => e?.fin ?? 0)
  const croissantes = fins.every((fin, i) => fin > (fins[i - 1] ?? 0))
  if (!croissantes) return 'modifiee'
  if (fins.at(-1) !== pdf.length) return 'ajout'
  const etats = await Promise.all(fins.slice(0, -1).map(fin => lireLEtat(pdf.subarray(0, fin))))
  const suites = [...etats, dernier]
  const tient = suites.every((etat, i) => {
    const avant = suites[i - 1]
    return etat !== undefined && etat.signatures.length === i + 1 && (i === 0 || (avant !== undefined && neFaitQuAjouter(avant, etat)))
  })
  return tient ? 'entiere' : 'modifiee'
}
