import { readFile } from 'node:fs/promises'
import { agirPour } from '../../moteur/journal.js'
import { jourDe } from '../../moteur/moteur.js'
import { enTable, type RejeuDeTable, rejouerLaTable, tableCandidate, tableEnVigueur } from '../../parcours/orientation/index.js'
import { type Commande, Refus, requis } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

export const rejouerOrientation: Commande = {
  nom: 'rejouer-orientation',
  usage: '<table.json> [--organisation <code>] | --modele',
  resume: 'Dit ce qu’une table de décision candidate aurait proposé des cas passés, sans rien changer ; --modele écrit celle en vigueur',
  options: { organisation: { type: 'string' }, modele: { type: 'boolean' } },
  async executer({ positionnels: [fichier], options }) {
    if (options.modele) return void process.stdout.write(tableEnVigueur(jourDe(new Date())))
    const candidate = await lire(requis(fichier, 'le fichier de la table'))
    await avecLaPlateforme(async ({ plateforme: { moteur } }) => {
      const organisation = typeof options.organisation === 'string' ? options.organisation : 'FT'
      const jour = jourDe(moteur.horloge())
      const { chiffrement, identifiants } = moteur
      const rejeu = await moteur.sql.begin('read only', async sql => {
        await agirPour(sql, { organisation, personne: null }, jour)
        const [connue] = await sql`select 1 from organisation where code = ${organisation}`
        if (!connue) throw new Refus(`Organisation inconnue : ${organisation}.`)
        return rejouerLaTable({ sql, chiffrement, identifiants, organisation, jour }, enTable(candidate), Infinity)
      })
      process.stdout.write(dire(rejeu))
    })
  },
}

async function lire(chemin: string) {
  const texte = await readFile(chemin, 'utf8').catch((erreur: Error) => {
    throw new Refus(`Ce fichier ne se lit pas : ${erreur.message}`)
  })
  const lue = tableCandidate.safeParse(enJson(texte))
  if (!lue.success) throw new Refus(lue.error.issues.map(i => `/${i.path.join('/')} : ${i.message}`).join('\n'))
  return lue.data
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    throw new Refus('Ce fichier n’est pas du JSON.')
  }
}

const part = (n: number, sur: number) => (sur === 0 ? '—' : `${((100 * n) / sur).toFixed(1).replace('.', ',')} %`)
type Propose = RejeuDeTable['changements'][number]['avant'] | null
const enBref = (p: Propose) => (p ? `${p.regle} ${p.parcours} ${p.organisme}` : 'aucune règle')

const dire = (r: Omit<RejeuDeTable, 'version'>): string =>
  [
    `${r.cas} cas rejoués, ${r.incomplets} laissés (réponses incomplètes).`,
    `${r.changent} propositions changeraient (${part(r.changent, r.cas)}), ${r.sansRegle} cas sans règle.`,
    `Conformes à ce qui a été décidé, sur ${r.decides} : ${r.suivisAvant} (${part(r.suivisAvant, r.decides)}) avant, ${r.suivisApres} (${part(r.suivisApres, r.decides)}) après.`,
    ...r.regles.map(x => `  ${x.code} : ${x.tient} cas`),
    ...r.changements.map(c => `  ${enBref(c.avant)} → ${enBref(c.apres)} : ${c.nombre} (cas ${c.exemples.join(', ')})`),
    '',
  ].join('\n')
