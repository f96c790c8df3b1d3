import { createHash, generateKeyPairSync } from 'node:crypto'
import { Frange, racineDe } from './arbre.js'
import type { LigneDExport } from './export.js'
import { enFeuilles, hacher } from './feuille.js'
import { signer } from './note.js'
import { ecrireLeSceau, type Sceau } from './sceau.js'

export const NOM = 'plateforme.example/journal'
export const cles = generateKeyPairSync('ed25519')

/** A journal of one row a seal: when the row says it is, and when its seal does. */
export function unJournal(
  heures: readonly { ecrit: string; scelle: string }[],
  { privee = cles.privateKey, nom = NOM, qui = 'CD59' } = {},
) {
  const frange = new Frange()
  const notes: string[] = []
  const lignes = heures.flatMap(({ ecrit, scelle }, i): LigneDExport[] => {
    const rang = { ...{ tx: String(i), instant: ecrit, ligne: null, organisation: qui, structure: null, application: 'PORTAIL' } }
    const f = enFeuilles(Buffer.alloc(32, 7))({ ...rang, issue: 'servi', correlation: `c${i}`, champs: null, usager: '1', agent: null })
    frange.ajouter(hacher(f))
    const avant = notes.at(-1)
    const sceau: Sceau = {
      ...{ origine: nom, taille: i + 1, racine: frange.racine(), rang: i + 1, du: BigInt(i), au: BigInt(i + 1), lignes: 1 },
      // As the first seals said it.
      ...{ lot: racineDe([hacher(f)]), instant: new Date(scelle) },
      precedent: avant === undefined ? Buffer.alloc(0) : createHash('sha256').update(avant).digest(),
    }
    const note = signer(ecrireLeSceau(sceau), nom, privee)
    notes.push(note)
    return [
      { sceau: note },
      { h: hacher(f).toString('base64'), f: [f.publique, f.usager.valeur, f.usager.sel, f.agent.valeur, f.agent.sel] },
    ]
  })
  return { lignes, notes }
}
