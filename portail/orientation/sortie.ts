import { limiteDeReprise } from '../../src/parcours/orientation/index.js'
import { enJour } from '../interface/index.js'

export const plusRienATenir = 'Vous n’avez plus de rendez-vous à prendre ni de contrat à signer au titre de cette orientation.'

/** What coming back does of a parcours she has left, on that day. */
export function retourEnMots(quittee: Parameters<typeof limiteDeReprise>[0], jour: string): string {
  const limite = limiteDeReprise(quittee)
  return limite === null || limite <= jour
    ? 'Si vous vous inscrivez de nouveau, ou si vous demandez le RSA, une nouvelle orientation sera ouverte.'
    : `Si vous revenez sur la liste des demandeurs d’emploi avant le ${enJour(limite)}, votre orientation reprend là où elle s’était arrêtée, avec le même organisme ; de même si vous avez de nouveau droit au RSA. Ensuite, une nouvelle orientation sera ouverte.`
}
