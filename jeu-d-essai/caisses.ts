import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Sql } from 'postgres'
import { aujourdHui, type Moteur } from '../src/moteur/moteur.js'
import { appelerLaCaisse, servirParFichiers } from '../src/payeurs/index.js'
import { uneCaisseSimulee } from './caisse-simulee.js'
import { secretDe } from './charger.js'
import type { Sorts } from './decisions.js'

/** `memoire`: the file where the CAF keeps what it received. */
type Reglages = { app: FastifyInstance; sql: Sql; moteur: Moteur; clients: string; memoire: string; signaler: (erreur: unknown) => void }
/** The platform, as the system of one payer knows it: by its front door. */
type Porte = { lire(url: string): Promise<string>; envoyer(url: string, corps: InjectOptions['payload'], type: string): Promise<string> }

const racine = '/api/v1/envois-au-payeur'
const PERIODE_MS = 2000

/**
 * The payers of the demonstration: the CAF of the Nord is called, slow and repeating itself; the MSA takes a file a day and answers by another.
 * They go on answering what a visitor decides. Returns the function that closes them.
 */
export async function ouvrirLesCaisses(reglages: Reglages, sorts: Sorts): Promise<() => Promise<void>> {
  const { sql, moteur, signaler, memoire } = reglages
  const caf = await uneCaisseSimulee({ lenteur: 300, seRepete: true, ...sorts }, memoire)
  await appelerLaCaisse(sql, moteur.chiffrement, 'CAF591', caf.adresse)
  await servirParFichiers(sql, 'MSA591', 'windows-1252')
  const laCaf = entrer(reglages, 'PAR_caf_591')
  const laMsa = entrer(reglages, 'PAR_msa_591')
  let enCours: Promise<void> = Promise.resolve()
  const tour = async () => {
    await repondre(await laCaf, caf, aujourdHui(moteur))
    await prendreLesFichiers(await laMsa, sorts.rejets, aujourdHui(moteur))
  }
  const minuterie = setInterval(() => {
    enCours = enCours.then(tour).catch(signaler)
  }, PERIODE_MS).unref()
  return async () => {
    clearInterval(minuterie)
    await enCours
    await caf.fermer()
  }
}

async function repondre(porte: Porte, caisse: Awaited<ReturnType<typeof uneCaisseSimulee>>, jour: string): Promise<void> {
  const reponses = caisse.reponses(jour).slice(0, 100)
  if (reponses.length === 0) return
  const dites = JSON.parse(await porte.envoyer(`${racine}/reponses`, JSON.stringify({ reponses }), 'application/json')) as {
    elements: { reference: string; retenue: boolean }[]
  }
  for (const [i, { reference, retenue }] of dites.elements.entries())
    if (retenue && reponses[i]?.etat !== 'PRIS_EN_COMPTE') caisse.compris(reference)
}

/** Each file once: taken, then answered whole. */
async function prendreLesFichiers(porte: Porte, rejets: Sorts['rejets'], jour: string): Promise<void> {
  const { elements } = JSON.parse(await porte.lire(`${racine}/fichiers`)) as { elements: { numero: number; prisLe: string | null }[] }
  for (const { numero } of elements.filter(f => f.prisLe === null)) {
    const xml = await porte.lire(`${racine}/fichiers/${numero}`)
    const accuses = [...xml.matchAll(/<MATRICULE>([^<]+)<.*?<REFDECPCG>([^<]+)</g)].map(([, matricule = '', reference = '']) => {
      const motif = rejets.get(matricule)
      const dire = (etat: string, suite = '') =>
        `<AccuseSanctionPCG><REFDECPCG>${reference}</REFDECPCG><MATRICULE>${matricule}</MATRICULE><ETATDECPCG>${etat}</ETATDECPCG>${suite}</AccuseSanctionPCG>`
      rejets.delete(matricule)
      return motif === undefined ? dire('P') + dire('A', `<DTAPPLI>${jour}</DTAPPLI>`) : dire('R', `<MOTIREJET>${motif}</MOTIREJET>`)
    })
    await porte.envoyer(
      `${racine}/accuses`,
      `<?xml version="1.0" encoding="UTF-8"?><Racine>${accuses.join('')}</Racine>`,
      'application/xml',
    )
  }
}

async function entrer({ app, clients }: Reglages, clientId: string): Promise<Porte> {
  const secret = await secretDe(clients, clientId)
  const echanger = async (demande: InjectOptions & { url: string }): Promise<string> => {
    const r = await app.inject(demande)
    if (r.statusCode >= 300) throw new Error(`${clientId} : ${demande.method} ${demande.url} : ${r.statusCode} ${r.body}`)
    return r.body
  }
  const jeton = async (): Promise<string> => {
    const rendu = await echanger({
      method: 'POST',
      url: '/connexion/oauth2/access_token?realm=/partenaire',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        ...{ grant_type: 'client_credentials', client_id: clientId, client_secret: secret },
        scope: 'envoiAuPayeur.versementRsa.consulter envoiAuPayeur.versementRsa.corriger',
      }).toString(),
    })
    return (JSON.parse(rendu) as { access_token: string }).access_token
  }
  let tenu = { valeur: '', jusque: 0 }
  const porteur = async () => {
    if (Date.now() >= tenu.jusque) tenu = { valeur: await jeton(), jusque: Date.now() + 600_000 }
    return { authorization: `Bearer ${tenu.valeur}` }
  }
  return {
    lire: async url => echanger({ method: 'GET', url, headers: await porteur() }),
    envoyer: async (url, payload, type) =>
      echanger({ method: 'POST', url, headers: { ...(await porteur()), 'content-type': type }, ...(payload !== undefined && { payload }) }),
  }
}
