import type { Ligne } from '../lignes.js'

/** What the journal keeps of a line, once a version: why and under which text a datum was read, without repeating it in every row. */
export const libelle = (l: Ligne) => ({
  code: l.code,
  finalite: l.echange.finalite,
  base: `${l.echange.base.nom} (${l.echange.base.rgpd})`,
  texte: l.echange.base.texte.cite,
  caractere: l.echange.caractere,
  perimetre: l.sur.phrase,
  champs: l.champs,
})
