import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ressources } from '../../src/parcours/ressources.js'
import { enTexte, html } from '../interface/html.js'
import { etapesDe } from './etapes.js'
import { type Ecrit, raconter } from './phrases.js'

const nommer = (code: string) => ({ CD59: 'Département du Nord', FT: 'France Travail' })[code] ?? `Organisme ${code.toLowerCase()}`
const exemples = ressources.map(r => ({
  ...{ ressource: r.nom, intitule: r.intitule },
  donnees: Object.fromEntries(Object.entries(r.donnees).map(([champ, d]) => [champ, d.exemple])),
}))

describe('C7, J7 — Le parcours se raconte en phrases, les mêmes pour la personne et pour qui la suit', () => {
  for (const e of exemples)
    it(`${e.intitule} : son début, et chaque changement d’un champ, sans code ni valeur absente`, () => {
      const ecrits: Ecrit[] = [
        { ...e, premiere: true, modifies: Object.keys(e.donnees) },
        ...Object.keys(e.donnees).map(champ => ({ ...e, premiere: false, modifies: [champ] })),
      ]
      for (const ecrit of ecrits) {
        const { quoi, pourquoi = '' } = raconter(ecrit, nommer) ?? { quoi: 'Rien' }
        assert.match(quoi, /^[«\p{Lu}]/u)
        assert.doesNotMatch(
          `${quoi} ${pourquoi}`,
          /[A-Z]{2,}_|\b[A-Z]{5,}\b|undefined|null|\[object|\d{4}-\d{2}-\d{2}|: ?$/,
          `${quoi} | ${pourquoi}`,
        )
      }
    })

  it('une orientation que nul n’a complétée, close par une sortie, puis reprise : chacune dite pour ce qu’elle est', () => {
    const rang = { ressource: 'orientation', intitule: 'Orientation', premiere: false }
    const dits = [
      { ...rang, premiere: true, modifies: [], donnees: { etat: 'BROUILLON', parcours: 'IND' } },
      {
        ...rang,
        modifies: ['etat', 'sortieLe', 'motifSortie'],
        donnees: { etat: 'CLOTURE', sortieLe: '2026-11-20', motifSortie: 'RADIATION' },
      },
      { ...rang, modifies: ['etat', 'sortieLe', 'motifSortie'], donnees: { etat: 'OUVERT', sortieLe: null, motifSortie: null } },
    ].map(e => raconter(e, nommer))
    assert.deepEqual(
      dits.map(d => [d?.quoi, d?.pourquoi ?? '']),
      [
        ['Orientation à compléter', ''],
        ['Fin de cette orientation', 'radiation de la liste des demandeurs d’emploi'],
        ['Reprise de cette orientation, au retour sur la liste ou du droit au RSA', ''],
      ],
    )
  })

  const orientation = { ressource: 'decisionDOrientation', intitule: 'Décision d’orientation' }
  const decidee = {
    ...orientation,
    premiere: true,
    modifies: [],
    donnees: { parcours: 'PSP', organisation: 'CD59', commentaire: 'La garde d’abord.' },
  }
  const repondue = { ...exemples.find(x => x.ressource === 'absence'), premiere: false, modifies: ['motif'] } as unknown as Ecrit

  it('un jour et un auteur font une étape, la dernière d’abord ; elle y est nommée comme il faut à qui lit', () => {
    const faits = [
      { ...decidee, le: '2026-11-12T09:00:00Z', par: 'CD59' },
      { ...repondue, le: '2026-11-20T09:00:00Z', par: 'ESPACE-USAGER' },
      { ...repondue, le: '2026-11-20T09:05:00Z', par: 'ESPACE-USAGER' },
    ]
    for (const elle of ['Vous', 'La personne, dans son espace']) {
      const etapes = etapesDe(faits, { nommer, elle })
      assert.deepEqual(
        etapes.map(x => x.titre),
        [elle, 'Département du Nord'],
      )
      const detail = (i: number) => enTexte(html`${etapes[i]?.detail}`)
      assert.match(detail(1), /Orientation décidée : parcours social.*Département du Nord.*La garde d’abord/)
      assert.equal(detail(0).split('<li>').length - 1, 1, 'ce qui se répète n’est dit qu’une fois')
    }
  })
})
