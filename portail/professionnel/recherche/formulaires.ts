import { champ, date, type ErreurDeSaisie, type Html } from '../../interface/index.js'

export type SaisieDeRecherche = { noms?: string; nir?: string; dateNaissance?: string; numeroFranceTravail?: string }

export const champDesNoms = (saisie: SaisieDeRecherche = {}, erreurs: readonly ErreurDeSaisie[] = []): Html =>
  champ({
    nom: 'noms',
    libelle: 'Nom et prénom',
    aide: 'Dans n’importe quel ordre, avec ou sans accents ; les premières lettres suffisent.',
    valeur: saisie.noms,
    autocomplete: 'off',
    longueur: 200,
    erreurs,
  })

export const champDuNir = (saisie: SaisieDeRecherche, erreurs: readonly ErreurDeSaisie[]): Html =>
  champ({
    nom: 'nir',
    libelle: 'Numéro de sécurité sociale',
    aide: 'Les 13 premiers caractères, sans la clé.',
    valeur: saisie.nir,
    autocomplete: 'off',
    longueur: 25,
    largeur: 'moyenne',
    erreurs,
  })

export const champDeNaissance = (saisie: SaisieDeRecherche, erreurs: readonly ErreurDeSaisie[]): Html =>
  date({ nom: 'dateNaissance', libelle: 'Date de naissance', valeur: saisie.dateNaissance, erreurs })

export const champDuNumero = (saisie: SaisieDeRecherche, erreurs: readonly ErreurDeSaisie[]): Html =>
  champ({
    nom: 'numeroFranceTravail',
    libelle: 'Numéro France Travail',
    aide: '11 chiffres.',
    valeur: saisie.numeroFranceTravail,
    autocomplete: 'off',
    inputmode: 'numeric',
    longueur: 20,
    largeur: 'courte',
    erreurs,
  })
