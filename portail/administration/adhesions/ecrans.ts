import { EcranRefuse } from '../../ecran-refuse.js'
import { carte, type Ecran, enJour, etiquette, fiche, type Html, html, liste, vide } from '../../interface/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'
import { champsEnClair, verbeDe } from '../echanges.js'
import { type Cible, type Gestes, liensDesGestes, messageDe, routesDesGestes } from '../geste.js'
import { rubrique } from '../rubriques.js'
import { parametre } from '../saisie.js'

type Volontaire = {
  ressource: string
  echange: string
  intitule: string
  finalite: string
  texte: string
  adhere: boolean
  periodes: { du: string; au: string | null }[]
}
type Droit = { code: string; perimetre: string; champs: string[] }

const gestes: Gestes = {
  adherer: {
    bouton: 'Adhérer',
    titre: quoi => `Adhérer : ${quoi}`,
    suite:
      'L’échange s’ouvre en quelques secondes à vos agents et à vos applications, dans la limite de vos habilitations. Vous pouvez vous retirer à tout moment.',
    fait: 'Votre organisation adhère à cet échange.',
  },
  retirer: {
    bouton: 'Se retirer',
    titre: quoi => `Se retirer : ${quoi}`,
    suite: 'L’échange se ferme en quelques secondes, pour vos agents comme pour vos applications, jetons déjà délivrés compris.',
    poids: 'danger',
    fait: 'Votre organisation s’est retirée de cet échange. Il ne vous est plus ouvert.',
  },
}

const lister = async (d: Demande): Promise<Volontaire[]> => (await lire<{ elements: Volontaire[] }>(d, '/adhesions')).elements

const nomDe = ({ intitule, finalite }: Volontaire): string => `${finalite} : ${intitule.charAt(0).toLowerCase()}${intitule.slice(1)}`

const cibleDe = (v: Volontaire): Cible & { v: Volontaire } => ({
  v,
  quoi: nomDe(v),
  adresse: `/administration/adhesions/${v.ressource}/${v.echange}`,
  retour: '/administration/adhesions',
  menu: 'habilitations',
  fil: [
    { href: '/administration/habilitations', texte: 'Habilitations' },
    { href: '/administration/adhesions', texte: 'Échanges volontaires' },
  ],
  permis: [v.adhere ? 'retirer' : 'adherer'],
})

const lesPeriodes = ({ periodes }: Volontaire): Html | false =>
  periodes.length > 0 &&
  liste(
    periodes.map(({ du, au }) =>
      au === null ? `depuis le ${enJour(du)}` : au < du ? `le ${enJour(du)}, retirée le jour même` : `du ${enJour(du)} au ${enJour(au)}`,
    ),
  )

/** What one exchange opens: its lines, their data, about whom. */
const ouverture = (d: Demande, v: Volontaire, droits: readonly Droit[]): Html =>
  fiche([
    ['Texte', v.texte],
    ...droits
      .filter(l => l.code.startsWith(`${v.ressource}.${v.echange}.`))
      .map((l): [string, Html] => [
        verbeDe(l.code),
        html`<p>${champsEnClair(d, l.code, l.champs)}</p><p class="discret">Pour ${l.perimetre}.</p>`,
      ]),
    ['Adhésion', lesPeriodes(v)],
  ])

/** The voluntary exchanges the law opens to the kind of the organisation: each is taken or left, for the whole of it. */
async function adhesions(d: Demande): Promise<Ecran> {
  const [volontaires, { droits }] = await Promise.all([lister(d), lire<{ droits: Droit[] }>(d, '/organisation')])
  return {
    titre: 'Échanges volontaires',
    menu: 'habilitations',
    fil: [{ href: '/administration/habilitations', texte: 'Habilitations' }],
    cote: rubrique(d, 'adhesions'),
    ...messageDe(d, gestes),
    chapeau: html`<p>La loi ouvre ces échanges à votre catégorie d’organisation sans l’y obliger. Ils ne s’ouvrent que si votre organisation y adhère.</p>`,
    corps:
      volontaires.length === 0
        ? vide(
            'Aucun échange volontaire',
            html`<p>Tous les échanges que la loi ouvre à votre catégorie d’organisation sont obligatoires.</p>`,
          )
        : html`${volontaires.map(v =>
            carte({
              id: `${v.ressource}-${v.echange}`,
              titre: nomDe(v),
              tete: v.adhere ? etiquette('adhésion en cours', 'bon') : etiquette('pas d’adhésion', 'fini'),
              corps: ouverture(d, v, droits),
              pied: html`<p class="boutons">${liensDesGestes(gestes, cibleDe(v))}</p>`,
            }),
          )}`,
  }
}

async function viser(d: Demande): Promise<Cible & { v: Volontaire }> {
  const v = (await lister(d)).find(x => x.ressource === parametre(d, 'ressource') && x.echange === parametre(d, 'echange'))
  if (!v) throw new EcranRefuse(404, 'Rien à cette adresse', 'Aucun échange volontaire de votre organisation ne porte ce nom.')
  return cibleDe(v)
}

export const routesDesAdhesions: readonly Route[] = [
  { verbe: 'GET', chemin: '/administration/adhesions', acte: 'souscrire', faire: adhesions },
  ...routesDesGestes(
    '/administration/adhesions/:ressource/:echange',
    {
      gestes,
      viser,
      acte: ({ v: { ressource, echange } }, evenement) => ({ chemin: '/adhesions', corps: { ressource, echange, evenement } }),
    },
    'souscrire',
  ),
]
