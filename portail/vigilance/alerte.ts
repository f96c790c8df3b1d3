import type { Portee } from '../../src/vigilance/index.js'
import { lire } from '../administration/appel.js'
import { type Cible, type Gestes, liensDesGestes, messageDe, routesDesGestes } from '../administration/geste.js'
import { nomDeLOrganisation } from '../administration/habilitations/habilitation.js'
import { parametre } from '../administration/saisie.js'
import { bouton, carte, type Ecran, fiche, formulaire, html, lienBouton, lInstant } from '../interface/index.js'
import type { Demande, Route } from '../professionnel/ecran.js'
import { type Alerte, compteDe, etatDeLAlerte, quiEst } from './alertes.js'
import { type Blocage, tableauDesBlocages } from './blocage.js'
import { image } from './image.js'
import { enquete } from './organisations.js'
import { genres, mesures, nomDeLaCible, nomDeLEchange } from './mots.js'
import { rubrique } from './rubriques.js'

type AlerteEntiere = Alerte & { image: Parameters<typeof image>[1]; blocages: Blocage[] }
type Visee = Cible & { alerte: AlerteEntiere }

const motif = 'Il est lu par qui est arrêté, et reste dans la trace avec votre nom.'
const fait = 'L’accès est arrêté.'
const arreter = (quoi: string, qui: string) => ({
  bouton: `Arrêter ${quoi}`,
  titre: (nom: string) => `Arrêter ${quoi} : ${nom}`,
  suite: `${qui} en quelques secondes, à l’API comme au portail. Il faudra deux personnes pour rouvrir.`,
  motif,
  fait,
  poids: 'danger' as const,
})

const gestes: Gestes = {
  'arreter-agent': arreter('cet agent', 'Il est dehors'),
  'arreter-application': arreter('cette application', 'Elle est dehors, pour tous ceux qui s’en servent,'),
  'arreter-structure': arreter('cette structure', 'Tous ses agents sont dehors'),
  'arreter-organisation': arreter('cette organisation', 'Tous ses agents et toutes ses applications sont dehors'),
}

const ciblesDe = (a: Alerte): Partial<Record<Portee, string>> => ({
  ...(a.agent && { agent: a.acteur }),
  ...(a.application !== 'portail' && { application: a.application }),
  ...(a.structure && { structure: a.structure }),
  organisation: a.organisation,
})

/** What the act aims at, not whom the alert is about: one confirms by its name. */
const nomVise = (d: Demande, a: AlerteEntiere, geste: string): string => {
  const portee = geste.replace('arreter-', '') as Portee
  const cible = ciblesDe(a)[portee]
  return cible && portee !== 'agent' ? nomDeLaCible(d, portee, cible) : quiEst(d, a)
}

async function viser(d: Demande): Promise<Visee> {
  const alerte = await lire<AlerteEntiere>(d, `/alertes/${encodeURIComponent(parametre(d, 'id'))}`)
  const adresse = `/vigilance/alertes/${alerte.id}`
  const cibles = ciblesDe(alerte)
  const arretes = alerte.blocages.filter(b => !b.leveLe && b.palier === 'arret').map(b => `${b.portee} ${b.cible}`)
  return {
    alerte,
    quoi: nomVise(d, alerte, parametre(d, 'geste')),
    adresse,
    menu: 'vigilance',
    fil: [
      { href: '/vigilance', texte: 'Alertes' },
      { href: adresse, texte: quiEst(d, alerte) },
    ],
    permis: Object.entries(cibles)
      .filter(([portee, cible]) => !arretes.includes(`${portee} ${cible}`))
      .map(([portee]) => `arreter-${portee}`),
  }
}

async function alerte(d: Demande): Promise<Ecran> {
  const cible = await viser(d)
  const a = cible.alerte
  return {
    titre: `Alerte : ${cible.quoi}`,
    menu: 'vigilance',
    fil: cible.fil.slice(0, 1),
    cote: rubrique('alertes'),
    ...messageDe(d, gestes),
    corps: html`${carte({
      id: 'alerte',
      titre: 'Ce qui est anormal',
      corps: html`${fiche([
        ['Qui', genres[a.genre]],
        ['Organisation', nomDeLOrganisation(d, a.organisation)],
        ['Structure', a.structure && nomDeLaCible(d, 'structure', a.structure)],
        ['Par', nomDeLaCible(d, 'application', a.application)],
        ['Échange', a.ligne && nomDeLEchange(d, a.ligne)],
        ['Compté', compteDe(a)],
        ['Limite', a.limite.toLocaleString('fr-FR')],
        ['Quand', lInstant(a.le)],
        ['Pourquoi', a.motif],
      ])}
${image(`Nombre de ${mesures[a.mesure]}`, a.image, { limite: a.limite, servie: !['tous', 'nouveaux', 'acteurs'].includes(a.mesure) })}`,
    })}
${carte({
  id: 'suite',
  titre: 'Ce qui a été fait',
  tete: etatDeLAlerte(a),
  corps:
    a.blocages.length === 0
      ? html`<p class="discret">Aucun accès n’a été arrêté ni retenu à cause d’elle.</p>`
      : tableauDesBlocages(d, 'blocages', 'À cause de cette alerte', a.blocages),
  pied: html`<p class="boutons">${cible.permis.map(g => liensDesGestes(gestes, { ...cible, permis: [g], quoi: nomVise(d, a, g) }))}${a.agent && lienBouton(`/vigilance/tolerances/annoncer?alerte=${a.id}`, 'Annoncer une lecture inhabituelle')}</p>`,
})}
${
  enquete(d) &&
  formulaire(d.session, {
    action: '/vigilance/enquetes',
    corps: html`<input type="hidden" name="alerte" value="${a.id}"><p>Une enquête garde les lignes du journal des trente jours qui précèdent, avec le sceau qui les couvre.</p><p class="boutons">${bouton('Ouvrir une enquête', 'secondaire')}</p>`,
  })
}`,
  }
}

export const routesDUneAlerte: readonly Route[] = [
  { verbe: 'GET', chemin: '/vigilance/alertes/:id', faire: alerte },
  ...routesDesGestes('/vigilance/alertes/:id', {
    gestes,
    viser,
    acte: ({ alerte: a }, geste, pourquoi) => {
      const portee = geste.replace('arreter-', '') as Portee
      return { chemin: '/blocages', corps: { portee, cible: ciblesDe(a)[portee], motif: pourquoi, alerte: a.id } }
    },
  }),
]
