import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePersonne } from '../../outils/epreuves/population.js'
import { suivisDe, uneSanction } from '../parcours/sanction-rsa/sanction.essai.js'
import { brancheeSur } from './imilo.essai.js'

const s = await uneSanction()
const { p } = s
const i = await brancheeSur(p)
after(async () => {
  await i.imilo.fermer()
  await p.fermer()
})
const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())
const dites = () => i.imilo.retours.filter(r => r.genre === 'sanction-rsa')
const ailleurs = suivisDe.suivis.filter(x => x.motif !== 'accompagnement')
const alaMissionLocale = { organisation: 'ML-LILLE', structure: null, motif: 'accompagnement' as const }
const declarer = (usager: bigint, corps: Record<string, unknown>) =>
  s.deposerSur('monsieurBrun', 'declaration', 'declarations-de-sanction', usager, { jour: s.jour(), ...corps })
const sanction = { acte: 'SANCTION', consequence: 'SUSPENSION', taux: 50, mois: 2, natureDuManquement: 'N65', rangDuManquement: 'R2' }

describe('E1, E5 — La sanction du RSA d’un jeune qu’une mission locale accompagne est dite à I-MILO', () => {
  it('décidée, puis levée : la mesure et ses dates, jamais pourquoi ni par qui', async () => {
    const jeune = await unePersonne(p, [...ailleurs, alaMissionLocale], suivisDe)
    await p.base.proprietaire`insert into dossier_imilo values ('ML-LILLE', '88', ${jeune.toString()})`
    await reussi(await declarer(jeune, sanction))
    await reussi(await declarer(jeune, { acte: 'LEVEE', sanction: 1 }))
    await i.tour()
    assert.deepEqual(
      dites().map(r => [r.idDossier, r.genre, r.donnees.etat, r.donnees.consequence, r.donnees.taux, r.donnees.mois]),
      [
        ['88', 'sanction-rsa', 'DECIDEE', 'SUSPENSION', 50, 2],
        ['88', 'sanction-rsa', 'LEVEE', 'SUSPENSION', 50, 2],
      ],
    )
    const champs = ['au', 'consequence', 'du', 'etat', 'mois', 'montant', 'taux']
    for (const r of dites()) assert.deepEqual(Object.keys(r.donnees).toSorted(), champs)
  })

  it('d’une procédure qui n’est pas décidée, ou de qui un autre accompagne : rien', async () => {
    const avant = dites().length
    const ouverte = await unePersonne(p, [...suivisDe.suivis, alaMissionLocale], suivisDe)
    await reussi(await s.pour(ouverte).ouvrir('madameRoy', await s.pour(ouverte).reprocher()))
    const autre = await unePersonne(p, suivisDe.suivis, suivisDe)
    await reussi(await declarer(autre, sanction))
    await i.tour()
    assert.equal(dites().length, avant)
    const [file] = await p.base.proprietaire<
      { n: number }[]
    >`select count(*)::int as n from retour_imilo where ressource = 'sanctionRsa' and usager_id in (${ouverte.toString()}, ${autre.toString()})`
    assert.equal(file?.n, 0)
  })
})
