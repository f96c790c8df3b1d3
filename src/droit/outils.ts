/** Tools of the portal an organisation takes or leaves (« à la carte »): the rights stay what they are, through the API too. */
export const outils = {
  travaux: 'la liste de ce qu’il y a à faire',
  recherche: 'la recherche d’une personne',
  suivi: 'la liste des personnes suivies',
  creneaux: 'les créneaux proposés aux personnes',
  structures: 'l’annuaire des structures',
  caisses: 'les décisions envoyées aux caisses',
  pilotage: 'le pilotage des décisions d’orientation',
  identites: 'les identités à trancher',
  imports: 'le dépôt de fichiers',
  contestations: 'les contestations des personnes',
} as const
export type Outil = keyof typeof outils
