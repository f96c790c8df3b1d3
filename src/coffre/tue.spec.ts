import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { creerHasard } from '../../outils/epreuves/hasard.js'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'
import { lancerUnProgramme } from '../../outils/programme-tue.js'
import type { Ordre } from '../../outils/rechiffrement-a-tuer.js'
import { secretsEnTexte } from '../../outils/secrets-en-texte.js'
import { creerChiffrement } from '../moteur/chiffrement.js'
import { numeroDe } from './entete.js'

const COMBIEN = 6_000
const p = await unePlateforme()
after(() => p.fermer())
const hasard = creerHasard(20_261_128)

it('J3 — rechiffrer, tué plusieurs fois, reprend seul : chaque valeur est sous la nouvelle clé, et c’est la même', async () => {
  const sql = p.base.proprietaire
  const ancienne = creerChiffrement(p.secrets.nir)
  const nirs = Array.from({ length: COMBIEN }, (_, i) => `28804594${String(i).padStart(5, '0')}`)
  const ids = await sql<{ id: string }[]>`
    insert into usager (cree_le) select now() from generate_series(1, ${COMBIEN}) returning id`
  await sql.unsafe(
    `insert into identite (usager_id, version, enregistre_le, auteur_organisation, modifies, nom, nom_naissance, prenom, date_naissance,
       nir_chiffre, identite_certifiee, emails, telephones)
     select id, 1, now(), 'FT', '{}', 'TUE', 'TUE', 'ALIX', '1988-04-23', decode(chiffre, 'hex'), false, '{}', '{}'
     from unnest($1::bigint[], $2::text[]) n(id, chiffre)`,
    [ids.map(r => r.id), nirs.map(nir => ancienne.chiffrer(nir).toString('hex'))],
  )
  const ordre: Ordre = { urlProprietaire: p.base.urlProprietaire, secrets: secretsEnTexte(p.secrets) }
  const restantes = async () =>
    (await sql<{ n: number }[]>`select count(*)::int as n from identite where nom = 'TUE' and substring(nir_chiffre for 4) <> 'SIP1'`)[0]
      ?.n ?? 0

  let tues = 0
  for (let essai = 0; essai < 6 && (await restantes()) > 0; essai++)
    if ((await lancerUnProgramme('rechiffrement-a-tuer', ordre, 20 + hasard.entier(120))) === null) tues++
  assert.ok(tues > 0, 'aucun n’a été tué en chemin')
  while ((await restantes()) > 0) assert.notEqual(await lancerUnProgramme('rechiffrement-a-tuer', ordre, null), null)

  const rangs = await sql<
    { v: Buffer; id: string }[]
  >`select usager_id as id, nir_chiffre as v from identite where nom = 'TUE' order by usager_id`
  assert.equal(rangs.length, COMBIEN)
  const presente = p.coffre.trousseau.courante('NIR')
  const parId = new Map(ids.map(({ id }, i) => [id, nirs[i]]))
  for (const { v, id } of rangs) {
    assert.equal(numeroDe(v), presente)
    assert.equal(p.moteur.chiffrement.de('NIR').dechiffrer(v), parId.get(id))
  }
})
