import { isDeepStrictEqual } from 'node:util'
import type { Projet } from '../../../src/parcours/projet/index.js'
import type { Ecran, ErreurDeSaisie } from '../../interface/index.js'
import { enRecu, enSalaire } from '../../projet/champs.js'
import { coche, metierSaisi, type Recu, salaireSaisi, souhaitsSaisis, texteDe } from '../../projet/saisie.js'
import { type Recherche, trouverLeMetier } from '../../projet/metiers.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, deposer, refusees } from '../ecrire.js'
import { formulaireDuProjet, type Vise } from './formulaire.js'
import { leRang, lireLesProjets } from './lire.js'

async function viser(d: Demande): Promise<Vise> {
  const { usager, nom, projets } = await lireLesProjets(d)
  return { usager, nom, rang: 'numero' in (d.requete.params as object) ? leRang(projets, d) : undefined }
}

const recuDe = (p: Partial<Projet>): Recu => ({
  ...enRecu(p),
  etat: p.etat ?? 'EN_COURS',
  retenuOre: p.retenuOre ? 'oui' : '',
  ...enSalaire('salairePratique', p.salairePratique),
  'salairePratique.source': p.salairePratique?.source ?? '',
  ...Object.fromEntries((p.besoins ?? []).map(b => [`besoin.${b.code}`, b.valeur])),
})

export async function formulaireDeProjet(d: Demande): Promise<Ecran> {
  const vise = await viser(d)
  return formulaireDuProjet(d, vise, recuDe(vise.rang?.donnees ?? {}))
}

export async function enregistrerLeProjet(d: Demande): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const recu = (d.requete.body ?? {}) as Recu
  if (recu.geste === 'chercher') return formulaireDuProjet(d, vise, recu, await trouverLeMetier(d, recu))
  const { usager, rang } = vise
  const avant = rang?.donnees
  const erreurs: ErreurDeSaisie[] = []
  const corps = projetSaisi(recu, avant, erreurs)
  if (erreurs.length > 0) return formulaireDuProjet(d, vise, recu, { ...(await encoreTrouves(d, recu)), erreurs })
  const retour = `/professionnel/dossiers/${usager}/projets`
  const changes = Object.fromEntries(
    Object.entries(corps).filter(([c, v]) => !isDeepStrictEqual(v ?? null, (avant as Record<string, unknown> | undefined)?.[c] ?? null)),
  )
  if (rang && Object.keys(changes).length === 0) return { versLa: retour }
  if (rang && String(rang.version.version) !== texteDe(recu.version))
    return formulaireDuProjet(d, vise, { ...recu, version: String(rang.version.version) }, { erreurs: [depassee] })
  const fait = rang
    ? await corrigerLaVersion(d, 'projet', { usager, numero: rang.numero, version: rang.version.version, corps: changes })
    : await deposer(d, 'projet', { usager, corps })
  if (fait.statut === 200 || fait.statut === 201) return { versLa: `${retour}?fait=projet` }
  if (fait.statut === 412) return enregistrerLeProjet(d)
  if (fait.statut === 422 || fait.statut === 400)
    return formulaireDuProjet(d, vise, recu, { ...(await encoreTrouves(d, recu)), erreurs: refusees(fait, controleDe) })
  throw refusDeLApi(fait.statut, fait.corps)
}

const depassee = {
  champ: 'metier',
  texte: 'Ce projet a changé pendant que vous écriviez. Votre saisie est gardée ; l’enregistrer la mettra à la place.',
}

/** The métiers found are shown again when what was chosen among them has to be. */
const encoreTrouves = async (d: Demande, recu: Recu): Promise<Recherche> =>
  texteDe(recu.metier).length < 2 ? {} : trouverLeMetier(d, recu)

function projetSaisi(recu: Recu, avant: Projet | undefined, erreurs: ErreurDeSaisie[]): Record<string, unknown> {
  const metier = metierSaisi(recu, avant, erreurs)
  const pratique = salaireSaisi(recu, 'salairePratique', erreurs)
  const source = texteDe(recu['salairePratique.source'])
  if (pratique && source.length < 3) erreurs.push({ champ: 'salairePratique.source', texte: 'Dites d’où vient le salaire pratiqué.' })
  return {
    ...metier,
    ...souhaitsSaisis(recu, erreurs),
    etat: texteDe(recu.etat) || 'EN_COURS',
    salairePratique: pratique && { ...pratique, source },
    retenuOre: coche(recu.retenuOre),
    besoins: Object.entries(recu).flatMap(([nom, v]) => {
      const code = /^besoin\.(\d+)$/.exec(nom)?.[1]
      const valeur = texteDe(v)
      return code && valeur && valeur !== 'NON_EXPLORE' ? [{ code, valeur }] : []
    }),
  }
}

const controles: Readonly<Record<string, string>> = {
  intitule: 'metier',
  typologie: 'metier',
  codeRome: 'metier',
  codeAppellation: 'metier',
  salaire: 'salaire.montant',
  salairePratique: 'salairePratique.montant',
  besoins: 'besoin.1',
}
const controleDe = ([premier = 'metier']: readonly string[]): string => controles[premier] ?? premier
