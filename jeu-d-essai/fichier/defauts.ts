import { cleDuNir } from '../../src/flux/normalisation/nir.js'
import type { CodeRegle } from '../../src/flux/normalisation/regles.js'
import { chargerTerritoire, type Commune } from '../../src/flux/normalisation/territoire.js'
import type { CodeMotif } from '../../src/flux/motifs.js'
import { ajouterApres, copier, enfants, type Noeud, noeud, remplacer, retirer, texteDe, tous, trouver } from './noeud.js'

/** One way a payer's file goes wrong, and what a good reader must say of it. */
export type Defaut = {
  /** Motif expected, null when the value is repaired without a word. */
  motif: CodeMotif | null
  /** Rule expected in the lineage. */
  regle?: CodeRegle
  /** What the household must have for the defect to make sense. */
  exige?: (foyer: Noeud) => boolean
  /** On the tree, before it is written… */
  arbre?: (foyer: Noeud) => void
  /** …or on the text. */
  texte?: (xml: string) => string
  /** Weighs megabytes: planted once by file. */
  lourd?: true
}

const personne = (foyer: Noeud, rang: number): Noeud => tous(foyer, 'Personne')[rang - 1] ?? trouver(foyer, 'Personne')
const couple = (foyer: Noeud): boolean => tous(foyer, 'ROLEPERS').some(({ contenu }) => contenu === 'CJT')
const avecEnfant = (foyer: Noeud): boolean => tous(foyer, 'ROLEPERS').some(({ contenu }) => contenu === 'ENF')
const premierZero = (champ: string) => (foyer: Noeud) => texteDe(foyer, champ).startsWith('0')
const valeur = (champ: string, nouvelle: string) => (foyer: Noeud) => remplacer(foyer, champ, nouvelle)
const modifier = (champ: string, changer: (texte: string) => string) => (foyer: Noeud) =>
  remplacer(foyer, champ, changer(texteDe(foyer, champ)))
const role = (membre: Noeud, nouveau: string): void => {
  for (const prestation of tous(membre, 'ROLEPERS')) prestation.contenu = nouveau
}
const francaise = (separateur: string) => (iso: string) => iso.split('-').toReversed().join(separateur)
const nir13 = (foyer: Noeud): string => texteDe(foyer, 'NIR').slice(0, 13)
const nirAvecCle = (foyer: Noeud, decalage: number): string => {
  const nir = nir13(foyer)
  return nir + String(((Number(cleDuNir(nir)) + decalage - 1) % 97) + 1).padStart(2, '0')
}

const fusionDuDepartement = (foyer: Noeud): Commune | undefined => {
  const departement = texteDe(foyer, 'IDEPARTE')
    .trim()
    .replace(/^0(?=..$)/, '')
  return chargerTerritoire()
    .communes()
    .find(commune => commune.departement === departement && commune.anciensCodes.length > 0 && commune.codesPostaux.length > 0)
}

// biome-ignore format: a table is read in columns
export const DEFAUTS = {
  // Texts
  accentsAbimes:          { motif: null, regle: 'TEXTE_MOJIBAKE', arbre: valeur('PRENOM', 'BÃ‰NÃ‰DICTE') },
  ligatureLatin9:         { motif: null, regle: 'TEXTE_LATIN9', arbre: valeur('NOMCOMNAI', 'SACRÉ C¼UR') },
  espaceInsecable:        { motif: null, regle: 'TEXTE_BLANCS', arbre: valeur('PRENOM', 'MARIE\u00a0CLAIRE') },
  largeurFixe:            { motif: null, regle: 'TEXTE_BLANCS', arbre: modifier('NOM', nom => nom.padEnd(28)) },
  motNull:                { motif: null, regle: 'TEXTE_NUL', arbre: valeur('COMPLADR', '<null>') },
  motNULL:                { motif: null, regle: 'TEXTE_NUL', arbre: valeur('COMPLADR', 'NULL') },
  tiretEspace:            { motif: null, regle: 'NOM_TIRET_APOSTROPHE', arbre: valeur('PRENOM', 'JEAN - PIERRE') },
  apostropheCourbe:       { motif: null, regle: 'NOM_TIRET_APOSTROPHE', arbre: valeur('NOMNAI', 'D’HONDT') },
  nomNaissanceAbsent:     { motif: null, regle: 'NOM_NAISSANCE_REPRIS', arbre: valeur('NOMNAI', '') },
  nomsInverses:           { motif: 'NOMS_INVERSES', exige: couple, arbre: foyer => {
    const nom = texteDe(personne(foyer, 1), 'NOM')
    remplacer(personne(foyer, 1), 'NOMNAI', nom)
    remplacer(personne(foyer, 2), 'NOMNAI', nom)
    remplacer(personne(foyer, 2), 'NOM', 'NAISSANCE')
  } },
  // Dates
  dateHeure:              { motif: null, regle: 'DATE_HEURE', arbre: modifier('DTNAI', jour => `${jour} 00:00:00.0`) },
  dateBarres:             { motif: null, regle: 'DATE_FRANCAISE', arbre: modifier('DTNAI', francaise('/')) },
  dateTirets:             { motif: null, regle: 'DATE_FRANCAISE', arbre: modifier('DTNAI', francaise('-')) },
  dateCompacte:           { motif: null, regle: 'DATE_COMPACTE', arbre: modifier('DTNAI', jour => jour.replaceAll('-', '')) },
  dateTableur:            { motif: null, regle: 'DATE_EXCEL', arbre: modifier('DTNAI', jour => String(Date.parse(jour) / 86_400_000 + 25_569)) },
  jourInconnu:            { motif: null, regle: 'DATE_JOUR_INCONNU', arbre: foyer => {
    remplacer(foyer, 'TYPEDTNAI', 'J')
    remplacer(foyer, 'DTNAI', `${texteDe(foyer, 'DTNAI').slice(0, 8)}00`)
  } },
  jourEtMoisInconnus:     { motif: null, regle: 'DATE_MOIS_INCONNU', arbre: foyer => {
    remplacer(foyer, 'TYPEDTNAI', 'O')
    remplacer(foyer, 'DTNAI', `${texteDe(foyer, 'DTNAI').slice(0, 4)}-00-00`)
  } },
  anneeSeule:             { motif: null, regle: 'DATE_MOIS_INCONNU', arbre: modifier('DTNAI', jour => jour.slice(0, 4)) },
  dateImpossible:         { motif: 'IDENTITE_ILLISIBLE', arbre: valeur('DTNAI', '1982-02-31') },
  naissanceAbsente:       { motif: 'IDENTITE_ILLISIBLE', arbre: foyer => retirer(personne(foyer, 1), 'DTNAI') },
  naissanceFuture:        { motif: 'DATE_NAISSANCE_INVRAISEMBLABLE', arbre: valeur('DTNAI', '2091-05-04') },
  // NIR
  nirAvecCle:             { motif: null, regle: 'NIR_CLE_RETIREE', arbre: foyer => remplacer(foyer, 'NIR', nirAvecCle(foyer, 0)) },
  nirCleFausse:           { motif: 'NIR_CLE_FAUSSE', arbre: foyer => remplacer(foyer, 'NIR', nirAvecCle(foyer, 1)) },
  nirEspaces:             { motif: null, regle: 'NIR_PRESENTATION', arbre: foyer => {
    const nir = nir13(foyer)
    remplacer(foyer, 'NIR', `${nir.slice(0, 1)} ${nir.slice(1)}`)
  } },
  nirAbsent:              { motif: 'NIR_ABSENT', arbre: foyer => retirer(personne(foyer, 1), 'NIR') },
  nirProvisoire:          { motif: 'NIR_PROVISOIRE', arbre: modifier('NIR', nir => `${nir.startsWith('1') ? 7 : 8}${nir.slice(1, 13)}`) },
  nirTronque:             { motif: 'NIR_ILLISIBLE', arbre: modifier('NIR', nir => nir.slice(0, 9)) },
  nirD_un_autre:          { motif: 'NIR_INCOHERENT', arbre: modifier('NIR', nir => `${nir.startsWith('1') ? 2 : 1}${nir.slice(1, 13)}`) },
  nirDuConjoint:          { motif: 'NIR_PARTAGE', regle: 'NIR_ECARTE', exige: couple, arbre: foyer => {
    remplacer(personne(foyer, 2), 'NIR', texteDe(personne(foyer, 1), 'NIR'))
  } },
  // Payer, demand
  matriculeCourt:         { motif: null, regle: 'MATRICULE_ZERO', exige: premierZero('MATRICULE'), arbre: modifier('MATRICULE', lu => lu.slice(0, 7).replace(/^0+/, '')) },
  matriculeEntier:        { motif: null, regle: 'MATRICULE_ZERO', exige: premierZero('MATRICULE'), arbre: modifier('MATRICULE', lu => lu.replace(/^0+/, '')) },
  matriculeIllisible:     { motif: 'ORGANISME_ILLISIBLE', arbre: valeur('MATRICULE', 'ABC') },
  organismeInconnu:       { motif: 'ORGANISME_ILLISIBLE', arbre: valeur('FONORG', 'XXX') },
  departementInconnu:     { motif: 'DEPARTEMENT_ILLISIBLE', arbre: valeur('IDEPARTE', 'QQ ') },
  demandeSansNumero:      { motif: 'DEMANDE_ILLISIBLE', arbre: valeur('NUMDEMRSA', '   ') },
  demandeDateImpossible:  { motif: 'DEMANDE_ILLISIBLE', arbre: valeur('DTDEMRSA', '2025-13-45') },
  // Address
  communeZero:            { motif: null, regle: 'COMMUNE_ZERO', exige: premierZero('NUMCOM'), arbre: modifier('NUMCOM', code => code.slice(1)) },
  codePostalZero:         { motif: null, regle: 'CODE_POSTAL_ZERO', exige: premierZero('CODEPOS'), arbre: modifier('CODEPOS', code => code.slice(1)) },
  communeFusionnee:       { motif: null, regle: 'COMMUNE_FUSIONNEE', exige: foyer => fusionDuDepartement(foyer) !== undefined, arbre: foyer => {
    const fusion = fusionDuDepartement(foyer)
    remplacer(foyer, 'NUMCOM', fusion?.anciensCodes[0] ?? '')
    remplacer(foyer, 'CODEPOS', fusion?.codesPostaux[0] ?? '')
  } },
  codeCedex:              { motif: null, regle: 'CODE_POSTAL_CEDEX', arbre: foyer => {
    remplacer(foyer, 'CODEPOS', `${texteDe(foyer, 'CODEPOS').slice(0, 2)}098`)
    remplacer(foyer, 'NOMCOM', `${texteDe(foyer, 'NOMCOM').slice(0, 22)} CEDEX 9`)
  } },
  communeDeduite:         { motif: null, regle: 'COMMUNE_DEDUITE', arbre: valeur('NUMCOM', '') },
  communeInconnue:        { motif: 'COMMUNE_INCONNUE', arbre: foyer => {
    remplacer(foyer, 'NUMCOM', '99999')
    remplacer(foyer, 'NOMCOM', 'NULLE PART')
  } },
  adresseEtrangere:       { motif: null, arbre: foyer => {
    remplacer(foyer, 'PAYS', 'BEL')
    retirer(trouver(foyer, 'Adresse'), 'AdresseDetailleeFrance')
    const lignes = ['', 'RUE HAUTE 12', '', '7000 MONS', 'BELGIQUE', ''].map((ligne, rang) => noeud(`LIBLIG${rang + 2}ADR`, ligne))
    ajouterApres(foyer, 'TroncCommunAdresse', noeud('AdresseHorsFrance', lignes))
  } },
  sansAdresse:            { motif: 'ADRESSE_ABSENTE', arbre: foyer => retirer(foyer, 'Adresse') },
  // Composition
  sansDemandeur:          { motif: 'FOYER_SANS_DEMANDEUR', arbre: foyer => role(personne(foyer, 1), 'CJT') },
  deuxDemandeurs:         { motif: 'FOYER_PLUSIEURS_DEMANDEURS', exige: couple, arbre: foyer => role(personne(foyer, 2), 'DEM') },
  sansPrestationRsa:      { motif: 'PERSONNE_SANS_PRESTATION_RSA', exige: couple, arbre: foyer => {
    const prestations = tous(personne(foyer, 2), 'Prestations')
    const membre = personne(foyer, 2)
    membre.contenu = enfants(membre).filter(fils => fils !== prestations[1])
  } },
  personneEnDouble:       { motif: 'PERSONNE_EN_DOUBLE', arbre: foyer => { ajouterApres(foyer, 'Personne', copier(personne(foyer, 1))) } },
  sansPersonne:           { motif: 'FOYER_SANS_PERSONNE', arbre: foyer => retirer(foyer, 'Personne') },
  demandeurSansNom:       { motif: 'IDENTITE_ILLISIBLE', arbre: foyer => {
    remplacer(foyer, 'NOM', '')
    remplacer(foyer, 'NOMNAI', '')
  } },
  enfantIllisible:        { motif: 'PERSONNE_A_CHARGE_ILLISIBLE', exige: avecEnfant, arbre: foyer => {
    const membre = tous(foyer, 'Personne').find(autre => tous(autre, 'ROLEPERS').some(({ contenu }) => contenu === 'ENF'))
    if (membre !== undefined) remplacer(membre, 'DTNAI', 'INCONNUE')
  } },
  // Rights, codes, schema
  etatAbsent:             { motif: 'ETAT_DOSSIER_ABSENT', arbre: foyer => retirer(foyer, 'EtatDossierRSA') },
  etatInconnu:            { motif: 'ETAT_DOSSIER_INCONNU', arbre: valeur('ETATDOSRSA', 'Z') },
  codeInconnu:            { motif: 'CODE_INCONNU', arbre: valeur('SITFAM', 'ZZZ') },
  elementInconnu:         { motif: 'ELEMENT_INCONNU', arbre: foyer => { ajouterApres(foyer, 'SEXE', noeud('LISPRENOMS', 'A B')) } },
  elementRepete:          { motif: 'ELEMENT_REPETE', arbre: foyer => { ajouterApres(foyer, 'SEXE', noeud('SEXE', '1')) } },
  elementTropLong:        { motif: 'ELEMENT_TROP_LONG', arbre: valeur('NOMCOMNAI', 'SAINTE MARIE DES LONGUES LANDES') },
  elementManquant:        { motif: 'ELEMENT_MANQUANT', arbre: foyer => retirer(foyer, 'TYPEPARTE') },
  dateFacultative:        { motif: 'DATE_ILLISIBLE', arbre: valeur('DTEMM', 'HIER') },
  // Hostile or broken XML
  malForme:               { motif: 'FOYER_MAL_FORME', texte: xml => xml.replace('</Identification>', '</Identificatoin>') },
  entiteInconnue:         { motif: 'FOYER_MAL_FORME', texte: xml => xml.replace('<NOM>', '<NOM>&bombe;') },
  doctype:                { motif: 'FOYER_DTD_INTERDITE', texte: xml => xml.replace('<Personne>', '<!DOCTYPE a [<!ENTITY b "c">]><Personne>') },
  caractereNul:           { motif: 'FOYER_CARACTERE_INTERDIT', texte: xml => xml.replace('<NOM>', '<NOM>\u0000') },
  caractereDeControle:    { motif: 'FOYER_CARACTERE_INTERDIT', texte: xml => xml.replace('<NOM>', '<NOM>\u001b') },
  tropProfond:            { motif: 'FOYER_TROP_PROFOND', texte: xml => xml.replace('<Personne>', `${'<A>'.repeat(10_000)}${'</A>'.repeat(10_000)}<Personne>`) },
  tropGros:               { motif: 'FOYER_TROP_GROS', lourd: true, texte: xml => xml.replace('<Personne>', `<!--${'x'.repeat(2_200_000)}--><Personne>`) },
  nonReferme:             { motif: 'FOYER_NON_REFERME', texte: xml => xml.replace('</InfosFoyerRSA>\n', '') },
  malOuvert:              { motif: 'CONTENU_HORS_FOYER', texte: xml => xml.replace('<InfosFoyerRSA>', '<InfoFoyerRSA>') },
} as const satisfies Record<string, Defaut>

export type NomDeDefaut = keyof typeof DEFAUTS

export const NOMS_DES_DEFAUTS = Object.keys(DEFAUTS) as NomDeDefaut[]

export const defautNomme = (nom: NomDeDefaut): Defaut => DEFAUTS[nom]
