import { z } from 'zod'
import type { Donnees } from '../moteur/contenu.js'
import type { identite } from '../parcours/identite/identite.echange.js'
import { apiInformationsAdministratives } from './apis.js'
import { accesDe } from './contexte.js'
import { erreurCommune } from './erreurs.js'
import type { OperationPartenaire } from './operation.js'
import { personneVisee } from './personne-visee.js'

type Adresse = NonNullable<z.infer<typeof identite.donnees.adresse.schema>>

const texte = z.string().nullable()

/** Exactly the properties that the strictest published reader accepts; those that another requires are always there (1.10 and 2.1.3). */
const usager = z.object({
  numeroFranceTravail: texte.optional(),
  etatCivil: z.object({
    civilite: texte.optional(),
    nom: texte.optional().describe('Nom de naissance quand l’échange le donne, nom d’usage sinon'),
    nomCorrespondance: texte.optional().describe('Nom d’usage'),
    prenom: texte.optional(),
    prenomCorrespondance: texte.optional(),
    dateNaissance: texte.optional(),
    nir: texte.optional().describe('Treize caractères ; absent quand l’échange de votre organisation ne le donne pas'),
  }),
  adresses: z.array(
    z.object({
      numeroTypeLibelleVoie: texte,
      complementAdresse: texte,
      complementDestinataire: texte,
      complementDistribution: texte,
      codePostal: texte,
      codeInseeCommune: texte,
      libelleCommune: texte,
      libellePays: texte,
      indicateurResidentQPV: z.enum(['QP', 'NQ']).nullable(),
    }),
  ),
  emails: z.array(z.object({ adresseEmail: z.string() })),
  telephones: z.array(z.object({ numeroTelephone: z.string() })),
})
export type InformationsAdministratives = z.infer<typeof usager>

/** What a line of `identite` gives, as declared. A field it does not give is absent. */
type Identite = Partial<{
  civilite: string | null
  nom: string
  nomNaissance: string
  prenom: string
  dateNaissance: string
  nir: string | null
  numeroFranceTravail: string | null
  adresse: Adresse | null
  emails: string[]
  telephones: string[]
}>

/** Drops what was not given, so that absence stays absence. */
const donnes = <T extends Record<string, unknown>>(objet: T): { [C in keyof T]: Exclude<T[C], undefined> } =>
  Object.fromEntries(Object.entries(objet).filter(([, valeur]) => valeur !== undefined)) as { [C in keyof T]: Exclude<T[C], undefined> }

const enAdresse = ({ residentQpv, ...adresse }: Adresse) => ({
  ...adresse,
  indicateurResidentQPV: residentQpv === null ? null : residentQpv ? ('QP' as const) : ('NQ' as const),
})

/** Pure mapping from the fields of the line to the body of the contract (1.6.3). */
function enInformationsAdministratives(donnees: Donnees): InformationsAdministratives {
  const i: Identite = donnees
  return {
    ...donnes({ numeroFranceTravail: i.numeroFranceTravail }),
    etatCivil: donnes({
      civilite: i.civilite,
      nom: i.nomNaissance ?? i.nom,
      nomCorrespondance: i.nom,
      prenom: i.prenom,
      prenomCorrespondance: i.prenom,
      dateNaissance: i.dateNaissance,
      nir: i.nir,
    }),
    adresses: i.adresse ? [enAdresse(i.adresse)] : [],
    emails: (i.emails ?? []).map(adresseEmail => ({ adresseEmail })),
    telephones: (i.telephones ?? []).map(numeroTelephone => ({ numeroTelephone })),
  }
}

export const operationInformationsAdministratives: OperationPartenaire = {
  api: apiInformationsAdministratives,
  verbe: 'GET',
  chemin: '/usager',
  operationId: 'recupererDonneesParIdRci',
  resume: 'Lire l’état civil et les coordonnées de l’usager',
  description: 'Les champs sont ceux que la déclaration donne à votre organisation. 204 : aucune donnée.',
  reponse: usager,
  erreur: erreurCommune,
  surJetonUsager: true,
  async traiter(contexte, requete, reponse) {
    const { usager: personne, ligne } = await personneVisee(contexte, requete)
    const contenu = await contexte.lire(ligne, accesDe(requete).appelant, personne)
    return contenu && 'donnees' in contenu ? enInformationsAdministratives(contenu.donnees) : reponse.code(204).send()
  },
}
