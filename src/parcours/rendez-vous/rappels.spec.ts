import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { plusJours } from '../../droit/jours.js'
import { jourDe } from '../../moteur/moteur.js'
import { instantDeParis } from './heure-de-paris.js'
import { unAgenda } from './rendez-vous.essai.js'

const a = await unAgenda()
after(() => a.e.fermer())
const cd = a.e.ici('CD')
const aujourdHui = jourDe(a.e.moteur.horloge())
/** The hour of Paris, some days from the first. */
const le = (jours: number, heure = '10:00') => instantDeParis(`${plusJours(aujourdHui, jours)}T${heure}`) ?? assert.fail()
const passerAu = async (jours: number) => {
  const { echouees } = await a.e.avancer(new Date(le(jours, '07:00')))
  assert.equal(echouees, 0)
}

async function messages(genre: '.eml' | '.sms.txt' | '.courrier.txt'): Promise<string[]> {
  const noms = await readdir(a.e.dossierDesCourriels).catch(() => [])
  const voulus = noms.filter(n => n.endsWith(genre)).toSorted()
  return Promise.all(voulus.map(n => readFile(join(a.e.dossierDesCourriels, n), 'utf8')))
}
const echeances = async (u: bigint) =>
  (
    await a.e.base.proprietaire<{ nature: string; jour: string }[]>`
      select nature, to_char(jour, 'YYYY-MM-DD') as jour from echeance
      where dossier = ${u.toString()} and nature like '%rendez-vous' and close_le is null order by 1`
  ).map(e => `${e.nature} ${e.jour}`)
const pris = async (r: Response) => assert.equal(r.status, 201, await r.clone().text())

describe('D9, A10 — La personne est prévenue de son rendez-vous, puis il lui est rappelé', () => {
  it('pris, déplacé, annulé : elle l’apprend par courriel, le jour, l’heure et le lieu, rien de plus', async () => {
    const elle = await a.sans({ emails: ['alix@example.fr'] })
    await pris(await a.prendre(cd, a.pris({ date: le(10), motif: 'ACC', theme: 'Logement' }), elle))
    assert.deepEqual(await echeances(elle), [`annonce-de-rendez-vous ${aujourdHui}`, `rappel-de-rendez-vous ${plusJours(aujourdHui, 8)}`])
    await passerAu(1)
    const [recu = '', ...autres] = await messages('.eml')
    assert.equal(autres.length, 0)
    assert.match(recu, /^To: alix@example\.fr\r$/m)
    assert.match(recu, /à 10 h 00 : Unité territoriale de Lille, 21 rue de la Toison d’Or, 59000 Lille\./)
    assert.doesNotMatch(recu, /EPREUVE|Logement|accompagnement|CD59|Département/)

    const deplace = await a.changer(cd, await a.dernier(cd, elle), { date: le(12, '14:30') }, elle)
    assert.equal(deplace.status, 200)
    await passerAu(2)
    assert.match((await messages('.eml')).at(-1) ?? '', /a changé\. Il est le .* à 14 h 30/)
    await passerAu(9)
    assert.equal((await messages('.eml')).length, 2, 'le rappel a suivi le rendez-vous')
    await passerAu(10)
    assert.match((await messages('.eml')).at(-1) ?? '', /Rappel : vous avez un rendez-vous le .* à 14 h 30/)
    await a.changer(cd, await a.dernier(cd, elle), { statut: 'ANNULE' }, elle)
    await passerAu(11)
    assert.match((await messages('.eml')).at(-1) ?? '', /Votre rendez-vous du .* à 14 h 30 est annulé\./)
    assert.deepEqual(await echeances(elle), [])
  })

  it('sans courriel, par message court ; sans téléphone mobile, par lettre ; sans adresse, l’échéance le dit', async () => {
    const adresse = {
      numeroTypeLibelleVoie: '12 RUE NATIONALE',
      complementAdresse: null,
      complementDestinataire: null,
      complementDistribution: null,
      codePostal: '59000',
      codeInseeCommune: '59350',
      libelleCommune: 'LILLE',
      libellePays: 'FRANCE',
      residentQpv: null,
    }
    const [parSms, parLettre, perdue] = [
      await a.sans({ telephones: ['0320000000', '0612345678'] }),
      await a.sans({ telephones: ['0320000000'], adresse }),
      await a.sans(),
    ]
    for (const elle of [parSms, parLettre, perdue]) await pris(await a.prendre(cd, a.pris({ date: le(30), modalite: 'TELEPHONE' }), elle))
    await passerAu(13)
    assert.match((await messages('.sms.txt')).at(-1) ?? '', /^À : 0612345678\n\nVous avez un rendez-vous le .* : par téléphone\. http/)
    assert.match((await messages('.courrier.txt')).at(-1) ?? '', /^ALIX EPREUVE\n12 RUE NATIONALE\n59000 LILLE\n/)
    const [dite] = await a.e.base.proprietaire<{ issue: string }[]>`
      select issue from echeance where dossier = ${perdue.toString()} and nature = 'annonce-de-rendez-vous'`
    assert.equal(dite?.issue, 'aucun moyen de la joindre')
  })

  it('ce qu’elle a fait elle-même ne lui est pas annoncé ; un rendez-vous proche ou passé n’est pas rappelé', async () => {
    const elle = await a.sans({ emails: ['sam@example.fr'] })
    const [id = ''] = await a.proposer(cd, { debuts: [a.dans(30)] })
    await pris(await a.prendreUnePlace({ ...a.elle, personne: elle }, id, elle))
    assert.deepEqual(await echeances(elle), [])
    await pris(await a.prendre(cd, a.pris({ date: a.dans(-24) }), elle))
    assert.deepEqual(await echeances(elle), [])
  })
})
