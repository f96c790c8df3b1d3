/** One signature as it was found. What the certificate says is empty while the bytes are not intact. */
export type SignatureLue = {
  nom: string
  role: string
  reference: string
  motif: string
  /** Of the timestamp; null while it does not hold. */
  instant: Date | null
  /** The bytes it covers are those that were signed. */
  intacte: boolean
  /** Its certificate was issued by an authority of the platform, and was in force. */
  reconnue: boolean
  horodatee: boolean
  valide: boolean
  phrases: readonly string[]
}

export type Rapport = {
  /** Signed, each signature valid, and nothing but signatures added since the first one. */
  integre: boolean
  signatures: readonly SignatureLue[]
  phrases: readonly string[]
}

/** `entiere`: each revision is a signature more, and the last one covers the file to its end. */
export type Suite = 'aucune' | 'entiere' | 'ajout' | 'modifiee'

const FORMAT = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Paris' })

const SUITES: Record<Suite, string> = {
  aucune: 'Ce document ne porte aucune signature.',
  entiere: 'Rien n’a été ajouté ni changé depuis la première signature, que les signatures suivantes.',
  ajout: 'Quelque chose a été ajouté après la dernière signature, que personne n’a signé.',
  modifiee: 'Le document a été modifié entre deux signatures, ou l’une d’elles ne couvre pas tout ce qui la précède.',
}

/** The report as it is read out, in French. */
export function enPhrases({
  integre,
  signatures,
  suite,
}: Pick<Rapport, 'integre'> & { signatures: readonly SignatureLue[]; suite: Suite }): string[] {
  return [
    integre
      ? `Ce document est tel qu’il a été signé : ${signatures.length === 1 ? 'sa signature est valide' : `ses ${signatures.length} signatures sont valides`}.`
      : 'Ce document ne peut pas être tenu pour signé.',
    ...signatures.map((s, i) => `Signature ${i + 1} : ${uneSignature(s)}`),
    SUITES[suite],
  ]
}

function uneSignature({ nom, role, motif, instant, intacte, phrases }: SignatureLue): string {
  if (!intacte) return phrases.join(' ')
  const quand = instant ? `le ${FORMAT.format(instant)} (heure de Paris)` : 'à une heure que rien ne prouve'
  return `${nom}${role ? ` (${role})` : ''}, ${quand}${motif ? `, pour : ${motif}` : ''}. ${phrases.join(' ')}`
}
