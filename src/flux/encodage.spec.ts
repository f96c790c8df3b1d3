import assert from 'node:assert/strict'
import { it } from 'node:test'
import { decoder, encoder1252, encodageNomme } from './encodage.js'

it('B1 — windows-1252 se lit entier, guillemets, euro et ligatures compris', () => {
  const octets = Buffer.from([0x80, 0x8c, 0x9c, 0x92, 0xe9, 0x41])
  assert.deepEqual(decoder(octets, 'windows-1252'), { texte: '€Œœ’éA', ecart: false })
  assert.deepEqual(encoder1252('€Œœ’éA'), octets)
  assert.equal(encoder1252('漢'), null)
})

it('B1 — ISO-8859-15, UTF-8, et sans déclaration l’un ou l’autre selon les octets', () => {
  assert.equal(decoder(Buffer.from([0xbc, 0xa4]), 'iso-8859-15').texte, 'Œ€')
  assert.equal(decoder(Buffer.from('Œuvré'), 'utf-8').texte, 'Œuvré')
  assert.equal(decoder(Buffer.from('Œuvré'), 'indecis').texte, 'Œuvré')
  assert.deepEqual(decoder(Buffer.from([0x4e, 0xe9]), 'indecis'), { texte: 'Né', ecart: false })
  assert.deepEqual(decoder(Buffer.from([0x4e, 0xe9]), 'utf-8'), { texte: 'Né', ecart: true })
})

it('B1 — un encodage se reconnaît à ses noms, un autre est refusé', () => {
  assert.deepEqual(['UTF-8', 'Windows-1252', 'cp1252', 'ISO-8859-1', 'iso-8859-15', 'EBCDIC'].map(encodageNomme), [
    'utf-8',
    'windows-1252',
    'windows-1252',
    'windows-1252',
    'iso-8859-15',
    null,
  ])
})
