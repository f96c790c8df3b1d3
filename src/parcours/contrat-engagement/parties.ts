import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { identite } from '../identite/identite.echange.js'
import { projet as declaration } from '../projet/projet.echange.js'
import type { Projet } from '../projet/index.js'
import type { Contrat } from './formes.js'

type ProjetRetenu = Projet & { numero: number }
type EnCours = Pick<Ecriture, 'sql'>

/** Who the contract binds, named as a paper would. */
export async function lireLesParties({ sql }: EnCours, usager: bigint, organisation: string): Promise<Contrat['parties']> {
  const [elle] = (await lirePresents(sql, identite, ['prenom', 'nom', 'dateNaissance'], [usager])).get(usager) ?? []
  const { prenom, nom, dateNaissance } = (elle?.donnees ?? {}) as Record<string, string | undefined>
  const [organisme] = await sql<{ code: string; nom: string }[]>`select code, nom from organisation where code = ${organisation}`
  if (prenom === undefined || nom === undefined || dateNaissance === undefined || !organisme)
    throw new Error('un contrat sans ses deux parties')
  return { personne: { prenom, nom, dateNaissance }, organisme: { code: organisme.code, nom: organisme.nom } }
}

/** Her projects, by number, and the one retained for the offre raisonnable d'emploi. */
export async function lireLesProjets({ sql }: EnCours, usager: bigint): Promise<{ projets: number[]; retenu: ProjetRetenu | undefined }> {
  const lus = (await lirePresents(sql, declaration, Object.keys(declaration.donnees), [usager])).get(usager) ?? []
  const siens = lus.map(({ numero, donnees }) => ({ numero, ...(donnees as Projet) }))
  return { projets: siens.map(p => p.numero), retenu: siens.find(p => p.retenuOre && p.etat === 'EN_COURS') }
}

/** The offer as the contract writes it down: what the project becomes afterwards does not change what was signed. */
export const offreDuProjet = (retenu: ProjetRetenu | undefined): Contrat['offreRaisonnable'] =>
  retenu === undefined
    ? null
    : {
        intitule: retenu.intitule,
        codeRome: retenu.codeRome,
        contrats: [...retenu.contrats],
        tempsDeTravail: retenu.tempsDeTravail,
        lieux: retenu.zone?.territoires.map(t => t.libelle) ?? [],
        rayonKm: retenu.zone?.rayonKm ?? null,
        salaire: retenu.salaire,
      }
