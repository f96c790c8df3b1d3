/** The rules of normalisation, named in the lineage of each value they changed. */
// biome-ignore format: a table is read in columns
export const REGLES = {
  TEXTE_BLANCS:             'Blancs de remplissage, insécables ou redoublés retirés',
  TEXTE_NUL:                'Mot « NULL » lu comme une absence de valeur',
  TEXTE_MOJIBAKE:           'Accents réparés : texte UTF-8 lu dans un autre encodage',
  TEXTE_LATIN9:             'Lettres Œ, Ž, Š, Ÿ réparées : texte ISO-8859-15 lu en windows-1252',
  TEXTE_CONTROLE:           'Caractères de contrôle retirés',
  NOM_TIRET_APOSTROPHE:     'Tirets et apostrophes unifiés',
  NOM_NAISSANCE_REPRIS:     'Nom de naissance absent : nom d’usage repris',
  NOM_USAGE_REPRIS:         'Nom d’usage absent : nom de naissance repris',
  DATE_HEURE:               'Heure ou fuseau retiré de la date',
  DATE_FRANCAISE:           'Date écrite JJ/MM/AAAA',
  DATE_COMPACTE:            'Date écrite AAAAMMJJ',
  DATE_EXCEL:               'Numéro de série d’un tableur converti en date',
  DATE_JOUR_INCONNU:        'Jour inconnu : premier jour du mois',
  DATE_MOIS_INCONNU:        'Jour et mois inconnus : premier janvier',
  DATE_SANS_FIN:            'Date conventionnelle lue comme une absence de date',
  NIR_CLE_RETIREE:          'Clé vérifiée puis retirée du NIR',
  NIR_CLE_COMPLETEE:        'Zéro initial de la clé rétabli, clé vérifiée puis retirée du NIR',
  NIR_PRESENTATION:         'Blancs, points ou minuscules retirés du NIR',
  NIR_ECARTE:               'NIR écarté : porté par une autre personne du dossier',
  TELEPHONE_INTERNATIONAL:  'Numéro écrit au format international',
  COURRIEL_MINUSCULES:      'Adresse électronique en minuscules, sans blancs',
  CODE_POSTAL_ZERO:         'Zéro initial du code postal rétabli',
  CODE_POSTAL_CEDEX:        'Code CEDEX remplacé par le code postal de la commune',
  COMMUNE_ZERO:             'Zéro initial du code de la commune rétabli',
  COMMUNE_FUSIONNEE:        'Commune fusionnée : code de la commune nouvelle',
  COMMUNE_DEDUITE:          'Commune déduite du code postal et du nom',
  COMMUNE_CEDEX:            'Mention CEDEX retirée du nom de la commune',
  MATRICULE_ZERO:           'Zéros initiaux du matricule rétablis',
} as const satisfies Record<string, string>

export type CodeRegle = keyof typeof REGLES
