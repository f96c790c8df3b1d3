import { auPlusTard, plusJours } from '../droit/jours.js'
import { applicationParLesCaisses } from '../droit/parametres/echanges-avec-les-caisses.js'
import { auJour } from '../droit/parametres/parametre.js'
import { clorelesTravaux, creerUnTravail, type Effets, fermerLesEcheances, objetDuRang, ouvrirUneEcheance } from '../suites/index.js'
import type { Ecriture } from '../moteur/ecriture.js'
import { envoiAuPayeur } from './envoi-au-payeur.echange.js'
import { type Envoi, envoisDe } from './presents.js'

const nature = 'application-par-la-caisse'
const travail = 'application-en-retard'

type EnCours = Pick<Ecriture, 'sql' | 'moteur'>
/** A payer took a decision in hand: from the later of that day and of its effect, it has so many days to apply it. Applied or refused: over. */
export async function attendreLApplication(encours: EnCours, usager: bigint, numero: number, e: Envoi, jour: string): Promise<void> {
  const objet = objetDuRang(envoiAuPayeur, numero)
  if (e.etat === 'PRIS_EN_COMPTE') {
    const echeance = plusJours(auPlusTard(jour, e.du), auJour(applicationParLesCaisses, jour) + 1)
    await ouvrirUneEcheance(encours, { nature, usager, objet, jour: echeance, organisation: e.decideePar })
    return
  }
  await fermerLesEcheances(encours, { nature, usager, objet, issue: e.etat })
  await clorelesTravaux(encours, { nature: travail, usager, objet, motif: e.etat })
}

/** Taken in hand long ago and never applied: who decided has to ask why. */
export const echeancesDesEnvois: Effets = {
  [nature]: async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    if (organisation === null || objet === null) throw new Error('échéance sans organisation')
    await agirAuNomDe(organisation)
    const vise = (await envoisDe(sql, usager)).find(e => objetDuRang(envoiAuPayeur, e.numero) === objet)
    if (vise?.donnees.etat !== 'PRIS_EN_COMPTE') return 'appliquée, ou hors de vue'
    await creerUnTravail({ sql, moteur }, { nature: travail, usager, objet, organisation, structure: null })
    return 'prise en compte, et toujours pas appliquée'
  },
}
