import type { Menace } from './menace.js'

/** Whoever holds the base, and what the journal lets them hide. */
export const menaceDuJournal: Menace = {
  titre: 'Celui qui tient la base efface ses traces',
  scenario: 'Un administrateur lit, puis récrit le journal des accès, ou remet une ancienne copie.',
  gravite: 3,
  vraisemblance: 2,
  reste: 1,
  mesures: [
    [
      'Journal scellé',
      ['src/scellement/scellement.spec.ts', 'intact, il se vérifie avec la seule clé publique : chaque rang scellé y est'],
    ],
    [
      'Récriture vue',
      [
        'src/scellement/scellement.spec.ts',
        'récrit et scellé de nouveau par qui tient la base : la clé connue ne le reconnaît pas, le témoin non plus',
      ],
    ],
    ['Ancienne copie vue', ['src/scellement/scellement.spec.ts', 'une ancienne copie remise : le témoin a vu la suite']],
    [
      'Sans preuve, on ne sert plus',
      ['src/scellement/scellement.spec.ts', 'au-delà du délai, la santé le dit et l’accès se ferme ; les preuves revenues, il se rouvre'],
    ],
    [
      'Témoin qui ne s’écrit plus : dit',
      [
        'src/scellement/un-sceau-par-seconde.spec.ts',
        'la santé avertit et dit depuis quand, les sceaux se font, l’accès reste ouvert ; revenu, le témoin reçoit le dernier',
      ],
    ],
    [
      'Témoin qui ne répond plus : rien ne l’attend sans fin, et la santé le nomme',
      [
        'src/scellement/temoin-muet.spec.ts',
        'passé le délai choisi, plus personne n’est lu, et la santé nomme le témoin et non les sceaux ; remplacé par un fichier, tout se rouvre',
      ],
    ],
    [
      'Sels et clé du journal reconnus au démarrage',
      [
        'src/scellement/scellement.spec.ts',
        'sous d’autres sels, aucun démarrage qui scelle : le fichier est nommé ; sur un journal neuf, tous conviennent',
      ],
    ],
    [
      'Numéros de transaction changés : dits au démarrage, sans effet sur ce qui s’écrit',
      [
        'src/scellement/numeroter.spec.ts',
        'la colonne d’un sceau : la numérotation ne la suit pas, et rien ne sert avant qu’elle soit rétablie',
      ],
    ],
    [
      'Trace avalée vue',
      [
        'src/scellement/un-sceau-par-seconde.spec.ts',
        'un déclencheur de plus, un de moins ou une règle sur le journal ferme la santé : rien ne dit plus que chaque trace s’écrit',
      ],
    ],
    [
      '… et ce qui les compte, récrit',
      [
        'src/scellement/un-sceau-par-seconde.spec.ts',
        'les fonctions qui comptent récrites, ou ce où elles comptent : de même ; celles des migrations remises, tout se rouvre',
      ],
    ],
  ],
  limites: [
    'Les lignes de la dernière seconde ne sont pas encore scellées, et le témoin a une minute de retard : qui tient la base à cet instant peut les récrire sans que rien ne le dise. Un sceau à chaque ligne ferait attendre chaque lecture.',
    'Qui tient à la fois la base et la clé des sceaux peut mentir sur ce qui vient, jamais sur ce qu’un témoin a vu.',
    'Les compteurs de la détection (connu, compte_de_vus, seuils) ne sont pas scellés : remis à zéro, ils laissent lire davantage sans alerte. Ce qui a été lu reste dans le journal scellé, et se recompte.',
    'Les tuiles au-dessus des feuilles ne sont pas dans l’export, qui les recalcule : changées, elles n’y cachent rien, mais les preuves des personnes qui y passent ne se vérifient plus.',
    'Les fonctions qui relèvent les signaux après coup (personnes_nommees, dossier_vivant) ne sont pas confrontées aux migrations : changées, elles taisent un avertissement, n’ouvrent rien, et le journal scellé se relit sans elles.',
    'Qui remplace les programmes du serveur de la base peut lui faire taire ce qu’il veut à venir ; ce qui est déjà scellé reste.',
  ],
}
