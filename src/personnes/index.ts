export { empreinteDuNir, empreintesDIdentite } from './empreintes.js'
export { type Recue, rapprocherEnMasse, type ResultatEnMasse } from './rapprochement/rapprocher-en-masse.js'
export { decisionsSur, mettreEnAttente, preuveDe } from './rapprochement/file-d-attente.js'
export { type Raison, raisons } from './rapprochement/rapprochement.regles.js'
