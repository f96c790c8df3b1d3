import { agir, lire } from '../../administration/appel.js'
import { nomDeLOrganisation } from '../../administration/habilitations/habilitation.js'
import { texte } from '../../administration/saisie.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { type Ecran, html, lInstant, tableau, vide } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { enquete as quiEnquete } from '../organisations.js'
import { rubrique } from '../rubriques.js'
import { type Enquete, etatDeLEnquete, surQui } from './enquete.js'

export async function enquetes(d: Demande): Promise<Ecran> {
  const { elements } = await lire<{ elements: Enquete[] }>(d, '/enquetes')
  return {
    titre: 'Enquêtes',
    menu: 'vigilance',
    cote: rubrique('enquetes'),
    chapeau: html`<p>Ce qui s’est passé, qui est concerné, ce qui est dû à la CNIL et aux personnes.</p>`,
    corps:
      elements.length === 0
        ? vide(
            'Aucune enquête',
            quiEnquete(d)
              ? html`<p>Une enquête s’ouvre depuis la page d’une alerte.</p>`
              : html`<p>Vous verrez ici celle qui vous concerne dès qu’une question vous sera posée.</p>`,
          )
        : tableau(
            'enquetes',
            'Les plus récentes d’abord',
            ['Enquête', 'Organisation', 'État', 'Ouverte', 'À notifier avant'],
            elements.map(e => [
              html`<a href="/vigilance/enquetes/${e.numero}">Enquête ${e.numero} : ${surQui(d, e)}</a>`,
              nomDeLOrganisation(d, e.organisation),
              etatDeLEnquete(e),
              lInstant(e.ouverteLe),
              e.aNotifierAvant ? lInstant(e.aNotifierAvant) : '—',
            ]),
          ),
  }
}

/** Opens on an alert; one already open on it is shown. */
export async function ouvrir(d: Demande): Promise<{ versLa: string }> {
  const dire = (_: string, detail: string) => ({ champ: '', texte: detail })
  const rendu = await agir(d, { verbe: 'POST', chemin: '/enquetes', corps: { alerte: texte(d, 'alerte') } }, dire)
  if ('erreurs' in rendu) throw new EcranRefuse(409, 'L’enquête n’est pas ouverte', rendu.erreurs.map(e => e.texte).join(' '))
  return { versLa: `/vigilance/enquetes/${String(rendu.fait.numero)}?fait=ouverte` }
}
