import { jourDe } from '../../../src/moteur/moteur.js'
import { permet } from '../../../src/droit/roles.js'
import { empechement, type Evenement, type Sanction } from '../../../src/parcours/sanction-rsa/index.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'

/** `champ`: the field that makes the act, hence the line that opens it. `signe`: what it does binds, and is signed. */
export type Acte = { evenement: Evenement; champ: string; libelle: string; signe: boolean }

/** What a professional may do of a procedure, in the order one lives it. What the person does of it, she does in her space. */
// biome-ignore format: a table is read in columns
export const actes = {
  saisie:      { evenement: 'SAISIR',   champ: 'saisie',      libelle: 'S’en saisir',                               signe: false },
  notifier:    { evenement: 'NOTIFIER', champ: 'griefs',      libelle: 'Notifier à la personne',                    signe: false },
  recueillir:  { evenement: 'OBSERVER', champ: 'observations', libelle: 'Noter une réponse reçue',                  signe: false },
  audition:    { evenement: 'ENTENDRE', champ: 'entendueLe',  libelle: 'Noter l’audition',                          signe: false },
  avis:        { evenement: 'AVISER',   champ: 'avis',        libelle: 'Noter l’avis de l’équipe pluridisciplinaire', signe: false },
  decider:     { evenement: 'DECIDER',  champ: 'decision',    libelle: 'Décider et signer',                         signe: true },
  conformite:  { evenement: 'CONFORMER', champ: 'conformite', libelle: 'Signaler une remise en conformité',         signe: false },
  levee:       { evenement: 'LEVER',    champ: 'levee',       libelle: 'Décider de la levée',                       signe: true },
  rejeter:     { evenement: 'REJETER',  champ: 'rejet',       libelle: 'Rejeter le recours',                        signe: true },
  annuler:     { evenement: 'ANNULER',  champ: 'annulation',  libelle: 'Annuler la décision',                       signe: true },
} as const satisfies Record<string, Acte>
export type NomDActe = keyof typeof actes
export const nomsDesActes = Object.keys(actes) as NomDActe[]

export type Ouverture = { nom: NomDActe; acte: Acte; refus: string | null }

/** Her acts on this procedure: those her lines give her, each open or refused with its reason. The API decides again. */
export function ouverturesDe(d: Demande, s: Sanction): Ouverture[] {
  const { organisation, agent } = d.session
  const type = d.contexte.habilitations.organisation(organisation)?.type ?? ''
  const signe = permet(agent?.roles ?? [], 'sanctionner')
  const auteur = { type, organisation, agent: agent?.identifiant ?? null }
  return nomsDesActes
    .map(nom => ({ nom, acte: actes[nom] as Acte }))
    .filter(({ acte }) => peutEcrire(d, 'sanctionRsa', 'corriger', acte.champ))
    .map(({ nom, acte }) => ({ nom, acte, refus: empechement(s, acte.evenement, { auteur, signe }) }))
}

export const aujourdHuiDe = (d: Demande): string => jourDe(d.contexte.horloge())
