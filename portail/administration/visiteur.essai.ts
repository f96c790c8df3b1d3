import assert from 'node:assert/strict'
import type { PlateformeDEssai } from '../../outils/plateforme-d-essai.js'
import { balises } from '../interface/structure.essai.js'

type Champs = Readonly<Record<string, string | readonly string[]>>
export type Rendu = { statut: number; vers: string; html: string; texte: string }

/** What a reader sees of a page: its words, without markup nor unbreakable spaces. */
const enClair = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

const decode = (s: string) => s.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The fields of the form of a page that goes to `action`, as a browser would send them untouched. */
function champsDe(html: string, action: string): [string, string][] {
  const [, formulaire = ''] = new RegExp(`<form method="post" action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(html) ?? []
  assert.notEqual(formulaire, '', `aucun formulaire vers ${action}`)
  const champs: [string, string][] = []
  for (const [balise] of formulaire.matchAll(/<input [^>]*>/g)) {
    const [, nom = ''] = / name="([^"]*)"/.exec(balise) ?? []
    const [, valeur = ''] = / value="([^"]*)"/.exec(balise) ?? []
    if (!/type="(radio|checkbox)"/.test(balise) || balise.includes(' checked')) champs.push([nom, decode(valeur)])
  }
  for (const [, nom = '', texte = ''] of formulaire.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g))
    champs.push([nom, decode(texte)])
  for (const [, nom = '', options = ''] of formulaire.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    champs.push([nom, /value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? ''])
  return champs
}

/** A professional at her keyboard, without a script: she reads pages and sends their forms as a browser would. */
export async function visiteur(p: PlateformeDEssai, persona: string, preuve?: Parameters<PlateformeDEssai['ouvrirSession']>[1]) {
  const cookie = await p.ouvrirSession(persona, preuve)
  const demander = async (chemin: string, corps?: URLSearchParams): Promise<Rendu> => {
    const envoi = corps && { method: 'POST', body: corps }
    const headers = { cookie, ...(corps && { origin: p.url, 'sec-fetch-site': 'same-origin', referer: p.url + chemin }) }
    const r = await fetch(p.url + chemin, { ...envoi, headers, redirect: 'manual' })
    const html = await r.text()
    if (html !== '') balises(html)
    return { statut: r.status, vers: r.headers.get('location') ?? '', html, texte: enClair(html) }
  }
  return {
    lire: async (chemin: string, statut = 200): Promise<Rendu> => {
      const rendu = await demander(chemin)
      assert.equal(rendu.statut, statut, `${chemin} : ${rendu.texte.slice(0, 400)}`)
      return rendu
    },
    /** Sends the form of a page, what is given replacing what it held, and follows to the page it leads to. */
    envoyer: async (chemin: string, champs: Champs = {}, action = chemin): Promise<Rendu> => {
      const page = await demander(chemin)
      assert.equal(page.statut, 200, `${chemin} : ${page.texte.slice(0, 400)}`)
      const gardes = champsDe(page.html, action).filter(([nom]) => !(nom in champs))
      const dits = Object.entries(champs).flatMap(([nom, v]) => [v].flat().map((un): [string, string] => [nom, un]))
      const rendu = await demander(action, new URLSearchParams([...gardes, ...dits]))
      return rendu.statut === 303 ? { ...(await demander(rendu.vers)), vers: rendu.vers } : rendu
    },
    /** Sends a form the page did not offer, as somebody who forges it would, with the secret of her own session. */
    forcer: async (action: string, champs: Champs, depuis = '/professionnel'): Promise<number> => {
      const { html } = await demander(depuis)
      const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(html) ?? []
      const dits = Object.entries(champs).flatMap(([nom, v]) => [v].flat().map((un): [string, string] => [nom, un]))
      return (await demander(action, new URLSearchParams([['csrf', csrf], ...dits]))).statut
    },
  }
}
export type Visiteur = Awaited<ReturnType<typeof visiteur>>
