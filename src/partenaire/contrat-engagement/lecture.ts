import type { Contenu } from '../../moteur/contenu.js'
import type { Contrat } from '../../parcours/contrat-engagement/index.js'
import { enregistrements } from '../parts.js'
import type { ContratDuContrat } from './formes.js'

/** As published, with the accents it has and the one it has not. */
const etats = { A_SIGNER: 'A signer', SIGNE: 'Signé', REFUSE: 'Refusé', SUSPENDU: 'Suspendu', CLOTURE: 'Clôturé' } as const

/** The contract of today: the last one, whatever became of it. */
export const dernierContrat = (lus: Contenu | null): Contrat | undefined => enregistrements(lus).at(-1)?.donnees as Contrat | undefined

/** Without what is null. */
const present = <T extends Record<string, unknown>>(objet: T) =>
  Object.fromEntries(Object.entries(objet).filter(([, v]) => v !== null && v !== undefined)) as { [K in keyof T]: NonNullable<T[K]> }

/** Pure mapping (1.6.13). */
export const enContrat = (c: Contrat, type: (organisation: string) => string | undefined): ContratDuContrat =>
  present({
    etat: etats[c.etat],
    dateEtat: c.depuis,
    dateSignature: c.etat === 'SIGNE' ? c.signeLe : null,
    reference: c.reference,
    edition: c.edition,
    organisme: type(c.organisation) ?? c.organisation,
    etabliAilleurs: c.origine === 'DECLARE',
    intensite: c.intensite,
    casDuree: c.casDeDuree,
    heuresHebdomadaires: c.heuresHebdomadaires,
    dateRevision: c.revuLe,
    objectifs: [...c.objectifs],
    actions: c.actions.map(a =>
      present({ libelle: a.libelle, thematique: a.theme, dateDebut: a.du, dateFin: a.au, heuresHebdomadaires: a.heures }),
    ),
    offreRaisonnableEmploi: c.offreRaisonnable && enOffre(c.offreRaisonnable),
  }) as ContratDuContrat

const enOffre = (o: NonNullable<Contrat['offreRaisonnable']>) =>
  present({
    intitule: o.intitule,
    codeRome: o.codeRome,
    typesContrat: o.contrats,
    tempsTravail: o.tempsDeTravail,
    lieux: o.lieux,
    rayonKm: o.rayonKm,
    salaire: o.salaire,
  })

export const enEngagements = (c: Contrat) => [
  ...c.engagementsDeLOrganisme.map(libelle => ({ partie: 'ORGANISME' as const, libelle })),
  ...c.engagementsDeLaPersonne.map(libelle => ({ partie: 'USAGER' as const, libelle })),
]
