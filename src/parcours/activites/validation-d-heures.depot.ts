import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { lignesDe } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { activite } from './activite.echange.js'
import { etatsSuivants, sensDe, suiteDe } from './etats.regles.js'
import type { ActiviteLue, Appreciation } from './formes.js'
import { absencesDe, activitesDe, tenirSesSemaines } from './presents.js'
import { suivisDe, tenirLeTravail } from './travail.js'
import { manquesDeLaValidation, refusDeReferent } from './validation.regles.js'

type Saisie = { semaine: string; lignes: Appreciation[] }

/** A row no référent may write is none of this code's: the line is that of whoever accompanies. */
const ligne = lignesDe(activite).find(l => l.code === 'activite.accompagnement.corriger')

/** Both versions are told: what was read, and what is there. */
function refuserLesConflits(lignes: readonly Appreciation[], activites: readonly ActiviteLue[]): void {
  for (const { activite: numero, surVersion, minutes } of lignes) {
    const visee = activites.find(a => a.numero === numero)
    if (!visee) continue
    if (visee.version !== surVersion)
      throw new Probleme(
        412,
        'version-depassee',
        `« ${visee.intitule} » a changé depuis votre lecture : la version présente est ${visee.version}, vous validez la version ${surVersion}. Relisez puis recommencez.`,
      )
    const suite = suiteDe(visee.etat, sensDe(minutes, visee.minutesDeclarees))
    if ('refus' in suite) throw new Probleme(409, 'conflit', suite.refus)
  }
}

async function lire(ecriture: Ecriture, { usager, corps }: Voulu) {
  return { ...(corps as Saisie), activites: await activitesDe(ecriture, usager) }
}

export const traitementDeLaValidation: Traitement = {
  async regles(ecriture, voulu) {
    await tenirSesSemaines(ecriture, voulu.usager)
    const refus = refusDeReferent(ecriture.appelant, await suivisDe(ecriture, voulu.usager))
    if (refus) return [{ pointer: '/semaine', detail: refus }]
    const { activites, ...saisie } = await lire(ecriture, voulu)
    refuserLesConflits(saisie.lignes, activites)
    return manquesDeLaValidation(saisie, activites, await absencesDe(ecriture, voulu.usager))
  },

  async calculer(ecriture, voulu) {
    const { lignes, activites } = await lire(ecriture, voulu)
    const declarees = (numero: number) => activites.find(a => a.numero === numero)?.minutesDeclarees ?? 0
    return {
      declarees: lignes.reduce((n, l) => n + declarees(l.activite), 0),
      validees: lignes.reduce((n, l) => n + l.minutes, 0),
      date: aujourdHui(ecriture.moteur),
    }
  },

  async effets(ecriture, { usager, corps }) {
    if (!ligne) throw new Error('personne ne corrige une activité')
    const { lignes, activites } = await lire(ecriture, { usager, corps })
    for (const { activite: numero, surVersion, minutes, motif } of lignes) {
      const visee = activites.find(a => a.numero === numero)
      if (!visee) throw new Error(`activité ${numero} introuvable`)
      const suite = etatsSuivants[visee.etat][sensDe(minutes, visee.minutesDeclarees)]
      await corriger({ ...ecriture, ligne }, usager, numero, surVersion, {
        ...('mene' in suite ? { etat: suite.mene } : {}),
        minutesValidees: minutes,
        motif,
        valideeLe: aujourdHui(ecriture.moteur),
        valideePar: ecriture.appelant.organisation,
      })
    }
    await tenirLeTravail(ecriture, usager)
  },
}
