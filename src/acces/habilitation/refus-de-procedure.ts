import { Probleme } from '../../moteur/probleme.js'

/** What the state table refuses: to everyone in this state (409), or to whoever asks (403). */
export const refusDeProcedure = (refus: 'etat' | 'qui', { quoi, etat, par }: { quoi: string; etat: string; par: string }): Probleme =>
  refus === 'etat'
    ? new Probleme(409, 'conflit', `« ${quoi} » n’est pas possible : l’état est « ${etat} ».`)
    : new Probleme(403, 'role-insuffisant', `« ${quoi} » n’appartient pas au rôle de ${par}.`)

export const nomDeQui = {
  demandeur: 'l’organisation qui demande',
  instructeur: 'l’opérateur qui instruit',
  systeme: 'la plateforme',
} as const
