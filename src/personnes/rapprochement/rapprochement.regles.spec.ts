import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Cas, lireCas } from '../../../outils/cas.js'
import { type Candidat, type Description, type Rapprochement, rapprocher } from './rapprochement.regles.js'

const elle: Description = {
  nir: 'N1',
  nirFiable: true,
  dateNaissance: '1985-05-05',
  precision: 'jour',
  etatCivil: 'roux alice 1985-05-05',
  usage: null,
  prenom: 'alice 1985-05-05',
}

function recueDe(texte = ''): Description {
  const [, precision, jour] = /(mois|année) connue? (\S+)/.exec(texte) ?? []
  return {
    ...elle,
    ...(texte.includes('sans NIR') ? { nir: null, nirFiable: false } : {}),
    ...(texte.includes('non fiable') ? { nirFiable: false } : {}),
    ...(precision && jour ? { precision: precision === 'mois' ? ('mois' as const) : ('annee' as const), dateNaissance: jour } : {}),
  }
}

function candidatDe(texte: string): Candidat {
  const [numero = '', reste = ''] = texte.split(': ')
  const a = (mot: string) => reste.split(' ').includes(mot)
  return {
    usager: BigInt(numero),
    nir: a('sans') ? null : a('N2') ? 'N2' : 'N1',
    dateNaissance: a('naissance') ? elle.dateNaissance : '1991-11-21',
    etatCivil: a('nom') ? elle.etatCivil : 'autre',
    usage: null,
    prenom: a('prénom') ? elle.prenom : 'autre',
    corrobore: a('matricule') ? 'matricule' : a('departement') ? 'departement' : null,
  }
}

function dire(r: Rapprochement): string {
  if (r.issue === 'nouvelle') return r.issue
  return r.issue === 'ambigue' ? `ambigue ${r.raison} ${r.candidats.join(' ')}` : `${r.issue} ${r.usager}`
}

const executer = (cas: Cas) => dire(rapprocher(recueDe(cas.reçue), cas.candidats ? cas.candidats.split(', ').map(candidatDe) : []))

describe('B4 — Le rapprochement des identités, situation par situation', () => {
  for (const cas of lireCas('src/personnes/rapprochement/rapprochement.cas.md'))
    it(`${cas.titre} : ${cas.situation}`, () => assert.equal(executer(cas), cas.issue))

  it('reconnaît le nom de naissance et le nom d’usage, dans un sens ou dans l’autre', () => {
    const mariee = { ...elle, nir: null, nirFiable: false, etatCivil: 'haddad', usage: 'benali' }
    const connue = { ...candidatDe('1: sans naissance departement'), etatCivil: 'benali', usage: 'haddad' }
    assert.equal(dire(rapprocher(mariee, [connue])), 'probable 1')
  })
})
