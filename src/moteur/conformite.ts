import { laPersonne } from '../droit/acteurs.js'
import { sensibles } from '../droit/categories.js'
import { liaisons } from '../droit/liaison.js'
import { assurances } from '../droit/niveaux.js'
import { type Ligne, lignesDe } from './lignes.js'
import type { Echange, Ressource } from './ressource.js'

type Contexte = { production: boolean }
type Regle = { article: string; exige: string; respectee: (echange: Echange, lignes: readonly Ligne[], contexte: Contexte) => boolean }

const versUnTiers = (ligne: Ligne) => (ligne.par ?? []).some(qui => qui.code !== laPersonne.code)
const textes = (e: Echange) => [e.base?.texte, e.exceptionArticle9?.texte, e.usageDuNir].filter(t => t !== undefined)
const transmet = (lignes: readonly Ligne[], voulue: (categorie: string) => boolean) =>
  lignes
    .filter(l => l.operation !== 'rechercher' && versUnTiers(l))
    .some(l => (l.champs ?? []).some(c => voulue(l.ressource.donnees[c]?.categorie ?? '')))

/** What a name shows is not a key: a search without any is open on nobody. */
const enumeres = (l: Ligne): readonly string[] =>
  l.operation === 'rechercher' ? (l.echange.rechercher?.cles?.flat() ?? []) : (l.champs ?? [])

/** A condition that holds of everyone, however it is written. */
const sansBorne = /^[\s(]*(true|1\s*=\s*1)[\s)]*$/i

const regles: readonly Regle[] = [
  { article: 'RGPD, art. 6', exige: 'une base légale citant un texte', respectee: e => Boolean(e.base?.texte?.cite) },
  { article: 'RGPD, art. 5.1.b', exige: 'une finalité explicite', respectee: e => (e.finalite ?? '').trim().length > 20 },
  {
    article: 'décision n° 2023-858 DC',
    exige: 'un périmètre (sa phrase et son SQL) pour chaque destinataire',
    respectee: (_, lignes) => lignes.every(l => l.par?.length > 0 && Boolean(l.sur?.phrase && l.sur.sql)),
  },
  {
    article: 'décision n° 2023-858 DC',
    exige: 'un périmètre qui borne la lecture et la correction',
    respectee: (_, lignes) => lignes.every(l => l.operation === 'deposer' || !sansBorne.test(l.sur?.sql ?? '')),
  },
  {
    article: 'décision n° 2023-858 DC',
    exige: 'un caractère, obligatoire ou volontaire',
    respectee: e => e.caractere === 'obligatoire' || e.caractere === 'volontaire',
  },
  {
    article: 'RGPD, art. 5.1.c',
    exige: 'des champs énumérés, tous déclarés par la ressource',
    respectee: (_, lignes) =>
      lignes.length > 0 && lignes.every(l => enumeres(l).length > 0 && l.champs.every(c => Object.hasOwn(l.ressource.donnees, c))),
  },
  {
    article: 'RGPD, art. 5.1.c',
    exige: 'une recherche par nom qui ne montre que ce que l’échange donne à lire',
    respectee: e => (e.rechercher?.parNom?.montre ?? []).every(c => e.consulter?.champs?.includes(c)),
  },
  {
    article: 'RGPD, art. 9',
    exige: 'une exception citant un texte pour ses données sensibles',
    respectee: (e, lignes) => !transmet(lignes, c => sensibles.includes(c as never)) || Boolean(e.exceptionArticle9?.texte?.cite),
  },
  {
    article: 'loi du 6 janvier 1978, art. 30',
    exige: 'un texte autorisant l’usage du NIR',
    respectee: (e, lignes) => !transmet(lignes, c => c === 'NIR') || Boolean(e.usageDuNir?.cite),
  },
  {
    article: 'RGPD, art. 32',
    exige: 'le motif et le texte de l’assurance qu’il demande',
    respectee: (_, lignes) =>
      lignes.every(({ assurance: a }) => Object.hasOwn(assurances, a.demande ?? '') && Boolean(a.motif && a.texte?.cite)),
  },
  {
    article: 'RGPD, art. 32',
    exige: 'le motif et le texte de la liaison qu’il demande',
    respectee: (_, lignes) =>
      lignes.every(({ liaison: l }) => Object.hasOwn(liaisons, l.demande ?? '') && Boolean(l.motif && l.texte?.cite)),
  },
  {
    article: 'RGPD, art. 32',
    exige: 'un bris de glace motivé par un texte, sur une lecture, sans NIR ni donnée sensible',
    respectee: (_, lignes) =>
      lignes.every(
        ({ brisDeGlace: b, operation, champs, ressource: r }) =>
          b === null ||
          (operation === 'consulter' &&
            Boolean(b.motif && b.texte?.cite) &&
            (champs ?? []).every(c => r.donnees[c]?.categorie !== 'NIR' && !sensibles.includes(r.donnees[c]?.categorie as never))),
      ),
  },
  {
    article: 'mise en production',
    exige: 'des textes publiés',
    respectee: (e, _, { production }) => !production || textes(e).every(t => !t.attendu),
  },
]

/** A datum nobody reads is collected without purpose; a datum nobody writes, not even the platform, is dead. */
function donneesOrphelines(r: Ressource, lignes: readonly Ligne[]): string[] {
  const dans = (...ops: string[]) => new Set(lignes.filter(l => ops.includes(l.operation)).flatMap(l => l.champs ?? []))
  const lues = dans('consulter')
  const ecrites = new Set([...dans('deposer', 'corriger'), ...(r.calculees ?? [])])
  return Object.keys(r.donnees).flatMap(champ => [
    ...(lues.has(champ) ? [] : [`${r.nom}.${champ} : personne ne la lit, il faut cesser de la collecter (RGPD, art. 5.1.c)`]),
    ...(ecrites.has(champ) ? [] : [`${r.nom}.${champ} : personne ne l’écrit, elle est morte`]),
  ])
}

/** What is numbered anew when two files are made one is followed only if it is numbered first. */
const renvoisSansCible = (r: Ressource, avant: readonly Ressource[]): string[] =>
  (r.renvois ?? []).flatMap(renvoi =>
    ('parmi' in renvoi ? renvoi.parmi : [renvoi.vers])
      .filter(vers => !avant.some(x => x.nom === vers && x.cardinalite === 'plusieurs'))
      .map(vers => `${r.nom}.${renvoi.champ} : renvoie à « ${vers} », dont les rangs ne sont pas déclarés avant elle`),
  )

/** A field that names a row in words, as its example does (« sanctionRsa:3 »), is followed as well. */
const renvoisTus = (r: Ressource): string[] =>
  Object.entries(r.donnees).flatMap(([champ, { exemple }]) =>
    typeof exemple === 'string' && /^[a-z][A-Za-z]+:\d+$/.test(exemple) && !r.renvois?.some(x => x.champ === champ)
      ? [`${r.nom}.${champ} : désigne une ligne (« ${exemple} ») sans dire laquelle suivre quand deux dossiers sont réunis`]
      : [],
  )

function conservation({ nom, conservation: c, effacement: e, donnees }: Ressource, { production }: Contexte): string[] {
  const complete = c?.duree?.mois > 0 && Boolean(c.depuis?.phrase && c.depuis.sql)
  return [
    ...(complete ? [] : [`${nom} : il manque une durée de conservation et son point de départ (RGPD, art. 5.1.e)`]),
    ...(c?.texte?.cite ? [] : [`${nom} : il manque le texte qui fixe la durée de conservation (RGPD, art. 5.1.e)`]),
    ...(production && c?.texte?.attendu
      ? [`${nom} : le texte qui fixe la durée de conservation n’est pas publié (mise en production)`]
      : []),
    ...(e && complete && !(e.duree?.mois < c?.duree?.mois && e.depuis?.sql && e.depuis.phrase && e.texte?.cite && e.champs?.length > 0)
      ? [`${nom} : ce qui s’efface plus tôt n’a pas de durée plus courte, de départ, de champ ou de texte (RGPD, art. 5.1.e)`]
      : []),
    ...(e?.champs ?? []).flatMap(champ =>
      !donnees?.[champ]?.schema || donnees[champ].schema.safeParse(null).success
        ? []
        : [`${nom}.${champ} : s’efface plus tôt que la ligne, et ne peut pas être vide`],
    ),
  ]
}

/** Every reason not to start, as sentences, each with its article. Empty when the declaration is complete. */
export function manquements(ressources: readonly Ressource[], contexte: Contexte): string[] {
  return ressources.flatMap((r, i) => {
    const lignes = lignesDe(r)
    return [
      ...(r.responsable?.nom ? [] : [`${r.nom} : il manque un responsable de traitement (RGPD, art. 30.1.a)`]),
      ...conservation(r, contexte),
      ...donneesOrphelines(r, lignes),
      ...renvoisSansCible(r, ressources.slice(0, i)),
      ...renvoisTus(r),
      ...Object.entries(r.echanges).flatMap(([nom, e]) =>
        regles
          .filter(
            regle =>
              !regle.respectee(
                e,
                lignes.filter(l => l.nomEchange === nom),
                contexte,
              ),
          )
          .map(regle => `${r.nom}/${nom} : il manque ${regle.exige} (${regle.article})`),
      ),
    ]
  })
}

export class DeclarationIncomplete extends Error {
  constructor(readonly phrases: readonly string[]) {
    super(['Démarrage refusé : la déclaration des échanges est incomplète.', ...phrases].join('\n- '))
  }
}

export function exigerLaConformite(ressources: readonly Ressource[], contexte: Contexte): void {
  const phrases = manquements(ressources, contexte)
  if (phrases.length > 0) throw new DeclarationIncomplete(phrases)
}
