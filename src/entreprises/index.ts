export {
  accueillirUnMembre,
  deciderDUnMembre,
  type Entreprise,
  lireEntreprise,
  lireLesMembres,
  lireUnMembre,
  type Membre,
  nommerEntreprise,
} from './entreprises.js'
export type { Decision } from './membre.regles.js'
