type Temoin = { valeur: string; chemin: string }
export type PageRecue = { statut: number; adresse: string; texte: string; entetes: Headers }

/** A browser without a screen: keeps cookies by name and path, follows redirections, sends forms as a page of the site would. */
export function unClientACookies(base: string) {
  const temoins = new Map<string, Temoin>()
  const cookies = (chemin: string) =>
    [...temoins]
      .filter(([, t]) => chemin.startsWith(t.chemin))
      .map(([cle, t]) => `${cle.split(' ')[0]}=${t.valeur}`)
      .join('; ')
  const retenir = (reponse: Response) => {
    for (const ligne of reponse.headers.getSetCookie()) {
      const [paire = '', ...attributs] = ligne.split(/;\s*/)
      const egal = paire.indexOf('=')
      const attribut = (nom: string) => attributs.find(a => a.toLowerCase().startsWith(`${nom}=`))?.slice(nom.length + 1)
      const chemin = attribut('path') ?? '/'
      const cle = `${paire.slice(0, egal)} ${chemin}`
      const perime = attribut('max-age') === '0' || Date.parse(attribut('expires') ?? '') < Date.now()
      if (perime) temoins.delete(cle)
      else temoins.set(cle, { valeur: paire.slice(egal + 1), chemin })
    }
  }
  const demander = async (adresse: string, init: RequestInit = {}): Promise<PageRecue> => {
    const url = new URL(adresse, base)
    const entetes = new Headers(init.headers)
    entetes.set('cookie', cookies(url.pathname))
    const reponse = await fetch(url, { ...init, headers: entetes, redirect: 'manual' })
    retenir(reponse)
    const suite = reponse.headers.get('location')
    if (reponse.status >= 300 && reponse.status < 400 && suite) {
      await reponse.arrayBuffer()
      return { statut: reponse.status, adresse: new URL(suite, url).href, texte: '', entetes: reponse.headers }
    }
    return { statut: reponse.status, adresse: url.href, texte: await reponse.text(), entetes: reponse.headers }
  }
  /** Until a page, or until an address that `arret` recognises, which is not asked for. */
  const suivre = async (page: PageRecue, arret: (adresse: string) => boolean = () => false): Promise<PageRecue> => {
    let courante = page
    for (let i = 0; i < 10 && courante.statut >= 300 && courante.statut < 400; i++) {
      if (arret(courante.adresse)) return courante
      courante = await demander(courante.adresse)
    }
    return courante
  }
  return {
    demander,
    suivre,
    aller: async (adresse: string, arret?: (adresse: string) => boolean) => suivre(await demander(adresse), arret),
    envoyer: (adresse: string, champs: Record<string, string>) =>
      demander(adresse, {
        method: 'POST',
        body: new URLSearchParams(champs),
        headers: { origin: new URL(base).origin, 'sec-fetch-site': 'same-origin' },
      }),
    temoin: (nom: string) => [...temoins].find(([cle]) => cle.startsWith(`${nom} `))?.[1].valeur,
    /** A cookie as `nom=valeur`, for the whole site. */
    poser: (paire: string) =>
      temoins.set(`${paire.slice(0, paire.indexOf('='))} /`, { valeur: paire.slice(paire.indexOf('=') + 1), chemin: '/' }),
    oublier: () => temoins.clear(),
  }
}

export type ClientACookies = ReturnType<typeof unClientACookies>
type Choix = { espace?: 'agent' | 'personne' | 'entreprise'; compte: string; niveau?: string; retour?: string; acr?: string }

/** From our page to the address of the callback, which is not asked for, through the stand-in provider. */
export async function passerChezLeFournisseur(
  client: ClientACookies,
  { espace = 'agent', compte, niveau, retour, acr }: Choix,
): Promise<string> {
  const fournisseur = espace === 'personne' ? 'franceconnect' : 'proconnect'
  const suite = new URLSearchParams({ espace, ...(retour && { retour }), ...(acr && { acr }) })
  const auRetour = (adresse: string) => new URL(adresse).pathname === `/connexion/${fournisseur}/retour`
  const page = await client.aller(`/connexion/${fournisseur}?${suite}`, auRetour)
  if (auRetour(page.adresse)) return page.adresse
  if (page.statut !== 200) throw new Error(`${page.statut} ${page.adresse} ${page.texte}`)
  const choix = await client.envoyer(page.adresse, { compte, niveau: niveau ?? (espace === 'personne' ? 'eidas1' : 'eidas2') })
  return (await client.suivre(choix, auRetour)).adresse
}

/** A whole sign-in. Stops at the address of the page one is led to, without asking for it, or gives the page of refusal. */
export const seConnecter = async (client: ClientACookies, choix: Choix): Promise<PageRecue> =>
  client.demander(await passerChezLeFournisseur(client, choix))
