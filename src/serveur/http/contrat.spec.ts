import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import Fastify from 'fastify'
import { openapi, operationsPubliees } from '../../moteur/deriver/openapi.js'
import { ressources } from '../../parcours/ressources.js'
import { autresOperations } from '../operations.js'
import { installerLeContrat } from './contrat.js'

const adresse = 'https://plateforme.example'
const uneApp = () => {
  const app = Fastify()
  const contrat = () => openapi(ressources, autresOperations, adresse)
  installerLeContrat(app, contrat, operationsPubliees(ressources, autresOperations), adresse)
  return app
}

describe('A1, A14 — Ce que le contrat ne publie pas ne s’ouvre pas', () => {
  it('une route de plus sous /api empêche le démarrage, par une phrase qui la nomme', () => {
    const phrase = (verbe: string, chemin: string) => ({
      message: `${verbe} ${chemin} n’est pas au contrat publié : déclarez cette opération.`,
    })
    assert.throws(() => uneApp().get('/api/v1/en-cachette', () => ({})), phrase('GET', '/api/v1/en-cachette'))
    assert.throws(() => uneApp().delete('/api/v1/imports/:id', () => ({})), phrase('DELETE', '/api/v1/imports/:id'))
    uneApp().get('/api/v1/imports/:id', () => ({}))
    uneApp().get('/ailleurs', () => ({}))
  })
})
