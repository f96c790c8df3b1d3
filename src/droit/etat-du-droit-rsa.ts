/** ETATDOSRSA: asked for, open, suspended or undefined, the right is not known to be over; refused (1) or closed (5, 6), it is. */
export const droitEnCours = (etatDossier: string): boolean => etatDossier !== '1' && etatDossier !== '5' && etatDossier !== '6'
