import assert from 'node:assert/strict'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'
import type { CaisseSimulee } from '../../jeu-d-essai/caisse-simulee.js'
import { organisations } from '../../jeu-d-essai/organisations.js'
import type { Appelant } from '../moteur/appelant.js'
import { agirPour } from '../moteur/journal.js'
import { aujourdHui } from '../moteur/moteur.js'
import { preparerCles } from '../acces/index.js'
import { creerPorteur } from '../messagerie/porteur.js'
import { creerSignatureHttp } from '../messagerie/signature-http.js'
import { organisationArretee } from '../vigilance/index.js'
import { type ATransmettre, creerLivreurAuxPayeurs, transmettreAuPayeur } from './index.js'

export type Sort = { reference: string; retenue: boolean; motif: string | null }
export type Lu = { numero: number; version: number; donnees: Record<string, unknown> }
const echanges: Record<string, string> = {
  CD: 'execution-des-decisions',
  CAF: 'versement-rsa',
  FT: 'tenue-de-la-liste',
  USAGER: 'acces-de-la-personne',
}

/** A platform, and decisions told to payers as a decision tells them. */
export async function unePlateformeDesPayeurs(reglages: Parameters<typeof unePlateforme>[0] = {}) {
  const p = await unePlateforme(reglages)
  // Only what these trials ask for is sent.
  await p.payeurs.arreter()
  const porteur = creerPorteur({ internes: true })
  const [cle] = await preparerCles(p.secrets.signature)
  const signerHttp = creerSignatureHttp(cle)
  const livreur = creerLivreurAuxPayeurs({
    ...{ moteur: p.moteur, porteur, signerHttp },
    arretee: payeur => organisationArretee(p.habilitations, payeur),
    signaler: erreur => assert.fail(String(erreur)),
  })
  const decideur = (organisation: string): Appelant => ({
    organisation,
    type: organisations.find(o => o.code === organisation)?.type ?? assert.fail(organisation),
    structure: null,
    agent: 'roy.claire|ROY|Claire',
    application: 'portail',
    personne: null,
    preuve: null,
    lignes: new Set(),
    correlation: 'essai-des-payeurs',
  })
  const parDefaut = { nature: 'suspension', du: '2026-12-01', au: '2026-12-31', taux: 30, montant: 195.5 } as const
  const jetonDeLaCaisse = (application = 'PAR_caf_591') => p.jetonDApplication(application)
  const chemin = (organisation: string, personne: string) => {
    const type = organisations.find(o => o.code === organisation)?.type ?? ''
    return `/api/v1/${echanges[type]}/envois-au-payeur/${p.identifiant(personne, organisation)}`
  }
  return {
    p,
    livreur,
    chemin,
    /** As the effect of a decision does, in a transaction of its own; `ensuite` runs in it after. */
    transmettre: (
      personne: string | bigint,
      reference: string,
      autrement: Partial<ATransmettre> = {},
      ensuite: () => void = () => undefined,
    ) =>
      p.moteur.sql.begin(async sql => {
        const organisation = autrement.organisation ?? 'CD59'
        const appelant = decideur(organisation)
        await agirPour(sql, appelant, aujourdHui(p.moteur))
        const demande = {
          ...parDefaut,
          usager: typeof personne === 'bigint' ? personne : p.numero(personne),
          reference,
          organisation,
          ...autrement,
        }
        const fait = await transmettreAuPayeur({ sql, moteur: p.moteur, appelant }, demande)
        ensuite()
        return fait
      }),
    /** What an organisation, or the person, reads of what was told of her. */
    lire: async (jeton: string, organisation: string, personne: string): Promise<Lu[]> => {
      const r = await p.appeler(chemin(organisation, personne), { jeton })
      assert.equal(r.status, 200, await r.clone().text())
      return ((await r.json()) as { elements: Lu[] }).elements
    },
    /** The program of a payer, without anybody behind it. */
    jetonDeLaCaisse,
    /** The payer says what it has to say, through its door; what it is understood of, it does not say again. */
    async laisserRepondre(caisse: CaisseSimulee): Promise<Sort[]> {
      const reponses = caisse.reponses(aujourdHui(p.moteur))
      if (reponses.length === 0) return []
      const body = JSON.stringify({ reponses })
      const r = await p.appeler('/api/v1/envois-au-payeur/reponses', { method: 'POST', jeton: await jetonDeLaCaisse(), body })
      assert.equal(r.status, 200, await r.clone().text())
      const { elements } = (await r.json()) as { elements: Sort[] }
      for (const [i, sort] of elements.entries()) if (sort.retenue && reponses[i]?.etat === 'APPLIQUE') caisse.compris(sort.reference)
      return elements
    },
    travaux: async (personne: string) =>
      (
        await p.base.proprietaire<{ nature: string; objet: string; organisation: string }[]>`
          select nature, objet, organisation from travail where dossier = ${p.numero(personne).toString()} and clos_le is null
            and nature in ('payeur-a-identifier', 'envoi-rejete', 'application-en-retard') order by nature, objet`
      ).map(t => `${t.nature} ${t.objet} ${t.organisation}`),
  }
}
