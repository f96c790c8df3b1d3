import { z } from 'zod'
import type { Signature } from '../../signature/index.js'
import { type Document, dernierExemplaire } from './document.js'
import { empreinteSha256 } from './formes.js'
import { manieres, parties, sensPossibles } from './nomenclatures.js'

/** One act on the contract, as it was kept. */
const acteProuve = z.object({
  partie: z.enum(parties),
  signataire: z.string(),
  sens: z.enum(sensPossibles),
  maniere: z.enum(manieres),
  le: z.string(),
  empreinte: empreinteSha256.nullable().describe('De l’édition du contrat'),
  document: empreinteSha256.nullable().describe('SHA-256 des octets lus'),
  documentSigne: empreinteSha256.nullable().describe('SHA-256 des octets signés'),
  piece: empreinteSha256.nullable().describe('SHA-256 du papier numérisé'),
  preuve: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('Signature, connexion, certificat et horodatage, quand elle est électronique'),
})
export type ActeProuve = z.infer<typeof acteProuve>

/** The evidence file of a contract: everything that was signed or refused of it, and what it takes to verify it without the platform. */
export const dossierDePreuve = z.object({
  version: z.literal(1),
  contrat: z.int(),
  etabliLe: z.string(),
  actes: z.array(acteProuve),
  documents: z.array(
    z.object({
      empreinte: empreinteSha256,
      sha256: empreinteSha256,
      octets: z.int(),
      integre: z.boolean(),
      verification: z.array(z.string()),
    }),
  ),
  autorites: z.string().describe('Certificats des autorités qui ont certifié les signataires, au format PEM'),
})

const exempleDEmpreinte = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
export const exempleDeDossier: z.infer<typeof dossierDePreuve> = {
  version: 1,
  contrat: 1,
  etabliLe: '2026-11-27T10:20:00.000Z',
  actes: [
    {
      partie: 'PERSONNE',
      signataire: 'Amina BENALI',
      sens: 'SIGNATURE',
      maniere: 'ELECTRONIQUE',
      le: '2026-11-27T10:12:00.000Z',
      empreinte: exempleDEmpreinte,
      document: exempleDEmpreinte,
      documentSigne: exempleDEmpreinte,
      piece: null,
      preuve: { session: { assurance: 'renforce', depuis: '2026-11-27T10:05:00.000Z' } },
    },
  ],
  documents: [
    {
      empreinte: exempleDEmpreinte,
      sha256: exempleDEmpreinte,
      octets: 56_000,
      integre: true,
      verification: ['Ce document est tel qu’il a été signé : sa signature est valide.'],
    },
  ],
  autorites: '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n',
}

/** The last bytes of each edition that was signed here. */
export async function documentsSignes(encours: Parameters<typeof dernierExemplaire>[0], actes: readonly ActeProuve[]) {
  const editions = [...new Set(actes.flatMap(a => (a.documentSigne !== null && a.empreinte) || []))]
  const lus: (Document & { empreinte: string })[] = []
  for (const empreinte of editions) {
    const dernier = await dernierExemplaire(encours, empreinte)
    if (dernier) lus.push({ ...dernier, empreinte })
  }
  return lus
}

export async function etablirLeDossier(
  { contrat, actes, documents }: { contrat: number; actes: ActeProuve[]; documents: Awaited<ReturnType<typeof documentsSignes>> },
  { verifier, autorites }: Pick<Signature, 'verifier' | 'autorites'>,
  instant: Date,
): Promise<z.infer<typeof dossierDePreuve>> {
  const verifies = documents.map(async ({ empreinte, sha256, octets }) => {
    const { integre, phrases } = await verifier(octets)
    return { empreinte, sha256, octets: octets.length, integre, verification: [...phrases] }
  })
  return { version: 1, contrat, etabliLe: instant.toISOString(), actes, documents: await Promise.all(verifies), autorites }
}
