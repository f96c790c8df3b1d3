import { z } from 'zod'
import { jourDe } from '../../../src/moteur/moteur.js'
import { retardDImilo } from '../../../src/droit/parametres/echanges-avec-i-milo.js'
import { auJour } from '../../../src/droit/parametres/parametre.js'
import type { EchangeAvecImilo } from '../../../src/i-milo/index.js'
import {
  alerte,
  bouton,
  champ,
  type Ecran,
  type ErreurDeSaisie,
  enInstant,
  fiche,
  formulaire,
  type Html,
  html,
  listeDeroulante,
  tableau,
  vide,
} from '../../interface/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'

const ici = '/professionnel/i-milo'

export const aUneMissionLocale = ({ contexte, session }: Demande): boolean =>
  contexte.habilitations.organisation(session.organisation)?.type === 'ML'

type Saisie = { dossier?: string; raison?: string }

/** How far the exchange with I-MILO is, and the files it tells that could not be taken, with what to do (B2). */
export const iMilo = (d: Demande): Promise<Ecran> => lEchange(d)

async function lEchange(d: Demande, saisie: Saisie = {}, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const { fait } = d.requete.query as { fait?: string }
  const e = await d.lire<EchangeAvecImilo>('/api/v1/i-milo')
  return {
    titre: 'Échange avec I-MILO',
    menu: 'travaux',
    erreurs,
    fil: [{ href: '/professionnel/travaux', texte: 'Travaux à faire' }],
    ...(fait === 'ecarte' && { message: { genre: 'succes' as const, texte: 'Le dossier est écarté, à votre nom.' } }),
    chapeau: html`<p>Ce qu’I-MILO a dit des jeunes de votre mission locale, et ce qu’il doit apprendre de leur statut et de leurs sanctions.</p>`,
    corps: e.branchee
      ? html`${etat(e)}${rejets(d, e, saisie, erreurs)}`
      : vide(
          'I-MILO ne sert pas votre mission locale',
          html`<p>Ses dossiers arrivent par fichiers : leur rapport dit ce qui est rejeté.</p>`,
        ),
  }
}

const etat = ({ dernierEchangeLe, enPanneDepuis, echec, aDire }: EchangeAvecImilo): Html => html`${
  enPanneDepuis !== null &&
  alerte(
    'attention',
    html`<p>L’échange avec I-MILO est interrompu depuis le ${enInstant(enPanneDepuis)}. ${echec}</p>
<p>Ne ressaisissez rien : ce qui attend de part et d’autre passera de lui-même, dans l’ordre, dès qu’il reprendra. L’exploitant de la plateforme est alerté au bout de ${auJour(retardDImilo, jourDe(new Date(enPanneDepuis)))} heures.</p>`,
  )
}
<section aria-labelledby="ou-en-est"><h2 id="ou-en-est">Où en est l’échange</h2>
${fiche([
  ['Dernier échange', dernierEchangeLe === null ? 'aucun encore' : enInstant(dernierEchangeLe)],
  [
    'À lui apprendre',
    aDire.nombre === 0 ? 'rien n’attend' : `${aDire.nombre} changement${aDire.nombre > 1 ? 's' : ''} de statut ou de sanction`,
  ],
  ['Le plus ancien attend depuis', aDire.depuis !== null && enInstant(aDire.depuis)],
])}</section>`

const rejets = (
  d: Demande,
  { rejets: lignes }: EchangeAvecImilo,
  saisie: Saisie,
  erreurs: readonly ErreurDeSaisie[],
): Html => html`<section aria-labelledby="mis-de-cote"><h2 id="mis-de-cote">Dossiers mis de côté</h2>
<p>Corrigé dans I-MILO, un dossier entre de lui-même et quitte cette liste ; quand sa personne est connue ici, il quitte aussi les travaux à faire.</p>
${
  lignes.length === 0
    ? html`<p class="discret">Aucun dossier n’est mis de côté.</p>`
    : html`${tableau(
        'rejets',
        'Du plus ancien au plus récent',
        ['Dossier ou événement', 'Pourquoi, et que faire', 'Depuis le'],
        lignes.map(r => [r.dossier, r.motif, enInstant(r.depuis)]),
      )}
${formulaire(d.session, {
  action: `${ici}/ecarts`,
  nom: 'Écarter un dossier',
  corps: html`<h3>Écarter un dossier</h3><p>Quand il n’a pas à entrer ici, ou n’existe plus dans I-MILO. Il revient si I-MILO le redit.</p>
${listeDeroulante({ nom: 'dossier', libelle: 'Dossier ou événement', valeur: saisie.dossier, options: lignes.map(r => ({ valeur: r.dossier, texte: r.dossier })), erreurs })}
${champ({ nom: 'raison', libelle: 'Raison', valeur: saisie.raison, longueur: 500, erreurs })}
<p class="boutons">${bouton('Écarter ce dossier', 'secondaire')}</p>`,
})}`
}</section>`

const recue = z.object({ dossier: z.string().max(100).catch(''), raison: z.string().trim().max(500).catch('') })

export async function ecarter(d: Demande): Promise<Ecran | { versLa: string }> {
  const { dossier, raison } = recue.parse(d.requete.body ?? {})
  const erreurs: ErreurDeSaisie[] = [
    ...(dossier === '' ? [{ champ: 'dossier', texte: 'Choisissez le dossier à écarter.' }] : []),
    ...(raison === '' ? [{ champ: 'raison', texte: 'Dites pourquoi ce dossier n’a pas à entrer ici.' }] : []),
  ]
  if (erreurs.length > 0) return lEchange(d, { dossier, raison }, erreurs)
  const { statut, corps } = await d.appeler('POST', '/api/v1/i-milo/rejets/ecarts', { corps: { dossier, raison } })
  if (statut !== 204) throw refusDeLApi(statut, corps)
  return { versLa: `${ici}?fait=ecarte` }
}
