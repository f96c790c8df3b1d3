import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { ISql, Sql } from 'postgres'
import { annoncer, enregistrerApplication } from '../src/acces/index.js'
import type { Appelant } from '../src/moteur/appelant.js'
import { agirPour } from '../src/moteur/journal.js'
import { type Ligne, lignesNommant, toutesLesLignes } from '../src/moteur/lignes.js'
import type { Moteur } from '../src/moteur/moteur.js'
import { lirePresents } from '../src/moteur/presents.js'
import { corrigerSelon, deposerSelon, type Traitement, type Traitements } from '../src/moteur/traitements.js'
import { joindre } from '../src/parcours/pieces/joindre.js'
import { recevoir } from '../src/parcours/pieces/recevoir.js'
import { chargerLeRome } from '../src/parcours/projet/index.js'
import { ressources } from '../src/parcours/ressources.js'
import { habiliter } from './habilitations.js'
import { adhesions, organisations, structures } from './organisations.js'
import { applications } from './applications.js'
import { elleMeme, type Etape } from './etape.js'
import { unPapier } from './papier.js'
import { etapes } from './parcours.js'
import { type PersonneDEssai, personnes } from './personas.js'
import { professionnels } from './professionnels.js'

const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))

function ligne(code: string): Ligne {
  const trouvee = lignes.get(code)
  if (!trouvee) throw new Error(`ligne inconnue : ${code}`)
  return trouvee
}

/** The portal serves the agents of every organisation: its tokens say which one, the lines say what each may do. */
const scopesNatifs = (clientId: string, type: string) => (clientId === 'portail' ? [...lignes.keys()] : lignesNommant(ressources, type))

export async function chargerLesOrganisations(sql: Sql): Promise<void> {
  await sql.begin(async tx => {
    for (const o of organisations)
      await tx`insert into organisation (code, type, nom, siret, departements) values (${o.code}, ${o.type}, ${o.nom}, ${o.siret ?? null}, ${o.departements ?? []})
        on conflict (code) do update set siret = coalesce(organisation.siret, excluded.siret)`
    for (const s of structures)
      await tx`insert into structure (code, organisation, nom, code_aurore, code_safir, departement, communes)
        values (${s.code}, ${s.organisation}, ${s.nom}, ${s.codeAurore ?? null}, ${s.codeSafir ?? null}, ${s.departement ?? null}, ${s.communes ?? []}) on conflict do nothing`
    for (const a of adhesions)
      await tx`insert into adhesion (organisation, ressource, echange, du) values (${a.organisation}, ${a.ressource}, ${a.echange}, '2025-01-01') on conflict do nothing`
    for (const { code, type } of organisations) if (type !== 'USAGER') await habiliter(tx, code, lignesNommant(ressources, type))
    await annoncer(tx)
  })
}

/** Registers the demonstration clients; each secret is kept in a file of its own, for the README's `curl`. */
export async function chargerLesApplications(
  sql: Sql,
  dossier: string,
  scopesPartenaires: (type: string) => readonly string[],
): Promise<void> {
  await mkdir(dossier, { recursive: true, mode: 0o700 })
  for (const a of applications) {
    const [presente] = await sql`select 1 from application where client_id = ${a.clientId}`
    if (presente) continue
    const type = organisations.find(o => o.code === a.organisation)?.type ?? ''
    const { secret } = await enregistrerApplication(sql, {
      ...a,
      scopes: a.lignesDeLaPersonne ?? [...scopesPartenaires(type), ...scopesNatifs(a.clientId, type)],
      quotaParSeconde: a.quotaParSeconde ?? 100,
    })
    await writeFile(join(dossier, `${a.clientId}.secret`), secret ?? '', { mode: 0o600 })
  }
}

const extrait = (nom: string) => readFile(fileURLToPath(new URL(`../../jeu-d-essai/rome/${nom}.csv`, import.meta.url)), 'utf8')

/** Enough métiers to find one; a directory already loaded stays. */
export async function chargerLExtraitDuRome(proprietaire: Sql, instant: Date): Promise<void> {
  const [charge] = await proprietaire`select 1 from referentiel_charge where nom = 'rome'`
  if (charge) return
  const fichiers = { metiers: await extrait('metiers'), appellations: await extrait('appellations'), version: '460 (extrait)' }
  await chargerLeRome(proprietaire, fichiers, instant)
}

/** The professionals of the demonstration, let in for a year. */
export async function chargerLesAgents(sql: Sql, instant: Date): Promise<void> {
  for (const p of Object.values(professionnels)) {
    const [, nom = '', prenom = ''] = p.agent.split('|')
    await sql`insert into agent (organisation, structure, identifiant, nom, prenom, courriel, roles, etat, invite_le, expire_le, revue_le)
      values (${p.organisation}, ${p.structure}, ${p.agent}, ${nom}, ${prenom}, ${p.courriel}, ${[...p.roles]}, 'actif', ${instant},
        ${instant}::timestamptz + interval '1 year', ${instant}) on conflict do nothing`
  }
}

export const secretDe = async (dossier: string, clientId: string): Promise<string> =>
  (await readFile(join(dossier, `${clientId}.secret`), 'utf8')).trim()

/** Writes the named persons through the declaration's own lines, as the organisations that bring them would. */
export async function chargerLesPersonnes(moteur: Moteur, traitements: Traitements): Promise<Record<string, bigint>> {
  const numeros: Record<string, bigint> = {}
  for (const [cle, p] of Object.entries(personnes)) {
    const empreintes = traitements.identite?.empreintes?.(p.identite, Object.keys(p.identite)) ?? {}
    const [connue] = await moteur.sql<{ usager_id: string }[]>`
      select usager_id from cle_d_identite where nir_empreinte = ${empreintes.nir_empreinte ?? null} and date_naissance = ${p.identite.dateNaissance}`
    numeros[cle] = connue ? BigInt(connue.usager_id) : await moteur.sql.begin(sql => creer(sql, moteur, traitements, p))
  }
  return numeros
}

/** What was done with them since, for a visitor to find something to read; nothing again of what is already there. */
export async function chargerLeParcours(moteur: Moteur, traitements: Traitements, numeros: Record<string, bigint>): Promise<void> {
  for (const [cle, siennes] of Object.entries(etapes)) {
    const usager = numeros[cle]
    if (usager === undefined) throw new Error(`personne inconnue : ${cle}`)
    for (const [i, e] of siennes.entries()) {
      const avant = siennes.slice(0, i).filter(x => x.corrige === e.corrige && ligne(x.ligne).ressource === ligne(e.ligne).ressource).length
      await moteur.sql.begin(sql => franchir(sql, moteur, traitements, usager, { ...e, rang: avant }))
    }
  }
}

/** Who takes a step: the professional named, or the person herself. */
function auteurDe(par: string, usager: bigint): Appelant {
  if (par === elleMeme) return { ...programme('ESPACE-USAGER', 'espace-usager'), personne: usager }
  const pro = professionnels[par]
  if (!pro) throw new Error(`professionnel inconnu : ${par}`)
  const { organisation, structure, agent } = pro
  return { ...programme(organisation, 'portail'), structure, agent }
}

/** One step of her parcours, as who took it would write it: with its rules. */
export async function franchir(sql: ISql, moteur: Moteur, traitements: Traitements, usager: bigint, e: Etape & { rang: number }) {
  const appelant = auteurDe(e.par, usager)
  const l = ligne(e.ligne)
  await agirPour(sql, appelant)
  const presents = (await lirePresents(sql, l.ressource, [], [usager])).get(usager) ?? []
  const { le, corrige: numero, corps } = e
  const cejourla = le === undefined ? moteur : { ...moteur, horloge: () => new Date(le) }
  const traitement = traitements[l.ressource.nom] ?? {}
  const ecriture = { sql, moteur: cejourla, ligne: l, appelant }
  if (numero === undefined) return void (presents.length > e.rang || (await deposerSelon(traitement, ecriture, { usager, corps })))
  // A row's first correction is of its first version: one that went further was corrected already.
  const version = e.rang + 1
  if (presents.find(p => p.numero === numero)?.version !== version) return
  if (e.piece === undefined) return void (await corrigerSelon(traitement, ecriture, { usager, numero, corps, version }))
  const recue = await recevoir(Readable.from([unPapier(e.piece.lignes)]))
  await joindre(ecriture, traitement, { usager, numero, nom: `${e.piece.nom}.pdf`, recue })
}

/** What an organisation writes of somebody new to it. Whoever brings her may write what others did first: the rules are theirs. */
export async function apporter(
  { sql, moteur, traitements }: { sql: ISql; moteur: Moteur; traitements: Traitements },
  [organisation, application]: readonly [string, string],
  usager: bigint,
  lesLignes: readonly (readonly [code: string, corps: Record<string, unknown>])[],
): Promise<void> {
  const appelant = programme(organisation, application)
  await agirPour(sql, appelant)
  for (const [code, corps] of lesLignes) {
    const l = ligne(code)
    const { regles: _, ...traitement }: Traitement = traitements[l.ressource.nom] ?? {}
    await deposerSelon(traitement, { sql, moteur, ligne: l, appelant }, { usager, corps })
  }
}

const programme = (organisation: string, application: string): Appelant => ({
  organisation,
  type: organisations.find(o => o.code === organisation)?.type ?? 'FT',
  structure: null,
  agent: null,
  application,
  personne: null,
  preuve: null,
  lignes: new Set(lignes.keys()),
  correlation: 'jeu-d-essai',
})

async function creer(sql: ISql, moteur: Moteur, traitements: Traitements, p: PersonneDEssai): Promise<bigint> {
  const { organisation, application, echange } = p.apporteePar
  await agirPour(sql, programme(organisation, application))
  const [cree] = await sql<{ id: string }[]>`insert into usager (cree_le) values (${moteur.horloge()}) returning id`
  const usager = BigInt(cree?.id ?? 0)
  const du = String(p.inscription.donnees.dateInscription)
  const information =
    organisation === 'FT' ? 'tenueDeLaListe' : echange === 'versementRsa' ? 'informationDesCompetents' : 'demandeDAccompagnement'
  const [numero] = await sql<{ n: string }[]>`select nextval('numero_france_travail')::text as n`
  await apporter({ sql, moteur, traitements }, [organisation, application], usager, [
    ...p.suivis.map(
      s =>
        [
          `rattachement.${information}.deposer`,
          { organisation: s.organisation, structure: s.structure ?? null, motif: s.motif, du, au: null },
        ] as const,
    ),
    [`identite.${echange}.deposer`, { identiteCertifiee: false, numeroFranceTravail: numero?.n ?? null, ...p.identite }],
    [`inscription.${p.inscription.echange}.deposer`, p.inscription.donnees],
    ...(p.droits ? [['droitsRsa.versementRsa.deposer', p.droits] as const] : []),
  ])
  return usager
}
