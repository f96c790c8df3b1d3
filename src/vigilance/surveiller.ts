import type { Sql } from 'postgres'
import { acteurDe, annoncer, arretSansRecours, type Blocage, blocagesDe, type Habilitations } from '../acces/index.js'
import { exigenceDe, verdict } from '../droit/assurance.js'
import type { Appelant } from '../moteur/appelant.js'
import { defi, descriptions } from '../moteur/assurance.js'
import { jourDe } from '../moteur/moteur.js'
import { Probleme } from '../moteur/probleme.js'
import type { Visee } from '../moteur/http/index.js'
import type { Identifiants } from '../moteur/identifiants.js'
import { SECOND_FACTEUR } from './gradation.js'
import { estOuverteEnUrgence } from './justifier/bris-de-glace.js'
import { phraseDArret, phraseDeMotif } from './qui-est-arrete.js'

type Reglages = {
  sql: Sql
  habilitations: Pick<Habilitations, 'blocage' | 'rafraichir'>
  identifiants: Pick<Identifiants, 'lire'>
  horloge: () => Date
}
/** `visee`: what may pass though somebody is stopped; nothing when it is left out. */
export type Surveiller = (appelant: Appelant, visee?: Visee) => Promise<void>

/** How long what a second factor opened lasts: the hour whose count it answers for. */
const OUVERT_MINUTES = 60

/**
 * Keeps out whom vigilance, or somebody, stopped: looked up in memory, at every call, on every process. A second factor given since opens what
 * asked for it alone, once; a written reason what asked for it, or one person to whom vigilance alone stopped. Throws 403, or 401 with what to ask (RFC 9470).
 */
export const creerSurveillance =
  ({ sql, habilitations, identifiants, horloge }: Reglages): Surveiller =>
  async (appelant, visee) => {
    if (appelant.type === 'USAGER') return
    const blocages = blocagesDe(habilitations, appelant)
    if (blocages.length === 0) return
    const ferme = arretSansRecours(blocages)
    if (ferme) throw suspendu(ferme)
    if (visee === 'se-justifier') return
    const arret = blocages.find(b => b.palier === 'arret')
    if (arret) {
      const usager = visee ? identifiants.lire(appelant.organisation, visee.personne) : null
      if (usager !== null && (await estOuverteEnUrgence(sql, appelant, usager, horloge()))) return
      throw suspendu(arret)
    }
    const motif = blocages.find(b => b.palier === 'motif')
    if (motif) throw aJustifier(motif)
    for (const b of blocages) {
      if (!aRedonne(appelant, b, horloge())) throw aRedonner(b, horloge())
      await rouvrir(sql, b, acteurDe(appelant), horloge())
      await habilitations.rafraichir()
    }
  }

const suspendu = (arret: Blocage) => new Probleme(403, 'acces-suspendu', phraseDArret(arret))

const aJustifier = ({ motif }: Blocage) => new Probleme(403, 'motif-demande', phraseDeMotif(motif))

const exigence = (instant: Date) => exigenceDe('ordinaire', jourDe(instant))

/** A program that only declares its agents cannot prove that one is there. */
const aRedonne = ({ preuve }: Appelant, { depuis }: Blocage, instant: Date): boolean =>
  preuve !== null && preuve.le > depuis && verdict(preuve, exigence(instant), instant) === 'permis'

function aRedonner({ depuis, motif }: Blocage, instant: Date): Probleme {
  const secondes = Math.max(0, Math.floor((instant.getTime() - depuis.getTime()) / 1000))
  return new Probleme(401, 'authentification-insuffisante', `Donnez de nouveau votre second facteur : ${motif}.`, {
    entetes: { 'www-authenticate': defi(descriptions['trop-ancienne'], { niveau: exigence(instant).niveau, secondes }) },
  })
}

async function rouvrir(application: Sql, { id, motif }: Blocage, acteur: string, instant: Date): Promise<void> {
  await application.begin(async sql => {
    const [leve] = await sql<{ alerte: string | null }[]>`
      update blocage set leve_le = ${instant}, leve_par = ${SECOND_FACTEUR} where id = ${id} and leve_le is null returning alerte`
    if (!leve) return
    await sql`
      insert into tolerance_de_vigilance (acteur, horizon, ajout, jusque, par, motif)
      select ${acteur}, a.horizon, a.limite, ${instant}::timestamptz + make_interval(mins => ${OUVERT_MINUTES}), ${SECOND_FACTEUR}, ${motif}
      from alerte a where a.id = ${leve.alerte}`
    await annoncer(sql)
  })
}
