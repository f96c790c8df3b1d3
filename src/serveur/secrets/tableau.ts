import { secrets } from './liste.js'

/** Every secret file, for who installs the platform and keeps copies: Markdown. */
export const secretsEnTableau = (): string =>
  [
    '# Les secrets d’une installation',
    '',
    '`secrets creer --dossier D` les fait tous, `secrets completer --dossier D` ceux qu’une nouvelle version demande ; ni l’une ni l’autre n’en',
    'remplace un. En production, un secret absent, mal formé, lisible d’un autre compte ou de démonstration est nommé, et le démarrage refusé.',
    'Gardez-en une copie en lieu sûr, jamais avec celles de la base.',
    '',
    '| fichier | variable | à quoi il sert | perdu | comment le remplacer |',
    '|---|---|---|---|---|',
    ...Object.values(secrets).map(s => `| \`${s.fichier}\` | \`${s.variable}\` | ${s.role} | ${s.perdu} | ${s.remplacer} |`),
    '',
  ].join('\n')
