/** A reading that a page cannot do without failed: too many at once and an outage say so, anything else is ours. */
export const panneDeLApi = (quoi: string, statut: number): Error =>
  Object.assign(new Error(`${quoi} : ${statut}`), { statusCode: statut === 503 || statut === 429 ? statut : 500 })
