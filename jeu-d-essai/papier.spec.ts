import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../outils/plateforme-d-essai.js'
import { qpdf, sansVerificateurs } from '../outils/verificateurs-pdf.js'
import { chargerLeParcours } from './charger.js'
import { personnes } from './personas.js'

type Lue = { elements: { numero: number; donnees: { piecesJointes: { piece: string; nom: string; jointePar?: string }[] | null } }[] }

describe('D7 — La démonstration a des pièces à ouvrir, des deux côtés', () => {
  let p: PlateformeDEssai
  const dossier = mkdtempSync(join(tmpdir(), 'piece-'))
  const charger = () =>
    chargerLeParcours(p.moteur, p.traitements, Object.fromEntries(Object.keys(personnes).map(nom => [nom, p.numero(nom)])))
  before(async () => {
    p = await unePlateforme()
    await charger()
  })
  after(async () => {
    rmSync(dossier, { recursive: true })
    await p.fermer()
  })
  const jointes = async () => {
    const r = await p.appeler('/api/v1/acces-de-la-personne/sanctions-rsa/moi', { jeton: await p.jetonDe('yanis') })
    return ((await r.json()) as Lue).elements.flatMap(({ numero, donnees }) =>
      (donnees.piecesJointes ?? []).map(({ piece, nom, jointePar = 'elle-même' }) => ({ numero, piece, nom, jointePar })),
    )
  }

  it('Yanis en a joint une ; une autre, arrivée par courrier, l’a été pour lui ; recharger n’en ajoute aucune', async () => {
    const attendues = [
      [1, 'attestation d’essai.pdf', 'elle-même'],
      [2, 'avis du transporteur.pdf', 'CD59'],
    ]
    assert.deepEqual(
      (await jointes()).map(j => [j.numero, j.nom, j.jointePar]),
      attendues,
    )
    await charger()
    assert.equal((await jointes()).length, 2)
  })

  it('lui et madame Roy les ouvrent ; ce sont des PDF qu’un autre outil tient pour bons', { skip: sansVerificateurs }, async () => {
    for (const { numero, piece } of await jointes())
      for (const [qui, nom] of [
        ['yanis', 'moi'],
        ['madameRoy', p.identifiant('yanis', 'CD59')],
      ] as const) {
        const r = await p.appeler(`/api/v1/pieces/${nom}/sanctions-rsa/${numero}/${piece}`, { jeton: await p.jetonDe(qui) })
        assert.equal(r.status, 200)
        const fichier = join(dossier, `${piece}.pdf`)
        writeFileSync(fichier, Buffer.from(await r.arrayBuffer()))
        assert.ok(qpdf(fichier), fichier)
      }
  })
})
