import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ecrireLaCle } from '../../scellement/note.js'
import { cles, NOM, unJournal } from '../../scellement/un-journal.essai.js'
import { Refus } from './commande.js'
import { verifierDesPreuves, verifierLeJournal } from './journal-scelle.js'

const dossier = mkdtempSync(join(tmpdir(), 'journal-scelle-'))
after(() => rmSync(dossier, { recursive: true }))
const fichier = (nom: string, contenu: string): string => {
  writeFileSync(join(dossier, nom), contenu)
  return join(dossier, nom)
}
const cle = fichier('cle.txt', ecrireLaCle({ nom: NOM, publique: cles.publicKey }))

const enTete = JSON.stringify({ journal: 'si-plateforme', exporte: '2026-11-24T08:01:00.000Z', lignes: {} })
const FIN = JSON.stringify({ fin: true })
const heure = (s: number) => ({ ecrit: `2026-11-24T08:00:0${s}Z`, scelle: `2026-11-24T08:00:0${s}Z` })
const [sceau1, rang1, sceau2, rang2] = unJournal([heure(1), heure(2)]).lignes.map(l => JSON.stringify(l)) as [
  string,
  string,
  string,
  string,
]

const cli = fileURLToPath(new URL('../cli.js', import.meta.url))
const verifie = (nom: string, lignes: readonly string[]): Promise<{ code: number; dit: string[] }> =>
  new Promise(fini =>
    execFile(process.execPath, [cli, 'verifier-journal', fichier(nom, lignes.join('\n')), '--cle', cle], (erreur, stdout, stderr) =>
      fini({ code: erreur ? 1 : 0, dit: (stdout + stderr).trimEnd().split('\n').slice(3) }),
    ),
  )

describe('A11 — « verifier-journal » dit en français ce qu’un export a de trop, d’illisible ou de moins', () => {
  it('entier, il est intact ; ce qui précède le premier sceau, ne se lit pas ou manque à la fin est dit à sa ligne, et le reste vérifié', async () => {
    const [entier, abime] = await Promise.all([
      verifie('entier.jsonl', [enTete, sceau1, rang1, sceau2, rang2, FIN]),
      verifie('abime.jsonl', [enTete, rang2, sceau1, rang1, 'une ligne', '{"h":"x"}', enTete, sceau2, rang2.slice(0, 60)]),
    ])
    assert.deepEqual(entier, { code: 0, dit: ['Le journal est intact.'] })
    assert.equal(abime.code, 1)
    assert.deepEqual(abime.dit, [
      '1 rang(s) avant le premier sceau : ils y ont été ajoutés, ou ce sceau a été retiré.',
      'La ligne 5 de l’export ne se lit pas : elle a été coupée ou altérée.',
      'La ligne 6 de l’export ne se lit pas : elle a été coupée ou altérée.',
      'La ligne 7 est l’en-tête d’un autre export, mis à la suite du premier.',
      'La ligne 9 de l’export ne se lit pas : elle a été coupée ou altérée.',
      'L’export s’arrête avant sa fin : il a été interrompu, ou coupé. Refaites-le.',
      'Les empreintes des rangs écrits entre 2026-11-24T08:00:01.000Z et 2026-11-24T08:00:02.000Z (sceau 2) ont été modifiées.',
      'À partir du sceau 2, l’arbre n’est plus celui qui a été signé.',
      'Le journal n’est pas intact.',
    ])
  })

  for (const [quoi, chemin, phrase] of [
    ['vide', fichier('vide.jsonl', ''), /est vide : ce n’est pas un export du journal/],
    ['qui est autre chose', fichier('autre.jsonl', '{"note":"x"}\n'), /n’est pas un export du journal/],
    ['qui est un dossier', dossier, /ne se lit pas/],
    ['absent', join(dossier, 'absent.jsonl'), /ne se lit pas/],
  ] as const)
    it(`un fichier ${quoi} : une phrase, et aucun verdict`, async () => {
      const refuse = (f: Promise<void>, attendu = phrase) => assert.rejects(f, e => e instanceof Refus && attendu.test(e.message))
      await refuse(verifierLeJournal.executer({ positionnels: [chemin], options: { cle } }))
      await refuse(
        verifierDesPreuves.executer({ positionnels: [chemin], options: { cle } }),
        /n’est pas un fichier de preuves|ne se lit pas/,
      )
      const options = { cle, temoin: join(dossier, 'absent.jsonl') }
      await refuse(verifierLeJournal.executer({ positionnels: [fichier('e.jsonl', enTete)], options }), /absent\.jsonl » ne se lit pas/)
    })
})
