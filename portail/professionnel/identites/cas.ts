import { z } from 'zod'
import {
  bouton,
  choix,
  type Ecran,
  type ErreurDeSaisie,
  enMots,
  etiquette,
  fiche,
  formulaire,
  type Html,
  html,
  lInstant,
  tableau,
} from '../../interface/index.js'
import { cheminDe, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import type { Cas } from './file.js'
import { lirePreuve } from './preuve.js'

type Candidat = {
  rang: number
  usager: string | null
  memeNir: boolean
  memeDateDeNaissance: boolean
  memeEtatCivil: boolean
  memePrenom: boolean
}
type CasExamine = Omit<Cas, 'candidats'> & { preuve: unknown; candidats: Candidat[] }
type Identite = Record<string, unknown>

const criteres: readonly (readonly [libelle: string, cle: keyof Candidat, champs: readonly string[]])[] = [
  ['Nom et prénom', 'memeEtatCivil', ['nom', 'nomNaissance', 'prenom']],
  ['Prénom', 'memePrenom', ['prenom']],
  ['Date de naissance', 'memeDateDeNaissance', ['dateNaissance']],
  ['Numéro de sécurité sociale', 'memeNir', ['nir']],
]

const texte = (champ: string, v: unknown) => enMots(v, { ressource: 'identite', champ, nommer: code => code }).join(', ')
const ensemble = (o: Identite, champs: readonly string[]) => [...new Set(champs.map(c => texte(c, o[c])).filter(t => t !== ''))].join(' ')

/** The identity of a candidate she follows, read and traced like any other reading. */
async function identiteDe(d: Demande, usager: string | null): Promise<Identite | null> {
  if (usager === null) return null
  for (const ligne of sesLignes(d.contexte, d.session, 'identite', 'consulter')) {
    const { statut, corps } = await d.appeler('GET', `${cheminDe(ligne)}/${usager}`)
    if (statut === 200) return corps.donnees as Identite
  }
  return null
}

const verdict = (c: Candidat, cle: keyof Candidat): Html =>
  c[cle] === true ? etiquette('identique', 'bon') : etiquette('différent', 'mauvais')

export const cas = (d: Demande): Promise<Ecran> => unCas(d)

/** The evidence side by side: what was received, whom it may be. */
async function unCas(d: Demande, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const { id } = d.requete.params as { id: string }
  const c = await d.lire<CasExamine>(`/api/v1/identites-ambigues/${encodeURIComponent(id)}`)
  const identites = await Promise.all(c.candidats.map(x => identiteDe(d, x.usager)))
  const preuve = lirePreuve(c.preuve)
  const recu = Object.fromEntries(preuve.map(p => [p.cle, p.valeur]))
  const ouvert = c.etat === 'a-resoudre'
  const nomme = (x: Candidat) => (c.candidats.length === 1 ? 'La personne connue' : `Personne connue n° ${x.rang}`)
  return {
    titre: c.candidats.length === 1 ? 'Est-ce la même personne ?' : 'Est-ce l’une de ces personnes ?',
    menu: 'identites',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: '/professionnel/identites', texte: 'Identités à trancher' },
    ],
    erreurs,
    chapeau: html`<p>${c.explication}</p>`,
    corps: html`${tableau(
      'comparaison',
      'Ce qui a été reçu, et à qui cela ressemble',
      ['Critère', 'Ce qui a été reçu', ...c.candidats.map(nomme)],
      criteres.map(([libelle, cle, champs]) => [
        libelle,
        ensemble(recu, champs) || 'non dit',
        ...c.candidats.map(
          (x, i) =>
            html`${identites[i] && ensemble(identites[i], champs) && html`${ensemble(identites[i], champs)}<br>`}${verdict(x, cle)}`,
        ),
      ]),
    )}
${c.candidats.some(x => x.usager) && html`<p class="boutons">${c.candidats.map(x => x.usager && html`<a href="/professionnel/dossiers/${x.usager}">Ouvrir le dossier${c.candidats.length > 1 && ` de la personne n° ${x.rang}`}</a>`)}</p>`}
<section class="carte" aria-labelledby="recu"><h2 id="recu">Tout ce qui a été reçu</h2>
${preuve.length > 0 ? fiche([['Envoyé par', d.contexte.habilitations.organisation(c.organisation)?.nom ?? c.organisation], ['Le', lInstant(c.recueLe)], ['Repère', c.dossier], ...preuve.map((p): [string, string] => [p.libelle, texte(p.cle, p.valeur)])]) : html`<p>Ce qui avait été reçu a été effacé, son délai de conservation étant passé.</p>`}</section>
${
  ouvert
    ? html`<h2>Votre décision</h2>
${formulaire(d.session, {
  action: `/professionnel/identites/${c.id}`,
  corps: html`${choix({
    nom: 'decision',
    libelle: 'Qui est-ce ?',
    erreurs,
    options: [
      ...c.candidats.map(x => ({
        valeur: `candidat-${x.rang}`,
        texte: c.candidats.length === 1 ? 'C’est elle' : `C’est la personne n° ${x.rang}`,
        aide: 'Ce qui a été reçu s’ajoute à son dossier.',
      })),
      {
        valeur: 'nouvelle-personne',
        texte: c.candidats.length === 1 ? 'C’est une autre personne' : 'Ce n’est aucune d’elles',
        aide: 'Un dossier est ouvert à son nom.',
      },
    ],
  })}<div class="boutons">${bouton('Trancher')}<a href="/professionnel/identites">Plus tard</a></div>
<p class="discret">Votre décision est tracée. France Travail peut la défaire si elle était erronée.</p>`,
})}`
    : html`<p>Ce cas est déjà tranché.</p>`
}`,
  }
}

const recue = z.object({
  decision: z
    .string()
    .regex(/^(candidat-\d{1,4}|nouvelle-personne)$/)
    .catch(''),
})

export async function trancher(d: Demande): Promise<Ecran | { versLa: string }> {
  const { id } = d.requete.params as { id: string }
  const { decision } = recue.parse(d.requete.body ?? {})
  if (decision === '') return unCas(d, [{ champ: 'decision', texte: 'Dites qui est cette personne, ou revenez plus tard.' }])
  const [, rang] = decision.split('candidat-')
  const corps = rang === undefined ? { decision: 'nouvelle-personne' } : { decision: 'c-est-elle', candidat: Number(rang) }
  const fait = await d.appeler('POST', `/api/v1/identites-ambigues/${encodeURIComponent(id)}/resolution`, { corps })
  if (fait.statut !== 200) throw refusDeLApi(fait.statut, fait.corps)
  return { versLa: '/professionnel/identites?fait=tranche' }
}
