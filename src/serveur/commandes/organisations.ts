import type { Commande } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

export const organisations: Commande = {
  nom: 'organisations',
  usage: '',
  resume: 'Liste les organisations, leurs structures et leurs applications',
  async executer() {
    await avecLaPlateforme(async ({ bases }) => {
      const rangs = await bases.application<{ code: string; type: string; nom: string; structures: string[]; applications: string[] }[]>`
        select o.code, o.type, o.nom, array(select s.code from structure s where s.organisation = o.code order by 1) as structures,
          array(select a.client_id from application a where a.organisation = o.code order by 1) as applications
        from organisation o order by o.type, o.code`
      for (const r of rangs)
        process.stdout.write(
          `${r.code.padEnd(22)} ${r.type.padEnd(7)} ${r.nom}\n${[...r.structures, ...r.applications].map(x => `    ${x}\n`).join('')}`,
        )
    })
  },
}
