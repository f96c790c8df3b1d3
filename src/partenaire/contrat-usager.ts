import { z } from 'zod'
import { aujourdHui } from '../moteur/moteur.js'
import { lireHistorique } from '../moteur/passe.js'
import { apiContratUsager } from './apis.js'
import { codesDeCategorie, codesDeMotif, libellesDeStatut, libellesDeCategorie, libellesDeFin } from './codes-du-contrat.js'
import { accesDe } from './contexte.js'
import { type EtatDInscription, moisDInscription } from './duree-inscription.regles.js'
import { erreurCommune } from './erreurs.js'
import type { OperationPartenaire } from './operation.js'
import { personneVisee } from './personne-visee.js'

const texte = z.string().nullable().optional()
const duree = (mois: number) => z.int().min(0).max(mois).optional().describe(`Mois d’inscription au cours des ${mois} derniers mois`)

const contrat = z.object({
  m_contrat: z.object({
    m_statut: z.enum(Object.values(libellesDeStatut)),
    m_date_effet_statut: z.iso.date(),
    m_duree_inscription_12: duree(12),
    m_duree_inscription_24: duree(24),
    m_duree_inscription_36: duree(36),
    m_motif_inscription_code: texte,
    m_motif_inscription_lib: texte,
    m_categ_inscription_code: texte,
    m_categ_inscription_lib: texte,
    m_motif_cloture_code: texte,
    m_motif_cloture_lib: texte,
  }),
})
export type ContratUsager = z.infer<typeof contrat>

/** What a line of `inscription` gives, as declared; statut and its date are in all of them. */
export type Inscription = EtatDInscription & {
  categorie?: keyof typeof libellesDeCategorie | null
  motif?: string | null
  motifFin?: keyof typeof libellesDeFin | null
}

/** Pure mapping (1.6.4) from the versions of an inscription, latest first, to the body of the contract on a civil day. */
function enContrat([presente, ...passees]: readonly [Inscription, ...Inscription[]], jour: string): ContratUsager {
  const { statut, dateEffetStatut, dateInscription, categorie, motif, motifFin } = presente
  const etats = [presente, ...passees].toReversed()
  return {
    m_contrat: {
      m_statut: libellesDeStatut[statut],
      m_date_effet_statut: dateEffetStatut,
      ...(dateInscription !== undefined && {
        m_duree_inscription_12: moisDInscription(etats, 12, jour),
        m_duree_inscription_24: moisDInscription(etats, 24, jour),
        m_duree_inscription_36: moisDInscription(etats, 36, jour),
      }),
      ...(motif !== undefined && { m_motif_inscription_code: codesDeMotif(motif, jour), m_motif_inscription_lib: motif }),
      ...(categorie !== undefined && {
        m_categ_inscription_code: categorie && codesDeCategorie(categorie, jour),
        m_categ_inscription_lib: categorie && libellesDeCategorie[categorie],
      }),
      ...(motifFin !== undefined && { m_motif_cloture_code: null, m_motif_cloture_lib: motifFin && libellesDeFin[motifFin] }),
    },
  }
}

export const operationContratUsager: OperationPartenaire = {
  api: apiContratUsager,
  verbe: 'GET',
  chemin: '/contrat',
  operationId: 'recupererContratV2',
  resume: 'Lire le statut d’inscription de l’usager',
  description: 'Les champs sont ceux que la déclaration donne à votre organisation. 204 : la personne n’a jamais été inscrite.',
  reponse: contrat,
  erreur: erreurCommune,
  surJetonUsager: true,
  async traiter({ moteur, ...contexte }, requete, reponse) {
    const { usager, ligne } = await personneVisee({ moteur, ...contexte }, requete)
    const versions = await lireHistorique(moteur, ligne, accesDe(requete).appelant, usager)
    const [presente, ...passees] = (versions ?? []).map(v => v.donnees as Inscription)
    return presente ? enContrat([presente, ...passees], aujourdHui(moteur)) : reponse.code(204).send()
  },
}
