import type { FastifyReply } from 'fastify'
import { permet } from '../../../src/droit/roles.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { manquesDuContradictoire, refusDeLEtatDeSanction } from '../../../src/parcours/sanction-travail/index.js'
import { alerte, type Ecran, enMots, frise, html, type Html, lienBouton } from '../../interface/index.js'
import { enPdf, type GenreDeLettre, lettreDeSanctionDuTravail, lettreOuverte } from '../../lettres/index.js'
import { deroule, horloge, ouEnEst } from '../../sanction-travail/cartes.js'
import { ouEnEstLaContestation, quiDecide } from '../../sanction-travail/voies-de-recours.js'
import { memeManquementAilleurs } from '../../procedures-en-double.js'
import { piecesEnListe } from '../../pieces/en-liste.js'
import { nommeur } from '../dossier/donnees.js'
import { adresseDesPieces } from '../dossier/piece.js'
import { papierAJoindre, piecesDeLaReponse } from '../papiers/lien.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { actes, type ActeDEcran } from './actes.js'
import { adresseDesSanctions, filDesSanctions, lireLaProcedure, type Lu, type Procedure } from './lire.js'

/** One procedure: where it is and its clock, what may be done, what is missing, who is competent, what happened. */
export async function procedureDuTravail(d: Demande): Promise<Ecran> {
  const lu = await lireLaProcedure(d)
  const { usager, nom, regime, p } = lu
  const double = memeManquementAilleurs(p, lu.procedures, new Map(lu.reproches.map(r => [r.numero, r.donnees])))
  const [nommer, jour] = [nommeur(d), jourDe(d.contexte.horloge())]
  const { fait = '' } = d.requete.query as { fait?: string }
  const dit = horloge(p.donnees, jour)
  // Whoever reads the procedure in brief is told nothing of an appeal.
  const contestation = p.donnees.organisation ? ouEnEstLaContestation(p.donnees, jour, nommer) : null
  return {
    titre: `${regime.titre} n° ${p.numero} : ${nom}`,
    menu: 'personnes',
    fil: filDesSanctions(usager, regime),
    ...(fait !== '' &&
      actes.some(a => a.cle === fait) && {
        message: { genre: 'succes' as const, texte: 'C’est enregistré, et la personne peut le lire.' },
      }),
    corps: html`<section aria-labelledby="ou-en-est"><h2 id="ou-en-est">Où elle en est</h2>
${dit && alerte('information', html`<p>${dit}</p>`)}
${double && alerte('attention', html`<p>${double}</p>`)}
${contestation && alerte('information', html`<p>${contestation}</p>`)}
${ouEnEst(p.donnees, regime, nommer)}
<p class="discret">${p.donnees.organisation ? quiDecide(p.donnees, nommer) : regime.competent}</p></section>
${pieces(d, lu)}
${gestes(d, lu, jour)}
${lettres(adresseDesSanctions(usager, regime), p)}
<section aria-labelledby="deroule"><h2 id="deroule">Ce qui s’est passé</h2>${frise(deroule(p.donnees, nommer))}</section>`,
  }
}

const pieces = (d: Demande, { usager, regime, p }: Lu & { p: Procedure }): Html | false => {
  const jointes = piecesEnListe(p.donnees.piecesJointes, adresseDesPieces(usager, regime.chemin, p.numero), nommeur(d))
  return piecesDeLaReponse(jointes, papierAJoindre(d, { usager, chemin: regime.chemin, numero: p.numero, reponse: p.donnees }))
}

/** What is open; what is not says why, and what is missing for a sanction is told before one tries. */
function gestes(d: Demande, { usager, regime, p, reproches }: Lu & { p: Procedure }, jour: string): Html | false {
  const { donnees: s } = p
  // Whoever does not lead the procedure says at most that she complies.
  const laMene = s.organisation === d.session.organisation
  const siens = actes.filter(a => (laMene || a.evenement === 'CONFORMER') && peutEcrire(d, regime.ressource, 'corriger', a.champ))
  const signe = permet(d.session.agent?.roles ?? [], 'sanctionner')
  const refus = (a: ActeDEcran) =>
    refusDeLEtatDeSanction(s.etat, a.evenement) ??
    (a.signe && !signe ? 'Réservé à qui a reçu pouvoir de signer dans votre organisme.' : a.autrement(s))
  const ouverts = siens.filter(a => refus(a) === null)
  const adresse = `${adresseDesSanctions(usager, regime)}/${p.numero}`
  const legitimes = s.manquements.map(m => reproches.find(r => r.numero === m.manquement)?.donnees.motifLegitime ?? null)
  const manque = siens.some(a => a.cle === 'decider') && s.decision === null ? manquesDuContradictoire(s, { jour, legitimes }) : []
  return (
    siens.length > 0 &&
    html`<section aria-labelledby="a-faire"><h2 id="a-faire">Ce que vous pouvez faire</h2>
<p class="boutons pas-imprime">${ouverts.map((a, i) => lienBouton(`${adresse}/${a.cle}`, a.lien, i === 0 ? 'principal' : 'secondaire'))}</p>
${manque.length > 0 && html`<h3>Ce qui manque pour sanctionner</h3><ul>${manque.map(m => html`<li>${m.detail}</li>`)}</ul>`}
${ouverts.length < siens.length && html`<details><summary>Ce qui n’est pas ouvert, et pourquoi</summary><ul>${siens.filter(a => refus(a) !== null).map(a => html`<li>${a.lien} : ${refus(a)}</li>`)}</ul></details>`}</section>`
  )
}

const noms: Readonly<Record<GenreDeLettre, string>> = {
  notification: 'La notification',
  decision: 'La décision',
  levee: 'La levée',
  rejet: 'Le rejet de la contestation',
}
const genresDeLettre = Object.keys(noms) as GenreDeLettre[]

const lettres = (adresse: string, { numero, donnees: s }: Procedure): Html | false => {
  // Whoever reads the procedure in brief writes to nobody.
  const ouvertes = s.organisation ? genresDeLettre.filter(g => lettreOuverte(s, g)) : []
  return (
    ouvertes.length > 0 &&
    html`<section aria-labelledby="lettres"><h2 id="lettres">Les lettres</h2><p class="boutons">${ouvertes.map(g => lienBouton(`${adresse}/${numero}/${g}.pdf`, html`${noms[g]} <span class="aide">(PDF accessible)</span>`))}</p></section>`
  )
}

/** The letter for who sends it by post. */
export async function lettreDeLaProcedure(d: Demande): Promise<FastifyReply> {
  const { nom, identite, regime, p } = await lireLaProcedure(d)
  const { genre } = d.requete.params as { genre: string }
  const voulu = genresDeLettre.find(g => g === genre)
  if (!voulu || !p.donnees.organisation || !lettreOuverte(p.donnees, voulu)) throw refusDeLApi(404, {})
  const [instant, nommer] = [d.contexte.horloge(), nommeur(d)]
  const adresse = enMots(identite.adresse, { ressource: 'identite', champ: 'adresse', nommer })
  const pdf = enPdf(lettreDeSanctionDuTravail(p.donnees, regime, voulu, { destinataire: [nom, ...adresse], nommer, le: instant }), instant)
  return d.reponse
    .type('application/pdf')
    .headers({ 'content-disposition': `attachment; filename="${voulu}.pdf"`, 'cache-control': 'no-store' })
    .send(pdf)
}
