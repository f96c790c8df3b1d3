import type { Espace, Profil } from '../../src/acces/federation/index.js'

/** A way in: whom it is for, and which provider vouches for them. */
export type Porte = { espace: Espace; fournisseur: Profil['nom']; titre: string; pourQui: string; accueil: string }

export const portes: readonly Porte[] = [
  {
    espace: 'agent',
    fournisseur: 'proconnect',
    titre: 'Je suis un professionnel du réseau pour l’emploi',
    pourQui:
      'Vous travaillez pour un conseil départemental, France Travail, une mission locale, Cap emploi, une caisse ou un délégataire, et votre administrateur vous a invité.',
    accueil: '/professionnel',
  },
  {
    espace: 'personne',
    fournisseur: 'franceconnect',
    titre: 'Je suis une personne accompagnée',
    pourQui: 'Vous voulez voir les données que le réseau pour l’emploi détient sur vous, qui les a lues et pourquoi.',
    accueil: '/mon-espace',
  },
  {
    espace: 'entreprise',
    fournisseur: 'proconnect',
    titre: 'Je représente une entreprise',
    pourQui: 'Vous agissez au nom d’un établissement, connu par son SIRET.',
    accueil: '/entreprise',
  },
]

/** The way in asked for by an address; each provider has one it opens by default. */
export const porteDe = (fournisseur: string, espace: unknown): Porte | undefined =>
  portes.find(p => p.fournisseur === fournisseur && p.espace === espace) ?? portes.find(p => p.fournisseur === fournisseur)
