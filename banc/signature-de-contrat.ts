import { parseArgs } from 'node:util'
import { enVariable } from '../outils/adresses-d-essai.js'
import { unDossierDEssai } from '../outils/dossier-d-essai.js'
import { unServeur } from '../outils/serveur-d-essai.js'
import { quotients, serie } from './series.js'

/**
 * A contract signed by the person, from the front door: read, its document read, then the act. Against the same with a refusal, which is
 * written, traced and announced in the same way, and signs nothing.
 */
const { values } = parseArgs({ options: { fois: { type: 'string', default: '30' } } })
const dossier = await unDossierDEssai()
try {
  const { fermer, ...adresses } = await unServeur(dossier.chemin, process.env.DATABASE_URL, process.env.PG_BIN)
  Object.assign(process.env, enVariable(adresses))
  try {
    // After the addresses are known: it reads them as it loads.
    const { unContrat } = await import('../src/parcours/contrat-engagement/contrat.essai.js')
    const c = await unContrat()
    try {
      const reussi = async (reponse: Promise<Response>) => {
        const debut = performance.now()
        const r = await reponse
        if (!r.ok) throw new Error(await r.text())
        return performance.now() - debut
      }
      const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSO', organisme: 'CD', organisation: 'CD59' }
      await reussi(c.decider('madameRoy', 'amina', forcee))
      await reussi(c.proposer('madameRoy', 'amina'))
      const [signatures, refus]: [number[], number[]] = [[], []]
      for (let i = -5; i < Number(values.fois); i++) {
        await reussi(c.corriger('madameRoy', 'amina', await c.dernier('madameRoy', 'amina'), { objectifs: [`Objectif ${i}`] }))
        // The document is made by whoever reads it first: not on the clock.
        await c.document('amina', 'amina', 1)
        const refuse = await reussi(c.refuser('amina', 'amina'))
        const signe = await reussi(c.signer('amina', 'amina'))
        if (i < 0) continue
        refus.push(refuse)
        signatures.push(signe)
      }
      console.log(
        `signer   ${serie(signatures, 1)} ms\nrefuser  ${serie(refus, 1)} ms\nsigner ÷ refuser ${serie(quotients(signatures, refus), 2)}`,
      )
    } finally {
      await c.p.fermer()
    }
  } finally {
    await fermer()
  }
} finally {
  await dossier.effacer()
}
