import { z } from 'zod'
import type { OutilsDAdministration } from '../../acces/index.js'
import { permet } from '../../droit/roles.js'

type Outils = Pick<OutilsDAdministration, 'agent' | 'auteur'>

/** Where these operations are: rights are what they act on. */
export const racine = '/api/v1/administration'
export const theme = 'Vigilance'

/** Who investigates sees every organisation; who watches over her own, that one alone. */
export const enquete = ({ agent }: Outils): boolean => permet(agent.roles, 'enqueter')
export const perimetre = (o: Outils): string | null => (enquete(o) ? null : o.agent.organisation)

/** Two persons are two: the same identifier in two organisations is not one. */
export const nomDeLAuteur = ({ auteur }: Outils): string => `${auteur.organisation}|${auteur.agent}`

export const instant = z.iso.datetime()
export const motif = z.string().trim().min(1).max(2000)
