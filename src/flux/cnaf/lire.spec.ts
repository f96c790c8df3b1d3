import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fichierCnaf, type OptionsDeFichierCnaf } from '../../../jeu-d-essai/fichier-cnaf.js'
import { NOMS_DES_DEFAUTS } from '../../../jeu-d-essai/fichier/defauts.js'
import { entier, hasard } from '../../../jeu-d-essai/population/hasard.js'
import { FluxIllisible } from '../flux-illisible.js'
import type { ElementDeFlux } from '../foyer.js'
import { lireFluxCnaf } from './lire.js'

const fichier = { graine: 4, taille: 60, departement: '01' } as const

const octetsDe = async (options: Partial<OptionsDeFichierCnaf> = {}): Promise<Buffer> => {
  const blocs: Buffer[] = []
  for await (const bloc of fichierCnaf({ ...fichier, ...options }).octets) blocs.push(bloc)
  return Buffer.concat(blocs)
}

async function* parBlocs(octets: Uint8Array, taille: number): AsyncGenerator<Uint8Array> {
  for (let debut = 0; debut < octets.length; debut += taille) yield octets.subarray(debut, debut + taille)
}

const lire = async (octets: Uint8Array | string, taille = 65_536, depuisFoyer = 0): Promise<ElementDeFlux[]> => {
  const elements: ElementDeFlux[] = []
  for await (const element of lireFluxCnaf(parBlocs(Buffer.from(octets as Uint8Array), taille), { depuisFoyer })) elements.push(element)
  return elements
}

const refus = async (octets: Uint8Array | string): Promise<string> => {
  try {
    await lire(octets)
    return 'lu'
  } catch (erreur) {
    assert.ok(erreur instanceof FluxIllisible, String(erreur))
    assert.match(erreur.message, /^[A-ZÀ-Ý].*\.$/)
    return erreur.code
  }
}

describe('B1 — lecture du flux de la CNAF', () => {
  it('B1 — un flux sain se lit sans un mot : en-tête, dossiers dans l’ordre, fin', async () => {
    const elements = await lire(await octetsDe())
    const [entete] = elements
    assert.deepEqual(entete, {
      type: 'entete',
      application: 'CRI',
      version: '6200',
      typeFlux: 'M',
      nature: 'D',
      dateCreation: '2026-01-31',
      heureCreation: '01:18:36.0000',
      dateReference: '2026-01-31',
      encodage: 'windows-1252',
      anomalies: [],
    })
    const foyers = elements.filter(element => element.type === 'foyer')
    assert.equal(
      foyers.reduce((somme, { foyer }) => somme + foyer.personnes.filter(({ role }) => role !== 'ENF').length, 0),
      fichier.taille,
    )
    for (const [rang, { index, foyer }] of foyers.entries()) {
      assert.equal(index, rang)
      assert.deepEqual([foyer.anomalies, foyer.lignage], [[], []])
      assert.equal(foyer.personnes[0]?.nirCertifie, true)
    }
    assert.deepEqual(elements.at(-1), {
      type: 'fin',
      transmission: { nbDossiers: foyers.length, nbAnomalies: 0 },
      foyersLus: foyers.length,
      tronque: false,
      anomalies: [],
    })
  })

  it('B1 — la taille des blocs reçus ne change rien', async () => {
    const octets = await octetsDe({ taille: 8, defauts: ['nonReferme', 'malOuvert', 'malForme'] })
    const attendu = await lire(octets)
    for (const taille of [1, 2, 13, 4096]) assert.deepEqual(await lire(octets, taille), attendu)
  })

  it('B1 — les octets annoncés pour un dossier sont ceux du dossier', async () => {
    const octets = await octetsDe()
    for (const element of await lire(octets)) {
      if (element.type !== 'foyer') continue
      const texte = octets.subarray(element.octetDebut, element.octetFin).toString('latin1')
      assert.ok(texte.startsWith('<InfosFoyerRSA>') && texte.endsWith('</InfosFoyerRSA>'))
    }
  })

  it('B4 — la lecture reprend après n dossiers, sous la même numérotation', async () => {
    const octets = await octetsDe({ defauts: 20 })
    const attendu = await lire(octets)
    for (const depuis of [0, 1, 17, 10_000]) {
      const reprise = await lire(octets, 65_536, depuis)
      assert.deepEqual(
        reprise,
        attendu.filter(element => !('index' in element) || element.index >= depuis),
      )
    }
  })

  it('B4 — chaque défaut du catalogue est vu avec son motif, et aucun dossier sain n’en souffre', async () => {
    const { octets, plantes, bilan } = fichierCnaf({ ...fichier, taille: 1500, defauts: NOMS_DES_DEFAUTS.length + 40 })
    const lus = new Map<number, Exclude<ElementDeFlux, { type: 'entete' | 'fin' }>>()
    for await (const element of lireFluxCnaf(octets)) if ('index' in element) lus.set(element.index, element)
    assert.equal(lus.size, bilan.foyers)
    assert.equal(plantes.length, NOMS_DES_DEFAUTS.length + 40)
    assert.deepEqual(new Set(plantes.map(({ defaut }) => defaut)), new Set(NOMS_DES_DEFAUTS))
    for (const { indexFoyer, defaut, motifAttendu, regleAttendue, gravite } of plantes) {
      const element = lus.get(indexFoyer)
      lus.delete(indexFoyer)
      assert.ok(element, defaut)
      const anomalies = (element.type === 'rejet' ? element.anomalies : element.foyer.anomalies).map(({ code }) => code)
      assert.equal(element.type === 'rejet' ? element.motif : '', gravite === 'rejet' ? motifAttendu : '', defaut)
      if (motifAttendu === null) assert.deepEqual(anomalies, [], defaut)
      else assert.ok(anomalies.includes(motifAttendu), `${defaut} : ${anomalies.join()}`)
      if (regleAttendue === null || element.type === 'rejet') continue
      assert.deepEqual(
        new Set(element.foyer.lignage.map(({ regle }) => regle)),
        new Set([regleAttendue, ...(defaut === 'codeCedex' ? ['COMMUNE_CEDEX'] : [])]),
        defaut,
      )
    }
    for (const [index, element] of lus) {
      assert.equal(element.type, 'foyer', `dossier ${index}`)
      if (element.type === 'foyer') assert.deepEqual([element.foyer.anomalies, element.foyer.lignage], [[], []])
    }
  })

  it('J1 — aucun NIR entier ne paraît dans les anomalies ni dans le lignage', async () => {
    const nirs = /\b[1-8]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?\b/
    for (const element of await lire(await octetsDe({ taille: 600, defauts: 150 }))) {
      const dit = element.type === 'foyer' ? [element.foyer.anomalies, element.foyer.lignage] : element.type === 'rejet' ? element : []
      assert.doesNotMatch(JSON.stringify(dit), nirs)
    }
  })

  it('B1 — un fichier coupé où que ce soit rend tous ses dossiers entiers', async () => {
    const octets = await octetsDe()
    const entiers = (await lire(octets)).filter(element => element.type === 'foyer')
    const premier = entiers[0]?.octetDebut ?? 0
    for (let coupe = premier; coupe < octets.length - 12; coupe += 997) {
      const elements = await lire(octets.subarray(0, coupe))
      const attendus = entiers.filter(({ octetFin }) => octetFin <= coupe)
      assert.deepEqual(
        elements.filter(element => element.type === 'foyer'),
        attendus,
      )
      const fin = elements.at(-1)
      assert.ok(fin?.type === 'fin' && fin.tronque, `coupé à ${coupe}`)
      assert.ok(fin.anomalies.some(({ code }) => code === 'FLUX_TRONQUE'))
    }
  })

  it('B1 — des octets abîmés au hasard n’atteignent que les dossiers touchés', async () => {
    const octets = await octetsDe()
    const sains = (await lire(octets)).filter(element => element.type === 'foyer')
    const premier = sains[0]?.octetDebut ?? 0
    const tirage = hasard(8)
    for (let essai = 0; essai < 60; essai++) {
      const abimes = Buffer.from(octets)
      const position = entier(tirage, premier, octets.length - 200)
      abimes[position] = entier(tirage, 0, 255)
      const lus = new Map((await lire(abimes)).flatMap(element => (element.type === 'foyer' ? [[element.octetDebut, element.foyer]] : [])))
      for (const { octetDebut, octetFin, foyer } of sains) {
        // The household just before a broken opening tag is whole, the one just after too.
        if (position < octetDebut - 1 || position > octetFin) assert.deepEqual(lus.get(octetDebut), foyer, `octet ${position}`)
      }
    }
  })

  it('B1 — l’encodage est celui des octets : déclaré, tu, avec marque, mal déclaré', async () => {
    const accents = { taille: 3, defauts: ['accentsAbimes', 'apostropheCourbe', 'largeurFixe'] } as const
    const prenoms = async (forme: OptionsDeFichierCnaf['forme']): Promise<[string, string, string[]]> => {
      const elements = await lire(await octetsDe({ ...accents, ...(forme === undefined ? {} : { forme }) }))
      const foyers = elements.flatMap(element => (element.type === 'foyer' ? [element.foyer] : []))
      const [entete] = elements
      assert.ok(entete?.type === 'entete')
      const dites = [...entete.anomalies, ...foyers.flatMap(({ anomalies }) => anomalies)].map(({ code }) => code)
      return [entete.encodage, `${foyers[0]?.personnes[0]?.prenom} ${foyers[1]?.personnes[0]?.nomNaissance}`, dites]
    }
    const lu = "BÉNÉDICTE D'HONDT"
    assert.deepEqual(await prenoms({}), ['windows-1252', lu, []])
    assert.deepEqual(await prenoms({ finDeLigne: '\r\n' }), ['windows-1252', lu, []])
    assert.deepEqual(await prenoms({ finDeLigne: 'mixte' }), ['windows-1252', lu, []])
    assert.deepEqual(await prenoms({ declaration: null }), ['indecis', lu, []])
    assert.deepEqual(await prenoms({ encodage: 'utf-8', declaration: null }), ['indecis', lu, []])
    assert.deepEqual(await prenoms({ encodage: 'utf-8' }), ['utf-8', lu, []])
    assert.deepEqual(await prenoms({ encodage: 'utf-8', bom: true }), ['utf-8', lu, []])
    assert.deepEqual(await prenoms({ encodage: 'utf-8', bom: true, declaration: 'windows-1252' }), [
      'utf-8',
      lu,
      ['FLUX_ENCODAGE_CONTRAIRE'],
    ])
    assert.deepEqual((await prenoms({ encodage: 'windows-1252', declaration: 'utf-8' })).at(2), ['FOYER_ENCODAGE_MELANGE'])
    assert.equal((await prenoms({ encodage: 'utf-8', declaration: 'windows-1252' }))[1], lu)
  })

  it('B1 — le nombre annoncé se compare au nombre lu', async () => {
    const fin = (await lire(await octetsDe({ forme: { annonce: 99 } }))).at(-1)
    assert.ok(fin?.type === 'fin')
    assert.deepEqual(
      fin.anomalies.map(({ code, detail }) => [code, detail]),
      [['FLUX_NOMBRE_DOSSIERS', `99 annoncés, ${fin.foyersLus} lus`]],
    )
  })

  it('B1 — un stock sans aucun dossier est un flux comme un autre', async () => {
    const elements = await lire(await octetsDe({ taille: 0 }))
    assert.deepEqual(
      elements.map(({ type }) => type),
      ['entete', 'fin'],
    )
    assert.deepEqual(elements.at(-1), {
      type: 'fin',
      transmission: { nbDossiers: 0, nbAnomalies: 0 },
      foyersLus: 0,
      tronque: false,
      anomalies: [],
    })
  })

  it('B1 — ce qui n’est pas ce flux est refusé d’une seule phrase', async () => {
    const entete = (await octetsDe({ taille: 0 })).toString('latin1')
    const cas: readonly (readonly [Uint8Array | string, string])[] = [
      ['', 'FLUX_VIDE'],
      ['   \n', 'FLUX_VIDE'],
      ['nom;prenom\nRoy;Claire\n', 'FLUX_PAS_XML'],
      [Buffer.from([0x1f, 0x8b, 8, 0]), 'FLUX_COMPRESSE'],
      [Buffer.from('PK\u0003\u0004'), 'FLUX_COMPRESSE'],
      [Buffer.from('\ufeff<?xml version="1.0"?>', 'utf16le'), 'FLUX_UTF16'],
      [Buffer.alloc(100), 'FLUX_UTF16'],
      ['<?xml version="1.0"?><html></html>', 'FLUX_AUTRE_FORMAT'],
      ['<InfoDemandeRSA><IdentificationFlux/></InfoDemandeRSA>', 'FLUX_AUTRE_FORMAT'],
      [`<?xml version="1.0"?>${'<!-- x -->'.repeat(20_000)}`, 'FLUX_AUTRE_FORMAT'],
      ['<?xml version="1.0" encoding="EBCDIC-FR"?><Racine>', 'FLUX_ENCODAGE_INCONNU'],
      [entete.replace('<Racine', '<!DOCTYPE Racine [<!ENTITY a "b">]><Racine'), 'FLUX_DTD_INTERDITE'],
      ['<Racine></Racine>', 'FLUX_ENTETE_ILLISIBLE'],
      [entete.replace('<TYPEFLUX>M', '<TYPEFLUX>X'), 'FLUX_ENTETE_ILLISIBLE'],
      [entete.replace('<DTREF>2026', '<DTREF>vingt'), 'FLUX_ENTETE_ILLISIBLE'],
      [entete.replace('</TYPEFLUX>', ''), 'FLUX_ENTETE_ILLISIBLE'],
      [entete.slice(0, 250), 'FLUX_ENTETE_ILLISIBLE'],
    ]
    for (const [octets, code] of cas) assert.equal(await refus(octets), code, octets.toString().slice(0, 60))
  })

  it('B1 — un mégaoctet de balises hostiles se lit d’une traite, sans rien croire', async () => {
    const entete = (await octetsDe({ taille: 0 })).toString('latin1').replace(/<TransmissionFlux>[\s\S]*/, '')
    const cas: readonly (readonly [string, string[]])[] = [
      ['<InfosFoyerRSA>', ['FOYER_NON_REFERME', 'FOYER_TRONQUE']],
      ['</InfosFoyerRSA>', ['CONTENU_HORS_FOYER']],
      ['<InfosFoyerRSA/>', ['ORGANISME_ILLISIBLE']],
      ['<!--', []],
      ['<InfosFoyerRSA><A>', ['FOYER_NON_REFERME', 'FOYER_TRONQUE']],
    ]
    for (const [balise, motifs] of cas) {
      const elements = await lire(entete + balise.repeat(Math.ceil(1_000_000 / balise.length)))
      assert.deepEqual([...new Set(elements.flatMap(element => (element.type === 'rejet' ? [element.motif] : [])))], motifs, balise)
      assert.equal(elements.at(-1)?.type, 'fin')
    }
  })

  it('B1 — le quotidien du lendemain dit ouvertures, fermetures, déménagements et nouveaux conjoints', async () => {
    const { octets, changements } = fichierCnaf({ ...fichier, taille: 3000, quotidien: { rang: 1 }, dateReference: '2026-02-03' })
    const foyers = new Map<number, ElementDeFlux & { type: 'foyer' }>()
    for await (const element of lireFluxCnaf(octets)) {
      if (element.type === 'entete') assert.deepEqual([element.typeFlux, element.dateReference], ['I', '2026-02-03'])
      if (element.type === 'foyer') foyers.set(element.index, element)
    }
    assert.equal(foyers.size, changements.length)
    assert.deepEqual(
      new Set(changements.map(({ changement }) => changement)),
      new Set(['ouverture', 'cloture', 'suspension', 'demenagement', 'nouveauConjoint', 'mutation']),
    )
    for (const { indexFoyer, numeroDemande, changement } of changements) {
      const foyer = foyers.get(indexFoyer)?.foyer
      assert.equal(foyer?.demande.numero, numeroDemande)
      if (changement === 'cloture') assert.deepEqual([foyer.etatDossier, foyer.dateEffet], ['5', '2026-02-03'])
      if (changement === 'nouveauConjoint') assert.deepEqual(foyer.personnes.map(({ role }) => role).slice(0, 2), ['DEM', 'CJT'])
      if (changement === 'mutation') assert.equal(foyer.mutations[0]?.sens, 'depart')
    }
  })
})
