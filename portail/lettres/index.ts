export { type Envoi, lettreDesConsultations, lettreDuDossier } from './dossier.js'
export { enPdf } from './lettre.js'
export { lettreDOrientation } from './orientation.js'
export { lettreDeNotice } from './notice.js'
