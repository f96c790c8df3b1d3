import { createHmac, hkdfSync } from 'node:crypto'
import { creerChiffrement } from '../../moteur/chiffrement.js'

/** What protects the factors at rest, by keys derived from one kept out of the database. */
export type ClesDeFacteur = {
  /** Bound to its agent: a row copied to another agent does not open. */
  chiffrer(agent: string, secret: string): Buffer
  dechiffrer(agent: string, chiffre: Buffer): string
  empreinte(agent: string, code: string): Buffer
}

export function creerClesDeFacteur(maitresse: Buffer): ClesDeFacteur {
  const cle = (usage: string) => Buffer.from(hkdfSync('sha256', maitresse, '', `second-facteur/${usage}`, 32))
  const chiffrement = creerChiffrement(cle('totp'))
  const secours = cle('secours')
  return {
    chiffrer: (agent, secret) => chiffrement.chiffrer(`${agent} ${secret}`),
    dechiffrer(agent, chiffre) {
      const [titulaire, secret] = chiffrement.dechiffrer(chiffre).split(' ')
      if (titulaire !== agent || !secret) throw new Error(`ce second facteur n’est pas celui de l’agent ${agent}`)
      return secret
    },
    empreinte: (agent, code) => createHmac('sha256', secours).update(`${agent} ${code}`).digest(),
  }
}
