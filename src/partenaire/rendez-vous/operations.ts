import { isDeepStrictEqual } from 'node:util'
import type { FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import { z } from 'zod'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ligne } from '../../moteur/lignes.js'
import { lirePresents, type Present } from '../../moteur/presents.js'
import { corrigerSelon, deposerSelon } from '../../moteur/traitements.js'
import { rendezVous } from '../../parcours/rendez-vous/rendez-vous.echange.js'
import { apiRendezVous, rendezVousChange, rendezVousPris } from '../apis.js'
import { accesDe, type Contexte } from '../contexte.js'
import { ecrirePour } from '../ecrire.js'
import { erreurCommune } from '../erreurs.js'
import { lire } from '../lire.js'
import type { OperationPartenaire } from '../operation.js'
import { personneVisee } from '../personne-visee.js'
import { rangNomme } from '../rang-nomme.js'
import { RefusPartenaire } from '../refus.js'
import { donneesDuCorps, identifiantDuRendezVous, rendezVousEnContrat, structureDuCode } from './correspondance.js'
import { corpsDuRendezVous, rendezVousDuContrat } from './formes.js'

const commun = { api: apiRendezVous, erreur: erreurCommune, surJetonUsager: true } as const
const nomme = z.object({ id: z.string() })
const chemin = '/rendez-vous'

/** The person's appointments as they stand, in one transaction. */
const enTransaction = <T>(
  contexte: Contexte,
  requete: FastifyRequest,
  usager: bigint,
  faire: (sql: ISql, presents: readonly Present[]) => Promise<T>,
): Promise<T> =>
  ecrirePour(contexte, requete, usager, async sql =>
    faire(sql, (await lirePresents(sql, rendezVous, Object.keys(rendezVous.donnees), [usager])).get(usager) ?? []),
  )

const nomDe = (contexte: Contexte, requete: FastifyRequest, usager: bigint, numero: number | undefined) =>
  identifiantDuRendezVous(contexte, accesDe(requete).appelant.organisation, usager, numero ?? 0)

const vient = ({ donnees }: Present): boolean => donnees.statut === 'PRIS' || donnees.statut === 'MODIFIE'

/** The same call made twice takes one appointment. */
const leMeme = (presents: readonly Present[], organisation: string, d: Donnees): Present | undefined =>
  presents.find(
    p => p.donnees.organisation === organisation && ['motif', 'date', 'modalite', 'reception', 'statut'].every(c => p.donnees[c] === d[c]),
  )

const prendre: OperationPartenaire = {
  ...commun,
  part: rendezVousPris,
  verbe: 'POST',
  chemin,
  operationId: 'creerRendezVous',
  resume: 'Prendre un rendez-vous pour l’usager',
  description:
    '202 avec son identifiant, qui ne vaut que pour votre organisation. Un jour passé est accepté. Le même rendez-vous envoyé deux fois n’est pris qu’une fois. De motif ACC, il retire l’activité ACT380. 422 : une règle s’y oppose, dite dans le message.',
  corps: corpsDuRendezVous,
  reponse: nomme,
  statut: 202,
  async traiter(contexte, requete, reponse) {
    const corps = lire(corpsDuRendezVous, requete.body)
    const { usager, ligne } = await personneVisee(contexte, requete)
    const { appelant } = accesDe(requete)
    const numero = await enTransaction(contexte, requete, usager, async (sql, presents) => {
      const structure = await structureDuCode(sql, appelant.organisation, corps.organisme.idStructure)
      const donnees = { ...donneesDuCorps(corps), structure, observations: null }
      const pris = leMeme(presents, appelant.organisation, donnees)
      if (pris) return pris.numero
      const { moteur, traitements } = contexte
      return (await deposerSelon(traitements.rendezVous ?? {}, { sql, moteur, ligne, appelant }, { usager, corps: donnees })).numero
    })
    return reponse.code(202).send({ id: nomDe(contexte, requete, usager, numero) })
  },
}

const inconnu = () => new RefusPartenaire('ID_NON_RECONNU', 'Aucun rendez-vous de l’usager ne porte cet identifiant.')

async function changer(contexte: Contexte, requete: FastifyRequest, id: string, voulu: (present: Present) => Donnees): Promise<void> {
  const { usager, ligne } = await personneVisee(contexte, requete)
  await enTransaction(contexte, requete, usager, async (sql, presents) => {
    const nommer = (dossier: bigint, numero: number) => nomDe(contexte, requete, dossier, numero)
    const vise = await rangNomme(sql, presents, { usager, ressource: rendezVous.nom, identifiant: id, nommer })
    if (!vise) throw inconnu()
    const differe = ([champ, valeur]: [string, unknown]) => !isDeepStrictEqual(valeur, vise.donnees[champ])
    const change = Object.fromEntries(Object.entries(voulu(vise)).filter(differe))
    if (Object.keys(change).length > 0) await corriger(contexte, requete, sql, ligne, usager, vise, change)
  })
}

async function corriger(
  { moteur, traitements }: Contexte,
  requete: FastifyRequest,
  sql: ISql,
  ligne: Ligne,
  usager: bigint,
  { numero, version }: Present,
  corps: Donnees,
): Promise<void> {
  const ecriture = { sql, moteur, ligne, appelant: accesDe(requete).appelant }
  await corrigerSelon(traitements.rendezVous ?? {}, ecriture, { usager, numero, version, corps })
}

const mettreAJour: OperationPartenaire = {
  ...commun,
  part: rendezVousChange,
  verbe: 'PUT',
  chemin,
  operationId: 'modifierRendezVous',
  resume: 'Mettre à jour un rendez-vous',
  description:
    'Le rendez-vous entier, avec son identifiant. Déplacé, son statut devient MODIFIE. 400 ID_NON_RECONNU : il n’existe pas, ou il est annulé et ne se reprend pas ; prenez-en un autre.',
  corps: corpsDuRendezVous,
  reponse: nomme,
  async traiter(contexte, requete) {
    const corps = lire(corpsDuRendezVous, requete.body)
    const id = corps.id ?? ''
    await changer(contexte, requete, id, present => {
      const { statut, ...donnees } = donneesDuCorps(corps)
      const aVenir = statut === 'PRIS' || statut === 'MODIFIE'
      if (aVenir && present.donnees.statut === 'ANNULE') throw inconnu()
      // The contract says PRIS of whatever is still to come: what was moved stays so.
      return aVenir && vient(present) ? donnees : { ...donnees, statut: aVenir ? 'PRIS' : statut }
    })
    return { id }
  },
}

const annuler: OperationPartenaire = {
  ...commun,
  part: rendezVousChange,
  verbe: 'DELETE',
  chemin: `${chemin}/{id}`,
  operationId: 'supprimerRendezVous',
  resume: 'Annuler un rendez-vous',
  description:
    'Il est dit annulé, son histoire reste. De motif ACC, l’activité ACT380 revient si aucun autre n’est pris. 200, même répété.',
  reponse: nomme,
  async traiter(contexte, requete) {
    const { id } = requete.params as { id: string }
    await changer(contexte, requete, id, () => ({ statut: 'ANNULE' }))
    return { id }
  },
}

const lister: OperationPartenaire = {
  ...commun,
  verbe: 'GET',
  chemin: '/rendez-vous-usager',
  operationId: 'listerRendezVousUsager',
  resume: 'Lire les rendez-vous de l’usager',
  description: 'Passés et à venir, le plus récent d’abord, de tous les organismes qui le suivent. 204 : aucun.',
  reponse: z.array(rendezVousDuContrat),
  async traiter(contexte, requete, reponse) {
    const { usager, ligne } = await personneVisee(contexte, requete)
    const lus = await contexte.lire(ligne, accesDe(requete).appelant, usager)
    const elements = lus && 'elements' in lus ? lus.elements : []
    if (elements.length === 0) return reponse.code(204).send()
    return elements
      .map(e => rendezVousEnContrat(contexte, nomDe(contexte, requete, usager, e.numero), e.donnees))
      .toSorted((a, b) => b.date.localeCompare(a.date))
  },
}

export const operationsDesRendezVous: readonly OperationPartenaire[] = [prendre, mettreAJour, annuler, lister]
