import type { FastifyReply } from 'fastify'
import { bouton, type Ecran, type ErreurDeSaisie, formulaire, type Html, html, lienBouton, zoneDeTexte } from '../../interface/index.js'
import { enMots } from '../../interface/index.js'
import { enPdf, lettreDeConvocation } from '../../lettres/index.js'
import { type Recu, texteDe } from '../../projet/saisie.js'
import { ficheDuRendezVous, tenu } from '../../rendez-vous/cartes.js'
import { nommeur } from '../dossier/donnees.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, peutEcrire, refusees } from '../ecrire.js'
import { filDuDossier } from '../projets/lire.js'
import { leRendezVous } from './lire.js'
import { champsDuLieu, champsDuMoment, lieuSaisi, momentEnSaisie, momentSaisi } from './saisie.js'

type Vise = Awaited<ReturnType<typeof leRendezVous>>
type Resultat = Promise<Ecran | { versLa: string }>

const faits: Readonly<Record<string, string>> = {
  deplace: 'Le rendez-vous est déplacé. La personne en est prévenue.',
  EFFECTUE: 'Il est noté que ce rendez-vous a eu lieu.',
  ABSENT: 'L’absence est notée. La personne le lit et peut dire pourquoi ; rien d’autre ne s’ensuit sans une décision humaine.',
  ANNULE: 'Le rendez-vous est annulé. La personne en est prévenue.',
  PRIS: 'Ce qui avait été noté est retiré.',
  dit: 'Ce que dit la personne est noté.',
}

export async function unRendezVous(d: Demande): Promise<Ecran> {
  const { fait = '' } = d.requete.query as { fait?: string }
  const page = ecran(d, await leRendezVous(d), {})
  return { ...page, ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }) }
}

function ecran(d: Demande, vise: Vise, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Ecran {
  const { usager, nom, rang } = vise
  const r = rang.donnees
  const base = `/professionnel/dossiers/${usager}/rendez-vous`
  const sien = [r.organisation, r.prisPar].includes(d.session.organisation) && peutEcrire(d, 'rendezVous', 'corriger', 'statut')
  return {
    titre: `Rendez-vous de ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager, { href: base, texte: 'Rendez-vous' }),
    erreurs,
    corps: html`${ficheDuRendezVous(r, nommeur(d))}
${tenu(r) && html`<p class="boutons pas-imprime">${lienBouton(`${base}/${rang.numero}.pdf`, html`La convocation <span class="aide">(PDF accessible)</span>`)}</p>`}
${!sien && html`<p class="note">Ce rendez-vous est tenu par ${nommeur(d)(r.organisation)} : vous pouvez y noter ce que vous dit la personne.</p>`}
${sien && constater(d, vise)}
${sien && tenu(r) && deplacer(d, vise, recu, erreurs)}
${peutEcrire(d, 'rendezVous', 'corriger', 'observations') && noter(d, vise, recu, erreurs)}`,
  }
}

const action = ({ usager, rang }: Vise, quoi: string) => `/professionnel/dossiers/${usager}/rendez-vous/${rang.numero}/${quoi}`
const version = ({ rang }: Vise): Html => html`<input type="hidden" name="version" value="${rang.version}">`

/** What became of it: what its state and the hour allow. */
function constater(d: Demande, vise: Vise): Html | false {
  const r = vise.rang.donnees
  const passe = r.date <= d.contexte.horloge().toISOString()
  const envoi = (valeur: string) => ({ nom: 'statut', valeur })
  const possibles = [
    passe && r.statut !== 'EFFECTUE' && r.statut !== 'ANNULE' && bouton('Il a eu lieu', 'principal', envoi('EFFECTUE')),
    passe && r.statut !== 'ABSENT' && r.statut !== 'ANNULE' && bouton('La personne n’est pas venue', 'secondaire', envoi('ABSENT')),
    (tenu(r) || r.statut === 'ABSENT') && bouton(r.statut === 'ABSENT' ? 'L’absence est excusée' : 'Annuler', 'danger', envoi('ANNULE')),
    (r.statut === 'EFFECTUE' || r.statut === 'ABSENT') && bouton('C’était une erreur', 'secondaire', envoi('PRIS')),
  ].filter(b => b !== false)
  return (
    possibles.length > 0 &&
    html`<section aria-labelledby="suite"><h2 id="suite">La suite</h2>
${formulaire(d.session, { action: action(vise, 'suite'), nom: 'Dire la suite de ce rendez-vous', corps: html`${version(vise)}<p class="boutons">${possibles.map(b => html`${b} `)}</p>` })}</section>`
  )
}

function deplacer(d: Demande, vise: Vise, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html {
  const { date, duree, modalite, libelleLieu, adresse } = vise.rang.donnees
  const f = { recu: { ...momentEnSaisie(date, duree), modalite, libelleLieu: libelleLieu ?? '', adresse: adresse ?? '', ...recu }, erreurs }
  return html`<section aria-labelledby="deplacer"><h2 id="deplacer">Déplacer</h2>
${formulaire(d.session, { action: action(vise, 'moment'), nom: 'Déplacer ce rendez-vous', corps: html`${version(vise)}${champsDuMoment(f)}${champsDuLieu(f)}<p class="boutons">${bouton('Déplacer', 'secondaire')}</p>` })}</section>`
}

const noter = (
  d: Demande,
  vise: Vise,
  recu: Recu,
  erreurs: readonly ErreurDeSaisie[],
): Html => html`<section aria-labelledby="parole"><h2 id="parole">Ce que dit la personne</h2>
${formulaire(d.session, {
  action: action(vise, 'observations'),
  nom: 'Noter ce que dit la personne',
  corps: html`${version(vise)}${zoneDeTexte({ nom: 'observations', libelle: 'Avec ses mots', aide: 'Rien de sa santé : elle le lira, et tous ceux qui la suivent aussi.', lignes: 3, longueur: 2000, valeur: texteDe(recu.observations) || (vise.rang.donnees.observations ?? ''), erreurs })}
<p class="boutons">${bouton('Noter', 'secondaire')}</p>`,
})}</section>`

async function ecrire(d: Demande, fait: string, corps: Record<string, unknown>, erreurs: readonly ErreurDeSaisie[]): Resultat {
  const vise = await leRendezVous(d)
  const recu = (d.requete.body ?? {}) as Recu
  if (erreurs.length > 0) return ecran(d, vise, recu, erreurs)
  const { usager, rang } = vise
  const rendu = await corrigerLaVersion(d, 'rendezVous', { usager, numero: rang.numero, version: Number(texteDe(recu.version)), corps })
  if (rendu.statut === 200) return { versLa: `/professionnel/dossiers/${usager}/rendez-vous/${rang.numero}?fait=${fait}` }
  if (rendu.statut === 412)
    return ecran(d, vise, recu, [{ champ: 'observations', texte: 'Quelqu’un a écrit en même temps que vous : relisez, puis reprenez.' }])
  if (rendu.statut === 422 && fait !== 'dit' && fait !== 'deplace') throw refusDeLApi(409, rendu.corps)
  if (rendu.statut === 422 || rendu.statut === 400)
    return ecran(
      d,
      vise,
      recu,
      refusees(rendu, ([champ = 'heure']) => (champ === 'date' ? 'heure' : champ)),
    )
  throw refusDeLApi(rendu.statut, rendu.corps)
}

export function direLaSuite(d: Demande): Resultat {
  const statut = texteDe((d.requete.body as Recu | undefined)?.statut)
  return ecrire(d, statut, { statut }, [])
}

export function changerLeMoment(d: Demande): Resultat {
  const recu = (d.requete.body ?? {}) as Recu
  const erreurs: ErreurDeSaisie[] = []
  return ecrire(d, 'deplace', { ...momentSaisi(recu, erreurs), ...lieuSaisi(recu, erreurs) }, erreurs)
}

export function noterSaParole(d: Demande): Resultat {
  const observations = texteDe((d.requete.body as Recu | undefined)?.observations)
  return ecrire(d, 'dit', { observations }, observations.length < 3 ? [{ champ: 'observations', texte: 'Écrivez ce qu’elle en dit.' }] : [])
}

/** The letter that convenes her, to be posted. */
export async function convocation(d: Demande): Promise<FastifyReply> {
  const { rang, nom, identite } = await leRendezVous(d)
  const instant = d.contexte.horloge()
  const nommer = nommeur(d)
  const adresse = enMots(identite.adresse, { ressource: 'identite', champ: 'adresse', nommer })
  const pdf = enPdf(lettreDeConvocation(rang.donnees, { destinataire: [nom, ...adresse], nommer, le: instant }), instant)
  return d.reponse
    .type('application/pdf')
    .headers({ 'content-disposition': 'attachment; filename="convocation.pdf"', 'cache-control': 'no-store' })
    .send(pdf)
}

/** Corrected on its own page. */
export function versLeRendezVous(d: Demande): Promise<{ versLa: string }> {
  const { usager, numero } = d.requete.params as { usager: string; numero: string }
  return Promise.resolve({ versLa: `/professionnel/dossiers/${usager}/rendez-vous/${numero}` })
}
