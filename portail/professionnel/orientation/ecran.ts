import { jourDe } from '../../../src/moteur/moteur.js'
import { libellesDeLOrientation as mots } from '../../../src/parcours/orientation/index.js'
import {
  alerte,
  bouton,
  champ,
  choix,
  type Ecran,
  enJour,
  type ErreurDeSaisie,
  etiquette,
  fiche,
  formulaire,
  type Html,
  html,
  lienBouton,
  listeDeroulante,
  vide,
  zoneDeTexte,
} from '../../interface/index.js'
import { raisonEnMots } from '../../interface/composes.js'
import { enOptions } from '../../projet/champs.js'
import type { JalonDeLaPersonne } from '../../../src/parcours/jalons/index.js'
import { etapes } from '../../jalons/etapes.js'
import { nommeur } from '../dossier/donnees.js'
import { nomComplet } from '../dossier/personne.js'
import { cheminDe, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteDe, orientationsConfiees, type Orientation, quiLAccompagnerait } from './lire.js'
import { organismesDuLieu } from '../structures/ecran.js'

const adresse = (usager: string) => `/professionnel/dossiers/${usager}/orientation`
type Saisie = Readonly<Record<string, string>>

const faits: Readonly<Record<string, string>> = {
  decidee: 'La décision est enregistrée. La personne en est informée, et l’organisme désigné a son travail à faire.',
  repondu: 'Les réponses sont enregistrées.',
}

/** The orientation of a person: what is proposed and why, who decides, and the decision to take when it is hers. */
export async function orientation(d: Demande): Promise<Ecran> {
  const { fait = '' } = d.requete.query as { fait?: string }
  return { ...(await ecran(d, {}, [])), ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }) }
}

async function ecran(d: Demande, saisie: Saisie, erreurs: readonly ErreurDeSaisie[]): Promise<Ecran> {
  const { usager } = d.requete.params as { usager: string }
  const [siennes, identite] = await Promise.all([orientationsConfiees(d, usager), identiteDe(d, usager)])
  const [derniere, ...autres] = siennes ?? []
  const jalons = await lireLesJalons(d, usager)
  const lieu = derniere && reste(d, derniere) ? await quiLAccompagnerait(d, identite) : null
  const repondre = html`<p class="boutons">${lienBouton(`${adresse(usager)}/reponses`, derniere?.donnees.etat === 'OUVERT' ? 'Demander une nouvelle orientation' : derniere && attend(derniere) ? 'Compléter ou changer les réponses' : 'Recueillir les réponses')}</p>`
  return {
    titre: `Orientation : ${nomComplet(identite)}`,
    menu: 'personnes',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: `/professionnel/dossiers/${usager}`, texte: 'Dossier' },
    ],
    erreurs,
    corps: !siennes
      ? vide('Rien à décider ici', html`<p>L’orientation de cette personne n’est pas confiée à votre organisme.</p>`)
      : derniere
        ? html`${deuxEnCours(siennes)}${presente(d, derniere)}${repondre}${decision(d, usager, derniere, saisie, erreurs)}${lieu && html`<section aria-labelledby="la-ou-elle-vit"><h2 id="la-ou-elle-vit">Qui accompagne à ${lieu.commune.libelle}</h2>${organismesDuLieu(lieu.structures)}</section>`}${siennes.some(o => o.donnees.etat !== 'CLOTURE') && etapes(jalons, nommeur(d))}${autres.length > 0 && passees(d, autres)}`
        : html`${vide('Aucune orientation', html`<p>Personne n’a encore recueilli ses réponses.</p>`)}${repondre}`,
    largeur: 'lecture',
  }
}

/** Where her parcours is; nothing for who may not read all it is made of. */
async function lireLesJalons(d: Demande, usager: string): Promise<JalonDeLaPersonne[]> {
  const { statut, corps } = await d.appeler('GET', `/api/v1/jalons/${encodeURIComponent(usager)}`)
  return statut === 200 ? (corps.elements as JalonDeLaPersonne[]) : []
}

const nommer = (d: Demande, organisation: string | null) => (organisation === null ? null : d.reponse.server.interface.nommer(organisation))

function presente(d: Demande, { donnees }: Orientation): Html {
  const { competence } = donnees
  const close = donnees.etat === 'CLOTURE'
  const explication = close ? [] : (donnees.explication ?? [])
  return html`<section aria-labelledby="etat"><h2 id="etat">${titres[donnees.etat]}</h2>
${fiche([
  ['État', etiquette(mots.libellesDesEtats[donnees.etat], donnees.etat === 'OUVERT' ? 'bon' : 'attente')],
  ['Parcours', mots.libellesDesParcours[donnees.parcours as 'IND']],
  ['Organisme', nommer(d, donnees.organisation) ?? mots.libellesDesOrganismes[donnees.organisme as 'IND']],
  ['Depuis le', typeof donnees.entreeLe === 'string' && enJour(donnees.entreeLe)],
  ['Réexamen au plus tard le', !close && typeof donnees.reexamenLe === 'string' && enJour(donnees.reexamenLe)],
  ['Terminée le', typeof donnees.sortieLe === 'string' && enJour(donnees.sortieLe)],
  ['Parce que', typeof donnees.motifSortie === 'string' && mots.libellesDesSorties[donnees.motifSortie as 'RADIATION']],
])}
${
  explication.length > 0 &&
  html`<h3>Pourquoi</h3><ul>${explication.map(e => html`<li>${raisonEnMots(e)} <span class="discret">Règle ${e.regle}, ${e.texte}${e.confiance !== 'sûr' && html` — ${etiquette(`règle ${e.confiance} : aucun texte ne la fixe`)}`}</span></li>`)}</ul>
<p class="discret">Un outil propose d’après les réponses, version ${String(donnees.regles)} de la table. Il ne décide pas.</p>`
}</section>
${
  competence !== null &&
  attend({ donnees }) &&
  html`<section aria-labelledby="qui-decide"><h2 id="qui-decide">Qui décide</h2>
<p><strong>${nommer(d, competence.organisation) ?? competence.qui}</strong>. ${competence.pourquoi} ${competence.jusquAu !== null && html`Délai : jusqu’au ${enJour(competence.jusquAu)}.`} <span class="discret">${competence.texte}${aVerifier(competence.confiance) && html` — ${etiquette(`règle ${competence.confiance}`)}`}</span></p></section>`
}`
}

/** Two files were made one: whoever decides is told that the decision closes both. */
const deuxEnCours = (siennes: readonly Orientation[]): Html | false =>
  siennes.filter(o => o.donnees.etat === 'OUVERT').length > 1 &&
  alerte(
    'attention',
    html`<p>Deux dossiers de cette personne ont été réunis : deux orientations sont en cours. La décision à prendre les remplace toutes deux.</p>`,
  )

const titres = {
  BROUILLON: 'Les réponses sont à compléter',
  EN_ATTENTE: 'Ce qui est proposé',
  OUVERT: 'Ce qui est décidé',
  CLOTURE: 'Son orientation est terminée',
} as const

const attend = ({ donnees: { etat } }: Pick<Orientation, 'donnees'>): boolean => etat === 'BROUILLON' || etat === 'EN_ATTENTE'

const aVerifier = (confiance: string | undefined): boolean => confiance !== undefined && confiance !== 'sûr'

/** Whether it waits for a decision of the organisation that looks at it. */
const reste = (d: Demande, o: Orientation): boolean => attend(o) && o.donnees.competence?.organisation === d.session.organisation

function decision(d: Demande, usager: string, o: Orientation, s: Saisie, erreurs: readonly ErreurDeSaisie[]): Html | false {
  const { etat } = o.donnees
  if (!reste(d, o)) return false
  const commun = html`<input type="hidden" name="orientation" value="${o.numero}"><input type="hidden" name="surVersion" value="${o.version}">`
  const options = (libelles: Record<string, string>) => enOptions(libelles).filter(({ valeur }) => valeur !== 'IND')
  return html`<section aria-labelledby="decider"><h2 id="decider">Décider</h2>
${etat === 'EN_ATTENTE' && formulaire(d.session, { action: adresse(usager), nom: 'Accepter la proposition', corps: html`${commun}<p>${bouton('Accepter la proposition', 'principal', { nom: 'sens', valeur: 'ACCEPTEE' })}</p>` })}
<h3>${etat === 'EN_ATTENTE' ? 'Décider autrement' : 'Décider sans attendre les réponses'}</h3>
${formulaire(d.session, {
  action: adresse(usager),
  nom: 'Décider autrement',
  corps: html`${commun}
${choix({ nom: 'motifRefus', libelle: 'Raison', valeur: s.motifRefus, erreurs, options: options(mots.libellesDesMotifs) })}
${choix({ nom: 'parcours', libelle: 'Parcours décidé', valeur: s.parcours, erreurs, options: options(mots.libellesDesParcours) })}
<p class="discret">Le parcours social place la personne en catégorie F de la liste des demandeurs d’emploi. Un autre parcours l’en fait sortir, comme de la catégorie G, d’après son dernier mois déclaré ou ses réponses ; à défaut, France Travail dit la sienne.</p>
${listeDeroulante({ nom: 'organisme', libelle: 'Organisme qui accompagnera', valeur: s.organisme, erreurs, options: options(mots.libellesDesOrganismes) })}
${champ({ nom: 'organisation', libelle: 'Code de cet organisme', aide: 'Seulement s’il y en a plusieurs de cette sorte : par exemple DCD59-CCAS-ROUBAIX.', valeur: s.organisation, facultatif: 'facultatif', erreurs, longueur: 40 })}
${zoneDeTexte({ nom: 'commentaire', libelle: 'Commentaire', aide: 'La personne le lira.', valeur: s.commentaire, facultatif: 'facultatif', erreurs, lignes: 3, longueur: 1000 })}
<p>${bouton('Enregistrer cette décision', 'secondaire', { nom: 'sens', valeur: 'REFUSEE' })}</p>`,
})}</section>`
}

const passees = (
  d: Demande,
  autres: readonly Orientation[],
): Html => html`<section aria-labelledby="passees"><h2 id="passees">${autres.some(o => o.donnees.etat === 'OUVERT') ? 'En cours, et avant' : 'Avant'}</h2>
<ul>${autres.map(({ donnees: x }) => html`<li>${mots.libellesDesParcours[x.parcours as 'IND']}, ${nommer(d, x.organisation) ?? mots.libellesDesOrganismes[x.organisme as 'IND']} — ${mots.libellesDesEtats[x.etat]}${typeof x.sortieLe === 'string' && html`, le ${enJour(x.sortieLe)}`}</li>`)}</ul></section>`

export async function decider(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager } = d.requete.params as { usager: string }
  const recu = d.requete.body as Record<string, unknown>
  const s: Saisie = Object.fromEntries(Object.entries(recu).filter((e): e is [string, string] => typeof e[1] === 'string' && e[1] !== ''))
  const [ligne] = sesLignes(d.contexte, d.session, 'decisionDOrientation', 'deposer')
  if (!ligne) throw refusDeLApi(404, {})
  const autrement = s.sens === 'REFUSEE'
  const corps = {
    sens: s.sens,
    orientation: Number(s.orientation),
    surVersion: Number(s.surVersion),
    date: jourDe(d.contexte.horloge()),
    ...(autrement && {
      motifRefus: s.motifRefus,
      parcours: s.parcours,
      organisme: s.organisme,
      organisation: s.organisation,
      commentaire: s.commentaire,
    }),
  }
  const { statut, corps: rendu } = await d.appeler('POST', `${cheminDe(ligne)}/${encodeURIComponent(usager)}`, {
    corps,
    // The same page sent twice is one decision.
    entetes: { 'idempotency-key': `orientation-${s.orientation}-${s.surVersion}-${s.sens}-${usager}` },
  })
  if (statut === 201) return { versLa: `${adresse(usager)}?fait=decidee` }
  if (statut === 412) return ecran(d, s, [{ champ: 'contenu', texte: String(rendu.detail) }])
  if (statut !== 422 && statut !== 400) throw refusDeLApi(statut, rendu)
  const erreurs = (rendu.errors ?? []) as { pointer: string; detail: string }[]
  const dites = erreurs.map(e => ({ champ: e.pointer.slice(1), texte: e.detail }))
  return ecran(d, s, dites.length > 0 ? dites : [{ champ: 'contenu', texte: String(rendu.detail) }])
}
