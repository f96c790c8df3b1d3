import { auPlusTard } from '../../../droit/jours.js'
import { ecrireEnMasse, type RangEnMasse } from '../../../moteur/ecriture-en-masse.js'
import { lirePresents, type Present } from '../../../moteur/presents.js'
import { inscription } from '../../../parcours/inscription/inscription.echange.js'
import { type Inscription, inscrireParLaMissionLocale } from '../../../parcours/inscription/index.js'
import { type SuiviPresent, suivreParLaMissionLocale } from '../../../parcours/rattachement/index.js'
import { rattachement } from '../../../parcours/rattachement/rattachement.echange.js'
import { confirmerLesArrivees, retenirLesPersonnes } from '../../../personnes/index.js'
import type { Jeune } from '../../mission-locale/lire.js'
import { creerUsagers, joindre } from '../arrivees.js'
import type { Constat } from '../constats.js'
import type { BilanDeLot, Element, Travail } from '../format.js'
import { cleDe, type Reconnu, reconnaitre } from '../reconnaitre.js'
import { type JeuneLu, jeuneLu } from './jeune.js'

type Suivi = { usager: bigint; nouvelle: boolean; suivis: SuiviPresent[]; inscription: Inscription | null }
type AEcrire = { ouverts: RangEnMasse[]; identites: RangEnMasse[]; inscriptions: RangEnMasse[] }

/** Writes one lot of youths: recognised or made, followed by the mission locale and their agency, registered if the law says so. */
export async function ecrireJeunes(t: Travail, elements: readonly Element<Jeune>[]): Promise<BilanDeLot> {
  const constats: Constat[] = []
  const [organisation] = await t.sql<
    { departements: string[] }[]
  >`select departements from organisation where code = ${t.appelant.organisation}`
  const parDefaut = organisation?.departements[0] ?? null
  const jeunes = elements.flatMap(e => (e.contenu ? [jeuneLu(e.contenu, e.rang, e.repere, t.empreintes, parDefaut)] : []))
  const { reconnus, vues } = await reconnaitre(t, 'mission-locale', jeunes, j => ({
    jour: t.jour,
    jeune: { ...j.jeune, anomalies: [], lignage: [] },
  }))
  const suivis = await preparer(t, reconnus)

  const aEcrire: AEcrire = { ouverts: [], identites: [], inscriptions: [] }
  const traites = new Map<bigint, Suivi>()
  for (const r of reconnus) {
    const { rang, repere } = r.individu
    const dire = (code: Constat['code'], detail: string) => constats.push({ code, rang, repere, personne: null, chemin: null, detail })
    if ('ambigu' in r) dire('IDENTITE_AMBIGUE', r.ambigu)
    if (r.individu.departement === null) dire('DEPARTEMENT_INCONNU', '')
    const suivi = suivis.get(cleDe(r))
    // The same person on two lines: the first one is kept, as within the reader.
    if (!suivi || traites.has(suivi.usager)) continue
    traites.set(suivi.usager, suivi)
    const exclusion = accompagner(t, suivi, r.individu, aEcrire)
    if (exclusion) dire('NON_INSCRITE', exclusion)
  }
  const touches = await ecrire(t, aEcrire)
  await retenirLesDossiers(t, reconnus, suivis)
  await confirmerLesArrivees(
    t.sql,
    vues,
    reconnus.flatMap(r => {
      const suivi = 'nouvelle' in r ? suivis.get(cleDe(r)) : undefined
      return suivi ? [{ recue: r.individu.recue, usager: suivi.usager }] : []
    }),
  )
  const tous = [...traites.values()]
  const crees = tous.filter(s => s.nouvelle).length
  const modifies = tous.filter(s => !s.nouvelle && touches.has(s.usager)).length
  const ambigus = reconnus.filter(r => 'ambigu' in r).length
  const rangs = new Map(
    reconnus.flatMap(r => {
      const usager = suivis.get(cleDe(r))?.usager
      return usager !== undefined && touches.has(usager) ? [[r.individu.rang, [usager]] as const] : []
    }),
  )
  return {
    personnes: jeunes.length,
    crees,
    modifies,
    inchanges: jeunes.length - ambigus - crees - modifies,
    sansEffet: 0,
    ambigus,
    constats,
    touches: rangs,
  }
}

/** By which number the mission locale knows each of them: what is told of her later bears it. */
async function retenirLesDossiers(t: Travail, reconnus: readonly Reconnu<JeuneLu>[], suivis: ReadonlyMap<string, Suivi>): Promise<void> {
  const connus = new Map(
    reconnus.flatMap((r): [string, string][] => {
      const [dossier, suivi] = [r.individu.jeune.dossier, suivis.get(cleDe(r))]
      return dossier !== null && suivi ? [[dossier, suivi.usager.toString()]] : []
    }),
  )
  await t.sql`
    insert into dossier_imilo (mission_locale, id_dossier, usager_id)
    select ${t.appelant.organisation}, id, usager from unnest(${[...connus.keys()]}::text[], ${[...connus.values()]}::bigint[]) v(id, usager)
    on conflict (mission_locale, id_dossier) do update set usager_id = excluded.usager_id`
}

async function preparer(t: Travail, reconnus: readonly Reconnu<JeuneLu>[]): Promise<Map<string, Suivi>> {
  const nouveaux = [...new Set(reconnus.filter(r => 'nouvelle' in r).map(cleDe))]
  const sansDossier = new Set(reconnus.flatMap(r => ('usager' in r && r.sansDossier ? [r.usager] : [])))
  const connus = [...new Set(reconnus.flatMap(r => ('usager' in r ? [r.usager] : [])))]
  await retenirLesPersonnes(t.sql, connus)
  const { organisation, structure } = t.appelant
  const ligne = 'rattachement.demandeDAccompagnement.deposer'
  const joints = await joindre(t, ligne, { organisation, structure, motif: 'accompagnement', du: t.jour, au: null }, connus, () => true)
  const suivis = await lirePresents(t.sql, rattachement, ['organisation', 'structure', 'motif', 'du', 'au'], joints)
  const champs = ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut', 'motifFin']
  const inscriptions = await lirePresents(t.sql, inscription, champs, joints)
  const enSuivis = (presents: readonly Present[] = []) => presents.map(({ numero, donnees }) => ({ numero, ...donnees }) as SuiviPresent)
  const lus = joints.map((usager): [string, Suivi] => [
    `u${usager}`,
    {
      usager,
      nouvelle: sansDossier.has(usager),
      suivis: enSuivis(suivis.get(usager)),
      inscription: (inscriptions.get(usager)?.[0]?.donnees as Inscription | undefined) ?? null,
    },
  ])
  const usagers = await creerUsagers(t, nouveaux.length)
  const crees = nouveaux.map((cle, i): [string, Suivi] => [
    cle,
    { usager: usagers[i] ?? 0n, nouvelle: true, suivis: [], inscription: null },
  ])
  return new Map([...lus, ...crees])
}

/** What the law says of one youth. Returns why she is not registered, when it is the law that excludes her. */
function accompagner(t: Travail, s: Suivi, { jeune, identite, empreintes, departement }: JeuneLu, a: AEcrire): string | null {
  const { usager } = s
  const depuis = auPlusTard(jeune.dateOuverture, t.jour)
  const decision = inscrireParLaMissionLocale({
    dateOuverture: depuis,
    dateNaissance: jeune.identite.dateNaissance,
    presente: s.inscription,
  })
  if ('inscription' in decision) {
    const { motifFin: _, ...donnees } = decision.inscription
    a.inscriptions.push({ usager, donnees })
  }
  const mouvements = suivreParLaMissionLocale(
    {
      mission: { organisation: t.appelant.organisation, structure: t.appelant.structure },
      departement: departement ?? '',
      commune: jeune.adresse?.codeCommune ?? null,
      depuis,
      inscrite: 'inscription' in decision || s.inscription?.statut === 'inscrit',
      jour: t.jour,
    },
    s.suivis,
    t.competents,
  )
  const dernier = Math.max(0, ...s.suivis.map(p => p.numero))
  for (const [i, suivi] of mouvements.ouvrir.entries()) a.ouverts.push({ usager, numero: dernier + 1 + i, donnees: suivi })
  // On a new file, what is not known is nothing; on a known one, it is not said.
  const vides = s.nouvelle ? { emails: identite.emails ?? [], telephones: identite.telephones ?? [] } : {}
  a.identites.push({ usager, donnees: { ...identite, ...vides }, empreintes })
  return decision.effet === 'exclue' ? decision.pourquoi : null
}

async function ecrire(t: Travail, { ouverts, identites, inscriptions }: AEcrire): Promise<Set<bigint>> {
  const base = { sql: t.sql, moteur: t.moteur, appelant: t.appelant }
  const deposer = t.ligne('rattachement.demandeDAccompagnement.deposer')
  const bilans = [
    await ecrireEnMasse({ ...base, ligneDeposer: deposer, ligneCorriger: null }, ouverts, { nulls: 'effacent' }),
    await ecrireEnMasse(
      { ...base, ligneDeposer: t.ligne('identite.tenueDeLaListe.deposer'), ligneCorriger: t.ligne('identite.accompagnement.corriger') },
      identites,
      { nulls: 'gardent', redites: 'ignorees' },
    ),
    await ecrireEnMasse(
      { ...base, ligneDeposer: t.ligne('inscription.demandeDAccompagnement.deposer'), ligneCorriger: null },
      inscriptions,
      {
        nulls: 'effacent',
      },
    ),
  ]
  return new Set(bilans.flatMap(b => [...b.touches]))
}
