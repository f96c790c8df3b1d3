import type { Habilitations } from '../../acces/index.js'
import type { Donnees, Enregistrement } from '../../moteur/contenu.js'
import { type Contrainte as Exploree, entreesDe, type Nature, referentielEnVigueur } from '../../parcours/diagnostic/index.js'
import { type Auteurs, auteursDe } from './auteurs.js'
import type { Contrainte, Diagnostic, DossierAgrege, Element } from './formes.js'

type Dit = { code: string | null; libelle: string; valeur: string; contrainte?: string }
export type Lus = {
  jour: string
  habilitations: Pick<Habilitations, 'organisation' | 'structure'>
  diagnostic: Donnees
  /** What the reader has of health: nothing, how much it weighs, or its detail. */
  sante: Donnees
  litLaSante: 'rien' | 'impact' | 'detail'
  projets: readonly { projet: Enregistrement; diagnostic: Diagnostic }[]
}

/** The « dossier agrégé » (contract, 2.1.4): every entry of the referential, explored or not, and what was said beside it. */
export function enDossier(lus: Lus): DossierAgrege {
  const r = referentielEnVigueur(lus.jour)
  const auteurs = auteursDe(lus.diagnostic, lus.habilitations)
  const contraintes = r.contraintes.map(c => ({ ...c, exploree: contrainte(lus, auteurs, c) }))
  const numerique = contraintes.find(c => c.champ === 'numerique')
  if (!numerique) throw new Error('le référentiel n’a plus de contrainte numérique')
  const { sansContrainte, pouvoirDAgir } = lus.diagnostic as {
    sansContrainte?: { declare: boolean; le: string } | null
    pouvoirDAgir?: { confiance: string; accompagnement: string; analyse: string | null } | null
  }
  const autres = contraintes.filter(c => c !== numerique && (c.champ !== 'sante' || lus.litLaSante !== 'rien'))
  return {
    besoinsParDiagnostic: lus.projets.map(p => besoins(lus, p)),
    thematiqueContrainte: {
      ...auteurs.dernier(autres.map(c => c.champ)),
      code: '7',
      libelle: 'Résoudre ses contraintes personnelles',
      declareSansContrainte: { flag: sansContrainte?.declare ?? false, date: auteurs.de('sansContrainte').dateExploration },
      contraintes: autres.map(c => c.exploree),
    },
    pouvoirAgir: {
      confiance: pouvoirDAgir?.confiance ?? null,
      accompagnement: pouvoirDAgir?.accompagnement ?? null,
      resultatAnalyse: pouvoirDAgir?.analyse ?? null,
      ...auteurs.de('pouvoirDAgir'),
    },
    autonomieNumerique: {
      ...auteurs.dernier(['numerique', 'servicesNumeriques']),
      contrainte: numerique.exploree,
      besoin: {
        code: '7',
        libelle: r.besoins['7'] ?? '',
        valeur: (lus.diagnostic.servicesNumeriques as string | null | undefined) ?? 'NON_EXPLORE',
        ...auteurs.de('servicesNumeriques'),
      },
    },
  }
}

type Vise = { code: string; champ: string; libelle: string }

function contrainte(lus: Lus, auteurs: Auteurs, { code, champ, libelle }: Vise): Contrainte {
  if (champ === 'sante') return sante(lus, { code, champ, libelle })
  const c = lus.diagnostic[champ] as Exploree | null | undefined
  return {
    code,
    libelle,
    valeur: c?.valeur ?? 'NON_ABORDEE',
    estPrioritaire: c?.prioritaire ?? false,
    dateExploration: auteurs.de(champ).dateExploration,
    impact: c?.impact ?? 'NON_RENSEIGNE',
    situations: elements(lus, { code, champ }, 'situation', c?.situations ?? [], auteurs),
    objectifs: elements(lus, { code, champ }, 'objectif', c?.objectifs ?? [], auteurs),
  }
}

/** An impact says that health weighs, and how much; why, only the detail does. */
function sante(lus: Lus, vise: Vise): Contrainte {
  const auteurs = auteursDe(lus.sante, lus.habilitations)
  const impact = (lus.sante.impact as string | null | undefined) ?? 'NON_RENSEIGNE'
  const detaille = lus.litLaSante === 'detail'
  return {
    code: vise.code,
    libelle: vise.libelle,
    valeur: impact === 'NON_RENSEIGNE' ? 'NON_ABORDEE' : impact === 'AUCUN' ? 'NON' : 'OUI',
    estPrioritaire: false,
    dateExploration: auteurs.de('impact').dateExploration,
    impact: impact === 'AUCUN' ? 'NON_RENSEIGNE' : impact,
    situations: detaille ? elements(lus, vise, 'situation', [], auteurs) : [],
    objectifs: detaille ? elements(lus, vise, 'objectif', (lus.sante.objectifs ?? []) as Dit[], auteurs) : [],
  }
}

const taire = { situation: 'NON_ABORDEE', objectif: 'NON_ABORDE' } as const

/** Entries of the referential in its order, each as it was said or as never said, then what was said by its label alone. */
function elements(
  lus: Lus,
  { code, champ }: Pick<Vise, 'code' | 'champ'>,
  nature: Nature,
  dits: readonly Dit[],
  auteurs: Auteurs,
): Element[] {
  const deSante = auteursDe(lus.sante, lus.habilitations)
  const situationsDeSante = nature === 'situation' ? ((lus.sante.situations ?? []) as Dit[]).filter(s => s.contrainte === code) : []
  const tous = [...dits, ...situationsDeSante]
  const entrees = entreesDe(referentielEnVigueur(lus.jour), code, nature).filter(
    e => e.reserve === null || (e.reserve === 'santé' && lus.litLaSante === 'detail'),
  )
  const lieu = champ === 'sante' ? code : champ
  const dire = (e: Pick<Dit, 'code' | 'libelle'>, dit: Dit | undefined): Element => ({
    code: e.code,
    libelle: e.libelle,
    valeur: dit?.valeur ?? taire[nature],
    ...(dit?.contrainte === undefined ? auteurs : deSante).de(`${dit?.contrainte ?? lieu}/${nature}/${e.code ?? e.libelle}`),
  })
  const ditDe = (e: Pick<Dit, 'code' | 'libelle'>) => tous.find(d => (e.code === null ? d.libelle === e.libelle : d.code === e.code))
  const hors = tous.filter(d => !entrees.some(e => ditDe(e) === d))
  return [...entrees.map(e => dire(e, ditDe(e))), ...hors.map(d => dire(d, d))]
}

function besoins(
  { jour, habilitations }: Lus,
  { projet, diagnostic }: Lus['projets'][number],
): DossierAgrege['besoinsParDiagnostic'][number] {
  const r = referentielEnVigueur(jour)
  const auteurs = auteursDe(projet.donnees, habilitations)
  const dits = (projet.donnees.besoins ?? []) as { code: string; valeur: string }[]
  const derniere = auteurs.dernier(['besoin'])
  return {
    diagnostic,
    dateDerniereExplorationBesoin: derniere.dateExploration,
    agentDerniereExplorationBesoin: derniere.agent,
    thematiquesBesoins: r.thematiques.map(t => ({
      code: t.code,
      libelle: t.libelle,
      besoins: t.besoins.map(code => ({
        code,
        libelle: r.besoins[code] ?? code,
        valeur: dits.find(b => b.code === code)?.valeur ?? 'NON_EXPLORE',
        ...auteurs.de(`besoin/${code}`),
      })),
    })),
  }
}
