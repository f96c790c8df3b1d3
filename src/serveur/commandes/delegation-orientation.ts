import { randomUUID } from 'node:crypto'
import type { Auteur } from '../../acces/index.js'
import { Probleme } from '../../moteur/probleme.js'
import { declarerUneDelegation, listerLesDelegations, terminerUneDelegation } from '../../parcours/orientation/index.js'
import { type Arguments, type Commande, Refus, requis } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

/** What the administrator’s screen does, for who sends the act on paper. */
export const delegationOrientation: Commande = {
  nom: 'delegation-orientation',
  usage:
    'lister [<CD ou FT>] | declarer <CD> --du <jour> --acte <texte> [--au <jour>] | declarer FT --a <CAF> --du <jour> --acte <texte> [--au <jour>] | terminer <CD ou FT> --du <jour> --au <jour>',
  resume:
    'Liste, déclare ou termine la délégation de la décision d’orientation, par un conseil départemental ou par France Travail à La Réunion',
  options: { du: { type: 'string' }, au: { type: 'string' }, a: { type: 'string' }, acte: { type: 'string' } },
  async executer({ positionnels: [geste, conseil], options }) {
    await avecLaPlateforme(async ({ bases: { application: sql }, plateforme: { moteur } }) => {
      if (geste === 'lister') {
        for (const d of await listerLesDelegations(sql, conseil ?? null))
          process.stdout.write(`${d.organisation} → ${d.delegataire ?? 'FT'} du ${d.du} au ${d.au ?? '…'} : ${d.acte}\n`)
        return
      }
      const organisation = requis(conseil, 'qui délègue')
      const auteur: Auteur = { qui: 'demandeur', organisation, agent: 'exploitant', correlation: randomUUID(), instant: moteur.horloge() }
      await sql
        .begin(t => agir(t, auteur, geste, options))
        .catch((erreur: unknown) => {
          throw erreur instanceof Probleme ? new Refus(`${organisation} : ${erreur.detail}`) : erreur
        })
      process.stdout.write('C’est fait : ce qui attend une décision suit.\n')
    })
  },
}

async function agir(sql: Parameters<typeof declarerUneDelegation>[0], auteur: Auteur, geste: string | undefined, o: Arguments['options']) {
  const du = jour(o.du, '--du')
  if (geste === 'terminer') return terminerUneDelegation(sql, auteur, du, jour(o.au, '--au'))
  if (geste !== 'declarer') throw new Refus('Dites lister, declarer ou terminer. Voyez --help.')
  const au = o.au === undefined ? null : jour(o.au, '--au')
  return declarerUneDelegation(sql, auteur, { delegataire: typeof o.a === 'string' ? o.a : 'FT', du, au, acte: requis(o.acte, '--acte') })
}

function jour(valeur: string | boolean | undefined, nom: string): string {
  const lu = requis(valeur, nom)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(lu) || Number.isNaN(Date.parse(lu))) throw new Refus(`${nom} : un jour, comme 2026-12-01.`)
  return lu
}
