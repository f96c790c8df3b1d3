import { z } from 'zod'
import { permet } from '../../../src/droit/roles.js'
import { libellesDeLaSanctionRsa as mots } from '../../../src/parcours/sanction-rsa/index.js'
import {
  bouton,
  type Ecran,
  enJour,
  etiquette,
  formulaireDeFiltre,
  type Html,
  html,
  lienBouton,
  listeDeroulante,
  pagination,
  tableau,
  vide,
} from '../../interface/index.js'
import { viseeEnMots } from '../../sanctions/cartes.js'
import { echeanceDe, resteEnMots } from '../../sanctions/echeance.js'
import { enPhrase } from '../../sanctions/manquements.js'
import type { Demande } from '../ecran.js'
import { aujourdHuiDe } from './actes.js'
import { type Etat, type Listee, listerLesSanctions, nomDe } from './lister.js'

const ici = '/professionnel/sanctions'
/** States in which something awaits somebody, the most urgent first. */
const ouverts = ['CONTRADICTOIRE', 'A_INSTRUIRE', 'A_TRAITER', 'LEVEE_A_TRAITER', 'DECIDEE'] as const satisfies readonly Etat[]

export const filtres = z.object({
  etat: z
    .enum(Object.keys(mots.libellesDesEtats) as [Etat, ...Etat[]])
    .optional()
    .catch(undefined),
  enRetard: z.enum(['true']).optional().catch(undefined),
  curseur: z
    .string()
    .regex(/^[\w-]{22}$/)
    .optional()
    .catch(undefined),
})

/** Whether the delay of its state has passed: the département waits for nobody but itself. */
export const enRetard = ({ donnees: s }: Listee, jour: string): boolean => {
  const echeance = echeanceDe(s)
  return echeance !== null && s.etat !== 'DECIDEE' && echeance.auPlusTard < jour
}

/** The procedures of the département by state; all that are open at once, or those of one state page by page. */
export async function sanctions(d: Demande): Promise<Ecran> {
  const f = filtres.parse(d.requete.query)
  const jour = aujourdHuiDe(d)
  // The other delays are those of the calendar, which brings what follows by itself.
  const etats = f.etat ? [f.etat] : f.enRetard ? (['CONTRADICTOIRE'] as const) : ouverts
  const pages = await Promise.all(
    etats.map(async etat => ({
      etat,
      page: await listerLesSanctions(d, { etat, enRetard: f.enRetard, curseur: f.etat && f.curseur }, f.etat ? 25 : 10),
    })),
  )
  const retenues = pages.map(({ etat, page }) => ({
    etat,
    suivant: page.suivant,
    // Of a person the query chose, the procedures that are late.
    siennes: page.elements.filter(s => f.enRetard === undefined || enRetard(s, jour)),
  }))
  const remplies = retenues.filter(r => r.siennes.length > 0)
  const [seule] = f.etat ? retenues : []
  return {
    titre: 'Sanctions du RSA',
    menu: 'sanctions',
    chapeau: html`<p>Les procédures que vous suivez, par état. Aucune n’avance seule vers une sanction : le calendrier ne fait que passer un délai.</p>
<p><a href="${ici}/equipe">La séance de l’équipe pluridisciplinaire</a></p>`,
    corps: html`${filtre(f)}
${
  remplies.length === 0
    ? vide(
        'Aucune procédure ici',
        html`<p>Aucune procédure ne répond à ces filtres.</p>`,
        html`<a href="${ici}">Voir toutes les procédures ouvertes</a>`,
      )
    : await Promise.all(remplies.map(r => unEtat(d, r, { jour, abrege: f.etat === undefined, tardives: f.enRetard })))
}
${seule && pagination({ debut: f.curseur && adresse({ etat: f.etat, enRetard: f.enRetard }), suite: seule.suivant === null ? undefined : adresse({ etat: f.etat, enRetard: f.enRetard, curseur: seule.suivant }) })}
${permet(d.session.agent?.roles ?? [], 'exporter') && f.etat && remplies.length > 0 && html`<p class="pas-imprime">${lienBouton(`${ici}.csv?etat=${f.etat}`, 'Emporter cette liste en CSV')}</p><p class="discret">L’export est tracé, personne par personne.</p>`}`,
  }
}

const adresse = (f: Readonly<Record<string, string | undefined>>): string =>
  `${ici}?${new URLSearchParams(Object.entries(f).filter((e): e is [string, string] => e[1] !== undefined))}`

const filtre = (f: z.infer<typeof filtres>): Html =>
  formulaireDeFiltre(
    ici,
    html`${listeDeroulante({ nom: 'etat', libelle: 'État', valeur: f.etat ?? 'ouvertes', facultatif: 'sans mention', options: [{ valeur: 'ouvertes', texte: 'Toutes celles qui sont ouvertes' }, ...Object.entries(mots.libellesDesEtats).map(([valeur, texte]) => ({ valeur, texte: enPhrase(texte) }))] })}
${listeDeroulante({
  nom: 'enRetard',
  libelle: 'Délai',
  valeur: f.enRetard ?? 'tous',
  facultatif: 'sans mention',
  options: [
    { valeur: 'tous', texte: 'Passé ou non' },
    { valeur: 'true', texte: 'Passé' },
  ],
})}
${bouton('Filtrer', 'secondaire')}`,
    'Filtrer les procédures',
  )

type Retenues = { etat: Etat; suivant: string | null; siennes: readonly Listee[] }

type Vue = { jour: string; abrege: boolean; tardives: 'true' | undefined }

async function unEtat(d: Demande, { etat, suivant, siennes }: Retenues, { jour, abrege, tardives }: Vue): Promise<Html> {
  const rangees = await Promise.all(
    siennes
      .toSorted((a, b) => (echeanceDe(a.donnees)?.auPlusTard ?? '9').localeCompare(echeanceDe(b.donnees)?.auPlusTard ?? '9'))
      .map(async s => {
        const echeance = echeanceDe(s.donnees)
        return [
          html`<a href="/professionnel/dossiers/${s.usager}/sanctions/${s.numero}">${await nomDe(d, s.usager)}</a>`,
          enPhrase(viseeEnMots(s.donnees)),
          enJour(s.donnees.depuis),
          echeance === null
            ? 'aucune'
            : html`${enJour(echeance.auPlusTard)}, ${resteEnMots(echeance.auPlusTard, jour)}${enRetard(s, jour) && html` ${etiquette('délai passé', 'mauvais')}`}`,
        ]
      }),
  )
  return html`<section aria-labelledby="etat-${etat}"><h2 id="etat-${etat}">${enPhrase(mots.libellesDesEtats[etat])}</h2>
${tableau(`liste-${etat}`, 'La plus proche échéance d’abord', ['Personne', 'Procédure', 'Dans cet état depuis le', 'Échéance'], rangees)}
${abrege && suivant !== null && html`<p><a href="${adresse({ etat, enRetard: tardives })}">Toutes celles de cet état</a></p>`}</section>`
}
