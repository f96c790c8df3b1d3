import type { FastifyInstance } from 'fastify'

/** Civil status of whoever signed in to a partner's program, read with that program's own token: her line, her journal, her refusals. */
export const creerEtatCivil =
  (app: FastifyInstance) =>
  async (autorisation: string, personne: string): Promise<Record<string, unknown> | null> => {
    const url = `/api/v1/acces-de-la-personne/identites/${personne}`
    const reponse = await app.inject({ method: 'GET', url, headers: { authorization: autorisation } })
    if (reponse.statusCode !== 200) return null
    const { donnees } = reponse.json<{ donnees: { prenom: string; nom: string; dateNaissance: string; emails: string[] } }>()
    const { prenom, nom, dateNaissance, emails } = donnees
    return { given_name: prenom, family_name: nom, birthdate: dateNaissance, ...(emails[0] !== undefined && { email: emails[0] }) }
  }
