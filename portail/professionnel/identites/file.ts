import { auJour } from '../../../src/droit/parametres/parametre.js'
import { delaiPourTrancher } from '../../../src/droit/parametres/delai-pour-trancher.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { type Ecran, html, leJour, pagination, tableau, vide } from '../../interface/index.js'
import type { Demande } from '../ecran.js'

export type Cas = {
  id: string
  organisation: string
  explication: string
  dossier: string | null
  candidats: number
  recueLe: string
  etat: string
}

/** The queue of the identities no machine may settle. */
export async function identites(d: Demande): Promise<Ecran> {
  const { curseur = '', fait } = d.requete.query as { curseur?: string; fait?: string }
  const suite = /^[\w-]{36}$/.test(curseur) ? `&curseur=${curseur}` : ''
  const { elements, suivant } = await d.lire<{ elements: Cas[]; suivant: string | null }>(`/api/v1/identites-ambigues?limite=50${suite}`)
  const jours = auJour(delaiPourTrancher, jourDe(d.contexte.horloge()))
  const avant = (c: Cas) => jourDe(new Date(new Date(c.recueLe).getTime() + jours * 86_400_000))
  return {
    titre: 'Identités à trancher',
    menu: 'identites',
    chapeau: html`<p>Un envoi décrit une personne qui ressemble à une ou plusieurs personnes connues. La machine ne devine pas : c’est à vous de dire si c’est elle. La même question ne vous sera pas posée deux fois.</p>`,
    ...(fait === 'tranche' && {
      message: { genre: 'succes' as const, texte: html`<p>Le cas est tranché, et ce qui attendait est appliqué.</p>` },
    }),
    corps:
      elements.length === 0
        ? vide('Aucune identité à trancher', html`<p>Toutes les personnes reçues ont été reconnues.</p>`)
        : html`${tableau(
            'cas',
            'De la plus ancienne à la plus récente',
            ['Pourquoi la machine hésite', 'Envoyée par', 'Ressemble à', 'Reçue le', 'À trancher avant le'],
            elements
              .toSorted((a, b) => a.recueLe.localeCompare(b.recueLe))
              .map(c => [
                html`<a href="/professionnel/identites/${c.id}">${c.explication}</a>${c.dossier && html` <span class="discret">${c.dossier}</span>`}`,
                d.contexte.habilitations.organisation(c.organisation)?.nom ?? c.organisation,
                c.candidats === 1 ? '1 personne' : `${c.candidats} personnes`,
                leJour(c.recueLe),
                leJour(avant(c)),
              ]),
          )}
${pagination({ debut: suite ? '/professionnel/identites' : undefined, suite: suivant ? `/professionnel/identites?curseur=${suivant}` : undefined })}`,
  }
}
