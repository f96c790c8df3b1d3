import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { type Element, type Personne, uneOrientation } from '../orientation/orientation.essai.js'

export const contenu = {
  objectifs: ['Retrouver un emploi d’aide à domicile'],
  engagementsDeLOrganisme: ['Un échange par semaine'],
  engagementsDeLaPersonne: ['Participer aux actions de son plan'],
  intensite: 'SOUTENUE',
  casDeDuree: 'STANDARD',
  heuresHebdomadaires: 15,
  fondementDeLaDuree: 'BESOINS',
  actions: [{ theme: 'famille', libelle: 'Trouver une place en crèche', du: '2026-11-30', au: null, heures: 3 }],
}
const organisations: Record<string, string> = { madameRoy: 'CD59', julien: 'FT', sofia: 'ML-LILLE', ines: 'CE59', monsieurPetit: 'CD62' }

export type Acte = Record<string, unknown>

/** A platform, and the acts of the contract through its front door. */
export async function unContrat(reglages: Parameters<typeof uneOrientation>[0] = {}) {
  const o = await uneOrientation(reglages)
  const { p } = o
  const organisationDe = (qui: Personne) => (typeof qui === 'string' ? organisations[qui] : undefined)
  const elle = (qui: Personne) => organisationDe(qui) === undefined
  const nom = (qui: Personne, personne: Personne) => p.identifiant(personne, organisationDe(qui) ?? 'ESPACE-USAGER')
  const envoyer = async (qui: Personne, methode: string, url: string, corps: unknown, entetes: Record<string, string>) =>
    p.appeler(`/api/v1/${url}`, { method: methode, jeton: await p.jetonDe(qui), headers: entetes, body: JSON.stringify(corps) })
  const deposer = (qui: Personne, url: string, corps: unknown) => envoyer(qui, 'POST', url, corps, { 'idempotency-key': randomUUID() })
  const lire = async (qui: Personne, personne: Personne, ressource = 'contrats-d-engagement'): Promise<Element[]> => {
    const echange = elle(qui) ? 'acces-de-la-personne' : 'accompagnement'
    const r = await p.appeler(`/api/v1/${echange}/${ressource}/${nom(qui, personne)}`, { jeton: await p.jetonDe(qui) })
    assert.equal(r.status, 200, await r.clone().text())
    return ((await r.json()) as { elements: Element[] }).elements
  }
  const dernier = async (qui: Personne, personne: Personne) => (await lire(qui, personne)).at(-1) ?? assert.fail('aucun contrat')
  const document = async (qui: Personne, personne: Personne, numero: number) => {
    const r = await p.appeler(`/api/v1/contrats-d-engagement/${nom(qui, personne)}/${numero}/document`, { jeton: await p.jetonDe(qui) })
    assert.equal(r.status, 200, await r.clone().text())
    const octets = Buffer.from(await r.arrayBuffer())
    const empreinte = createHash('sha256').update(octets).digest('hex')
    assert.equal(r.headers.get('etag'), `"${empreinte}"`)
    return { octets, empreinte }
  }
  /** What the signatory read, then the act; `autrement` says what is different of an honest one. */
  const signer = async (qui: Personne, personne: Personne, autrement: Acte = {}) => {
    const { numero, donnees } = await dernier(qui, personne)
    const lu = { contrat: numero, empreinte: donnees.empreinte, document: (await document(qui, personne, numero)).empreinte }
    const echange = elle(qui) ? 'reponse-de-la-personne' : 'accompagnement'
    const sens = elle(qui) ? { sens: 'SIGNATURE' } : {}
    return deposer(qui, `${echange}/signatures-de-contrat/${nom(qui, personne)}`, { ...lu, ...sens, ...autrement })
  }
  const depart = o.jour()
  /** France Travail says that her inscription ended, or is back; what follows is done at once. */
  const inscrire = async (personne: Personne, statut: 'cessation' | 'inscrit') => {
    const chemin = `tenue-de-la-liste/inscriptions/${p.identifiant(personne, 'FT')}`
    const lue = (await (await p.appeler(`/api/v1/${chemin}`, { jeton: await p.jetonDe('julien') })).json()) as { version: number }
    const r = await envoyer('julien', 'PATCH', chemin, { statut, dateEffetStatut: o.jour() }, { 'if-match': `"${lue.version}"` })
    assert.equal(r.status, 200, await r.clone().text())
    await o.faireSonDu(personne)
  }
  return {
    ...o,
    inscrire,
    /** Before any contract of hers, on the first day: habilitations would not outlive the years some stories take. */
    repartir: async (personne: string) => {
      if (o.jour() !== depart) await p.avancer(new Date(`${depart}T12:00:00Z`))
      const usager = p.numero(personne).toString()
      for (const table of ['contrat_engagement', 'contrat_engagement_histoire', 'signature_de_contrat', 'signature_de_contrat_histoire'])
        await p.base.proprietaire`delete from ${p.base.proprietaire(table)} where usager_id = ${usager}`
      const [{ statut } = {}] = await p.base.proprietaire<{ statut: string }[]>`select statut from inscription where usager_id = ${usager}`
      if (statut !== 'inscrit') await inscrire(personne, 'inscrit')
    },
    lire,
    dernier,
    document,
    signer,
    refuser: (qui: Personne, personne: Personne) => signer(qui, personne, { sens: 'REFUS', motif: 'HEURES' }),
    proposer: (qui: Personne, personne: Personne, autrement: Acte = {}) =>
      deposer(qui, `accompagnement/contrats-d-engagement/${nom(qui, personne)}`, { ...contenu, ...autrement }),
    corriger: (qui: Personne, personne: Personne, { numero, version }: Element, corps: Acte) =>
      envoyer(
        qui,
        'PATCH',
        `${elle(qui) ? 'reponse-de-la-personne' : 'accompagnement'}/contrats-d-engagement/${nom(qui, personne)}/${numero}`,
        corps,
        {
          'if-match': `"${version}"`,
        },
      ),
    surPapier: (qui: Personne, personne: Personne, corps: Acte) =>
      deposer(qui, `papier/signatures-de-contrat/${nom(qui, personne)}`, corps),
    declarer: (qui: Personne, personne: Personne, corps: Acte) =>
      deposer(qui, `declaration/signatures-de-contrat/${nom(qui, personne)}`, corps),
  }
}
