import assert from 'node:assert/strict'
import { aujourdHui } from '../src/moteur/moteur.js'
import { brancheeSur, dossierDeLeo } from '../src/i-milo/imilo.essai.js'
import type { Etat, Ici, Plateforme } from './un-etat-du-portail.js'

type Branchee = Awaited<ReturnType<typeof brancheeSur>>
const lEchange = '/professionnel/i-milo'

/** The page of the exchange, seen by the mission locale once I-MILO has said or kept silent about that; it answers no more after. */
const apres =
  (preparer: (i: Branchee, p: Plateforme) => Promise<unknown>, agir?: (ici: Ici) => Promise<unknown>) =>
  async (ici: Ici): Promise<void> => {
    const i = await brancheeSur(ici.p)
    try {
      await preparer(i, ici.p)
      await i.tour()
      await ici.aller(lEchange)
      await agir?.(ici)
    } finally {
      await i.imilo.fermer()
    }
  }

async function cesser(p: Plateforme) {
  const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${p.identifiant('leo', 'FT')}`
  const jeton = await p.jetonDe('julien')
  const { version } = (await (await p.appeler(chemin, { jeton })).json()) as { version: number }
  const corps = JSON.stringify({ statut: 'cessation', dateEffetStatut: aujourdHui(p.moteur), motifFin: 'demande' })
  const r = await p.appeler(chemin, { method: 'PATCH', jeton, headers: { 'if-match': `"${version}"` }, body: corps })
  assert.ok(r.ok, await r.clone().text())
}

async function direDesInconnus({ imilo }: Branchee) {
  imilo.dossiers['98'] = { idDossier: '98', nomNaissance: 12 }
  imilo.dire('e2', '98')
  imilo.dire('e3', '99')
}

/** How far the exchange with I-MILO is, to the mission locale: the last of the states, for the status of Leo changes on the way. */
export const etatsDImilo: readonly Etat[] = [
  { nom: 'I-MILO : ne sert pas la mission locale', qui: 'sofia', atteindre: ({ aller }) => aller(lEchange) },
  {
    nom: 'I-MILO : rien n’attend',
    qui: 'sofia',
    atteindre: apres(async ({ imilo }) => {
      imilo.dossiers['77'] = dossierDeLeo
      imilo.dire('e1', '77')
    }),
  },
  { nom: 'I-MILO : des dossiers de personnes inconnues', qui: 'sofia', atteindre: apres(direDesInconnus) },
  {
    nom: 'I-MILO : un dossier écarté sans dire pourquoi',
    qui: 'sofia',
    atteindre: apres(direDesInconnus, async ({ page, presser }) => {
      await presser('Écarter ce dossier')
      await page.getByRole('alert').waitFor()
    }),
  },
  {
    nom: 'I-MILO : en panne, et ce qu’il doit apprendre attend',
    qui: 'sofia',
    atteindre: apres(async ({ imilo }, p) => {
      await cesser(p)
      imilo.fautes = { enPanne: true }
    }),
  },
]
