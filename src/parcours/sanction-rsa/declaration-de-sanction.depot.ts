import { enClair } from '../../droit/jours.js'
import type { Donnees } from '../../moteur/contenu.js'
import { corriger, type Ecriture, inserer } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { nomDuSignataire, peutSignerUneSanction } from '../../moteur/signataire.js'
import type { Traitement } from '../../moteur/traitements.js'
import { fermerLesEcheances, objetDuRang } from '../../suites/index.js'
import { finDeSanction, retablissement } from './bareme.regles.js'
import { effetDeLActe, manquesDeLaDeclaration } from './declaration.regles.js'
import { sansObjet } from './en-double.js'
import { etatApres, refusDeLEtat } from './etats.regles.js'
import type { Declaration, Sanction } from './formes.js'
import { legitimesDe, ligneDe, type SanctionPresente, sanctionsDe } from './presents.js'
import { sanctionRsa } from './sanction-rsa.echange.js'
import { aDeleguer, suivre } from './suites.js'

const tus = {
  sanction: null,
  consequence: null,
  taux: null,
  montant: null,
  mois: null,
  motif: null,
  natureDuManquement: null,
  rangDuManquement: null,
}
const lire = (corps: Donnees) => ({ ...tus, ...corps }) as Declaration

/** What is declared is kept as it came, and done to the procedure it names, or to a new one, in the same transaction. */
export const traitementDeLaDeclarationDeSanction: Traitement = {
  async regles(ecriture, { usager, corps }) {
    await ecriture.sql`select from usager where id = ${usager.toString()} for update`
    const d = lire(corps)
    const nommee = (await sanctionsDe(ecriture, usager)).find(p => p.numero === d.sanction)?.donnees
    if (!nommee && (d.sanction !== null || d.acte !== 'SANCTION'))
      return [{ pointer: '/sanction', detail: `Ce dossier n’a pas de procédure n° ${d.sanction ?? '…'}.` }]
    const refus = nommee && refusDeLEtat(nommee.etat, effetDeLActe[d.acte].evenement)
    if (refus) throw new Probleme(409, 'conflit', refus)
    const double = nommee && d.acte === 'SANCTION' ? await sansObjet(ecriture, usager, { numero: d.sanction ?? 0 }) : null
    if (double) return [{ pointer: '/sanction', detail: double }]
    const legitimes = nommee ? await legitimesDe(ecriture, usager, nommee) : []
    const signe = await peutSignerUneSanction(ecriture)
    return manquesDeLaDeclaration(d, nommee, { auteur: ecriture.appelant, signe, jour: aujourdHui(ecriture.moteur), legitimes })
  },

  async calculer(ecriture, { usager, corps }) {
    const siennes = await sanctionsDe(ecriture, usager)
    return {
      sanction: lire(corps).sanction ?? Math.max(0, ...siennes.map(s => s.numero)) + 1,
      declarant: nomDuSignataire(ecriture.appelant),
    }
  },

  async effets(ecriture, { usager, corps }) {
    const d = lire(corps)
    const present = (await sanctionsDe(ecriture, usager)).find(p => p.numero === d.sanction)
    const numero = present ? await poursuivre(ecriture, usager, present, d) : await consigner(ecriture, usager, d)
    const ecrite = (await sanctionsDe(ecriture, usager)).find(p => p.numero === numero)
    if (!ecrite) throw new Error('une sanction déclarée ne se relit pas')
    if (d.acte === 'REFUS_DE_SAISIE')
      await fermerLesEcheances(ecriture, { nature: aDeleguer, usager, objet: objetDuRang(sanctionRsa, numero), issue: 'refusée' })
    await suivre(ecriture, usager, ecrite, effetDeLActe[d.acte].evenement)
  },
}

async function poursuivre(
  ecriture: Ecriture,
  usager: bigint,
  { numero, version, donnees }: SanctionPresente,
  d: Declaration,
): Promise<number> {
  const jour = aujourdHui(ecriture.moteur)
  const { evenement, choix } = effetDeLActe[d.acte]
  const etat = evenement === 'DECIDER' && choix ? choix : etatApres(donnees.etat, evenement, choix)
  const change = { ...suites[d.acte](d, jour, donnees), ...(evenement === 'DECIDER' ? auteur(ecriture, d, jour) : {}) }
  const ligne = ligneDe(ecriture.appelant.type)
  await corriger({ ...ecriture, ligne }, usager, numero, version, {
    ...change,
    etat,
    depuis: etat === donnees.etat ? donnees.depuis : jour,
  })
  return numero
}

/** A decision on who the operator proposed nothing of: the procedure was held elsewhere, whole. */
async function consigner(ecriture: Ecriture, usager: bigint, d: Declaration): Promise<number> {
  const jour = aujourdHui(ecriture.moteur)
  const { organisation } = ecriture.appelant
  const { numero = 1 } = await inserer({ ...ecriture, ligne: ligneDe(ecriture.appelant.type, 'deposer') }, usager, {
    manquements: [],
    raisons: d.motif ?? `Décision prise dans l’outil de ${organisation}, notifiée à la personne le ${enClair(d.jour)}.`,
    etat: 'DECIDEE',
    depuis: jour,
    organisation,
    proposeePar: organisation,
    proposeeLe: d.jour,
    rang: d.rangDuManquement === 'R1' ? 'PREMIER' : 'REITERATION',
    faitsLe: d.jour,
    ...suites.SANCTION(d, jour),
    ...auteur(ecriture, d, jour),
  })
  return numero
}

const auteur = ({ appelant }: Ecriture, { jour }: Declaration, declareeLe: string): Donnees => ({
  decideur: nomDuSignataire(appelant),
  decideeLe: jour,
  declareeLe,
})

const suites: Readonly<Record<Declaration['acte'], (d: Declaration, jour: string, s?: Sanction) => Donnees>> = {
  SAISIE: () => ({ saisie: true }),
  REFUS_DE_SAISIE: (_, jour) => ({ delegueeLe: jour }),
  SANCTION: ({ jour, consequence, taux, montant, mois }) => ({
    decision: 'SANCTION',
    consequence,
    taux,
    montant,
    mois,
    du: jour,
    au: finDeSanction(jour, mois ?? 0),
  }),
  SANS_SUITE: () => ({ decision: 'SANS_SUITE' }),
  LEVEE: ({ jour, motif }, _, s) => ({
    levee: 'LEVEE',
    motifDeLevee: motif,
    leveeLe: jour,
    retablieDepuis: retablissement(s?.consequence ?? 'SUPPRESSION', s?.du ?? jour, jour),
  }),
  MAINTIEN: ({ motif }) => ({ levee: 'MAINTIEN', motifDeLevee: motif }),
  ANNULATION: ({ jour, motif }) => ({ annulation: motif, annuleeLe: jour }),
}
