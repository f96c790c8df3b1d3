import type { Texte } from './textes.js'

/** Why the processing is lawful (GDPR art. 6). Consent is absent on purpose: it is not the basis of a public service. */
export type BaseLegale = { rgpd: '6.1.c' | '6.1.e'; nom: string; texte: Texte }

export const obligationLegale = (texte: Texte): BaseLegale => ({ rgpd: '6.1.c', nom: 'obligation légale', texte })
export const missionDInteretPublic = (texte: Texte): BaseLegale => ({ rgpd: '6.1.e', nom: 'mission d’intérêt public', texte })
