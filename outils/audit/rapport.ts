import { type Essai, type Verdict, verdictDe } from './essais-nommes.js'
import type { Menace, Niveau } from './menace.js'
import { menaces } from './menaces.js'
import { planDAction } from './plan-d-action.js'
import type { Provenance } from './provenance.js'
import { recommandation } from './recommandation-cnil.js'

export type Dossier = {
  jour: string
  annee: number
  resultats: ReadonlyMap<string, boolean>
  /** Null when no base was given. */
  chiffres: readonly (readonly [string, number])[] | null
  composants: number
  provenance: Provenance
}

/** Controls whose trial is absent, red or was not run: each keeps the report from being one. */
export function manques({ resultats }: Pick<Dossier, 'resultats'>): string[] {
  const essais = [...menaces.flatMap(m => m.mesures.map(([, essai]) => essai)), ...recommandation.map(r => r.essai)]
  const dits = essais.flatMap(essai => {
    const verdict = verdictDe(essai, resultats)
    return verdict === 'vert' ? [] : [`${verdict} : « ${essai[1]} » (${essai[0]})`]
  })
  return [...new Set(dits)]
}

/** A threat one of whose controls is not proved stays where it was: a control that nobody saw work reduces nothing. */
export function risqueDe(m: Menace, resultats: ReadonlyMap<string, boolean>): { brut: Niveau; reste: Niveau } {
  const brut = Math.min(4, Math.ceil((m.gravite * m.vraisemblance) / 4)) as Niveau
  return { brut, reste: m.mesures.every(([, essai]) => verdictDe(essai, resultats) === 'vert') ? m.reste : brut }
}

/** The report presented to the commission and to the ANSSI. */
export function rapport(d: Dossier): string {
  const dire = (essai: Essai) => enFrancais[verdictDe(essai, d.resultats)]
  const restants = menaces.map(m => risqueDe(m, d.resultats).reste)
  const absents = manques(d)
  return [
    `# Rapport de sécurité ${d.annee}`,
    '',
    `Établi le ${d.jour}. Niveau de risque de 1 (le moindre) à 4 : **${Math.max(...restants)}** au plus, ${menaces.length} scénarios étudiés.`,
    d.provenance.phrase,
    absents.length === 0
      ? 'Chaque mesure citée est tenue par un essai, joué et réussi.'
      : `**${absents.length} mesures ne sont pas prouvées** ; les scénarios qu’elles réduisent gardent leur niveau d’avant mesure.`,
    ...(absents.length === 0 ? [] : ['', ...absents.map(a => `- ${a}`)]),
    '',
    '## Scénarios',
    ...menaces.flatMap(m => {
      const { brut, reste } = risqueDe(m, d.resultats)
      return [
        '',
        `### ${m.titre}`,
        '',
        m.scenario,
        '',
        `Gravité ${m.gravite}, vraisemblance ${m.vraisemblance} ; risque ${brut} avant mesures, **${reste}** après.`,
        '',
        '| mesure | essai | résultat |',
        '|---|---|---|',
        ...m.mesures.map(([mesure, essai]) => `| ${mesure} | « ${essai[1]} » | ${dire(essai)} |`),
        ...(m.limites ? ['', 'Ce qui n’est pas tenu, et pourquoi cela est accepté :', '', ...m.limites.map(l => `- ${l}`)] : []),
      ]
    }),
    '',
    '## Recommandation de la CNIL sur les API',
    '',
    '| rôle | mesure | ce qui y répond | résultat |',
    '|---|---|---|---|',
    ...recommandation.map(r => `| ${r.role} | ${r.mesure} | ${r.reponse} | ${dire(r.essai)} |`),
    '',
    `## Chiffres de l’année ${d.annee}`,
    '',
    ...(d.chiffres === null
      ? ['Aucune base n’a été donnée à ce rapport (option --base).']
      : ['| | |', '|---|---|', ...d.chiffres.map(([quoi, n]) => `| ${quoi} | ${n.toLocaleString('fr')} |`)]),
    '',
    '## Composants',
    '',
    `${d.composants} composants et leurs licences : \`composants.cdx.json\` (CycloneDX). \`npm test\` refuse une licence incompatible avec l’EUPL.`,
    '',
    '## Plan d’action',
    '',
    '| action | pourquoi | qui | échéance |',
    '|---|---|---|---|',
    ...planDAction.map(a => `| ${a.action} | ${a.pourquoi} | ${a.qui} | ${a.echeance} |`),
    '',
    '## Ce que ce rapport ne dit pas',
    '',
    'Les essais sont ceux des auteurs : un prestataire en trouvera d’autres. Gravité, vraisemblance et niveaux après mesures sont des jugements, à',
    'revoir par les responsables ; seul le retour d’un scénario à son niveau d’avant, quand une preuve manque, est calculé.',
    '',
  ].join('\n')
}

const enFrancais: Readonly<Record<Verdict, string>> = {
  vert: 'réussi',
  rouge: '**échoué**',
  'non joué': '**non joué**',
  absent: '**essai absent**',
}
