import type { Appelant } from '../moteur/appelant.js'
import type { ClientImilo } from '../flux/index.js'
import { agirPour } from '../moteur/journal.js'
import { aujourdHui, type Moteur } from '../moteur/moteur.js'
import { clorelesTravaux, creerUnTravail } from '../suites/index.js'
import { contenuDe } from './contenu.js'
import { clore, prochainsRetours, reporter, type Retour } from './retours.js'

const PAR_TOUR = 50
const UNE_HEURE_MS = 3_600_000
export const aCorriger = 'i-milo-a-corriger'
const objetDuRetour = 'retour'

/**
 * Tells I-MILO one round of what it waits for: of each person the first, under its own reference, so that told again it has one effect. True
 * when there may be more at once. @throws ImiloMuet when it does not answer: nothing of the round is lost.
 */
export async function direAImilo(moteur: Moteur, appelant: Appelant, client: ClientImilo): Promise<boolean> {
  const dus = await prochainsRetours(moteur.sql, appelant.organisation, moteur.horloge(), PAR_TOUR)
  for (const r of dus) await dire(moteur, appelant, client, r)
  return dus.some(r => r.idDossier !== null)
}

async function dire(moteur: Moteur, appelant: Appelant, client: ClientImilo, r: Retour): Promise<void> {
  const contenu = await contenuDe(moteur, appelant, r)
  if (contenu === null)
    return void (await clore(moteur.sql, r.reference, 'SANS_OBJET', moteur.horloge(), 'La mission locale ne la suit plus.'))
  const travail = { nature: aCorriger, usager: r.usager, organisation: appelant.organisation } as const
  const aFaire = async (objet: string, noter: (sql: Parameters<typeof agirPour>[0]) => PromiseLike<unknown>): Promise<void> => {
    await moteur.sql.begin(async sql => {
      await agirPour(sql, appelant, aujourdHui(moteur))
      await noter(sql)
      await creerUnTravail({ sql, moteur }, { ...travail, objet, structure: null })
    })
  }
  const instant = moteur.horloge()
  if (r.idDossier === null)
    return aFaire(objetDuRetour, sql =>
      reporter(sql, r.reference, 'I-MILO n’a pas encore dit son dossier.', new Date(instant.getTime() + UNE_HEURE_MS)),
    )
  const issue = await client.retourner(r.idDossier, { reference: r.reference, ordre: Number(r.rang), ...contenu })
  if (issue === 'refuse') return aFaire(objetDuRetour, sql => clore(sql, r.reference, 'REFUSE', instant, 'I-MILO l’a refusé.'))
  await moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    await clore(sql, r.reference, 'TRANSMIS', instant)
    await clorelesTravaux({ sql, moteur }, { ...travail, objet: objetDuRetour, motif: 'dit à I-MILO' })
  })
}
