export { type Envoi, lettreDesConsultations, lettreDuDossier } from './dossier.js'
export { enPdf } from './lettre.js'
export { lettreDeNotice } from './notice.js'
