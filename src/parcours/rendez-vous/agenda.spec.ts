import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import ICAL from 'ical.js'
import { enAgenda } from './agenda.js'
import type { RendezVous } from './formes.js'

const rendezVous: RendezVous = {
  motif: 'ACC',
  theme: 'Premier entretien',
  date: '2026-12-03T09:00:00Z',
  duree: 45,
  modalite: 'PHYSIQUE',
  reception: 'IND',
  libelleLieu: 'Unité territoriale ; porte B',
  adresse: '21 rue de la Toison d’Or, 59000 Lille, au fond de la cour, après la très grande façade bleue',
  statut: 'PRIS',
  organisme: 'CD',
  organisation: 'CD59',
  structure: null,
  prisPar: 'CD59',
  observations: 'Vient avec son fils.',
  creneau: null,
}
const reglages = { instant: '2026-11-27T21:30:00Z', adressePublique: 'https://plateforme.example.fr' }
const fichier = (...autres: Partial<RendezVous>[]) =>
  enAgenda(
    autres.map((a, i) => ({ uid: `q3Yl0vJwT2S8m1pXc9RkZg-${i}`, sequence: i, rendezVous: { ...rendezVous, ...a } })),
    reglages,
  )

describe('D9 — Le fichier d’agenda (RFC 5545), lu par un autre que nous', () => {
  it('chaque rendez-vous y est, à son heure de Paris, l’été comme l’hiver, avec son lieu et son état', () => {
    const agenda = new ICAL.Component(
      ICAL.parse(fichier({}, { date: '2027-07-01T08:00:00Z', statut: 'ANNULE' }, { modalite: 'TELEPHONE', duree: null })),
    )
    assert.equal(agenda.getFirstPropertyValue('version'), '2.0')
    const lus = agenda.getAllSubcomponents('vevent').map(c => new ICAL.Event(c))
    const aParis = (d: Date) => d.toLocaleString('sv-SE', { timeZone: 'Europe/Paris' })
    assert.deepEqual(
      lus.map(e => [aParis(e.startDate.toJSDate()), aParis(e.endDate.toJSDate()), e.component.getFirstPropertyValue('status'), e.sequence]),
      [
        ['2026-12-03 10:00:00', '2026-12-03 10:45:00', 'CONFIRMED', 0],
        ['2027-07-01 10:00:00', '2027-07-01 10:45:00', 'CANCELLED', 1],
        ['2026-12-03 10:00:00', '2026-12-03 10:00:00', 'CONFIRMED', 2],
      ],
    )
    assert.equal(lus[0]?.location, `${rendezVous.libelleLieu}, ${rendezVous.adresse}`)
    assert.equal(lus[2]?.location, null)
    assert.match(lus[2]?.description ?? '', /^Par téléphone\. .*https:\/\/plateforme\.example\.fr\/mon-espace\/rendez-vous$/)
    assert.equal(new Set(lus.map(e => e.uid)).size, 3)
  })

  it('aucune ligne ne dépasse 75 octets, toutes finissent comme la norme le veut', () => {
    const texte = fichier({})
    assert.ok(texte.endsWith('END:VCALENDAR\r\n'))
    for (const ligne of texte.split('\r\n')) {
      assert.ok(Buffer.byteLength(ligne) <= 75, ligne)
      assert.doesNotMatch(ligne, /[\r\n]/)
    }
  })

  it('il ne dit ni pourquoi, ni avec qui, ni ce que la personne en a dit', () => {
    assert.doesNotMatch(fichier({}).replaceAll('\r\n ', ''), /Premier|accompagnement|CD59|fils/)
  })
})
