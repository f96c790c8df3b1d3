import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ISql } from 'postgres'
import type { CodeActeur } from '../../../droit/acteurs.js'
import type { Appelant } from '../../../moteur/appelant.js'
import { agirPour } from '../../../moteur/journal.js'
import { lignesNommant } from '../../../moteur/lignes.js'
import { ressources } from '../../../parcours/ressources.js'
import { type Atelier, importer } from '../derouler.js'
import type { NomDeFormat } from '../format.js'
import { formats } from '../formats.js'
import { ImportEnCours } from '../verrou.js'
import { relire } from './coffre.js'

export type Ouvrier = {
  /** Says that a file waits. Returns at once. */
  reveiller: () => void
  /** Stops after the lot under way; what is left goes on at the next start. */
  arreter(): Promise<void>
}

const periode = 30_000
/** How often whoever deposited the file under way is looked at. */
const REGARD = 1_000
const unJour = 24 * 60 * 60 * 1000

/** `arrete`: whether the access of who deposited a file is stopped; its file then waits. */
type Reglages = {
  atelier: Atelier
  dossier: string
  arrete: (deposant: Appelant) => boolean
  signaler: (erreur: unknown, fiche: string) => void
}
type Attendu = {
  id: string
  organisation: string
  type: CodeActeur
  structure: string | null
  agent: string | null
  application: string
  correlation: string
  format: NomDeFormat
  nom: string
  empreinte: Buffer
  /** A bigint, which the driver gives as text. */
  taille: string
  fichier: string
  cle_chiffree: Buffer
}

/** Its depositor was stopped meanwhile: after the lot under way, what is left waits until the access is open again. */
class Suspendu extends Error {}

/** Imports the deposited files one after the other, those a former process left unfinished first. */
export function creerOuvrier({ atelier, dossier, arrete, signaler }: Reglages): Ouvrier {
  const arret = new AbortController()
  let encours: Promise<void> | undefined
  let aRevoir = false
  let minuterie: NodeJS.Timeout | undefined

  const enAttente = () => atelier.moteur.sql<{ id: string; organisation: string }[]>`select id, organisation from import_en_attente`

  const tout = async () => {
    const attendus = new Set((await enAttente()).map(({ id }) => id))
    await effacerLesAbandonnes(dossier, attendus, atelier.moteur.horloge().getTime())
    do {
      aRevoir = false
      for (const { id, organisation } of await enAttente()) {
        if (arret.signal.aborted) return
        await traiter(id, organisation).catch(async (erreur: unknown) => {
          if (erreur instanceof ImportEnCours || erreur instanceof Suspendu || arret.signal.aborted) return
          signaler(erreur, id)
          // An outage is not counted: the database could not be told of it.
          await surLaFiche(atelier, organisation, sql => sql`update import set essais = essais + 1 where id = ${id}`)
        })
      }
    } while (aRevoir)
  }

  async function traiter(id: string, organisation: string): Promise<void> {
    const attendu = await lireAttendu(atelier, id, organisation)
    if (!attendu || arrete(deposant(attendu))) return
    const chemin = join(dossier, attendu.fichier)
    // Another process received it, on a disk of its own.
    if (!existsSync(chemin)) return
    const cle = Buffer.from(atelier.moteur.chiffrement.dechiffrer(attendu.cle_chiffree), 'base64')
    const { nom, empreinte, taille } = attendu
    const fichier = { nom, empreinte, taille: Number(taille), ouvrir: () => relire(chemin, cle) }
    const suspension = new AbortController()
    const regard = setInterval(
      () => arrete(deposant(attendu)) && suspension.abort(new Suspendu('l’accès de qui a déposé est suspendu')),
      REGARD,
    )
    const options = { fiche: id, arret: AbortSignal.any([arret.signal, suspension.signal]) }
    await importer(atelier, formats[attendu.format], deposant(attendu), fichier, options).finally(() => clearInterval(regard))
    await surLaFiche(atelier, organisation, sql => sql`update import set fichier = null, cle_chiffree = null where id = ${id}`)
    await rm(chemin, { force: true })
  }

  const reveiller = () => {
    if (arret.signal.aborted) return
    // Files that failed on an outage are tried again without waiting for another deposit.
    minuterie ??= setInterval(reveiller, periode).unref()
    aRevoir = true
    encours ??= tout()
      .catch((erreur: unknown) => signaler(erreur, ''))
      .finally(() => {
        encours = undefined
      })
  }
  return {
    reveiller,
    async arreter() {
      clearInterval(minuterie)
      arret.abort(new Error('la plateforme s’arrête'))
      await encours
    },
  }
}

/** Files nobody waits for any more: received while the process died, or given up after too many failures. */
async function effacerLesAbandonnes(dossier: string, attendus: ReadonlySet<string>, maintenant: number): Promise<void> {
  for (const nom of existsSync(dossier) ? await readdir(dossier) : []) {
    const { mtimeMs } = await stat(join(dossier, nom))
    if (!attendus.has(nom) && maintenant - mtimeMs > unJour) await rm(join(dossier, nom), { force: true })
  }
}

const surLaFiche = <T>({ moteur }: Atelier, organisation: string, faire: (sql: ISql) => PromiseLike<T>) =>
  moteur.sql.begin(async sql => {
    await agirPour(sql, { organisation, personne: null })
    return faire(sql)
  })

async function lireAttendu(atelier: Atelier, id: string, organisation: string): Promise<Attendu | undefined> {
  const rangs = (await surLaFiche(
    atelier,
    organisation,
    sql => sql<Attendu[]>`
      select i.id, i.organisation, o.type, i.structure, i.agent, i.application, i.correlation, i.format, i.nom, i.empreinte, i.taille,
        i.fichier, i.cle_chiffree
      from import i join organisation o on o.code = i.organisation where i.id = ${id}`,
  )) as Attendu[]
  return rangs[0]
}

/** Who deposited it: the lines its token opened were checked then. */
const deposant = ({ organisation, type, structure, agent, application, correlation }: Attendu): Appelant => ({
  organisation,
  type,
  structure,
  agent,
  application,
  personne: null,
  preuve: null,
  lignes: new Set(lignesNommant(ressources, type)),
  correlation,
})
