import { fondementsDeLaDuree } from '../../src/droit/parametres/contrat-d-engagement.js'
import { type Contrat, libellesDuContrat as mots } from '../../src/parcours/contrat-engagement/index.js'
import { enInstant, enJour, enMots, etiquette, fiche, type Html, html, lienBouton, tableau, vide } from '../interface/index.js'

type Nommer = (organisation: string) => string
export type Acte = {
  contrat: number
  sens: 'SIGNATURE' | 'REFUS'
  date: string
  le: string
  partie: keyof typeof mots.libellesDesParties
  maniere: keyof typeof mots.libellesDesManieres
  signataire: string
  motif: keyof typeof mots.libellesDesMotifs | null
  explication: string | null
  piece: string | null
  preuve: unknown
}

const tons = { A_SIGNER: 'attente', SIGNE: 'bon', REFUSE: 'mauvais', SUSPENDU: 'attente', CLOTURE: 'fini' } as const

export const heuresEnMots = ({ heuresHebdomadaires: h, casDeDuree }: Contrat): string =>
  h === null ? mots.libellesDesCas[casDeDuree] : `${h.toLocaleString('fr-FR')} h par semaine`

/** A contract that a return on the list gives its force back is in this state since that day, and was signed before. */
function depuisQuand({ etat, depuis, signePersonneLe, signeOrganismeLe }: Contrat): string {
  const signe = [signePersonneLe, signeOrganismeLe]
    .filter(le => le !== null)
    .toSorted()
    .at(-1)
  if (etat !== 'SIGNE' || signe === undefined || enJour(signe) === enJour(depuis)) return `depuis le ${enJour(depuis)}`
  return `depuis le ${enJour(signe)} ; suspendu entre-temps, il a repris le ${enJour(depuis)}`
}

/** Where the contract is: its state, who signed it, what it replaces. */
export const ouEnEstLeContrat = (c: Contrat, nommer: Nommer): Html =>
  fiche([
    ['État', html`${etiquette(mots.libellesDesEtats[c.etat], tons[c.etat])} ${depuisQuand(c)}`],
    [
      'Organisme référent',
      html`${nommer(c.organisation)}${c.orientation === null && html` <span class="discret">établi avant toute orientation</span> ${etiquette('règle dérivée : aucun texte ne le dit')}`}`,
    ],
    ['À signer au plus tard le', c.aSignerAvant !== null && enJour(c.aSignerAvant)],
    ['Signé par la personne', c.signePersonneLe !== null && enInstant(c.signePersonneLe)],
    ['Signé par l’organisme', c.signeOrganismeLe !== null && enInstant(c.signeOrganismeLe)],
    ['À revoir ensemble le', c.revuLe !== null && enJour(c.revuLe)],
    ['Référence', html`${c.reference}, édition ${c.edition}`],
    ['Empreinte', html`<code>${c.empreinte.slice(0, 16)}…</code>`],
  ])

/** What it says, in the order of the text (L. 5411-6, II). */
export function clauses(c: Contrat, nommer: Nommer): Html {
  if (c.origine === 'DECLARE')
    return vide(
      'Ses clauses sont dans l’outil de l’organisme',
      html`<p>Il a été établi et signé là : la plateforme sait seulement qu’il l’est.</p>`,
    )
  const { libelle, texte, confiance } = fondementsDeLaDuree[c.fondementDeLaDuree]
  const liste = (phrases: readonly string[]) => html`<ul>${phrases.map(p => html`<li>${p}</li>`)}</ul>`
  return html`<section aria-labelledby="objectifs"><h2 id="objectifs">Les objectifs</h2>${liste(c.objectifs)}</section>
<section aria-labelledby="engagements"><h2 id="engagements">Les engagements</h2>
<h3>${nommer(c.organisation)}</h3>${liste(c.engagementsDeLOrganisme)}
<h3>La personne</h3>${liste(c.engagementsDeLaPersonne)}</section>
<section aria-labelledby="plan"><h2 id="plan">Le plan d’action</h2>
${fiche([
  ['Accompagnement', mots.libellesDesIntensites[c.intensite]],
  ['Durée d’activité', heuresEnMots(c)],
  [
    'Fondement',
    html`${mots.libellesDesCas[c.casDeDuree]}, ${libelle} <span class="discret">${texte.cite}</span>${confiance !== 'sûr' && html` ${etiquette(`fondement ${confiance}`)}`}`,
  ],
  [
    'Offre raisonnable d’emploi',
    c.offreRaisonnable && enMots(c.offreRaisonnable, { ressource: 'contratEngagement', champ: 'offreRaisonnable', nommer }).join(', '),
  ],
])}
${tableau(
  'actions',
  `${c.actions.length} action${c.actions.length > 1 ? 's' : ''}`,
  ['Action', 'Thème', 'Du', 'Au', 'Par semaine'],
  c.actions.map(a => [
    a.libelle,
    mots.libellesDesThemes[a.theme],
    enJour(a.du),
    a.au === null ? 'sans terme' : enJour(a.au),
    a.heures === null ? 'non compté' : `${a.heures.toLocaleString('fr-FR')} h`,
  ]),
)}</section>`
}

/** What each party did of it, the latest first; `adresse` is where its files are. */
export const actesDuContrat = (actes: readonly Acte[], nommer: Nommer, adresse: string): Html | false =>
  actes.length > 0 &&
  html`<section aria-labelledby="actes"><h2 id="actes">Signatures et refus</h2>
<ul>${actes
    .toReversed()
    .map(
      a =>
        html`<li><strong>${a.sens === 'REFUS' ? 'Refus' : 'Signature'}</strong> par ${a.signataire} (${mots.libellesDesParties[a.partie]}), le ${enJour(a.date)} — ${mots.libellesDesManieres[a.maniere]}${
          a.motif !== null && html`. Raison : ${mots.libellesDesMotifs[a.motif]}`
        }${a.explication !== null && html` — « ${a.explication} »`}${
          a.preuve !== null &&
          html`. <span class="discret">Preuve : ${enMots(a.preuve, { ressource: 'signatureDeContrat', champ: 'preuve', nommer }).join(', ')}</span>`
        }</li>`,
    )}</ul>
<p class="boutons">${lienBouton(`${adresse}/preuve.json`, html`Le dossier de preuve <span class="aide">(fichier à garder, pour vérifier les signatures ailleurs)</span>`)}</p></section>`
