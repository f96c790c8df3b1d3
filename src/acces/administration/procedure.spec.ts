import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { contenuDeDemonstration } from '../../../jeu-d-essai/habilitations.js'
import { lireCas } from '../../../outils/cas.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { type Comme, comme } from './comme.essai.js'

const cas = lireCas('src/acces/habilitation/procedure.cas.md')
const contenu = contenuDeDemonstration(['identite.accompagnement.consulter'])

describe('J10 — La procédure d’habilitation, parcourue entière par la porte d’entrée', () => {
  let p: PlateformeDEssai
  let qui: Record<'D' | 'I', Comme>
  before(async () => {
    p = await unePlateforme()
    qui = { D: await comme(p, 'madameAdam'), I: await comme(p, 'madameMercier') }
  })
  after(() => p.fermer())

  const poser = async (etat: string) => {
    const jamaisEnvoyee = etat === 'brouillon'
    const [posee] = await p.base.proprietaire<{ numero: number }[]>`
      insert into demande_habilitation (organisation, etat, contenu, creee_par, creee_le, modifiee_le, soumise_par, soumise_le)
      values ('CD59', ${etat}, ${p.base.proprietaire.json(contenu)}, 'essai', now(), now(), ${jamaisEnvoyee ? null : 'essai'},
        ${jamaisEnvoyee ? null : new Date()}) returning numero`
    return posee?.numero ?? assert.fail()
  }
  const octroyer = async (etat: string) => {
    const [posee] = await p.base.proprietaire<{ numero: number }[]>`
      insert into habilitation (demande, organisation, contenu, lignes, libelles, quota_par_seconde, du, au, delivree_par, delivree_le, revue_le, etat)
      select demande, organisation, contenu, lignes, libelles, quota_par_seconde, du, au, delivree_par, delivree_le, revue_le, ${etat}
      from habilitation where organisation = 'CD59' order by numero limit 1 returning numero`
    return posee?.numero ?? assert.fail()
  }

  for (const { titre, état: etat = '', ...cases } of cas.filter(c => c.titre === 'Demande'))
    for (const [evenement, cellule] of Object.entries(cases))
      for (const role of ['D', 'I'] as const)
        it(`une demande « ${etat} », « ${evenement} » par ${role} : ${cellule || '—'} (${titre})`, async () => {
          const numero = await poser(etat)
          const [, vers, par = ''] = /^(\S+) \((\w+)\)$/.exec(cellule ?? '') ?? []
          const { statut, texte } =
            evenement === 'modifier'
              ? await qui[role]('PUT', `/demandes/${numero}`, { version: 1, contenu })
              : await qui[role]('POST', `/demandes/${numero}/evenements`, { evenement, message: 'Voici pourquoi.' })
          const [apres] = await p.base.proprietaire<{ etat: string }[]>`select etat from demande_habilitation where numero = ${numero}`
          const permis = vers !== undefined && par.includes(role)
          // A draft is not seen by who instructs; only the organisation writes in a request.
          const refus =
            role === 'I' && evenement === 'modifier' ? 403 : role === 'I' && etat === 'brouillon' ? 404 : vers === undefined ? 409 : 403
          assert.equal(statut, permis ? (evenement === 'modifier' ? 204 : 200) : refus, texte)
          assert.equal(apres?.etat, permis ? vers : etat)
        })

  for (const { état: etat = '', ...cases } of cas.filter(c => c.titre === 'Habilitation'))
    for (const evenement of ['revoir', 'rouvrir', 'revoquer', 'expirer', 'remplacer'])
      for (const role of ['D', 'I'] as const)
        it(`une habilitation « ${etat} », « ${evenement} » par ${role} : ${cases[evenement] || '—'}`, async () => {
          const numero = await octroyer(etat)
          const [, vers, par = ''] = /^(\S+) \((\w+)\)$/.exec(cases[evenement] ?? '') ?? []
          const { statut, texte } = await qui[role]('POST', `/habilitations/${numero}/evenements`, { evenement, motif: 'Parce que.' })
          const [apres] = await p.base.proprietaire<{ etat: string }[]>`select etat from habilitation where numero = ${numero}`
          const deSoi = evenement === 'expirer' || evenement === 'remplacer'
          const permis = !deSoi && vers !== undefined && par.includes(role)
          assert.equal(statut, permis ? 200 : deSoi || vers === undefined ? 409 : 403, texte)
          assert.equal(apres?.etat, permis ? vers : etat)
        })
})
