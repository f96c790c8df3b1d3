import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FluxIllisible } from '../flux-illisible.js'
import { lireCsv, type ModeleCsv } from './lire.js'

type Attribut = 'nom' | 'prenom' | 'note'
const modele: ModeleCsv<Attribut> = {
  colonnes: { nom: 'Nom', prenom: ['Prénom', 'Prénom usuel'], note: 'Note' },
  obligatoires: ['nom', 'prenom'],
}

async function* parBlocs(octets: Buffer, taille: number): AsyncGenerator<Uint8Array> {
  for (let debut = 0; debut < octets.length; debut += taille) yield octets.subarray(debut, debut + taille)
}

/** Lines as « number: name/first name/note », rejections as « number: MOTIF ». */
const lire = async (contenu: string | Buffer, options: Partial<ModeleCsv<Attribut>> = {}, taille = 65_536): Promise<string[]> => {
  const lus: string[] = []
  for await (const element of lireCsv(parBlocs(Buffer.from(contenu as string), taille), { ...modele, ...options })) {
    if (element.type === 'ligne') lus.push(`${element.ligne}: ${[...element.champs.values()].join('/')}`)
    if (element.type === 'rejet') lus.push(`${element.ligne}: ${element.motif}`)
  }
  return lus
}

describe('B2 — lecture d’un fichier CSV', () => {
  it('B2 — séparateur, fins de ligne, guillemets et encodage se devinent', async () => {
    const attendu = ['2: Roy/Zoé/a', '3: Le Gall/Léo/b']
    for (const separateur of [';', ',', '\t', '|']) {
      for (const fin of ['\n', '\r\n']) {
        const texte = ['Nom;Prénom;Note', 'Roy;Zoé;a', 'Le Gall;Léo;b', ''].join(fin).replaceAll(';', separateur)
        for (const octets of [Buffer.from(texte), Buffer.from(`\ufeff${texte}`), Buffer.from(texte, 'latin1')]) {
          assert.deepEqual(await lire(octets), attendu, JSON.stringify([separateur, fin]))
          assert.deepEqual(await lire(octets, {}, 3), attendu)
        }
      }
    }
  })

  it('B2 — un en-tête se reconnaît malgré sauts de ligne, blancs, casse, accents et ordre', async () => {
    assert.deepEqual(await lire(' NOTE ;"PRENOM\nUSUEL";\u00a0nom  \r\nx;Zoé;Roy\r\n'), ['3: Roy/Zoé/x'])
    assert.deepEqual(await lire('\n\nNom;Prénom;Inutile\nRoy;Zoé;x\n'), ['4: Roy/Zoé'])
  })

  it('B2 — une structure nomme ses colonnes à sa façon', async () => {
    assert.deepEqual(await lire('Jeune;Petit nom\nRoy;Zoé\n', { colonnes: { nom: 'Jeune', prenom: 'Petit nom', note: 'Note' } }), [
      '2: Roy/Zoé',
    ])
  })

  it('B2 — une cellule peut tenir sur plusieurs lignes, et la numérotation suit', async () => {
    assert.deepEqual(await lire('Nom;Prénom;Note\nRoy;Zoé;"un\ndeux ""trois"""\nPetit;Paul;x\n'), [
      '2: Roy/Zoé/un\ndeux "trois"',
      '4: Petit/Paul/x',
    ])
  })

  it('B2 — un guillemet perdu ne coûte que sa ligne', async () => {
    const suite = Array.from({ length: 60 }, (_, rang) => `Nom${rang};P;x`).join('\n')
    const lus = await lire(`Nom;Prénom;Note\n"Roy;Zoé;x\n${suite}\n`)
    assert.equal(lus[0], '2: LIGNE_MAL_FORMEE')
    assert.equal(lus.length, 61)
    assert.deepEqual(await lire('Nom;Prénom;Note\n"Roy;Zoé;x\nA;B;"c\nPetit;Paul;x\n'), [
      '2: LIGNE_MAL_FORMEE',
      '3: LIGNE_MAL_FORMEE',
      '4: Petit/Paul/x',
    ])
    assert.deepEqual(await lire('Nom;Prénom;Note\nRoy "la grande";Zoé;x\n'), ['2: Roy "la grande"/Zoé/x'])
  })

  it('B2 — lignes courtes, longues, vides, géantes ou porteuses de caractères interdits', async () => {
    const lus = await lire(`Nom;Prénom;Note\nRoy;Zoé\nRoy;Zoé;x;y\nRoy;Zoé;x;;\n\n;;\nRoy;\u0000;x\n${'x'.repeat(300_000)}\nPetit;Paul;z`)
    assert.deepEqual(lus, [
      '2: LIGNE_MAL_FORMEE',
      '3: LIGNE_MAL_FORMEE',
      '4: Roy/Zoé/x',
      '7: LIGNE_CARACTERE_INTERDIT',
      '8: LIGNE_TROP_LONGUE',
      '9: Petit/Paul/z',
    ])
  })

  it('B2 — ce qui n’est pas un tel fichier est refusé d’une phrase', async () => {
    const cas: readonly (readonly [string | Buffer, string])[] = [
      ['', 'FLUX_VIDE'],
      ['\n \n', 'FLUX_VIDE'],
      ['Nom;Note\nRoy;x\n', 'FLUX_COLONNES_ABSENTES'],
      ['<?xml version="1.0"?><Racine/>', 'FLUX_COLONNES_ABSENTES'],
      [Buffer.from('PK\u0003\u0004'), 'FLUX_COMPRESSE'],
      [Buffer.from('\ufeffNom;Prénom', 'utf16le'), 'FLUX_UTF16'],
      ['x'.repeat(500_000), 'FLUX_COLONNES_ABSENTES'],
    ]
    for (const [contenu, code] of cas) {
      await assert.rejects(lire(contenu), erreur => erreur instanceof FluxIllisible && erreur.code === code, code)
    }
    await assert.rejects(lire('Nom;Note\nRoy;x\n'), /Colonnes absentes : Prénom\./)
  })
})
