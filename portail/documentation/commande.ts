import type { Exemple } from './exemple.js'

/** Simple quotes protect everything from the shell; double ones let a `$NAME` of the examples through, and it alone. */
const entreGuillemets = (texte: string) =>
  /\$[A-Z]/.test(texte)
    ? `"${texte.replaceAll(/["\\`]|\$(?![A-Z])/g, '\\$&')}"`
    : /^[\w./=-]+$/.test(texte)
      ? texte
      : `'${texte.replaceAll("'", "'\\''")}'`

const enMajuscules = (entete: string) => entete.replaceAll(/\b[a-z]/g, c => c.toUpperCase())

/** The example as a command to paste in a terminal, `-i` showing the status and the headers of the answer. */
export function commande(e: Exemple): string {
  const type = e.fichier?.type ?? (e.json === undefined ? undefined : 'application/json')
  const entetes = { ...(type === undefined ? {} : { 'content-type': type }), ...e.entetes }
  const options = [
    ...(e.methode === 'PATCH' || e.methode === 'DELETE' ? [`-X ${e.methode}`] : []),
    ...Object.entries(entetes).map(([nom, valeur]) => `-H ${entreGuillemets(`${enMajuscules(nom)}: ${valeur}`)}`),
    ...Object.entries(e.formulaire ?? {}).map(([nom, valeur]) => `--data-urlencode ${entreGuillemets(`${nom}=${valeur}`)}`),
    ...(e.fichier ? [`--data-binary ${entreGuillemets(e.fichier.contenu)}`] : []),
    ...(e.json === undefined ? [] : [`-d ${entreGuillemets(JSON.stringify(e.json))}`]),
  ]
  return [`curl -i ${entreGuillemets(`$ADRESSE${e.chemin}`)}`, ...options].join(' \\\n  ')
}
