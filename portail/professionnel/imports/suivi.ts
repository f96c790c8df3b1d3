import type { FastifyReply } from 'fastify'
import { alerte, avancement, type Ecran, etiquette, fiche, type Html, html, lienBouton, lInstant, script } from '../../interface/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { enCours, etatsEnMots, formatsEnMots, type Import } from './import.js'

const lire = (d: Demande) => d.lire<Import>(`/api/v1/imports/${encodeURIComponent((d.requete.params as { id: string }).id)}`)

const combien = (n: number, un: string, plusieurs: string): Html => html`<strong>${n}</strong> ${n > 1 ? plusieurs : un}`

const bilan = (i: Import): Html => html`<ul class="bilan">
<li>${combien(i.crees, 'personne ajoutée', 'personnes ajoutées')}</li>
<li>${combien(i.modifies, 'personne mise à jour', 'personnes mises à jour')}</li>
<li>${combien(i.inchanges, 'personne inchangée', 'personnes inchangées')}</li>
<li class="${i.ambigus > 0 && 'a-voir'}">${combien(i.ambigus, 'identité à trancher', 'identités à trancher')}</li>
<li class="${i.rejetes > 0 && 'a-voir'}">${combien(i.rejetes, 'élément rejeté', 'éléments rejetés')}</li>
<li>${combien(i.douteux, 'élément repris avec un doute', 'éléments repris avec un doute')}</li>
</ul>`

/** One file: how far it is, what it brought, why it was refused. Reloading tells more; a script reloads by itself. */
export async function suivi(d: Demande): Promise<Ecran> {
  const i = await lire(d)
  return {
    titre: i.nom,
    menu: 'imports',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: '/professionnel/imports', texte: 'Fichiers' },
    ],
    ...(enCours(i) && { scripts: [script('suivi')] }),
    corps: html`<div id="suivi" data-etat="${enCours(i) ? 'en-cours' : 'fini'}">
<p>${etiquette(...etatsEnMots[i.etat])} ${formatsEnMots[i.format]}</p>
${enCours(i) && html`<div role="status">${avancement('avance', i.etat === 'recu' ? 'En attente de son tour' : `${i.lus} éléments lus`, i.avancement)}</div><p class="boutons" data-sans-script>${lienBouton(`/professionnel/imports/${i.id}`, 'Actualiser')}</p>`}
${i.etat === 'refuse' && alerte('erreur', html`<p>${i.detail ?? 'Le fichier n’a pas pu être lu.'}</p><p>Rien n’en a été repris. Corrigez-le, puis déposez-le de nouveau.</p>`)}
${i.etat === 'echoue' && alerte('attention', html`<p>${i.detail ?? 'L’import s’est interrompu.'}</p><p>Ce qui était fait reste fait ; le même fichier, déposé de nouveau, reprendra où il s’est arrêté.</p>`)}
${i.lus > 0 && bilan(i)}
${i.lus > 0 && !enCours(i) && html`<p class="boutons">${lienBouton(`/professionnel/imports/${i.id}/rapport.csv`, 'Télécharger le rapport')}${i.ambigus > 0 && html`<a href="/professionnel/identites">Trancher les identités</a>`}</p>`}
${fiche([
  ['Reçu', lInstant(i.recuLe)],
  ['Terminé', i.termineLe && lInstant(i.termineLe)],
  ['Éléments lus', i.lus],
  ['Personnes décrites', i.personnes],
])}</div>`,
  }
}

/** The report, as the API gives it: of a large file it is large too. */
export async function rapport({ contexte, session, requete, reponse }: Demande): Promise<FastifyReply> {
  const { id } = requete.params as { id: string }
  const recu = await contexte.telecharger(session, requete.id, `/api/v1/imports/${encodeURIComponent(id)}/rapport`)
  if (!('flux' in recu)) throw refusDeLApi(recu.statut, {})
  return reponse
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', recu.entetes['content-disposition'] ?? 'attachment')
    .send(recu.flux)
}
