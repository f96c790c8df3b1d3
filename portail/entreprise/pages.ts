import { type Decision, deciderDUnMembre, lireLesMembres, type Membre, nommerEntreprise } from '../../src/entreprises/index.js'
import { EcranRefuse } from '../ecran-refuse.js'
import {
  alerte,
  bouton,
  carte,
  champ,
  enJour,
  type ErreurDeSaisie,
  etiquette,
  fiche,
  formulaire,
  type Html,
  html,
  rendre,
  vide,
} from '../interface/index.js'
import { exigerUnResponsable, type Visite } from './ecran.js'

const enSiret = (siret: string) => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4')
const sources = { proconnect: 'ProConnect', declare: 'déclaration d’un responsable' } as const

const enAttente = ({ membre }: Visite): Html | false =>
  membre.etat === 'en-attente' &&
  alerte(
    'attention',
    html`<p>Votre accès attend l’accord d’un responsable de votre entreprise. Jusque-là, vous voyez sa fiche et rien d’autre.</p>`,
  )

/** The company's own record: what is known of it, from whom and since when. */
export function pageDeLEntreprise(v: Visite, erreurs: readonly ErreurDeSaisie[] = [], saisi?: string) {
  const { entreprise: e, membre, session, reponse, requete } = v
  const responsable = membre.role === 'responsable' && membre.etat === 'actif'
  const { fait } = requete.query as { fait?: string }
  return rendre(
    reponse,
    session,
    {
      titre: e.nom ?? 'Votre entreprise',
      menu: 'entreprise',
      erreurs,
      ...(fait === 'nom' ? { message: { genre: 'succes', texte: 'Le nom de votre entreprise est enregistré.' } as const } : {}),
      chapeau: html`<p>Ce que la plateforme sait de votre établissement, et qui le lui a dit.</p>`,
      corps: html`${enAttente(v)}
${carte({
  id: 'fiche',
  titre: 'Fiche de l’établissement',
  corps: fiche([
    [
      'Nom',
      e.nom
        ? html`${e.nom} <span class="discret">${e.nomSource && sources[e.nomSource]}${e.nomLe && `, le ${enJour(e.nomLe)}`}</span>`
        : 'non renseigné',
    ],
    ['SIRET', html`${enSiret(e.siret)} <span class="discret">ProConnect</span>`],
    ['SIREN', enSiret(e.siret).slice(0, 11)],
    ['Connue depuis', enJour(e.connueLe)],
    [
      'Vous',
      html`${membre.prenom} ${membre.nom}, ${membre.role === 'responsable' ? 'responsable' : 'membre'} <span class="discret">${membre.courriel}</span>`,
    ],
  ]),
})}
${
  responsable &&
  carte({
    id: 'nommer',
    titre: 'Corriger le nom',
    corps: formulaire(session, {
      action: '/entreprise/nom',
      corps: html`${champ({ nom: 'nom', libelle: 'Nom de l’entreprise', aide: 'Celui sous lequel on vous connaît ; la raison sociale reste celle du répertoire Sirene.', valeur: saisi ?? e.nom, autocomplete: 'organization', longueur: 120, erreurs })}
<p>${bouton('Enregistrer')}</p>`,
    }),
  })
}`,
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

export async function renommer(v: Visite) {
  exigerUnResponsable(v)
  const { nom } = (v.requete.body ?? {}) as { nom?: string }
  const propre = (typeof nom === 'string' ? nom : '').trim()
  if (propre.length < 2 || propre.length > 120)
    return pageDeLEntreprise(v, [{ champ: 'nom', texte: 'Le nom a de 2 à 120 caractères, par exemple : Ateliers du Nord.' }], propre)
  await nommerEntreprise(v.contexte.sql, v.entreprise.siret, propre, v.contexte.horloge())
  return v.reponse.redirect('/entreprise?fait=nom', 303)
}

const gestes: Readonly<Record<Decision, { texte: string; poids: 'principal' | 'secondaire' | 'danger'; fait: string }>> = {
  accepter: { texte: 'Accepter', poids: 'principal', fait: 'Cette personne a maintenant accès à l’espace.' },
  confier: { texte: 'Nommer responsable', poids: 'secondaire', fait: 'Cette personne est maintenant responsable.' },
  retirer: { texte: 'Retirer l’accès', poids: 'danger', fait: 'Cette personne n’a plus accès ; ses sessions sont fermées.' },
}
const possibles = (m: Membre): Decision[] =>
  m.etat === 'en-attente' ? ['accepter', 'retirer'] : m.role === 'membre' ? ['confier', 'retirer'] : ['retirer']

const unMembre = (v: Visite, m: Membre, decide: boolean): Html =>
  carte({
    id: `membre-${m.id}`,
    titre: `${m.prenom} ${m.nom}`,
    tete:
      m.etat === 'en-attente'
        ? etiquette('attend un accord', 'attente')
        : etiquette(m.role === 'responsable' ? 'responsable' : 'membre', m.role === 'responsable' ? 'bon' : 'neutre'),
    corps: fiche([
      ['Adresse électronique', m.courriel],
      ['Depuis', enJour(m.depuis)],
    ]),
    pied:
      decide &&
      m.id !== v.membre.id &&
      formulaire(v.session, {
        action: `/entreprise/personnes/${m.id}`,
        nom: `Droits de ${m.prenom} ${m.nom}`,
        corps: html`<p class="boutons">${possibles(m).map(d => html`${bouton(html`${m.etat === 'en-attente' && d === 'retirer' ? 'Refuser' : gestes[d].texte}<span class="a-entendre"> : ${m.prenom} ${m.nom}</span>`, gestes[d].poids, { nom: 'decision', valeur: d })} `)}</p>`,
      }),
  })

/** Who may speak for the company; a responsible member lets the others in. */
export async function pageDesPersonnes(v: Visite) {
  const responsable = v.membre.role === 'responsable' && v.membre.etat === 'actif'
  const membres = v.membre.etat === 'actif' ? await lireLesMembres(v.contexte.sql, v.entreprise.siret) : [v.membre]
  const { fait } = v.requete.query as { fait?: string }
  const geste = Object.hasOwn(gestes, fait ?? '') ? gestes[fait as Decision] : undefined
  return rendre(v.reponse, v.session, {
    titre: 'Personnes habilitées',
    menu: 'personnes',
    ...(geste ? { message: { genre: 'succes', texte: geste.fait } as const } : {}),
    chapeau: html`<p>ProConnect garantit que ces personnes appartiennent à votre établissement ; c’est vous qui dites lesquelles agissent en son nom. La première venue est responsable.</p>`,
    corps: html`${enAttente(v)}${membres.map(m => unMembre(v, m, responsable))}
${v.membre.etat === 'actif' && membres.length === 1 && vide('Vous êtes seul', html`<p>Pour faire entrer un collègue : qu’il se connecte avec ProConnect pour le même SIRET. Vous l’accepterez ici.</p>`)}`,
  })
}

const decisions: readonly string[] = Object.keys(gestes)
export async function decider(v: Visite) {
  exigerUnResponsable(v)
  const { id } = v.requete.params as { id: string }
  const { decision } = (v.requete.body ?? {}) as { decision?: string }
  if (!decision || !decisions.includes(decision)) throw new EcranRefuse(400, 'Décision inconnue', 'Revenez à la liste et recommencez.')
  const suite = await deciderDUnMembre(
    v.contexte.sql,
    v.membre,
    /^[0-9a-f-]{36}$/.test(id) ? id : v.membre.id,
    decision as Decision,
    v.contexte.horloge(),
  )
  if (suite === 'introuvable') throw new EcranRefuse(404, 'Personne introuvable', 'Votre entreprise ne connaît personne sous ce nom.')
  if (suite !== null) throw new EcranRefuse(409, 'Cette décision n’est pas possible', suite.non)
  return v.reponse.redirect(`/entreprise/personnes?fait=${decision}`, 303)
}

const aVenir = [
  ['Recruter', 'Déposer une offre et suivre les candidats que vos interlocuteurs vous adressent.'],
  ['Accueillir en immersion', 'Proposer des immersions professionnelles et suivre leurs conventions.'],
  ['Embaucher avec une aide', 'Savoir quelle aide demander, et où en est votre demande.'],
] as const

/** What later tools will fill: each says what it will be for, and that nothing is asked yet. */
export const pageDesServices = (v: Visite) =>
  rendre(v.reponse, v.session, {
    titre: 'Services',
    menu: 'services',
    chapeau: html`<p>Les services du réseau pour l’emploi aux entreprises s’ouvriront ici, un par un.</p>`,
    corps: html`${enAttente(v)}${aVenir.map(([nom, pour]) => html`<section aria-label="${nom}">${vide(nom, html`<p>${pour}</p><p class="discret">Pas encore ouvert. Rien ne vous est demandé.</p>`)}</section>`)}`,
    cote: html`<section aria-labelledby="besoin"><h2 id="besoin">Un besoin dès maintenant ?</h2><p><a href="/contact">Écrivez-nous</a> : nous vous dirons qui contacter dans votre département.</p></section>`,
  })
