/** The organisation in whose name a person reads her own file, whatever program she does it with. */
export const ESPACE_DES_PERSONNES = 'ESPACE-USAGER'
