import type { Sql } from 'postgres'
import {
  expirerLesHabilitations,
  purgerAcces,
  purgerLesJetonsEtrangers,
  purgerLesRefus,
  rappelerLesRevues,
  suspendreLesInactifs,
} from '../acces/index.js'
import { purgerLesImports } from '../flux/index.js'
import type { Messagerie } from '../messagerie/messagerie.js'
import { purges } from '../moteur/deriver/purge.js'
import { joursDeConservation } from '../moteur/http/idempotence.js'
import { jourDe } from '../moteur/moteur.js'
import { attendreLesDeclarations } from '../parcours/actualisation/index.js'
import { suivreLesDelegations } from '../parcours/orientation/index.js'
import { ressources } from '../parcours/ressources.js'
import { purgerLesMessages } from '../assistance/index.js'
import { imilosEnRetard, purgerLesRetoursImilo } from '../i-milo/index.js'
import { envoisEnRetard, purgerLesEchangesAvecLesCaisses } from '../payeurs/index.js'
import { purgerLesContestations } from '../personnes/index.js'
import { type Bilan, echeancesEnRetard, purgerLesEvenements } from '../suites/index.js'
import { purgerLesComptes, purgerLesSignalees, releverLesSignaux } from '../vigilance/index.js'
import { assurerLesPartitions } from './partitions.js'
import type { Coffre } from './coffre.js'
import type { JournalScelle } from './scellement.js'

export type Outils = {
  proprietaire: Sql
  application: Sql
  messagerie: Messagerie
  direLesAlertes: () => Promise<number>
  echeances: () => Promise<Bilan>
  fichiersDesCaisses: () => Promise<number>
  scellement: Pick<JournalScelle, 'ancrer'>
  coffre: Coffre
  instant: Date
}
type Tache = { nom: string; faire(outils: Outils): Promise<string> }

/** What is due from time to time. Each one may run twice, or on several processes at once, without harm. */
const taches: readonly Tache[] = [
  {
    nom: 'délégations de l’orientation qui commencent ou finissent',
    faire: async ({ application, instant }) =>
      `${await application.begin(sql => suivreLesDelegations(sql, instant))} compétences à recalculer`,
  },
  {
    nom: 'actualisations attendues',
    faire: async ({ application, instant }) => `${await attendreLesDeclarations(application, instant)} personnes attendues`,
  },
  {
    nom: 'échéances arrivées à leur jour',
    faire: async ({ application, echeances, instant }) => {
      const { faites, echouees } = await echeances()
      const retard = await echeancesEnRetard(application, instant)
      if (retard > 0) throw new Error(`${retard} en retard ou en échec répété, ${faites} exécutées`)
      return `${faites} exécutées, ${echouees} à reprendre`
    },
  },
  {
    nom: 'fichiers de décisions pour les caisses',
    faire: async ({ fichiersDesCaisses }) => `${await fichiersDesCaisses()} décisions mises en fichier`,
  },
  {
    nom: 'décisions que les caisses attendent ou laissent sans réponse',
    faire: async ({ application, instant }) => {
      const retard = await envoisEnRetard(application, instant)
      if (retard > 0) throw new Error(`${retard} en retard`)
      return 'aucune en retard'
    },
  },
  {
    nom: 'échange des missions locales avec I-MILO',
    faire: async ({ application, instant }) => {
      const retard = await imilosEnRetard(application, instant)
      if (retard > 0) throw new Error(`${retard} sans réponse depuis des heures`)
      return 'aucun en retard'
    },
  },
  {
    nom: 'journal daté par un tiers',
    faire: async ({ scellement }) => `${await scellement.ancrer()} sceau daté`,
  },
  {
    nom: 'données chiffrées sous les clés présentes',
    faire: async ({ coffre }) => {
      if (!(await coffre.reste())) return 'aucune ancienne clé'
      const { valeurs, illisibles } = (await coffre.rechiffrer()) ?? { valeurs: 0, illisibles: 0 }
      if (illisibles > 0) throw new Error(`${illisibles} valeurs qu’aucune clé n’ouvre, ${valeurs} rechiffrées`)
      return `${valeurs} rechiffrées, clés effacées : ${(await coffre.retirer()).join(', ') || 'aucune'}`
    },
  },
  {
    nom: 'partitions du journal',
    faire: async ({ proprietaire, instant }) => `${(await assurerLesPartitions(proprietaire, instant)).length} ouvertes`,
  },
  { nom: 'jetons et sessions échus', faire: async ({ application }) => `${await purgerAcces(application)} effacés` },
  {
    nom: 'habilitations arrivées à leur terme',
    faire: async ({ application, instant }) => `${await expirerLesHabilitations(application, instant)} expirées`,
  },
  {
    nom: 'revues semestrielles dues',
    faire: async ({ application, messagerie, instant }) => `${await rappelerLesRevues(application, messagerie, instant)} rappelées`,
  },
  {
    nom: 'comptes d’agent restés sans usage',
    faire: async ({ application, instant }) => `${await suspendreLesInactifs(application, instant)} suspendus`,
  },
  {
    nom: 'refus opposés aux applications',
    faire: async ({ application, instant }) =>
      `${(await purgerLesRefus(application, instant)) + (await purgerLesJetonsEtrangers(application, instant))} effacés`,
  },
  {
    nom: 'clés d’idempotence échues',
    faire: async ({ application, instant }) => {
      const fait =
        await application`delete from idempotence where cree_le < ${instant}::timestamptz - make_interval(days => ${joursDeConservation})`
      return `${fait.count} effacées`
    },
  },
  {
    nom: 'rapports d’import et preuves d’identité assez anciens',
    faire: async ({ proprietaire, instant }) => `${await purgerLesImports(proprietaire, instant)} rangs effacés`,
  },
  {
    nom: 'messages de contact traités depuis assez longtemps',
    faire: async ({ proprietaire, instant }) => `${await purgerLesMessages(proprietaire, instant)} effacés`,
  },
  {
    nom: 'événements assez anciens',
    faire: async ({ proprietaire, instant }) => `${await purgerLesEvenements(proprietaire, instant)} effacés`,
  },
  {
    nom: 'fichiers et réponses échangés avec les caisses, assez anciens',
    faire: async ({ proprietaire, instant }) => `${await purgerLesEchangesAvecLesCaisses(proprietaire, instant)} effacés`,
  },
  {
    nom: 'signaux de vigilance dans le journal',
    faire: async ({ application, instant }) => `${await releverLesSignaux(application, ressources, instant)} alertes`,
  },
  {
    nom: 'alertes dites à la supervision',
    faire: async ({ direLesAlertes }) => `${await direLesAlertes()} dites`,
  },
  {
    nom: 'trace de ce qui a été dit à I-MILO, assez ancienne',
    faire: async ({ proprietaire, instant }) => `${await purgerLesRetoursImilo(proprietaire, instant)} effacés`,
  },
  {
    nom: 'comptes de la vigilance',
    faire: async ({ proprietaire, instant }) => `${await purgerLesComptes(proprietaire, instant)} rangs effacés`,
  },
  {
    nom: 'personnes qui ne sont plus signalées',
    faire: async ({ proprietaire, instant }) => `${await purgerLesSignalees(proprietaire, instant)} effacées`,
  },
  {
    nom: 'contestations closes depuis assez longtemps',
    faire: async ({ proprietaire, instant }) => `${await purgerLesContestations(proprietaire, instant)} effacées`,
  },
  {
    nom: 'données conservées assez longtemps',
    // One transaction: the end of registration, which every period runs from, must go last.
    faire: ({ proprietaire, instant }) =>
      proprietaire.begin(async sql => {
        let effaces = 0
        const ordre = ressources.toSorted((a, b) => Number(a.table === 'inscription') - Number(b.table === 'inscription'))
        for (const ordreSql of ordre.flatMap(purges)) effaces += (await sql.unsafe(ordreSql, [jourDe(instant)])).count
        return `${effaces} rangs effacés`
      }),
  },
]

/** Runs every task; one that fails does not keep the others from running. Returns one sentence each. */
export async function executerLesTaches(outils: Outils): Promise<{ phrases: string[]; echecs: number }> {
  const resultats = await Promise.allSettled(taches.map(t => t.faire(outils)))
  const phrases = resultats.map(
    (r, i) => `${taches[i]?.nom} : ${r.status === 'fulfilled' ? r.value : `échec (${(r.reason as Error).message})`}`,
  )
  await noter(outils, resultats)
  return { phrases, echecs: resultats.filter(r => r.status === 'rejected').length }
}

/** What a task that stops being run is known by: the instant it last succeeded. */
async function noter({ application, instant }: Outils, resultats: readonly PromiseSettledResult<string>[]): Promise<void> {
  for (const [i, { nom }] of taches.entries()) {
    const reussie = resultats[i]?.status === 'fulfilled' ? instant : null
    await application`
      insert into tache (nom, essayee_le, reussie_le) values (${nom}, ${instant}, ${reussie})
      on conflict (nom) do update set essayee_le = excluded.essayee_le, reussie_le = coalesce(excluded.reussie_le, tache.reussie_le)`
  }
}

/** Tasks that have not succeeded for three of their hourly turns. */
export async function tachesEnRetard(sql: Sql, instant: Date): Promise<string[]> {
  const limite = new Date(instant.getTime() - 3 * 60 * 60 * 1000)
  const rangs = await sql<{ nom: string }[]>`
    select nom from tache where nom in ${sql(taches.map(t => t.nom))} and coalesce(reussie_le, '-infinity') < ${limite} and essayee_le <= ${instant}`
  return rangs.map(r => r.nom)
}
