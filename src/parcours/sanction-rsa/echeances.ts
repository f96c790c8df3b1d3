import type { Voies } from '../../messagerie/voies.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Effets } from '../../suites/index.js'
import type { Donnees } from '../../moteur/contenu.js'
import { etatApres, type Evenement, refusDeLEtat } from './etats.regles.js'
import { ligneDe, sanctionsDe } from './presents.js'
import { creerLeSilence } from './silence-du-president.js'
import { aDeleguer, aEchoir, sansReponse, suivre } from './suites.js'

/** What the calendar brings: it hands a procedure over, or says that a sanction is over. It never sanctions. */
const passage =
  (evenement: Evenement, issue: string, change: (jour: string) => Donnees): Effets[string] =>
  async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    if (organisation === null) throw new Error('échéance sans organisation')
    const appelant = await agirAuNomDe(organisation)
    const ecriture: Ecriture = { sql, moteur, appelant, ligne: ligneDe(appelant.type) }
    const numero = Number(objet?.split(':')[1])
    const present = (await sanctionsDe(ecriture, usager)).find(s => s.numero === numero)
    if (!present) return 'procédure hors de vue'
    const refus = refusDeLEtat(present.donnees.etat, evenement)
    if (refus) return refus
    const jour = aujourdHui(moteur)
    await corriger(ecriture, usager, numero, present.version, {
      ...change(jour),
      etat: etatApres(present.donnees.etat, evenement),
      depuis: jour,
    })
    const apres = (await sanctionsDe(ecriture, usager)).find(s => s.numero === numero)
    if (apres) await suivre(ecriture, usager, apres, evenement)
    return issue
  }

export const creerEcheancesDeLaSanctionRsa = (voies: Voies, adressePublique: string): Effets => ({
  [aDeleguer]: passage('DELEGUER', 'déléguée à France Travail', jour => ({ delegueeLe: jour })),
  [aEchoir]: passage('ECHOIR', 'arrivée à son terme', () => ({})),
  [sansReponse]: creerLeSilence(voies, adressePublique),
})
