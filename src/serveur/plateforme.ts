import { createPublicKey } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { installerLaDocumentation } from '../../portail/documentation/index.js'
import { type ContextePortail, installerLePortail } from '../../portail/index.js'
import { pageIntrouvable } from '../../portail/introuvable.js'
import { enPdf, lettreDuContrat } from '../../portail/lettres/index.js'
import { installerLInterface } from '../../portail/interface/index.js'
import {
  creerPolitique,
  creerServeurAutorisation,
  creerSignatureUnique,
  type Habilitations,
  installerLAdministration,
  lireHabilitations,
  suivreLesRefus,
} from '../acces/index.js'
import { creerSessions } from '../acces/session/index.js'
import { type Messagerie, messagerieEnDossier } from '../messagerie/messagerie.js'
import { creerPorteur } from '../messagerie/porteur.js'
import { voiesEnDossier } from '../messagerie/voies.js'
import { exigerLaConformite } from '../moteur/conformite.js'
import { openapi, operationsPubliees } from '../moteur/deriver/openapi.js'
import { type Contexte, installerLesRoutes } from '../moteur/http/index.js'
import { creerIdentifiants } from '../moteur/identifiants.js'
import { installerLaDeclaration } from '../moteur/installation.js'
import { creerLecture } from '../moteur/lecture.js'
import { jourDe, type Moteur } from '../moteur/moteur.js'
import { publierLesNotices } from '../moteur/notices.js'
import type { Traitements } from '../moteur/traitements.js'
import { uneFois } from '../moteur/une-fois.js'
import type { Signature } from '../signature/index.js'
import { ressources as declarees } from '../parcours/ressources.js'
import { installerLesContrats } from '../parcours/contrat-engagement/index.js'
import { creerCatalogue, installerPartenaire, scopesPartenairesDe } from '../partenaire/index.js'
import { type Atelier, creerApplication } from '../flux/index.js'
import {
  empreinteDuNir,
  installerAccesDeLaPersonne,
  installerContestations,
  installerLesNotices,
  installerRapprochement,
} from '../personnes/index.js'
import { composerLesFichiers } from '../payeurs/index.js'
import { type Bilan, executerLesEcheances, installerLesEvenements, type Rondes } from '../suites/index.js'
import { poursuivreLaNumerotation } from '../scellement/index.js'
import { installerLaJustification, poserLesSeuils } from '../vigilance/index.js'
import { empreinteAttendue } from './base/fonctions-du-journal.js'
import { type Coffre, composerLeCoffre } from './coffre.js'
import { creerLesEffets } from './echeances.js'
import { creerEtatCivil } from './http/etat-civil.js'
import { composerLaFederation } from './federation.js'
import { installerLeContrat } from './http/contrat.js'
import { composerLesImports } from './imports.js'
import { creerIdentification } from './http/identifier.js'
import { installerLesLimites, tailleMaximale } from './http/limites.js'
import { creerLeServeur } from './http/serveur.js'
import { installerLesProblemes } from './http/problemes.js'
import { creerQuota } from './http/quota.js'
import { composerLesJetons } from './jetons.js'
import { installerLaSante } from './http/sante.js'
import { composerImilo, composerLaLivraison, composerLesEnvois } from './livraison.js'
import { autresOperations, operationsDesAgents } from './operations.js'
import { assurerLesPartitions } from './partitions.js'
import type { Reglages } from './reglages.js'
import { composerLeScellement, type JournalScelle } from './scellement.js'
import { composerLaSignature } from './signature.js'
import { creerTraitements } from './traitements.js'
import { composerLaVigilance } from './vigilance.js'
import { installerLesTranches } from './tranches.js'

export type Plateforme = {
  app: FastifyInstance
  moteur: Moteur
  /** What an import of file is made with. */
  atelier: Atelier
  traitements: Traitements & ReturnType<typeof creerTraitements>
  habilitations: Habilitations
  messagerie: Messagerie
  /** Does what is due today. */
  echeances: () => Promise<Bilan>
  livreur: Rondes
  payeurs: Rondes
  imilo: Rondes
  fichiersDesCaisses: () => Promise<number>
  direLesAlertes: () => Promise<number>
  scellement: JournalScelle
  /** The keys of the data at rest. */
  coffre: Coffre
  /** Signs documents, and verifies them. */
  signature: Signature
  /** What the screens are given. */
  portail: ContextePortail
  fermer(): Promise<void>
}

/** Puts the platform together on an open, migrated database. Refuses an incomplete declaration with every sentence. */
export async function composer({
  proprietaire,
  application: sql,
  urlApplication,
  secrets,
  tls = null,
  adressePublique,
  production,
  niveauJournal,
  contact,
  exploitant = {},
  dossierDesImports,
  fournisseurs = [],
  dossierDesCourriels,
  webhooksInternes = false,
  enteteDuCertificat,
  commandeMaitresse,
  temoinDuJournal,
  graceDuJournal = 300_000,
  horodatage = 'interne',
  horloge = () => new Date(),
  ressources = declarees,
  effets = {},
  traitementsDEssai = {},
  seuils,
}: Reglages): Promise<Plateforme> {
  exigerLaConformite(ressources, { production })
  await assurerLesPartitions(proprietaire, horloge())
  await poursuivreLaNumerotation(proprietaire, [createPublicKey(secrets.scellement.privee), ...secrets.scellement.anciennes])
  const numeros = await installerLaDeclaration(proprietaire, ressources)
  await publierLesNotices(proprietaire, ressources)
  await poserLesSeuils(proprietaire, seuils)
  const habilitations = await lireHabilitations(sql)
  const politique = creerPolitique(habilitations, horloge)
  const coffre = await composerLeCoffre({ proprietaire, sql, secrets, commandeMaitresse, ressources, horloge })
  const moteur: Moteur = {
    sql,
    numeros,
    identifiants: creerIdentifiants(secrets.identifiants),
    chiffrement: coffre.trousseau,
    politique,
    horloge,
  }
  const lire = creerLecture(moteur)
  const signature = composerLaSignature(secrets.autorite, horodatage)
  const bacASable = secrets.demonstration
  const { catalogue, refusDeScope, lignesDuJeton } = creerCatalogue(ressources, { habilitations, politique, bacASable })
  const { enveloppes, ...jetons } = await composerLesJetons({
    sql,
    secrets,
    adressePublique,
    habilitations,
    enteteDuCertificat,
    horloge,
  })

  const app = creerLeServeur({ niveauJournal, adressePublique, tls })
  installerLesProblemes(app, adressePublique, pageIntrouvable)
  installerLesLimites(app)
  const scellement = composerLeScellement(app, {
    ...{ sql, urlApplication, secrets, adressePublique, horloge },
    temoin: temoinDuJournal,
    graceDuJournal,
    horodatage,
  })
  installerLaSante(app, { sql, habilitations, scellement, fonctions: await empreinteAttendue(proprietaire), horloge })
  suivreLesRefus(app, { sql, habilitations, horloge })
  const messagerie = messagerieEnDossier(dossierDesCourriels, horloge)
  const { identifiants } = moteur
  const vigilants = { sql, habilitations, identifiants, messagerie, adressePublique, horloge }
  const { surveiller, arrete, arretee, ...alertes } = composerLaVigilance(app, vigilants)
  const contrat = uneFois(() => openapi(ressources, autresOperations, adressePublique))
  installerLeContrat(app, contrat, operationsPubliees(ressources, autresOperations), adressePublique)
  installerLInterface(app, {
    adressePublique,
    organisation: code => habilitations.organisation(code),
    outilOuvert: (organisation, outil) => habilitations.outilOuvert(organisation, outil),
  })
  installerLaDocumentation(app, { ressources, adressePublique, contrat, tailleMaximale, contact })
  const traitements = creerTraitements(secrets, (pdf, demande) => signature.signer(pdf, demande))
  const contexte: Contexte = {
    moteur,
    lire,
    politique,
    traitements: { ...traitements, ...traitementsDEssai },
    identifier: creerIdentification({ ...jetons, habilitations, identifiants: moteur.identifiants, lignesDuJeton, surveiller }),
    enveloppes,
    compter: creerQuota(habilitations, () => horloge().getTime()),
  }
  const empreinte = (nir: string) => empreinteDuNir(secrets.nirEmpreinte, nir)
  installerLesRoutes(app, contexte, ressources, empreinte)
  const atelier: Atelier = { moteur, empreintes: traitements.identite.empreintes, cle: secrets.nirEmpreinte }
  installerLesTranches(app, contexte)
  installerLaJustification(app, contexte, { sql, habilitations, ressources, ...alertes })
  installerLesContrats(app, contexte, { signature, mettreEnPage: (contrat, instant) => enPdf(lettreDuContrat(contrat, instant), instant) })
  installerLesEvenements(app, contexte, { ressources, adressePublique })
  installerRapprochement(app, { ...contexte, appliquer: creerApplication(atelier) })
  installerAccesDeLaPersonne(app, contexte, { ressources, prouver: (tx, dossiers) => scellement.prouver(tx, dossiers) })
  installerLesNotices(app, sql)
  installerContestations(app, contexte, ressources)
  const ouvrier = composerLesImports(app, contexte, { atelier, dossier: dossierDesImports, arrete })
  installerPartenaire(app, {
    moteur,
    lire,
    traitements,
    politique,
    surveiller,
    ...jetons,
    enveloppes,
    habilitations,
    secrets,
    adressePublique,
    empreinteDuNir: empreinte,
  })
  const sessions = creerSessions({ sql, secrets, horloge, jour: () => jourDe(horloge()) })
  const sso = creerSignatureUnique({ sessions, cle: secrets.identifiants, identifiants: moteur.identifiants, habilitations })
  const autorisation = await creerServeurAutorisation({
    sql,
    secrets,
    adressePublique,
    habilitations,
    catalogue,
    refusDeScope,
    sso,
    etatCivil: creerEtatCivil(app),
    ...jetons,
    horloge,
  })
  autorisation.installer(app)
  const effetsDesEcheances = { ...creerLesEffets(voiesEnDossier(messagerie, dossierDesCourriels, horloge), adressePublique), ...effets }
  const porteur = creerPorteur({ internes: webhooksInternes })
  installerLAdministration(
    app,
    {
      ...contexte,
      sql,
      habilitations,
      ressources,
      horloge,
      adressePublique,
      scopesPartenaires: scopesPartenairesDe,
      lignesDuScope: scope => catalogue.lignes(scope),
      messagerie,
      porteur,
      chiffrement: moteur.chiffrement,
      identifiants: moteur.identifiants,
      empreinteDuNir: empreinte,
    },
    operationsDesAgents,
  )
  const envois = { moteur, politique, ressources, adressePublique, habilitations, lignesDuJeton, horloge, porteur, messagerie }
  const livreur = composerLaLivraison(app, envois)
  const payeurs = composerLesEnvois(app, { ...jetons, moteur, arretee, internes: webhooksInternes || secrets.demonstration })
  const portail = installerLePortail(app, {
    sql,
    sessions,
    ...(await composerLaFederation(app, {
      sql,
      secrets,
      adressePublique,
      production,
      fournisseurs,
      horloge,
      empreintes: atelier.empreintes,
    })),
    secrets,
    ressources,
    habilitations,
    adressePublique,
    contact,
    exploitant,
    chiffrement: moteur.chiffrement,
    demonstration: secrets.demonstration,
    horloge,
    identifiants: moteur.identifiants,
    provider: autorisation.provider,
    messagerie,
  })

  return {
    app,
    moteur,
    atelier,
    traitements,
    habilitations,
    messagerie,
    echeances: () => executerLesEcheances(moteur, effetsDesEcheances),
    livreur,
    payeurs,
    imilo: composerImilo(app, { atelier, arretee }),
    fichiersDesCaisses: () => composerLesFichiers(moteur),
    direLesAlertes: alertes.prevenir,
    scellement,
    coffre,
    signature,
    portail,
    async fermer() {
      await app.close()
      await Promise.all([ouvrier.arreter(), livreur.arreter(), payeurs.arreter(), scellement.arreter()])
      coffre.trousseau.fermer()
      await habilitations.fermer()
    },
  }
}
