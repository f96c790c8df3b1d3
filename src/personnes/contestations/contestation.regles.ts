export const etats = ['recue', 'en-examen', 'acceptee', 'refusee', 'retiree'] as const
export type Etat = (typeof etats)[number]
export const ouverts: readonly Etat[] = ['recue', 'en-examen']

export const constats = ['inexacte', 'incomplete', 'perimee', 'autre-personne'] as const
export type Constat = (typeof constats)[number]

type Geste = { par: 'organisation' | 'personne'; vers: Etat; reponse: string | null }

/** Who may bring a contestation from a state to another: an answer closes it, the person may withdraw it (GDPR, art. 12 and 16). */
// biome-ignore format: a table is read in columns
const suites: Readonly<Record<Etat, Readonly<Record<Geste['par'], readonly Etat[]>>>> = {
  'recue':     { organisation: ['en-examen', 'acceptee', 'refusee'], personne: ['retiree'] },
  'en-examen': { organisation: ['acceptee', 'refusee'],              personne: ['retiree'] },
  'acceptee':  { organisation: [],                                   personne: [] },
  'refusee':   { organisation: [],                                   personne: [] },
  'retiree':   { organisation: [],                                   personne: [] },
}

/** Null when it may; else why not, for who asks. A refusal without its reasons is no answer. */
export function obstacle(de: Etat, { par, vers, reponse }: Geste): string | null {
  if (!ouverts.includes(de)) return 'Cette contestation est close. La personne peut en déposer une autre.'
  if (!suites[de][par].includes(vers)) return 'Cette suite n’est pas possible dans l’état présent de la contestation.'
  if ((vers === 'acceptee' || vers === 'refusee') && !reponse)
    return 'Dites à la personne pourquoi : une réponse motivée lui est due (RGPD, art. 12, 4).'
  return null
}
