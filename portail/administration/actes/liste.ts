import { type Outil, outils } from '../../../src/droit/outils.js'
import { type Ecran, html, lInstant, pagination, tableau, vide } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'
import { nomDeLOrganisation } from '../habilitations/habilitation.js'
import { rubrique } from '../rubriques.js'
import { parametre } from '../saisie.js'
import { type ActeTrace, libelleDeLActe, nomDeLAgent } from './acte.js'

const PAR_PAGE = 50

/** What was touched, as people call it: an agent, a program, a tool by its name. */
function objetDe(d: Demande, { acte, objet }: ActeTrace): string {
  const [genre] = acte.split('.')
  if (genre === 'agent' && objet.includes('|')) return nomDeLAgent(objet)
  if (genre === 'application') return d.contexte.habilitations.application(objet)?.nom ?? objet
  return genre === 'outil' && Object.hasOwn(outils, objet) ? outils[objet as Outil] : objet
}

const precision = ({ acte, detail }: ActeTrace) => {
  const { motif, statut } = detail
  if (acte === 'refus') return `réponse ${String(statut)}`
  return typeof motif === 'string' && `« ${motif} »`
}

/** Who did what with the rights of others, refusals included; nothing erases it. */
export async function actes(d: Demande): Promise<Ecran> {
  const avant = parametre(d, 'avant')
  const suite = Number.isNaN(Date.parse(avant)) ? '' : `&avant=${encodeURIComponent(avant)}`
  const { elements } = await lire<{ elements: ActeTrace[] }>(d, `/actes?limite=${PAR_PAGE}${suite}`)
  const dernier = elements.length === PAR_PAGE ? elements.at(-1)?.instant : undefined
  return {
    titre: 'Qui a fait quoi',
    menu: 'organisation',
    cote: rubrique(d, 'actes'),
    chapeau: html`<p>Les actes d’administration qui touchent votre organisation, et les tentatives refusées. Cette trace ne s’efface pas.</p>`,
    corps: html`${
      elements.length === 0
        ? vide('Aucun acte', html`<p>Rien n’a encore été décidé ici.</p>`)
        : tableau(
            'actes',
            'Les plus récents d’abord',
            ['Acte', 'Sur', 'Par', 'Quand'],
            elements.map(e => [
              html`${libelleDeLActe(e.acte)}${precision(e) && html`<br><span class="discret">${precision(e)}</span>`}`,
              objetDe(d, e),
              html`${nomDeLAgent(e.parAgent)}${e.parOrganisation !== d.session.organisation && html`<br><span class="discret">${nomDeLOrganisation(d, e.parOrganisation)}</span>`}`,
              lInstant(e.instant),
            ]),
          )
    }
${pagination({ debut: suite ? '/administration/actes' : undefined, suite: dernier && `/administration/actes?avant=${encodeURIComponent(dernier)}` })}`,
  }
}
