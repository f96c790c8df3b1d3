import assert from 'node:assert/strict'
import { type FoyerDEssai, fluxDEssai } from '../../../outils/flux-d-essai.js'
import { plusJours } from '../../droit/jours.js'
import { deposantDe, formatCnaf, importer } from '../../flux/index.js'
import type { uneSanction } from '../sanction-rsa/sanction.essai.js'

const personnes = {
  BLANC: { nom: 'BLANC', prenom: 'HUGO', naissance: '1988-02-10', sexe: 'M', nir: '1880259350321' },
  GRIS: { nom: 'GRIS', prenom: 'PAUL', naissance: '1979-01-05', sexe: 'M', nir: '1790159350654' },
  ROUX: { nom: 'ROUX', prenom: 'ROSE', naissance: '1986-03-12', sexe: 'F', nir: '2860359350117' },
  VERT: { nom: 'VERT', prenom: 'JUNE', naissance: '1991-05-02', sexe: 'F', nir: '2910559350218' },
  OCRE: { nom: 'OCRE', prenom: 'ALIX', naissance: '1989-09-14', sexe: 'F', nir: '2890959350543' },
  NOIR: { nom: 'NOIR', prenom: 'LEA', naissance: '1990-07-21', sexe: 'F', nir: '2900759350432' },
} as const
type Nom = keyof typeof personnes
type Banc = Pick<Awaited<ReturnType<typeof uneSanction>>, 'p' | 'jour'>

/** People whom only payers bring, on that platform. */
export function desDroits({ p, jour }: Banc) {
  const ilYA = (jours: number) => plusJours(jour(), -jours)
  /** The payer’s file of that many days ago, then what its changes make due. */
  async function importerIlYA(jours: number, nom: Nom, suite: Partial<FoyerDEssai> = {}, organisation = 'CAF591'): Promise<void> {
    const deposant = (await deposantDe(p.moteur.sql, organisation)) ?? assert.fail()
    const foyer = {
      matricule: { BLANC: '3000001', NOIR: '3000002', GRIS: '3000003', ROUX: '3000004', VERT: '3000005', OCRE: '3000006' }[nom],
      demande: ilYA(60),
      personnes: [personnes[nom]],
      ...suite,
    }
    const flux = fluxDEssai([foyer], { organisation, jour: ilYA(jours), type: 'I' })
    const fiche = await importer(p.atelier, formatCnaf, deposant, flux, { forcer: true })
    assert.deepEqual([fiche.etat, fiche.rejetes], ['termine', 0])
    assert.equal((await p.avancer(p.moteur.horloge())).echouees, 0)
  }
  const numeroDe = async (nom: Nom): Promise<bigint> => {
    const [r] = await p.base.proprietaire<{ id: string }[]>`select usager_id::text as id from identite where nom_naissance = ${nom}`
    return BigInt(r?.id ?? assert.fail(nom))
  }
  return { importerIlYA, numeroDe }
}
