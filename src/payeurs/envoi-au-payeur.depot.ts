import { aujourdHui } from '../moteur/moteur.js'
import type { Traitement } from '../moteur/traitements.js'
import { clorelesTravaux, creerUnTravail, objetDuRang } from '../suites/index.js'
import { attendreLApplication } from './echeances.js'
import { envoiAuPayeur } from './envoi-au-payeur.echange.js'
import { envoisDe } from './presents.js'
import { refusDeReponse } from './reponse.regles.js'

/** What the payer answers of a decision, by whichever door: a call, a file, one of its agents. */
export const traitementDeLEnvoi: Traitement = {
  async regles({ sql, moteur, appelant }, { usager, numero, corps }) {
    const present = (await envoisDe(sql, usager)).find(e => e.numero === numero)
    // A row that is not there, or not visible, is the engine's 404.
    if (!present) return []
    const refus = refusDeReponse(present.donnees, corps, { caisse: appelant.organisation, jour: aujourdHui(moteur) })
    return refus ? [refus] : []
  },

  async calculer({ sql, moteur }, { usager, numero, corps: { etat } }) {
    const jour = aujourdHui(moteur)
    if (etat === 'PRIS_EN_COMPTE') return { prisEnCompteLe: jour }
    if (etat !== 'REJETE') return {}
    const present = (await envoisDe(sql, usager)).find(e => e.numero === numero)
    return { rejeteLe: present?.donnees.rejeteLe ?? jour }
  },

  async effets(ecriture, { usager, numero = 0, corps: { etat } }) {
    const { sql } = ecriture
    const present = (await envoisDe(sql, usager)).find(e => e.numero === numero)
    if (!present) return
    await sql`update acheminement set etat = ${present.donnees.etat} where reference = ${present.donnees.reference}`
    await attendreLApplication(ecriture, usager, numero, present.donnees, aujourdHui(ecriture.moteur))
    const { decideePar: organisation } = present.donnees
    const travail = { nature: 'envoi-rejete', usager, objet: objetDuRang(envoiAuPayeur, numero), organisation } as const
    if (etat === 'REJETE') await creerUnTravail(ecriture, { ...travail, structure: null })
    else await clorelesTravaux(ecriture, { ...travail, motif: 'prise en compte' })
  },
}
