export { deposerMessage, lireLesMessages, marquerTraite, objets, type Objet, purgerLesMessages } from './messages.js'
