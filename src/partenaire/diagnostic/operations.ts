import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { aujourdHui } from '../../moteur/moteur.js'
import { corrigerSelon, deposerSelon } from '../../moteur/traitements.js'
import { intituleDuMetier } from '../../parcours/projet/index.js'
import { apiDiagnosticUsager, diagnosticLu, projetsCorriges, projetsCrees, santeLue } from '../apis.js'
import { accesDe, type Contexte } from '../contexte.js'
import { ecrirePour } from '../ecrire.js'
import { erreurCommune } from '../erreurs.js'
import { lire } from '../lire.js'
import type { OperationPartenaire } from '../operation.js'
import { personneVisee } from '../personne-visee.js'
import { enDossier } from './dossier.js'
import { diagnostic, dossierAgrege } from './formes.js'
import { rangNomme } from '../rang-nomme.js'
import { identifiantsDuProjet } from './identifiants.js'
import { donneesDe, enregistrements, lireUnePart, lignesDeSaPart, litLeChamp } from '../parts.js'
import { RefusPartenaire } from '../refus.js'
import { enDiagnostics, type Projet } from './projets.js'

const liste = z.object({ diagnostics: z.array(diagnostic) })
const commun = { api: apiDiagnosticUsager, erreur: erreurCommune, surJetonUsager: true } as const

/** The métier a partner names: `idMetierChiffre` is of another API of his, and means nothing here. */
const metier = z.object({
  codeRome: z.string().regex(/^[A-N]\d{4}$/),
  codeAppellation: z.string().regex(/^\d{3,6}$/),
  codeTypologie: z.enum(['MR', 'PM', 'CE']),
  codeSousTypologie: z.string().nullable().optional(),
  idMetierChiffre: z.string().nullable().optional(),
})

/** The projects the caller reads of the person, under whichever of his lines sees her. */
async function diagnosticsDe(contexte: Contexte, requete: FastifyRequest, usager: bigint): Promise<Projet[]> {
  const { appelant } = accesDe(requete)
  const lus = await lireUnePart(contexte, requete, apiDiagnosticUsager, usager)
  return enDiagnostics(contexte, appelant.organisation, usager, enregistrements(lus))
}
const enListe = async (contexte: Contexte, requete: FastifyRequest, usager: bigint) => ({
  diagnostics: (await diagnosticsDe(contexte, requete, usager)).map(p => p.diagnostic),
})

const lister: OperationPartenaire = {
  ...commun,
  verbe: 'GET',
  chemin: '/diagnostics',
  operationId: 'recupererDiagnosticsV4',
  resume: 'Lister les métiers du projet de l’usager',
  description:
    'Les projets en cours de la personne ; celui qui définit son offre raisonnable d’emploi porte ORE. Une liste vide quand il n’y en a pas.',
  reponse: liste,
  async traiter(contexte, requete) {
    const { usager } = await personneVisee(contexte, requete)
    return enListe(contexte, requete, usager)
  },
}

const creer: OperationPartenaire = {
  ...commun,
  part: projetsCrees,
  verbe: 'POST',
  chemin: '/diagnostics',
  operationId: 'creerDiagnosticV4',
  resume: 'Ajouter un métier au projet de l’usager',
  description:
    'Le métier déjà en cours n’est pas ajouté deux fois ; dit ORE, il devient celui de l’offre raisonnable d’emploi. Rend les projets en cours.',
  corps: metier,
  reponse: liste,
  async traiter(contexte, requete) {
    const { usager, ligne } = await personneVisee(contexte, requete)
    const { appelant } = accesDe(requete)
    const voulu = lire(metier, requete.body)
    const memes = (p: Projet) => p.diagnostic.codeRome === voulu.codeRome && p.diagnostic.codeAppellation === voulu.codeAppellation
    const { moteur, traitements } = contexte
    const connu = (await diagnosticsDe(contexte, requete, usager)).find(memes)
    if (connu) await retenir(contexte, requete, { usager, echange: ligne.nomEchange }, connu, voulu)
    else
      await ecrirePour(contexte, requete, usager, async sql => {
        const intitule = await intituleDuMetier(sql, voulu)
        await deposerSelon(
          traitements.projet ?? {},
          { sql, moteur, ligne, appelant },
          { usager, corps: { ...neuf, ...corpsDe(voulu), intitule } },
        )
      })
    return enListe(contexte, requete, usager)
  },
}

/** A métier already under way named as the one of her offre raisonnable d'emploi becomes it; what is kept is not dropped by silence. */
async function retenir(
  contexte: Contexte,
  requete: FastifyRequest,
  { usager, echange }: { usager: bigint; echange: string },
  { projet }: Projet,
  voulu: z.infer<typeof metier>,
): Promise<void> {
  if (voulu.codeSousTypologie !== 'ORE' || projet.donnees.retenuOre === true) return
  const { moteur, traitements } = contexte
  const { appelant } = accesDe(requete)
  const ligne = lignesDeSaPart(contexte, requete, projetsCorriges).find(l => l.nomEchange === echange)
  if (!ligne) throw new RefusPartenaire('ACCES_NON_AUTORISE', 'Votre application ne corrige pas les projets de cet usager.')
  const { numero, version } = projet
  await ecrirePour(contexte, requete, usager, sql =>
    corrigerSelon(traitements.projet ?? {}, { sql, moteur, ligne, appelant }, { usager, numero, version, corps: { retenuOre: true } }),
  )
}

const neuf = { etat: 'EN_COURS', prioritaire: false, contrats: [], mobileALEtranger: false, retenuOre: false, besoins: [] }
const corpsDe = ({ codeRome, codeAppellation, codeTypologie, codeSousTypologie }: z.infer<typeof metier>) => ({
  codeRome,
  codeAppellation,
  typologie: codeTypologie,
  ...(codeSousTypologie === 'ORE' && { retenuOre: true }),
})

const supprimer: OperationPartenaire = {
  ...commun,
  part: projetsCorriges,
  verbe: 'DELETE',
  chemin: '/diagnostics/{id}/supprime',
  operationId: 'supprimerDiagnosticV4',
  resume: 'Retirer un métier du projet de l’usager',
  description:
    'Le projet est dit abandonné, son histoire reste. Retirer ce qui ne l’est plus n’est pas une erreur. Rend les projets en cours.',
  reponse: liste,
  async traiter(contexte, requete) {
    const { usager, ligne } = await personneVisee(contexte, requete)
    const { appelant } = accesDe(requete)
    const { id } = requete.params as { id: string }
    const { moteur, traitements, secrets } = contexte
    const siens = (await diagnosticsDe(contexte, requete, usager)).map(p => ({ ...p, numero: p.projet.numero ?? 0 }))
    const nommer = (dossier: bigint, numero: number) => identifiantsDuProjet(secrets.jetonUsager, appelant.organisation, dossier, numero).id
    const vise = await rangNomme(moteur.sql, siens, { usager, ressource: ligne.ressource.nom, identifiant: id, nommer })
    if (vise)
      await ecrirePour(contexte, requete, usager, async sql => {
        const { numero, version } = vise.projet
        const corps = { etat: 'ABANDONNE', retenuOre: false }
        await corrigerSelon(traitements.projet ?? {}, { sql, moteur, ligne, appelant }, { usager, numero, version, corps })
      })
    return enListe(contexte, requete, usager)
  },
}

const dossiers: OperationPartenaire = {
  ...commun,
  verbe: 'GET',
  chemin: '/dossiers',
  operationId: 'recupererDossierIndividuV4',
  resume: 'Lire le dossier agrégé de l’usager',
  description:
    'Projets et besoins, contraintes, pouvoir d’agir, autonomie numérique. Le détail de santé à France Travail et à Cap emploi seulement, son impact aux autres organismes référents. Ce qui n’a pas été exploré le dit.',
  reponse: dossierAgrege,
  async traiter(contexte, requete) {
    const { usager } = await personneVisee(contexte, requete)
    const litLaSante = litLeChamp(contexte, requete, santeLue, 'situations')
      ? 'detail'
      : litLeChamp(contexte, requete, santeLue, 'impact')
        ? 'impact'
        : 'rien'
    return enDossier({
      jour: aujourdHui(contexte.moteur),
      habilitations: contexte.habilitations,
      projets: await diagnosticsDe(contexte, requete, usager),
      diagnostic: donneesDe(await lireUnePart(contexte, requete, diagnosticLu, usager)),
      sante: litLaSante === 'rien' ? {} : donneesDe(await lireUnePart(contexte, requete, santeLue, usager)),
      litLaSante,
    })
  },
}

export const operationsDuDiagnostic: readonly OperationPartenaire[] = [lister, creer, supprimer, dossiers]
