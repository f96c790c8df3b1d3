import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { journaliser } from '../moteur/journal.js'
import type { Ligne } from '../moteur/lignes.js'
import { type Cles, rechercher, type Trouvaille } from '../moteur/recherche.js'
import { apiRechercherUsager } from './apis.js'
import { type Acces, accesDe, type Contexte } from './contexte.js'
import { scellerJetonUsager } from './jeton-usager.js'
import { erreurDeRecherche } from './erreurs.js'
import { lire } from './lire.js'
import type { OperationPartenaire } from './operation.js'
import { RefusPartenaire } from './refus.js'

const parNumero = z.object({ numeroFranceTravail: z.string().regex(/^\d{11}$/) }).meta({ example: { numeroFranceTravail: '10429447247' } })
/** Thirteen characters, or fifteen with a key that is not looked at: only thirteen are used, as today. */
const parNir = z
  .object({ dateNaissance: z.iso.date(), nir: z.string().regex(/^[1-478]\d{4}(\d{2}|2[AB])\d{6}(\d{2})?$/) })
  .meta({ example: { dateNaissance: '1972-06-01', nir: '1720678355011' } })

const resultat = z.object({
  codeRetour: z.enum(['S001', 'S002', 'S003', 'R001', 'R002', 'R997', 'R998', 'R999']),
  message: z.string(),
  topIdentiteCertifiee: z.enum(['O', 'N', 'null']).nullable().describe('« null » en toutes lettres dans une erreur'),
  jetonUsager: z.string().nullable().describe('Valable 24 heures ; « null » en toutes lettres dans une erreur'),
})
export type Resultat = z.infer<typeof resultat>

type Propre = Pick<OperationPartenaire, 'chemin' | 'operationId' | 'resume' | 'traiter'> & { corps: z.ZodObject }

const operation = (propre: Propre): OperationPartenaire => ({
  api: apiRechercherUsager,
  verbe: 'POST',
  description:
    'Rend le jeton usager que les autres API attendent dans ft-jeton-usager. S001 : trouvé ; S002 : aucun ; S003 : plusieurs ; R002 : connu, mais non rattaché à votre structure.',
  reponse: resultat,
  erreur: erreurDeRecherche(resultat),
  surJetonUsager: false,
  ...propre,
})

export const operationsDeRecherche: readonly OperationPartenaire[] = [
  operation({
    chemin: '/usagers/par-numero-francetravail',
    operationId: 'RechercherUsagerParNumeroFranceTravail',
    resume: 'Rechercher un usager par son numéro France Travail',
    corps: parNumero,
    traiter: (contexte, requete) => chercher(contexte, accesDe(requete), lire(parNumero, requete.body)),
  }),
  operation({
    chemin: '/usagers/par-datenaissance-et-nir',
    operationId: 'RechercherUsagerParDateNaissanceEtNir',
    resume: 'Rechercher un usager par sa date de naissance et son NIR',
    corps: parNir,
    traiter: (contexte, requete) => {
      const { dateNaissance, nir } = lire(parNir, requete.body)
      return chercher(contexte, accesDe(requete), { dateNaissance, nirEmpreinte: contexte.empreinteDuNir(nir) })
    },
  }),
]

async function chercher(contexte: Contexte, acces: Acces, cles: Cles): Promise<Resultat> {
  const { moteur, secrets } = contexte
  const trouvaille = await trouver(contexte, acces, cles)
  switch (trouvaille.issue) {
    case 'trouvee':
      return {
        codeRetour: 'S001',
        message: 'Usager trouvé',
        topIdentiteCertifiee: trouvaille.certifiee ? 'O' : 'N',
        jetonUsager: scellerJetonUsager(secrets.jetonUsager, trouvaille.usager, acces.appelant, {
          uuid: randomUUID(),
          emisLe: moteur.horloge(),
        }),
      }
    case 'aucune':
      return { codeRetour: 'S002', message: 'Aucun approchant trouvé', topIdentiteCertifiee: null, jetonUsager: null }
    case 'plusieurs':
      return { codeRetour: 'S003', message: 'Plusieurs approchants trouvés', topIdentiteCertifiee: null, jetonUsager: null }
    case 'hors-perimetre':
      throw new RefusPartenaire('USAGER_NON_RATTACHE', 'L’usager n’est pas rattaché à la structure de l’accédant')
  }
}

/** Each open line has its own perimeter: the search goes on while the person is known but out of the perimeter of the line. */
async function trouver({ moteur }: Contexte, { appelant, lignes }: Acces, cles: Cles): Promise<Trouvaille> {
  let derniere: Trouvaille | undefined
  for (const ligne of lignes.filter(l => accepte(l, cles))) {
    derniere = await rechercher(moteur, ligne, appelant, cles)
    if (derniere.issue !== 'hors-perimetre') return derniere
  }
  if (derniere) return derniere
  await journaliser(moteur.sql, moteur, { ligne: lignes[0], appelant, usagers: [null], issue: 'interdit' })
  throw new RefusPartenaire('ACCES_NON_AUTORISE', 'La recherche par cette clé n’est pas ouverte à votre organisation.')
}

/** A payer may search by NIR and not by France Travail number: the keys too are those of the declaration. */
const accepte = (ligne: Ligne, cles: Cles): boolean => {
  const demandee = 'numeroFranceTravail' in cles ? 'numeroFranceTravail' : 'nir'
  return ligne.echange.rechercher?.cles.some(cle => cle.includes(demandee)) ?? false
}
