/** A legal text as one cites it. `attendu`: announced but not published, tolerated in development, refused in production. */
export type Texte = { cite: string; objet: string; attendu?: true }

const texte = (cite: string, objet: string): Texte => ({ cite, objet })
/** @public No exchange waits for its text today; the next decree will be announced before it is published. */
export const texteAttendu = (cite: string, objet: string): Texte => ({ cite, objet, attendu: true })

export const CodeDuTravail = {
  L5132_3: texte('code du travail, art. L. 5132-3', 'éligibilité à l’insertion par l’activité économique et contrats préexistants'),
  L5311_8: texte('code du travail, art. L. 5311-8', 'interopérabilité des systèmes d’information du réseau pour l’emploi'),
  L5312_1: texte('code du travail, art. L. 5312-1', 'missions de l’opérateur France Travail'),
  L5314_2: texte('code du travail, art. L. 5314-2', 'accompagnement des jeunes par les missions locales'),
  L5411_1: texte('code du travail, art. L. 5411-1', 'inscription sur la liste des demandeurs d’emploi'),
  L5411_2: texte('code du travail, art. L. 5411-2', 'renouvellement périodique de l’inscription, changements à faire connaître'),
  R5411_5: texte('code du travail, art. R. 5411-5', 'réinscription dans les six mois'),
  L5411_5_1: texte('code du travail, art. L. 5411-5-1', 'orientation et organisme référent'),
  L5411_5_2: texte('code du travail, art. L. 5411-5-2', 'diagnostic global de la situation, établi avec la personne'),
  L5411_6: texte('code du travail, art. L. 5411-6', 'contrat d’engagement et éléments de l’offre raisonnable d’emploi'),
  L5411_6_4: texte('code du travail, art. L. 5411-6-4', 'ce qu’une offre raisonnable d’emploi ne peut imposer'),
  D5411_14_1: texte('code du travail, art. D. 5411-14-1', 'délai d’un mois pour élaborer et signer le contrat d’engagement'),
  D5411_8_2: texte('code du travail, art. D. 5411-8-2', 'nouvelle décision d’orientation : un nouveau délai d’un mois'),
  L5412_1: texte('code du travail, art. L. 5412-1', 'radiation de la liste des demandeurs d’emploi'),
  D5312_50: texte(
    'code du travail, art. D. 5312-50',
    'données de santé des demandeurs d’emploi handicapés : France Travail et Cap emploi, responsables conjoints',
  ),
  D5312_54: texte('code du travail, art. D. 5312-54', 'durée de conservation des données de santé : six mois'),
  L3121_20: texte('code du travail, art. L. 3121-20', 'durée maximale hebdomadaire de travail : quarante-huit heures'),
  L3231_2: texte('code du travail, art. L. 3231-2', 'salaire minimum de croissance'),
  R5312_38: texte('code du travail, art. R. 5312-38', 'traitement « système d’information France Travail » et ses finalités'),
  R5312_43: texte('code du travail, art. R. 5312-43', 'destinataires du système d’information France Travail'),
  R5312_44: texte('code du travail, art. R. 5312-44', 'durée de conservation : vingt ans au plus à compter de la cessation d’inscription'),
  R5412_1: texte('code du travail, art. R. 5412-1', 'obligations du contrat d’engagement non tenues : durée de la radiation'),
  R5412_2: texte('code du travail, art. R. 5412-2', 'refus d’élaborer ou d’actualiser le contrat d’engagement'),
  R5412_3: texte('code du travail, art. R. 5412-3', 'deux refus d’une offre raisonnable d’emploi'),
  R5412_3_1: texte('code du travail, art. R. 5412-3-1', 'fraude ou fausse déclaration'),
  R5412_3_2: texte('code du travail, art. R. 5412-3-2', 'activité de très courte durée non déclarée'),
  R5412_3_3: texte('code du travail, art. R. 5412-3-3', 'personne sans aucun droit : avertissement, puis radiation'),
  R5412_3_4: texte('code du travail, art. R. 5412-3-4', 'réitération, persistance, et leur fin avec une nouvelle orientation'),
  R5412_4: texte('code du travail, art. R. 5412-4', 'qui prononce les sanctions'),
  R5412_7: texte('code du travail, art. R. 5412-7', 'dix jours pour présenter ses observations'),
  R5412_5: texte('code du travail, art. R. 5412-5', 'réinscription de la personne radiée qui demande le RSA'),
  L5131_5: texte('code du travail, art. L. 5131-5', 'parcours contractualisé d’accompagnement, et son allocation'),
  L5131_6: texte('code du travail, art. L. 5131-6', 'contrat d’engagement jeune, et son allocation'),
  L5421_1: texte('code du travail, art. L. 5421-1', 'revenu de remplacement des personnes privées d’emploi'),
  R5411_17: texte('code du travail, art. R. 5411-17', 'cessation d’inscription'),
} as const

export const CodeDeLActionSociale = {
  L262_13: texte('code de l’action sociale et des familles, art. L. 262-13', 'le département de résidence attribue le RSA'),
  L262_16: texte('code de l’action sociale et des familles, art. L. 262-16', 'service du RSA par les caisses'),
  L262_28: texte('code de l’action sociale et des familles, art. L. 262-28', 'personnes soumises aux droits et devoirs'),
  L262_31: texte('code de l’action sociale et des familles, art. L. 262-31', 'réexamen du parcours social'),
  L262_37: texte('code de l’action sociale et des familles, art. L. 262-37', 'suspension, suppression du RSA et proposition de radiation'),
  D262_65_2: texte('code de l’action sociale et des familles, art. D. 262-65-2', 'délai de six semaines pour décider de l’orientation'),
  R262_65_3: texte('code de l’action sociale et des familles, art. R. 262-65-3', 'orientation quand des informations manquent'),
  R522_2: texte(
    'code de l’action sociale et des familles, art. R. 522-2 (18°)',
    'La Réunion : France Travail oriente en six semaines, ou la caisse d’allocations familiales à qui il le délègue',
  ),
  L522_14: texte('code de l’action sociale et des familles, art. L. 522-14', 'RSA à La Réunion, en Guyane et à Mayotte'),
  L262_45: texte('code de l’action sociale et des familles, art. L. 262-45', 'prescription de deux ans de l’action en paiement du RSA'),
  R262_65_1: texte(
    'code de l’action sociale et des familles, art. R. 262-65-1',
    'information simultanée du président du conseil départemental et de France Travail',
  ),
  L262_39: texte(
    'code de l’action sociale et des familles, art. L. 262-39',
    'équipe pluridisciplinaire, consultée avant de supprimer le RSA',
  ),
  L262_47: texte(
    'code de l’action sociale et des familles, art. L. 262-47',
    'recours administratif préalable au président du conseil départemental',
  ),
  R262_13: texte('code de l’action sociale et des familles, art. R. 262-13', 'ressources non prises en compte, sauf décision du président'),
  R262_40: texte('code de l’action sociale et des familles, art. R. 262-40', 'fin de droit au RSA, et son report'),
  R262_68: texte('code de l’action sociale et des familles, art. R. 262-68', 'refus d’élaborer ou d’actualiser le contrat d’engagement'),
  R262_68_1: texte('code de l’action sociale et des familles, art. R. 262-68-1', 'manquement aux obligations du contrat d’engagement'),
  R262_68_2: texte('code de l’action sociale et des familles, art. R. 262-68-2', 'refus d’offres raisonnables d’emploi'),
  R262_68_3: texte('code de l’action sociale et des familles, art. R. 262-68-3', 'refus de se soumettre aux contrôles'),
  R262_68_5: texte('code de l’action sociale et des familles, art. R. 262-68-5', 'ce dont la sanction tient compte'),
  R262_68_6: texte('code de l’action sociale et des familles, art. R. 262-68-6', 'part du RSA d’un foyer de plusieurs personnes'),
  R262_68_7: texte('code de l’action sociale et des familles, art. R. 262-68-7', 'bénéficiaires que ce régime ne concerne pas'),
  R262_69: texte(
    'code de l’action sociale et des familles, art. R. 262-69',
    'signalement des manquements et de la remise en conformité au président du conseil départemental',
  ),
  R262_88: texte(
    'code de l’action sociale et des familles, art. R. 262-88',
    'délai du recours devant le président du conseil départemental',
  ),
  R262_102: texte(
    'code de l’action sociale et des familles, art. R. 262-102',
    'transmission par les caisses des données nécessaires à l’inscription',
  ),
} as const

export const CodeDesRelations = {
  L311_3_1: texte(
    'code des relations entre le public et l’administration, art. L. 311-3-1',
    'décision fondée sur un traitement algorithmique',
  ),
  R311_3_1_2: texte(
    'code des relations entre le public et l’administration, art. R. 311-3-1-2',
    'ce que l’on communique d’un tel traitement',
  ),
  L232_4: texte('code des relations entre le public et l’administration, art. L. 232-4', 'motifs d’un rejet par le silence, sur demande'),
  L411_7: texte(
    'code des relations entre le public et l’administration, art. L. 411-7',
    'silence gardé sur un recours administratif, qui vaut rejet',
  ),
} as const

export const CodeDeJusticeAdministrative = {
  L213_11: texte('code de justice administrative, art. L. 213-11', 'médiation préalable obligatoire'),
  R421_1: texte('code de justice administrative, art. R. 421-1', 'délai pour saisir le tribunal administratif'),
} as const

export const CodeDeLaSecuriteSociale = {
  L161_17_2: texte('code de la sécurité sociale, art. L. 161-17-2', 'âge légal d’ouverture du droit à pension'),
  L341_4: texte('code de la sécurité sociale, art. L. 341-4', 'catégories d’invalidité'),
  L351_8: texte('code de la sécurité sociale, art. L. 351-8', 'âge du taux plein automatique'),
} as const

export const Decrets = {
  nir2019_341: texte('décret n° 2019-341 du 19 avril 2019', 'usages autorisés du numéro d’inscription au répertoire'),
  inscription2024_1242: texte('décret n° 2024-1242 du 30 décembre 2024', 'inscription, orientation, contrat d’engagement'),
  delais2024_1244: texte(
    'décret n° 2024-1244 du 30 décembre 2024',
    'délais de l’orientation et du contrat d’engagement, reprise des suivis',
  ),
  outreMer2025: texte('décret du 13 août 2025', 'outre-mer : trois ans pour conclure les contrats d’engagement des personnes déjà suivies'),
  ore2025_252: texte('décret n° 2025-252 du 20 mars 2025', 'éléments constitutifs de l’offre raisonnable d’emploi'),
  traitements2024_1268: texte('décret n° 2024-1268 du 31 décembre 2024', 'traitements de données du réseau pour l’emploi'),
} as const

export const Eidas = {
  article26: texte('règlement (UE) n° 910/2014, art. 26', 'signature électronique avancée : liée au signataire seul, et à ce qu’il a lu'),
} as const

export const Arretes = {
  diagnostic2024: texte('arrêté du 21 novembre 2024', 'référentiel commun du diagnostic global'),
} as const

export const Lois = {
  pleinEmploi: texte('loi n° 2023-1196 du 18 décembre 2023', 'plein emploi'),
  informatiqueEtLibertes30: texte('loi n° 78-17 du 6 janvier 1978, art. 30', 'traitements du numéro d’inscription au répertoire'),
  informatiqueEtLibertes56: texte('loi n° 78-17 du 6 janvier 1978, art. 56', 'cas où le texte du traitement écarte le droit d’opposition'),
  secretStatistique: texte('loi n° 51-711 du 7 juin 1951, art. 6', 'secret des réponses individuelles dans ce qui est publié'),
  decision2023_858: texte('décision n° 2023-858 DC du 14 décembre 2023', 'censure du partage de données sans habilitation ni garantie'),
} as const

export const CodeCivil = {
  article467: texte('code civil, art. 467', 'ce qui est signifié à la personne en curatelle l’est à son curateur'),
  article475: texte('code civil, art. 475', 'le tuteur représente la personne en tutelle'),
  article2224: texte('code civil, art. 2224', 'prescription de cinq ans des actions personnelles'),
} as const

export const Cnil = {
  api2023_050: texte('délibération CNIL n° 2023-050 du 25 mai 2023', 'recommandation sur le partage de données par API'),
  motsDePasse2022_100: texte(
    'CNIL, délibération n° 2022-100 du 21 juillet 2022',
    'mots de passe et autres secrets partagés : essais limités',
  ),
  journalisation2021_122: texte('CNIL, délibération n° 2021-122 du 14 octobre 2021', 'journalisation : des traces regardées, des alertes'),
  facteurs2025_019: texte('CNIL, délibération n° 2025-019 du 20 mars 2025', 'authentification multifacteur'),
} as const

export const Rgpd = {
  article12: texte('RGPD, art. 12', 'réponse dans le mois à la personne qui exerce un droit'),
  article5: texte('RGPD, art. 5', 'conservation limitée à ce qu’exige la finalité'),
  article9: texte('RGPD, art. 9', 'catégories particulières de données, dont la santé'),
  article10: texte('RGPD, art. 10', 'condamnations pénales et infractions'),
  article15: texte('RGPD, art. 15', 'droit d’accès de la personne'),
  article16: texte('RGPD, art. 16', 'droit de rectification de la personne'),
  article17: texte('RGPD, art. 17', 'droit à l’effacement, et ses exceptions'),
  article18: texte('RGPD, art. 18', 'droit à la limitation du traitement'),
  article20: texte('RGPD, art. 20', 'droit à la portabilité'),
  article21: texte('RGPD, art. 21', 'droit d’opposition'),
  article32: texte('RGPD, art. 32', 'sécurité du traitement, à la mesure du risque'),
  article33: texte('RGPD, art. 33', 'violation de données : notification à la CNIL dans les soixante-douze heures'),
  article34: texte('RGPD, art. 34', 'violation de données : communication aux personnes'),
} as const
