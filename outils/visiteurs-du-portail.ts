import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import type { PlateformeDEssai } from './plateforme-d-essai.js'

type Preuve = NonNullable<Parameters<PlateformeDEssai['ouvrirSession']>[1]>
/** Somebody at the portal: a persona, where she begins, and how many pages at least are hers (fewer would be a visit that stopped). */
export type Visiteur = { qui: string | null; role: string; depart: readonly string[]; auMoins: number }

// biome-ignore format: a table is read in columns
export const visiteurs: readonly Visiteur[] = [
  { qui: null,            role: 'Qui n’est pas connecté',                       depart: ['/connexion', '/accessibilite'], auMoins: 5 },
  { qui: 'madameRoy',     role: 'La référente',                                 depart: ['/professionnel'],               auMoins: 8 },
  { qui: 'monsieurPetit', role: 'Le référent que rien n’attend',                depart: ['/professionnel'],               auMoins: 6 },
  { qui: 'monsieurBrun',  role: 'Le responsable',                               depart: ['/professionnel'],               auMoins: 8 },
  { qui: 'madameNoel',    role: 'La gestionnaire de la caisse',                 depart: ['/professionnel'],               auMoins: 4 },
  { qui: 'madameAdam',    role: 'L’administratrice',                            depart: ['/professionnel'],               auMoins: 30 },
  { qui: 'madameDubois',  role: 'La déléguée à la protection des données',      depart: ['/professionnel'],               auMoins: 5 },
  { qui: 'madameMercier', role: 'L’instructrice des habilitations',             depart: ['/professionnel'],               auMoins: 20 },
  { qui: 'monsieurVidal', role: 'Le superviseur',                               depart: ['/professionnel'],               auMoins: 4 },
  { qui: 'madameGirard',  role: 'L’enquêtrice',                                 depart: ['/professionnel'],               auMoins: 6 },
  { qui: 'amina',         role: 'La personne',                                  depart: ['/mon-espace'],                  auMoins: 10 },
  { qui: 'leo',           role: 'Le jeune, sanctionné par sa mission locale',   depart: ['/mon-espace'],                  auMoins: 10 },
  { qui: 'nathalie',      role: 'L’entreprise',                                 depart: ['/entreprise'],                  auMoins: 2 },
]

/** Accounts of the stand-in provider that no invitation precedes: they come in by its door. */
const parLaPorte: Readonly<Record<string, string>> = { nathalie: 'Nathalie Vasseur, dirigeante des Ateliers du Nord' }
const deLaPersonne: Preuve = { acr: 'eidas1', amr: ['fc'] }

/** A browser of hers, signed in. */
export async function entrerAuPortail(
  chrome: Browser,
  p: Pick<PlateformeDEssai, 'url' | 'ouvrirSession'>,
  qui: string | null,
  { preuve, ...reglages }: BrowserContextOptions & { preuve?: Preuve } = {},
): Promise<BrowserContext> {
  const contexte = await chrome.newContext(reglages)
  if (qui === null) return contexte
  const compte = parLaPorte[qui]
  if (compte) {
    const page = await contexte.newPage()
    await page.goto(`${p.url}/connexion/proconnect?espace=entreprise`)
    await page.getByRole('button', { name: compte }).click()
    await page.waitForURL('**/entreprise')
    // Else the provider, which knows her now, would take her in by every door she looks at.
    await contexte.clearCookies({ name: /^proconnect_/ })
    await page.close()
    return contexte
  }
  const [name = '', value = ''] = (await p.ouvrirSession(qui, preuve ?? (qui === 'amina' ? deLaPersonne : {}))).split('=')
  await contexte.addCookies([{ name, value, domain: new URL(p.url).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
  return contexte
}
