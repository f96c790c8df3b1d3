import { z } from 'zod'
import { type JalonAttendu, jalonsAttendus, libellesDesJalons } from '../../../src/droit/parametres/jalons.js'
import { permet } from '../../../src/droit/roles.js'
import type { JalonEnRetard } from '../../../src/parcours/jalons/index.js'
import {
  bouton,
  type Ecran,
  enJour,
  etiquette,
  formulaireDeFiltre,
  html,
  lienBouton,
  listeDeroulante,
  pagination,
  tableau,
  vide,
} from '../../interface/index.js'
import { nomComplet } from '../dossier/personne.js'
import { nommeur } from '../dossier/donnees.js'
import type { Demande } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

export const filtres = z.object({
  jalon: z.enum(jalonsAttendus).optional().catch(undefined),
  retardMinimal: z.enum(['30', '90', '180']).optional().catch(undefined),
  structure: z.string().max(50).min(1).optional().catch(undefined),
  curseur: z
    .string()
    .regex(/^[\w.-]{30,60}$/)
    .optional()
    .catch(undefined),
})
type Filtres = z.infer<typeof filtres>
export type Page = { elements: JalonEnRetard[]; suivant: string | null }

export const requete = (f: Filtres): string =>
  new URLSearchParams(Object.entries(f).filter((e): e is [string, string] => typeof e[1] === 'string' && e[1] !== 'toutes')).toString()
const adresse = (chemin: string, f: Filtres): string => [chemin, requete(f)].filter(Boolean).join('?')

/** Where what is awaited is done. */
const pages: Readonly<Record<JalonAttendu, string>> = {
  decision: 'orientation',
  'rendez-vous': 'rendez-vous/nouveau',
  diagnostic: 'diagnostic',
  contrat: 'contrat',
}

/** Who is waited past the delay, the latest first; each line leads where it is done. */
export async function jalonsEnRetard(d: Demande): Promise<Ecran> {
  const f = filtres.parse(d.requete.query)
  const { elements, suivant } = await d.lire<Page>(`/api/v1/jalons-en-retard?limite=25&${requete(f)}`)
  const noms = await Promise.all(elements.map(async r => nomComplet((await identiteLisible(d, r.usager)) ?? {})))
  const nommer = nommeur(d)
  const { curseur: _, ...sansCurseur } = f
  const filtree = f.jalon !== undefined || f.retardMinimal !== undefined || (f.structure ?? 'toutes') !== 'toutes'
  return {
    titre: 'Jalons en retard',
    menu: 'travaux',
    fil: [{ href: '/professionnel/travaux', texte: 'À faire' }],
    chapeau: html`<p>Les bénéficiaires du RSA que vous suivez, quand une étape de leur parcours n’a pas eu lieu dans son délai.</p>`,
    corps: html`${formulaireDeFiltre('/professionnel/jalons', champsDuFiltre(d, f), 'Filtrer les jalons en retard')}
${
  elements.length === 0
    ? vide(
        'Aucun retard ici',
        html`<p>${filtree ? 'Aucun retard ne répond à ces filtres.' : 'Toutes les étapes attendues sont dans leur délai.'}</p>`,
        filtree && html`<a href="/professionnel/jalons">Voir tous les retards</a>`,
      )
    : tableau(
        'retards',
        f.curseur ? 'Du plus ancien au plus récent, suite' : 'Du plus ancien au plus récent',
        ['Personne', 'Étape attendue', 'Au plus tard le', 'Retard', 'À faire par', 'Délai'],
        elements.map((r, i) => [
          html`<a href="/professionnel/dossiers/${r.usager}/${pages[r.jalon]}">${noms[i]}</a>`,
          r.libelle,
          enJour(r.auPlusTard),
          r.retard === 1 ? '1 jour' : `${r.retard} jours`,
          r.aFairePar === null ? 'à déterminer' : nommer(r.aFairePar),
          html`depuis le ${enJour(r.depuis)} <span class="discret">${r.texte}${r.confiance !== 'sûr' && html` — ${etiquette(`délai ${r.confiance}`)}`}</span>`,
        ]),
      )
}
${pagination({ debut: f.curseur && adresse('/professionnel/jalons', sansCurseur), suite: suivant === null ? undefined : adresse('/professionnel/jalons', { ...sansCurseur, curseur: suivant }) })}
${
  permet(d.session.agent?.roles ?? [], 'exporter') &&
  elements.length > 0 &&
  html`<p class="pas-imprime">${lienBouton(adresse('/professionnel/jalons.csv', sansCurseur), 'Emporter cette liste en CSV')}</p><p class="discret">L’export est tracé, personne par personne. Le fichier contient des données personnelles : gardez-le le temps nécessaire, pas davantage.</p>`
}`,
  }
}

function champsDuFiltre(d: Demande, f: Filtres) {
  const structures = d.session.structure ? [] : d.contexte.habilitations.structuresDe(d.session.organisation)
  const tout = (texte: string) => ({ valeur: 'toutes', texte })
  return html`${listeDeroulante({ nom: 'jalon', libelle: 'Étape attendue', valeur: f.jalon ?? 'toutes', facultatif: 'sans mention', options: [tout('Toutes'), ...jalonsAttendus.map(j => ({ valeur: j, texte: libellesDesJalons[j] }))] })}
${listeDeroulante({ nom: 'retardMinimal', libelle: 'Retard', valeur: f.retardMinimal ?? 'toutes', facultatif: 'sans mention', options: [tout('Tous'), ...['30', '90', '180'].map(n => ({ valeur: n, texte: `${n} jours et plus` }))] })}
${structures.length > 1 && listeDeroulante({ nom: 'structure', libelle: 'Structure', valeur: f.structure ?? 'toutes', facultatif: 'sans mention', options: [tout('Toutes'), ...structures.map(s => ({ valeur: s.code, texte: s.nom }))] })}
${bouton('Filtrer', 'secondaire')}`
}
