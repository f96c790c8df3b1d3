import type { Ligne } from '../../../src/moteur/lignes.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { alerte, bouton, choix, type Ecran, type ErreurDeSaisie, formulaire, type Html, html, lInstant } from '../../interface/index.js'
import { ecransPropres, nommeur, valeurs } from '../dossier/donnees.js'
import { type Lue, lireLaRessource, type Version } from '../dossier/lire.js'
import { cheminDe, ressourceNommee, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { type Champ, champsDe } from './champs.js'
import { changements, type Divergence, divergences } from './conflit.js'
import { controles } from './formulaire.js'
import { enSaisie, enValeur, type Saisie } from './saisie.js'

type Cible = {
  usager: string
  numero: number | undefined
  lue: Lue
  versions: readonly [Version, ...Version[]]
  ligne: Ligne
  champs: readonly Champ[]
}

/** The record to correct, with the line that lets her; a record she does not see does not exist. */
async function viser(d: Demande): Promise<Cible> {
  const { usager, ressource: chemin, numero: rang } = d.requete.params as { usager: string; ressource: string; numero?: string }
  const ressource = ecransPropres[chemin] ? undefined : ressourceNommee(d.contexte, chemin)
  const lue = ressource && (await lireLaRessource(d, ressource, usager))
  const [ligne] = ressource ? sesLignes(d.contexte, d.session, ressource.nom, 'corriger') : []
  const numero = rang === undefined ? undefined : Number(rang)
  const versions = lue?.enregistrements.find(e => e.numero === numero)?.versions
  if (!lue || !versions) throw refusDeLApi(404, {})
  if (!ligne)
    throw new EcranRefuse(
      403,
      'Cette donnée ne se corrige pas ici',
      'Vos droits vous la font lire, pas la corriger. Signalez l’erreur à qui l’a écrite.',
    )
  return {
    usager,
    numero,
    lue,
    versions,
    ligne,
    champs: champsDe(
      lue.ressource,
      ligne.champs.filter(c => lue.ligne.champs.includes(c)),
    ),
  }
}

const saisieConnue = (cible: Cible, version: Version): Saisie =>
  Object.assign({}, ...cible.champs.map(c => enSaisie(c, version.donnees[c.champ]))) as Saisie

export async function formulaireDeCorrection(d: Demande): Promise<Ecran> {
  const cible = await viser(d)
  return ecran(d, cible, cible.versions[0].version, saisieConnue(cible, cible.versions[0]))
}

function ecran(d: Demande, cible: Cible, version: number, saisie: Saisie, erreurs: readonly ErreurDeSaisie[] = [], conflit?: Html): Ecran {
  const { usager, lue, versions, champs } = cible
  const dossier = `/professionnel/dossiers/${usager}`
  return {
    titre: `Corriger : ${lue.ressource.intitule.split(/[,:]/)[0]?.trim().toLowerCase()}`,
    menu: 'personnes',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: dossier, texte: 'Dossier' },
    ],
    erreurs,
    ...(!conflit && {
      chapeau: html`<p>Les valeurs connues sont déjà là : ne changez que ce qui est faux. Un champ laissé vide est une donnée non renseignée. Ce que vous remplacez reste dans l’historique.</p>`,
    }),
    corps: formulaire(d.session, {
      action: String(d.requete.url.split('?')[0]),
      corps: html`<input type="hidden" name="version" value="${version}">
${conflit}${controles({ lue, versions, nommer: nommeur(d), saisie, erreurs }, champs)}
<div class="boutons">${bouton('Enregistrer la correction')}<a href="${dossier}">Abandonner</a></div>`,
    }),
    largeur: 'lecture',
  }
}

/** Both versions, field by field; whatever she decides, what she typed is still in the form below. */
function ecranDeConflit(d: Demande, cible: Cible, saisie: Saisie, conflits: readonly Divergence[]): Ecran {
  const [presente] = cible.versions
  const vue = { lue: cible.lue, nommer: nommeur(d) }
  const enClair = (c: Divergence, v: unknown) => valeurs(vue, c.champ.champ, v).join(', ') || 'rien'
  const dit = html`${alerte('attention', html`<p>Pendant que vous écriviez, ${vue.nommer(presente.misAJour.par)} a corrigé ${conflits.length === 1 ? 'la même donnée' : 'les mêmes données'} (${lInstant(presente.misAJour.le)}). Rien n’est perdu : choisissez, ou reprenez votre saisie plus bas.</p>`)}
${conflits.map(c =>
  choix({
    nom: `choix.${c.champ.champ}`,
    libelle: c.champ.libelle,
    valeur: 'saisie',
    options: [
      { valeur: 'presente', texte: html`Garder ce qui vient d’être enregistré : <strong>${enClair(c, c.presente)}</strong>` },
      { valeur: 'saisie', texte: html`Mettre ma saisie : <strong>${enClair(c, c.sienne)}</strong>` },
    ],
  }),
)}`
  return { ...ecran(d, cible, presente.version, saisie, [], dit), titre: 'Quelqu’un a corrigé en même temps que vous' }
}

export async function corriger(d: Demande): Promise<Ecran | { versLa: string }> {
  const cible = await viser(d)
  const recu = (d.requete.body ?? {}) as Record<string, unknown>
  const saisie: Saisie = Object.fromEntries(Object.entries(recu).filter((e): e is [string, string] => typeof e[1] === 'string'))
  const [presente] = cible.versions
  const lue = cible.versions.find(v => String(v.version) === saisie.version) ?? presente
  const saisies = Object.fromEntries(
    cible.champs.map(c => [c.champ, saisie[`choix.${c.champ}`] === 'presente' ? presente.donnees[c.champ] : enValeur(c, saisie)]),
  )
  const erreurs = manques(cible, saisies)
  if (erreurs.length > 0) return ecran(d, cible, lue.version, saisie, erreurs)
  const changes = changements(cible.champs, lue.donnees, saisies)
  const conflits = divergences(cible.champs, lue, presente, changes)
  if (conflits.length > 0) return ecranDeConflit(d, cible, saisie, conflits)
  const retour = `/professionnel/dossiers/${cible.usager}`
  if (Object.keys(changes).length === 0) return { versLa: `${retour}?fait=inchange` }
  const chemin = `${cheminDe(cible.ligne)}/${cible.usager}${cible.numero === undefined ? '' : `/${cible.numero}`}`
  const fait = await d.appeler('PATCH', chemin, { corps: changes, entetes: { 'if-match': `"${presente.version}"` } })
  if (fait.statut === 200) return { versLa: `${retour}?fait=corrige` }
  // Somebody was quicker between the reading and the writing: read again, and show her.
  if (fait.statut === 412) return corriger(d)
  if (fait.statut === 422) return ecran(d, cible, presente.version, saisie, refusees(cible, fait.corps))
  throw refusDeLApi(fait.statut, fait.corps)
}

const premierControle = (cible: Cible, champ: string, partie?: string): string =>
  cible.champs.find(c => c.champ === champ)?.controles.find(c => partie === undefined || c.nom === `${champ}.${partie}`)?.nom ?? champ

/** Values the declaration refuses, said at their control. */
const manques = (cible: Cible, saisies: Record<string, unknown>): ErreurDeSaisie[] =>
  cible.champs.flatMap(({ champ, libelle, controles: siens }) => {
    const donnee = cible.lue.ressource.donnees[champ]
    const lu = donnee?.schema.safeParse(saisies[champ])
    if (!donnee || lu?.success) return []
    const fautes = new Map(
      (lu?.error?.issues ?? []).map(i => [premierControle(cible, champ, typeof i.path[0] === 'string' ? i.path[0] : undefined), i]),
    )
    return [...fautes.keys()].map(nom => ({
      champ: nom,
      texte: `${siens.find(c => c.nom === nom)?.libelle ?? libelle} : cette valeur n’a pas la forme attendue${typeof donnee.exemple === 'string' ? ` (par exemple ${donnee.exemple})` : ''}.`,
    }))
  })

const refusees = (cible: Cible, corps: Record<string, unknown>): ErreurDeSaisie[] => {
  const erreurs = (corps.errors ?? []) as { pointer: string; detail: string }[]
  return erreurs.length > 0
    ? erreurs.map(e => ({ champ: premierControle(cible, e.pointer.split('/')[1] ?? ''), texte: e.detail }))
    : [{ champ: cible.champs[0]?.controles[0]?.nom ?? 'contenu', texte: String(corps.detail) }]
}
