import {
  bouton,
  champ,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  listeDeroulante,
  vide,
  zoneDeTexte,
} from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { agir, lire } from '../appel.js'
import { texte } from '../saisie.js'
import { listerLesApplications } from './application.js'
import { champDesCles, clesLues } from './cles.js'
import { choixDesPortees, porteesChoisies } from './portees.js'
import { ecranDuSecret } from './secret.js'

const noms = ['nom', 'editeur', 'structure', 'quotaParSeconde', 'adressesDeRetour', 'jwks'] as const
type Saisie = Readonly<Record<(typeof noms)[number], string>> & { scopes: readonly string[] }
const vierge: Saisie = { nom: '', editeur: '', structure: '', quotaParSeconde: '20', adressesDeRetour: '', jwks: '', scopes: [] }

async function page(d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const [{ souscriptible }, { structures }] = await Promise.all([
    listerLesApplications(d),
    lire<{ structures: { code: string; nom: string }[] }>(d, '/organisation'),
  ])
  return {
    titre: 'Inscrire une application',
    menu: 'applications',
    fil: [{ href: '/administration/applications', texte: 'Applications' }],
    erreurs,
    largeur: 'lecture',
    chapeau: html`<p>Elle parle pour votre organisation et pour elle seule, quel que soit son éditeur.</p>`,
    corps:
      souscriptible.scopes.length === 0
        ? vide(
            'Aucune portée à donner',
            html`<p>Aucune habilitation en vigueur n’ouvre d’échange à votre organisation : demandez-en une d’abord.</p>`,
            html`<a href="/administration/habilitations">Voir les habilitations</a>`,
          )
        : formulaire(d.session, {
            action: '/administration/applications/nouvelle',
            corps: html`${champ({ nom: 'nom', libelle: 'Nom', aide: 'Celui que vos agents emploient.', valeur: s.nom, longueur: 120, autocomplete: 'off', erreurs })}
${champ({ nom: 'editeur', libelle: 'Éditeur', valeur: s.editeur, longueur: 120, autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${listeDeroulante({ nom: 'structure', libelle: 'Structure', aide: 'Une application d’une structure ne voit que ses dossiers.', valeur: s.structure, facultatif: 'sans mention', erreurs, options: [{ valeur: '', texte: 'Toute l’organisation' }, ...structures.map(x => ({ valeur: x.code, texte: x.nom }))] })}
${champ({ nom: 'quotaParSeconde', libelle: 'Appels par seconde', aide: `Vos habilitations en accordent ${souscriptible.quotaParSeconde.toLocaleString('fr-FR')}, toutes applications ensemble.`, valeur: s.quotaParSeconde, inputmode: 'numeric', largeur: 'courte', erreurs })}
<h2 id="portees">Portées</h2><p>Ce que vos habilitations en vigueur ouvrent, et rien d’autre.</p>
${choixDesPortees(d, souscriptible.scopes, s.scopes, erreurs)}
<h2 id="preuve">Comment elle se prouve</h2>
<p>Sans clé, un secret est tiré et montré une seule fois. Avec une clé, l’application signe ses demandes : c’est plus sûr, puisque rien de secret ne circule.</p>
${champDesCles(s.jwks, erreurs, 'facultatif')}
${zoneDeTexte({ nom: 'adressesDeRetour', libelle: 'Adresses de retour', aide: 'Si des personnes s’y connectent : une adresse par ligne.', valeur: s.adressesDeRetour, lignes: 2, facultatif: 'facultatif', erreurs })}
<div class="boutons" id="geste">${bouton('Inscrire l’application')}<a href="/administration/applications">Renoncer</a></div>`,
          }),
  }
}

export const formulaireDApplication = (d: Demande): Promise<Ecran> => page(d, vierge)

const manques = (s: Saisie): ErreurDeSaisie[] => [
  ...(s.nom === '' ? [{ champ: 'nom', texte: 'Indiquez le nom de l’application.' }] : []),
  ...(/^[1-9]\d{0,5}$/.test(s.quotaParSeconde)
    ? []
    : [{ champ: 'quotaParSeconde', texte: 'Indiquez un nombre d’appels par seconde, en chiffres.' }]),
  ...(s.scopes.length === 0 ? [{ champ: 'scopes', texte: 'Choisissez au moins une portée.' }] : []),
  ...(s.jwks !== '' && clesLues(s.jwks) === undefined ? [{ champ: 'jwks', texte: 'Ces clés ne sont pas du JSON lisible.' }] : []),
]

/** Registers the program; its secret, if it has one, is on the page that answers and nowhere else. */
export async function inscrire(d: Demande): Promise<Ecran | { versLa: string }> {
  const cellules = Object.fromEntries(noms.map(n => [n, texte(d, n)])) as Record<(typeof noms)[number], string>
  const s: Saisie = { ...cellules, scopes: porteesChoisies(d) }
  const erreurs = manques(s)
  if (erreurs.length > 0) return page(d, s, erreurs)
  const corps = {
    nom: s.nom,
    editeur: s.editeur || null,
    structure: s.structure || null,
    scopes: s.scopes,
    quotaParSeconde: Number(s.quotaParSeconde),
    adressesDeRetour: s.adressesDeRetour.split(/\s+/).filter(a => a !== ''),
    ...(s.jwks !== '' && { jwks: clesLues(s.jwks) }),
  }
  const rendu = await agir(d, { verbe: 'POST', chemin: '/applications', corps }, (pointer, detail) => ({
    champ: pointer.split('/')[1] || 'geste',
    texte: detail,
  }))
  if ('erreurs' in rendu) return page(d, s, rendu.erreurs)
  const { clientId, secret } = rendu.fait as { clientId: string; secret: string | null }
  const adresse = `/administration/applications/${clientId}`
  return secret === null
    ? { versLa: adresse }
    : ecranDuSecret({ titre: `${s.nom} est inscrite`, clientId, secret, adresse, menu: 'applications' })
}
