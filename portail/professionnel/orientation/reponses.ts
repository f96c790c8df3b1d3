import { z } from 'zod'
import { jourDe } from '../../../src/moteur/moteur.js'
import { criteres, criteresAgricoles, criteresDeSante, libellesDesReponses } from '../../../src/parcours/orientation/index.js'
import {
  bouton,
  choix,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  listeDeroulante,
  zoneDeTexte,
} from '../../interface/index.js'
import { enOptions } from '../../projet/champs.js'
import { nommeur } from '../dossier/donnees.js'
import { lireLaRessource } from '../dossier/lire.js'
import { cheminDe, ressourceNommee, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { lireLesOrientations, nomDeLaPersonne, type Orientation } from './lire.js'

type Saisie = Readonly<Record<string, string>>
type Question = readonly [nom: string, libelle: string, codes: readonly string[]]
const codesDe = (schema: z.ZodType): readonly string[] =>
  schema instanceof z.ZodEnum
    ? (schema.options as string[])
    : schema instanceof z.ZodBoolean
      ? ['true', 'false']
      : Array.from({ length: 11 }, (_, n) => String(n))
const enQuestions = (lesquels: Record<string, { libelle: string; schema: z.ZodType }>): Question[] =>
  Object.entries(lesquels).map(([nom, { libelle, schema }]) => [nom, libelle, codesDe(schema)])
const deTous = enQuestions({ ...criteres, ...criteresDeSante })
const duRegimeAgricole = enQuestions(criteresAgricoles)

/** Two more are asked of whom the MSA brought, or who farms. */
const questionsPour = (o: Orientation | undefined): readonly Question[] =>
  o?.donnees.origine === 'INSCRIPTION_AUTO_MSA' || o?.donnees.typeEmploi === 'EXPLOITANT_AGRICOLE'
    ? [...deTous, ...duRegimeAgricole]
    : deTous
const enDonnee = (codes: readonly string[], dite: string): unknown =>
  codes[0] === 'true' ? dite === 'true' : codes[0] === '0' ? Number(dite) : dite
/** The questions are asked in the order one talks of them. */
const parties: readonly [id: string, titre: string, porte: (nom: string) => boolean][] = [
  ['situation', 'Situation et projet', nom => !nom.startsWith('contrainte') && !(nom in criteresDeSante)],
  ['difficultes', 'Ce qui peut gêner la recherche d’emploi', nom => nom.startsWith('contrainte') && !(nom in criteresDeSante)],
  ['sante', 'Santé et handicap', nom => nom in criteresDeSante],
]
const mots: Readonly<Record<string, string>> = { ...libellesDesReponses, true: 'oui', false: 'non' }

const adresse = (usager: string) => `/professionnel/dossiers/${usager}/orientation`
const enCours = (o: Orientation | undefined) => o?.donnees.etat === 'OUVERT'
const ouverteAuxReponses = (o: Orientation | undefined) => o?.donnees.etat === 'BROUILLON' || o?.donnees.etat === 'EN_ATTENTE'

/** The criteria, each asked once: what is known is already there. */
export async function reponses(d: Demande): Promise<Ecran> {
  const { usager } = d.requete.params as { usager: string }
  const [derniere] = await lireLesOrientations(d, usager)
  const connues = questionsPour(derniere).flatMap(([nom]): [string, string][] => {
    const valeur = derniere?.donnees[nom]
    return ['string', 'boolean', 'number'].includes(typeof valeur) ? [[nom, String(valeur)]] : []
  })
  return ecran(d, usager, derniere, Object.fromEntries(connues), [])
}

/** The organisations that follow her today, but the one that asks. */
async function autresQuiLaSuivent(d: Demande, usager: string) {
  const rattachement = ressourceNommee(d.contexte, 'rattachements')
  const lus = rattachement && (await lireLaRessource(d, rattachement, usager))
  const presents = (lus?.enregistrements ?? []).map(
    ({ versions: [v] }) => v.donnees as { organisation: string; motif: string; au: string | null },
  )
  const jour = jourDe(d.contexte.horloge())
  const codes = presents.filter(s => accompagnent.includes(s.motif) && (s.au === null || s.au >= jour)).map(s => s.organisation)
  return [...new Set(codes)].filter(c => c !== d.session.organisation).map(valeur => ({ valeur, texte: nommeur(d)(valeur) }))
}
const accompagnent = ['accompagnement', 'competence-orientation', 'tenue-de-la-liste']

async function ecran(
  d: Demande,
  usager: string,
  derniere: Orientation | undefined,
  s: Saisie,
  erreurs: readonly ErreurDeSaisie[],
): Promise<Ecran> {
  const nom = await nomDeLaPersonne(d, usager)
  const autres = enCours(derniere) ? await autresQuiLaSuivent(d, usager) : []
  return {
    titre: enCours(derniere) ? `Demander une nouvelle orientation : ${nom}` : `Réponses pour l’orientation : ${nom}`,
    menu: 'personnes',
    fil: [
      { href: `/professionnel/dossiers/${usager}`, texte: 'Dossier' },
      { href: adresse(usager), texte: 'Orientation' },
    ],
    erreurs,
    chapeau: html`<p>Ce qui est connu est déjà là. Vous pouvez enregistrer avant d’avoir tout demandé : la proposition se fait quand toutes les réponses sont là.</p>`,
    corps: formulaire(d.session, {
      action: `${adresse(usager)}/reponses`,
      corps: html`${
        enCours(derniere) &&
        html`${zoneDeTexte({ nom: 'motif', libelle: 'Pourquoi une nouvelle orientation', valeur: s.motif, erreurs, lignes: 3, longueur: 1000 })}
${date({ nom: 'diagnosticConjointLe', libelle: 'Diagnostic refait ensemble le', valeur: s.diagnosticConjointLe, erreurs })}
${autres.length > 0 && listeDeroulante({ nom: 'avec', libelle: 'Avec', aide: 'L’organisme avec qui le diagnostic a été refait : l’organisme référent et France Travail le font ensemble.', valeur: s.avec, erreurs, options: autres })}`
      }
${parties.map(
  ([id, titre, porte]) => html`<section aria-labelledby="${id}"><h2 id="${id}">${titre}</h2>
${questionsPour(derniere)
  .filter(([nom]) => porte(nom))
  .map(([nom, libelle, codes]) => {
    const options = enOptions(Object.fromEntries(codes.map(code => [code, mots[code] ?? code])))
    const question = { nom, libelle, valeur: s[nom], erreurs, facultatif: 'sans mention' as const, options }
    return codes.length > 3 ? listeDeroulante(question) : choix(question)
  })}</section>`,
)}
<div class="boutons">${bouton('Enregistrer les réponses')}<a href="${adresse(usager)}">Abandonner</a></div>`,
    }),
    largeur: 'lecture',
  }
}

export async function enregistrerLesReponses(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager } = d.requete.params as { usager: string }
  const recu = d.requete.body as Record<string, unknown>
  const s: Saisie = Object.fromEntries(Object.entries(recu).filter((e): e is [string, string] => typeof e[1] === 'string' && e[1] !== ''))
  const [derniere] = await lireLesOrientations(d, usager)
  const donnees = Object.fromEntries(
    questionsPour(derniere).flatMap(([nom, , codes]): [string, unknown][] => {
      const dite = s[nom]
      return dite === undefined ? [] : [[nom, enDonnee(codes, dite)]]
    }),
  )
  if (enCours(derniere) && s.avec === undefined && (await autresQuiLaSuivent(d, usager)).length > 0)
    return ecran(d, usager, derniere, s, [{ champ: 'avec', texte: 'Dites avec qui le diagnostic a été refait.' }])
  const { statut, corps } = ouverteAuxReponses(derniere)
    ? await corriger(d, usager, derniere as Orientation, donnees)
    : await deposer(d, usager, donnees, s, enCours(derniere))
  if (statut === 200 || statut === 201) return { versLa: `${adresse(usager)}?fait=repondu` }
  if (statut !== 422 && statut !== 400 && statut !== 412) throw refusDeLApi(statut, corps)
  const erreurs = ((corps.errors ?? []) as { pointer: string; detail: string }[]).map(e => ({
    champ: e.pointer.split('/').at(-1) === 'demande' ? 'motif' : (e.pointer.split('/').at(-1) ?? 'contenu'),
    texte: e.detail,
  }))
  return ecran(d, usager, derniere, s, erreurs.length > 0 ? erreurs : [{ champ: 'contenu', texte: String(corps.detail) }])
}

async function corriger(d: Demande, usager: string, { numero, version }: Orientation, corps: Record<string, unknown>) {
  const [ligne] = sesLignes(d.contexte, d.session, 'orientation', 'corriger')
  if (!ligne) throw refusDeLApi(404, {})
  return d.appeler('PATCH', `${cheminDe(ligne)}/${encodeURIComponent(usager)}/${numero}`, {
    corps,
    entetes: { 'if-match': `"${version}"` },
  })
}

/** Whose counsellor opens it, in the codes of the contract, which has none of Cap emploi. */
const origines: Readonly<Record<string, string>> = {
  FT: 'INSCRIPTION_CONSEILLER_FT',
  ML: 'INSCRIPTION_AUTO_MILO',
  CE: 'INSCRIPTION_VOLONTAIRE',
}

async function deposer(d: Demande, usager: string, donnees: Record<string, unknown>, s: Saisie, nouvelle: boolean) {
  const [ligne] = sesLignes(d.contexte, d.session, 'orientation', 'deposer')
  if (!ligne) throw refusDeLApi(404, {})
  const type = d.contexte.habilitations.organisation(d.session.organisation)?.type ?? ''
  const demande = { motif: s.motif ?? '', diagnosticConjointLe: s.diagnosticConjointLe ?? '', avec: s.avec ?? d.session.organisation }
  return d.appeler('POST', `${cheminDe(ligne)}/${encodeURIComponent(usager)}`, {
    corps: { origine: origines[type] ?? 'INSCRIPTION_CONSEILLER_CD', ...donnees, ...(nouvelle && { demande }) },
    entetes: { 'idempotency-key': `reponses-${jourDe(d.contexte.horloge())}-${d.requete.id}` },
  })
}
