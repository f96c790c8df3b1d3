/** A picture of a page: whose, where, how it is looked at. `chemin` names the state when it is one. */
export type Capture = { role: string; titre: string; chemin: string; vue: 'ordinateur' | 'telephone' | 'nuit' | 'etat'; fichier: string }

const vues: Readonly<Record<Capture['vue'], string>> = { ordinateur: '', telephone: 'sur un téléphone', nuit: 'en sombre', etat: '' }

const enTirets = (texte: string) =>
  texte
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)

/** A name that says what is in the picture; two pages of one title are numbered. */
export function nomDeFichier({ role, titre, chemin, vue }: Omit<Capture, 'fichier'>, deja: readonly Capture[]): string {
  const quoi = vue === 'etat' ? chemin : titre
  const nom = `ecrans/${[role, quoi, vue === 'ordinateur' || vue === 'etat' ? '' : vue].filter(Boolean).map(enTirets).join('--')}`
  const memes = deja.filter(c => c.fichier === `${nom}.webp` || c.fichier.startsWith(`${nom}-n`)).length
  return memes === 0 ? `${nom}.webp` : `${nom}-n${memes + 1}.webp`
}

const legende = (c: Capture): string => [c.vue === 'etat' ? c.chemin : c.titre, vues[c.vue]].filter(Boolean).join(', ')

/** The album: a chapter for each role, its pages, then what they become when something is refused, empty or awaited. */
export function enMarkdown(captures: readonly Capture[]): string {
  const roles = [...new Set(captures.map(c => c.role))]
  const image = (c: Capture) => `### ${legende(c)}\n\n![${c.role} : ${legende(c)}](${c.fichier})\n`
  const chapitre = (role: string) => {
    const siennes = captures.filter(c => c.role === role)
    return `## ${role}\n\n${siennes.map(image).join('\n')}`
  }
  return `# Les écrans du portail

Chaque page de chaque rôle, telle qu’un navigateur la montre avec les personnes inventées de la démonstration, puis ce qu’elle devient quand
une saisie est refusée, quand deux personnes écrivent en même temps, quand rien n’attend ou que l’on attend. Les plus employées se voient aussi
sur un téléphone et en sombre. \`npm run captures\` refait ces images et cette page.

${roles
  .map(
    r =>
      `- [${r}](#${r
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(' ', '-')})`,
  )
  .join('\n')}

${roles.map(chapitre).join('\n')}`
}
