import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type FoyerDEssai, fluxDEssai } from '../../../outils/flux-d-essai.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { cleDuNir } from '../normalisation/nir.js'
import { deposantDe, formatCnaf, importer } from '../index.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme()
})
after(() => p.fermer())

const nombre = 120
const lettre = (n: number) => String.fromCharCode(65 + (n % 26))
const personne = (n: number) => {
  const nir = `29003593${String(50000 + n).padStart(5, '0')}`
  return {
    nom: `ESSAI${lettre(n)}${lettre(Math.floor(n / 26))}`,
    prenom: 'ANNE',
    naissance: '1990-03-11',
    sexe: 'F',
    nir: nir + cleDuNir(nir),
  } as const
}
const foyers = (departement: string, complement = ''): FoyerDEssai[] =>
  Array.from({ length: nombre }, (_, n) => ({
    matricule: `${departement}${String(n).padStart(5, '0')}`,
    demande: departement === '59' ? '2026-09-01' : '2026-09-15',
    commune: departement === '59' ? '59350' : '62041',
    personnes: [{ ...personne(n), nom: personne(n).nom + complement, naissanceNom: personne(n).nom }],
  }))

async function deposer(organisation: string, jour: string, complement?: string) {
  const deposant = (await deposantDe(p.moteur.sql, organisation)) ?? assert.fail()
  const empreintes = p.traitements.identite.empreintes
  const flux = fluxDEssai(foyers(organisation.slice(3, 5), complement), { organisation, jour })
  const ecrire: typeof formatCnaf.ecrire = (travail, elements) => {
    const lot = `${organisation} ${jour} ${elements[0]?.rang}`
    essais.set(lot, (essais.get(lot) ?? 0) + 1)
    return formatCnaf.ecrire(travail, elements)
  }
  return importer({ moteur: p.moteur, empreintes }, { ...formatCnaf, elementsParLot: 15, ecrire }, deposant, flux, {})
}
/** How many times each lot was written: done again alone, it cannot meet another lot again. */
const essais = new Map<string, number>()
const repris = () => [...essais.values()].toSorted((a, b) => b - a)

async function faireConnaitre(n: number): Promise<number> {
  const { nom, prenom, naissance, nir } = personne(n)
  const corps = {
    civilite: 'MME',
    nom,
    nomNaissance: nom,
    prenom,
    dateNaissance: naissance,
    nir: nir.slice(0, 13),
    adresse: null,
    emails: [],
    telephones: [],
  }
  const headers = { 'idempotency-key': randomUUID() }
  const jeton = await p.jetonDe('sofia')
  return (await p.appeler('/api/v1/tenue-de-la-liste/identites', { method: 'POST', jeton, headers, body: JSON.stringify(corps) })).status
}

describe('Deux caisses et une mission locale font connaître les mêmes personnes au même instant', () => {
  it('n’en fait qu’une de chacune, que toutes suivent', async () => {
    const depots = async () => {
      const statuts: number[] = []
      for (let n = 0; n < nombre; n += 3) statuts.push(await faireConnaitre(n))
      return statuts
    }
    const [a, b, statuts] = await Promise.all([deposer('CAF591', '2026-10-01'), deposer('CAF621', '2026-10-01'), depots()])
    assert.deepEqual([a.etat, b.etat], ['termine', 'termine'])
    assert.ok(statuts.every(s => s === 201))
    assert.ok((repris()[0] ?? 0) > 1, 'des lots se sont rencontrés')
    assert.ok((repris()[0] ?? 0) <= 2, `repris une fois au plus : ${repris().join()}`)
    const [personnes] = await p.base.proprietaire`select count(*)::int as n from identite where nom_naissance like 'ESSAI%'`
    assert.equal(personnes?.n, nombre)
    const [ambigus] = await p.base.proprietaire`select count(*)::int as n from identite_ambigue`
    assert.equal(ambigus?.n, 0)
    const suivis = await p.base
      .proprietaire`select organisation, count(distinct r.usager_id)::int as n from rattachement r join identite i using (usager_id)
      where i.nom_naissance like 'ESSAI%' and organisation in ('CAF591', 'CAF621', 'ML-LILLE') group by 1 order by 1`
    assert.deepEqual(
      suivis.map(s => [s.organisation, s.n]),
      [
        ['CAF591', nombre],
        ['CAF621', nombre],
        ['ML-LILLE', nombre / 3],
      ],
    )
  })

  it('garde une histoire sans trou quand une caisse et une conseillère corrigent les mêmes dossiers', async () => {
    const jeton = await p.jetonDe('sofia')
    const corriger = async () => {
      const rangs = await p.base.proprietaire<
        { usager_id: string }[]
      >`select usager_id from rattachement where organisation = 'ML-LILLE' and auteur_agent like 'lopes%'`
      let faites = 0
      for (const { usager_id } of rangs) {
        const chemin = `/api/v1/accompagnement/identites/${p.moteur.identifiants.pour('ML-LILLE', BigInt(usager_id))}`
        const lue = await p.appeler(chemin, { jeton })
        const headers = { 'if-match': lue.headers.get('etag') ?? '' }
        const reponse = await p.appeler(chemin, {
          method: 'PATCH',
          jeton,
          headers,
          body: JSON.stringify({ telephones: [`06${usager_id.padStart(8, '0')}`] }),
        })
        assert.ok([200, 412].includes(reponse.status), String(reponse.status))
        if (reponse.status === 200) faites++
      }
      return faites
    }
    const [fiche, faites] = await Promise.all([deposer('CAF621', '2026-10-31', 'X'), corriger()])
    assert.equal(fiche.modifies, nombre)
    const [telephones] = await p.base
      .proprietaire`select count(*)::int as n from identite where telephones <> '{}' and nom_naissance like 'ESSAI%'`
    assert.equal(telephones?.n, faites)
    const trouees = await p.base.proprietaire`
      select i.usager_id from identite i left join identite_histoire h using (usager_id)
      group by i.usager_id, i.version having count(h.version) <> i.version - 1 or coalesce(max(h.version), 0) <> i.version - 1`
    assert.deepEqual([...trouees], [])
  })
})
