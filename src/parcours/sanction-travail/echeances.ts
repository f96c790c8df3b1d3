import type { Voies } from '../../messagerie/voies.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Effets } from '../../suites/index.js'
import { etatApres, type Evenement, refusDeLEtat } from './etats.regles.js'
import { ligneDe } from './lignes.js'
import { sanctionsDe } from './presents.js'
import { creerLaReprise } from './reprise.js'
import { sanctionDemandeur } from './sanction-demandeur.echange.js'
import { sanctionJeune } from './sanction-jeune.echange.js'
import { creerLeSilence } from './sans-reponse.js'
import { aEchoir, delaiPasse, repriseAVoir, sansReponse, suivre } from './suites.js'

/** What the calendar brings: the time to answer is over, or the sanction is. It never sanctions. */
const passage =
  (evenement: Evenement, issue: string): Effets[string] =>
  async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    const [nom, numero] = objet?.split(':') ?? []
    const ressource = [sanctionDemandeur, sanctionJeune].find(r => r.nom === nom)
    if (organisation === null || !ressource) throw new Error('échéance sans procédure')
    const appelant = await agirAuNomDe(organisation)
    const ecriture: Ecriture = { sql, moteur, appelant, ligne: ligneDe(ressource, appelant.type) }
    const laSienne = async () => (await sanctionsDe(ecriture, ressource, usager)).find(s => String(s.numero) === numero)
    const presente = await laSienne()
    if (!presente) return 'procédure hors de vue'
    const refus = refusDeLEtat(presente.donnees.etat, evenement)
    if (refus) return refus
    const change = { etat: etatApres(presente.donnees.etat, evenement), depuis: aujourdHui(moteur) }
    await corriger(ecriture, usager, presente.numero, presente.version, change)
    const apres = await laSienne()
    if (apres) await suivre(ecriture, ressource, usager, apres, evenement)
    return issue
  }

export const creerEcheancesDeLaSanctionDuTravail = (voies: Voies, adressePublique: string): Effets => ({
  [repriseAVoir]: creerLaReprise(voies, adressePublique),
  [sansReponse]: creerLeSilence(voies, adressePublique),
  [delaiPasse]: passage('DELAI_PASSE', 'à décider'),
  [aEchoir]: passage('ECHOIR', 'arrivée à son terme'),
})
