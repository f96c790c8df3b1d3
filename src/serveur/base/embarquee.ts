import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { lireFichierPrive } from '../fichier-prive.js'
import { arreter, demanderLArret, lancer, retrouver } from './demarrage.js'
import { creerOuRetrouverGrappe, majeureDesDonnees, SUPERUTILISATEUR } from './grappe.js'
import { type Lieu, preparerLieu } from './lieu.js'
import type { Postmaster } from './postmaster.js'
import { trouverProgrammes } from './programmes.js'
import { RefusDeLaBase } from './refus.js'
import { choisirEcoute, type Ecoute } from './reglages.js'
import { surveiller } from './surveillance.js'
import { prendreVerrou, tenantDuVerrou, type Verrou } from './verrou.js'

export type BaseEmbarquee = {
  /** Address of a database of this server, in the form `psql` and `ouvrirConnexions` both read. */
  adresse: (compte: Identifiants, base: string) => string
  superutilisateur: Identifiants
  /** Where its files really are: elsewhere than asked when root's own folders are closed to PostgreSQL's account. */
  emplacement: string
  /** The dead platform whose orphan server was taken over. */
  heritage: number | undefined
  fermer: () => Promise<void>
}
export type Identifiants = { utilisateur: string; motDePasse: string }

type Demande = {
  /** Folder of the database, created on the first start. */
  dossier: string
  /** Throw-away data: nothing is flushed to disk. */
  jetable?: boolean
  programmes?: string | undefined
}

/**
 * Starts (or takes over, after a kill -9) the embedded PostgreSQL of this folder, for this process alone.
 * @throws RefusDeLaBase when another live platform uses the folder, or PostgreSQL cannot run here.
 */
export async function demarrerBaseEmbarquee({ dossier, jetable = false, programmes }: Demande): Promise<BaseEmbarquee> {
  const lieu = preparerLieu(dossier)
  const verrou = prendreVerrou(lieu.verrou)
  if ('tenuPar' in verrou)
    throw new RefusDeLaBase(
      `Les données de « ${dossier} » sont déjà utilisées par la plateforme lancée sous le processus n° ${verrou.tenuPar.pid}. Arrêtez-la, ou choisissez un autre dossier par DOSSIER_DONNEES.`,
    )
  for (const delaissee of lieu.delaissees)
    process.stderr.write(
      `« ${dossier} » menait à une autre base, restée dans « ${delaissee} » : elle n’a été ni rouverte ni effacée. Si vous avez supprimé ce dossier pour effacer ses données, effacez-les aussi : rm -rf ${delaissee}. Si vous l’avez seulement déplacé, gardez-les : il y mène encore.\n`,
    )
  try {
    return await ouvrir(lieu, verrou, jetable, programmes)
  } catch (cause) {
    verrou.rendre()
    throw cause
  }
}

/** Joins the server that a live platform runs in another process, without ever stopping it; `undefined` if there is none. */
export async function rejoindreBaseEmbarquee(dossier: string): Promise<BaseEmbarquee | undefined> {
  while (tenantDuVerrou(join(dossier, 'verrou.json'))) {
    const lieu = preparerLieu(dossier)
    const postmaster = await retrouver(lieu)
    const motDePasse = lireFichierPrive(lieu.motDePasse)
    if (postmaster && motDePasse)
      return decrire(postmaster, motDePasse, { emplacement: lieu.grappe, heritage: undefined, fermer: async () => {} })
    await attendre(100) // it is still starting
  }
  return undefined
}

async function ouvrir(lieu: Lieu, verrou: Verrou, jetable: boolean, impose: string | undefined): Promise<BaseEmbarquee> {
  const programmes = trouverProgrammes({ impose, majeure: majeureDesDonnees(lieu), compte: lieu.compte, copie: lieu.programmes })
  const motDePasse = creerOuRetrouverGrappe(lieu, programmes, jetable)
  const orphelin = await retrouver(lieu)
  const ecoute: Ecoute = orphelin ?? (await choisirEcoute(lieu))
  const relancer = () => lancer(lieu, programmes, ecoute, jetable)
  const postmaster = orphelin ?? (await relancer())
  const surveillance = surveiller(lieu, postmaster, relancer)
  const aLaSortie = () => demanderLArret(surveillance.pid())
  process.once('exit', aLaSortie)
  const fermer = async () => {
    await surveillance.cesser()
    await arreter(surveillance.pid())
    process.off('exit', aLaSortie)
    verrou.rendre()
  }
  return decrire(postmaster, motDePasse, { emplacement: lieu.grappe, heritage: verrou.heritage, fermer })
}

function decrire(
  postmaster: Postmaster,
  motDePasse: string,
  reste: Pick<BaseEmbarquee, 'emplacement' | 'heritage' | 'fermer'>,
): BaseEmbarquee {
  const { socket, port } = postmaster
  return {
    adresse: ({ utilisateur, motDePasse: secret }, base) =>
      `postgres://${utilisateur}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${base}${socket ? `?host=${encodeURIComponent(socket)}` : ''}`,
    superutilisateur: { utilisateur: SUPERUTILISATEUR, motDePasse },
    ...reste,
  }
}
