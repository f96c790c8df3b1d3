export { deposerMessage, lireLesMessages, marquerTraite, type Message, objets, type Objet, purgerLesMessages } from './messages.js'
