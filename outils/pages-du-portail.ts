import type { BrowserContext, Page, Response } from 'playwright-core'

/** A page as a visitor met it: where, how it answered, what it weighed, and what the browser complained of. */
export type Visite = { chemin: string; statut: number; texte: string; octets: number; plaintes: readonly string[] }

/** Two addresses that differ only by whom or what they are about are one page. */
const modele = (chemin: string): string =>
  chemin
    .replaceAll(/\/[\w-]{22}(?=\/|$)/g, '/:usager')
    .replaceAll(/\/[0-9a-f-]{36}(?=\/|$)/g, '/:id')
    .replaceAll(/\/\d{4}-W\d{2}(?=\/|$)/g, '/:semaine')
    .replaceAll(/\/\d+(?=\/|$)/g, '/:numero')
    .replaceAll(/\/(applications|organisations|outils)\/(?!nouvelle)[^/?]+/g, '/$1/:nom')
    .replaceAll(/\/contester\/\w+\/\w+/g, '/contester/:champ')
    .replaceAll(/\?.*/g, '')

/** Leaving, files to keep, and the documentation, which has its own visit. */
const aEviter =
  /^\/(deconnexion|documentation|demonstration|api|connexion\/oauth2)|\.(csv|json|pdf|xml|ics|svg|css|woff2)(\?|$)|\/(export|telecharger|rapport)|\/pieces\/[\w-]+\/\d+\/[0-9a-f-]{36}/

/**
 * Follows every link of the portal from the addresses given, each page once, and shows it to `regarder` while it is open. Pages of
 * `dejaVues` are left aside. The bound is far above what the portal has: reaching it is a fault of its own.
 */
export async function visiterLesPages(
  contexte: BrowserContext,
  origine: string,
  depart: readonly string[],
  regarder: (page: Page, visite: Visite) => Promise<void>,
  dejaVues: ReadonlySet<string> = new Set(),
): Promise<Visite[]> {
  const vues = new Set(dejaVues)
  const aVoir = [...depart]
  const visites: Visite[] = []
  const page = await contexte.newPage()
  let plaintes: string[] = []
  let pesees: Promise<number>[] = []
  page.on('console', message => message.type() === 'error' && plaintes.push(message.text()))
  page.on('pageerror', erreur => plaintes.push(erreur.message))
  page.on('requestfinished', requete =>
    pesees.push(
      requete.sizes().then(
        s => s.responseBodySize + s.responseHeadersSize,
        () => 0,
      ),
    ),
  )
  for (let chemin = aVoir.shift(); chemin !== undefined; chemin = aVoir.shift()) {
    if (vues.has(modele(chemin))) continue
    vues.add(modele(chemin))
    if (visites.length > 150) throw new Error(`plus de 150 pages : ${chemin}`)
    plaintes = []
    pesees = []
    const reponse: Response | null = await page.goto(origine + chemin)
    const octets = (await Promise.all(pesees)).reduce((total, pesee) => total + pesee, 0)
    const visite = { chemin, statut: reponse?.status() ?? 0, texte: (await reponse?.text()) ?? '', octets, plaintes }
    visites.push(visite)
    await regarder(page, visite)
    const liens = await page.$$eval('a[href]', ancres => ancres.map(a => (a as unknown as { href: string }).href))
    aVoir.push(
      ...liens.flatMap(l => (l.startsWith(`${origine}/`) ? l.slice(origine.length).replace(/#.*/, '') : [])).filter(l => !aEviter.test(l)),
    )
  }
  await page.close()
  return visites
}
