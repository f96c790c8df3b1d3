import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unContratDe } from '../../outils/signature-d-essai.js'
import { exempleDeConsultation, exempleDeRubrique } from '../../src/personnes/acces/vue.js'
import { contenuDeNotice } from '../../src/moteur/deriver/notice.js'
import { ressources } from '../../src/parcours/ressources.js'
import type { Actualisation } from '../../src/parcours/actualisation/index.js'
import type { Radiation } from '../../src/parcours/radiation/index.js'
import type { Consultation } from '../../src/personnes/index.js'
import type { Contrat } from '../../src/parcours/contrat-engagement/index.js'
import {
  enPdf,
  lettreDeNotice,
  lettreDesConsultations,
  lettreDuContratPropose,
  lettreDuDossier,
  lettreDAvertissement,
  lettreDeCessation,
  lettreDeRadiation,
  lettreDeRappel,
  lettreDeSortieDuParcours,
  recuDeDeclaration,
} from './index.js'
import { relire } from './relire.essai.js'

const le = new Date('2026-11-24T14:00:00Z')
const envoi = { destinataire: ['Amina BENALI', '12 RUE NATIONALE', '59000 LILLE'], nommer: (code: string) => `Organisation ${code}`, le }

const declaration: Actualisation = {
  chercheToujours: true,
  heuresTravaillees: 12.5,
  indisponible: null,
  periode: '2026-10',
  declareePar: 'professionnel',
  declarant: 'Julien CARON',
  le: '2026-11-05',
  enRetard: false,
  categorie: 'B',
}
const radiation: Radiation = {
  origine: 'SANS_DROIT',
  piecesJointes: null,
  fondement: 'CONTRAT',
  motif: 'Absente aux ateliers du 9 et du 16 novembre, sans raison donnée.',
  mois: 2,
  reference: null,
  etat: 'PRONONCEE',
  depuis: '2026-11-24',
  proposeePar: 'FT',
  proposeeLe: '2026-10-24',
  delai: '2026-11-09',
  protection: 'CURATELLE',
  representant: 'Mme Leroy, 3 rue des Arts, 59000 Lille',
  reponseAvant: '2026-11-20',
  observations: 'Le bus ne passait plus.',
  observationsLe: '2026-11-12',
  entendueLe: null,
  moisDecides: 2,
  dateEffet: '2026-11-25',
  dernierJour: '2027-01-24',
  recours: 'J’étais à l’hôpital ces deux jours-là.',
  recoursLe: '2026-11-30',
  recoursVoie: null,
  recoursRecuLe: null,
  rejetLe: '2026-12-04',
}
const decision = {
  radiation: 1,
  mois: 2,
  dateEffet: '2026-11-25',
  dernierJour: '2027-01-24',
  motivation: 'Ni démarche ni explication depuis l’avertissement.',
  le: '2026-11-24',
  decideur: 'Hervé DUVAL',
  par: 'FT',
}

describe('A10, H9 — Les lettres sont des PDF balisés, relus par un autre programme', () => {
  const notice = (i: number) => {
    const r = ressources[i] ?? assert.fail()
    return lettreDeNotice({ ressource: r.nom, version: 1, depuis: le, jusque: null, contenu: contenuDeNotice(r) })
  }
  const contratPropose = (c: Partial<Contrat> = {}) => lettreDuContratPropose({ ...unContratDe(3), ...c }, envoi)
  const lettres = {
    'un contrat proposé': () => contratPropose(),
    'la notice de l’identité': () => notice(0),
    'la notice des droits au RSA': () => notice(2),
    'les données d’une personne': () => lettreDuDossier([exempleDeRubrique], envoi),
    'la liste des consultations': () =>
      lettreDesConsultations({ elements: [exempleDeConsultation as Consultation], suivant: '2026-11-01' }, envoi),
    'un reçu de déclaration': () => recuDeDeclaration(declaration, envoi),
    'un rappel de déclaration': () => lettreDeRappel({ periode: '2026-10', jusquAu: '2026-11-15' }, envoi),
    'une cessation': () => lettreDeCessation({ depuis: '2026-11-16', jusquAu: '2027-05-16' }, envoi),
    ...Object.fromEntries(
      (['CESSATION_INSCRIPTION', 'RADIATION', 'FIN_DE_DROIT_RSA'] as const).map(motifSortie => [
        `une sortie du parcours (${motifSortie})`,
        () => lettreDeSortieDuParcours({ parcours: 'PED', organisation: 'FT', sortieLe: '2026-11-20', motifSortie }, envoi),
      ]),
    ),
    'un avertissement': () => lettreDAvertissement(radiation, envoi),
    ...Object.fromEntries(
      (['ENVISAGEE', 'RADIATION', 'SANS_SUITE', 'REJET', 'ANNULATION'] as const).map(sens => [
        `une décision de radiation (${sens})`,
        () => lettreDeRadiation(radiation, { ...decision, sens }, { ...envoi, referente: null }),
      ]),
    ),
    'une liste vide': () => lettreDesConsultations({ elements: [], suivant: null }, envoi),
  }
  for (const [nom, ecrire] of Object.entries(lettres))
    it(`${nom} : norme PDF/UA-1 déclarée, structure, langue et titre`, async () => {
      const lettre = ecrire()
      const lu = await relire(enPdf(lettre, le))
      assert.equal(lu.marque?.Marked, true)
      assert.equal(lu.info.Language, 'fr-FR')
      assert.equal(String(lu.info.Title).replaceAll(/[\u00a0\u202f]/g, ' '), lettre.titre)
      assert.match(lu.xmp, /<pdfuaid:part>1<\/pdfuaid:part>/)
      assert.deepEqual(
        lu.roles.filter(r => r === 'H1'),
        ['H1'],
      )
      assert.ok(lu.roles.includes('P'))
      assert.ok(lu.texte.replaceAll(/\s+/g, ' ').includes(lettre.titre))
    })

  it('un tableau a ses en-têtes de colonne et son titre ; une fiche, ses termes', async () => {
    const table = await relire(enPdf(lettres['la liste des consultations'](), le))
    for (const role of ['Table', 'THead', 'TH', 'TBody', 'TD', 'Caption']) assert.ok(table.roles.includes(role), role)
    assert.equal(table.roles.filter(r => r === 'TH').length, 4)
    assert.match(table.texte, /3FA91C/)
    const fiche = await relire(enPdf(lettres['les données d’une personne'](), le))
    for (const role of ['H2', 'L', 'LI']) assert.ok(fiche.roles.includes(role), role)
    assert.match(fiche.texte, /Amina BENALI/)
  })

  it('rien de ce que la personne a écrit n’est lu comme un programme', async () => {
    const piege = '#panic("non") $x$ \\ [ ] * _ < > @ https://exemple.fr'
    const lu = await relire(enPdf(lettreDuDossier([exempleDeRubrique], { ...envoi, destinataire: [piege] }), le))
    assert.ok(lu.texte.replaceAll(/\s/g, '').includes(piege.replaceAll(' ', '')))
  })

  it('A5, C3 — une sortie du parcours : quand, pourquoi, avec qui, jusqu’à quand revenir ; sans recours contre elle, mais contre sa cause', async () => {
    const quittee = { parcours: 'PED', sortieLe: '2026-11-20', motifSortie: 'RADIATION' } as const
    const lire = async (organisation: string | null, instant = le) =>
      (await relire(enPdf(lettreDeSortieDuParcours({ ...quittee, organisation }, { ...envoi, le: instant }), le))).texte.replaceAll(
        /\s+/g,
        ' ',
      )
    const dit = await lire('FT')
    assert.match(dit, /a pris fin le 20 novembre 2026.*Organisation FT.*radiation de la liste/)
    assert.match(dit, /avant le 20 novembre 2027, votre orientation reprend/)
    assert.match(dit, /La décision de radiation vous a été notifiée : sa lettre dit comment la contester.*Règle à vérifier \[V\]/)
    assert.doesNotMatch(dit, /tribunal/)
    assert.doesNotMatch(await lire(null), /Organisme qui vous accompagnait/)
    assert.match(await lire('FT', new Date('2027-11-20T14:00:00Z')), /une nouvelle orientation sera ouverte/)
  })

  it('D3 — un contrat proposé : le dernier jour pour le signer est celui que dit le contrat ; sans orientation, aucun', async () => {
    const lire = async (c: Partial<Contrat>) => (await relire(enPdf(contratPropose(c), le))).texte.replaceAll(/\s+/g, ' ')
    assert.match(await lire({ aSignerAvant: '2026-11-30' }), /Il se signe au plus tard le 30 novembre 2026/)
    const sans = await lire({ aSignerAvant: null, orientation: null })
    assert.match(sans, /Le délai d’un mois pour le signer commencera avec la décision/)
    assert.doesNotMatch(sans, /au plus tard/)
  })

  it('trois cents consultations tiennent en une lettre, sur autant de pages qu’il faut', async () => {
    const pdf = enPdf(
      lettreDesConsultations({ elements: Array.from({ length: 300 }, () => exempleDeConsultation as Consultation), suivant: null }, envoi),
      le,
    )
    const lu = await relire(pdf)
    assert.ok(lu.pages > 10)
    assert.equal(lu.roles.filter(r => r === 'H1').length, 1)
  })
})
