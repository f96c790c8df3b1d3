import { z } from 'zod'
import { aujourdHui } from '../../moteur/moteur.js'
import { estValide, type Rqth } from '../../parcours/rqth/index.js'
import { apiRqth } from '../apis.js'
import { accesDe } from '../contexte.js'
import { erreurCommune } from '../erreurs.js'
import type { OperationPartenaire } from '../operation.js'
import { personneVisee } from '../personne-visee.js'

/** What a published client reads as « for life », where it also takes null. */
const aVie = '9999-12-31'

/** 2.1.2: texts are empty when the recognition is not in force. */
const reponse = z.object({
  dateDebutRqth: z.string(),
  dateFinRqth: z.string(),
  source: z.string(),
  topValiditeRQTH: z.boolean(),
})

export const operationRqth: OperationPartenaire = {
  api: apiRqth,
  verbe: 'GET',
  chemin: '/rqth',
  operationId: 'recupererRqth',
  resume: 'Lire la reconnaissance de la qualité de travailleur handicapé de l’usager',
  description:
    'Donnée de santé : à France Travail et à Cap emploi seulement (D. 5312-50). 9999-12-31 : à vie. Plus en vigueur, topValiditeRQTH est faux et les textes sont vides. 204 : aucune n’est connue.',
  reponse,
  erreur: erreurCommune,
  surJetonUsager: true,
  async traiter(contexte, requete, envoi) {
    const { usager, ligne } = await personneVisee(contexte, requete)
    const lue = await contexte.lire(ligne, accesDe(requete).appelant, usager)
    if (!lue || !('donnees' in lue)) return envoi.code(204).send()
    const d = lue.donnees as Rqth & { source: string }
    const valide = estValide(d, aujourdHui(contexte.moteur))
    return {
      dateDebutRqth: valide ? d.dateDebut : '',
      dateFinRqth: valide ? (d.dateFin ?? aVie) : '',
      source: valide ? d.source : '',
      topValiditeRQTH: valide,
    }
  },
}
