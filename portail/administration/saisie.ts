import type { Demande } from '../professionnel/ecran.js'

/** A field of the form sent, trimmed; what is not a text is nothing. */
export const texte = ({ requete }: Demande, nom: string): string => {
  const recu = (requete.body as Record<string, unknown> | null)?.[nom]
  return typeof recu === 'string' ? recu.trim() : ''
}

/** The values of a name a form repeats: the boxes that were ticked. */
export const textes = ({ requete }: Demande, nom: string): string[] =>
  [(requete.body as Record<string, unknown> | null)?.[nom]].flat().filter((v): v is string => typeof v === 'string' && v !== '')

export const parametre = ({ requete }: Demande, nom: string): string => {
  const { [nom]: recu = '' } = { ...(requete.query as object), ...(requete.params as object) } as Record<string, unknown>
  return typeof recu === 'string' ? recu : ''
}
