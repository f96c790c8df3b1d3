import { randomUUID } from 'node:crypto'
import { jourDe } from '../../../src/moteur/moteur.js'
import { type DemandeDeDispense, relanceDepuis, reponseAvant } from '../../../src/parcours/activites/index.js'
import { champsDeDispense, dispenseSaisie, ficheDeDemande } from '../../activites/dispenses.js'
import type { Recu } from '../../activites/champs.js'
import {
  alerte,
  bouton,
  type ErreurDeSaisie,
  enJour,
  formulaire,
  type Html,
  html,
  lienBouton,
  rendre,
  zoneDeTexte,
} from '../../interface/index.js'
import { chemins, corpsDe, type Visite } from '../espace.js'
import { leRang, type Rang, refusees } from '../projet/lire.js'
import { mesPieces } from '../pieces/section.js'
import { lireMesDemandes, lireMesDispenses } from './lire.js'

const fil = [{ href: '/mon-espace/heures', texte: 'Mes heures' }]

const mots = {
  duree: 'Que pouvez-vous faire pendant ce temps ?',
  aucune: 'Votre accompagnement continue.',
  minutes: 'Si moins d’heures : combien par semaine',
  reserve: 'La santé, le handicap, l’invalidité ne s’écrivent pas ici : vous en parlerez de vive voix.',
}

function formulaireDeDemande(v: Visite, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []) {
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Demander une dispense d’heures',
      menu: 'heures',
      fil,
      largeur: 'lecture',
      erreurs,
      chapeau: html`<p>Si votre situation ne vous permet pas de faire toutes les heures demandées, dites-le : votre référent peut en demander moins, pour un temps (L. 5411-6). Il vous répond ; d’ici là, rien ne change. Une fois la demande envoyée, vous pourrez y joindre une pièce.</p>`,
      corps: formulaire(v.session, {
        action: '/mon-espace/dispenses/nouvelle',
        corps: html`${champsDeDispense(recu, erreurs, mots)}
${zoneDeTexte({ nom: 'explication', libelle: 'Avec vos mots', aide: 'Rien sur votre santé. Vide si la raison se dit de vive voix.', lignes: 3, longueur: 2000, valeur: recu.explication ?? '', facultatif: 'facultatif', erreurs })}
<p class="boutons">${bouton('Envoyer ma demande')} ${lienBouton('/mon-espace/heures', 'Annuler')}</p>`,
      }),
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

export const dispenseADemander = (horloge: () => Date) => async (v: Visite) => formulaireDeDemande(v, { du: jourDe(horloge()) })

export async function demanderUneDispense(v: Visite) {
  const recu = corpsDe(v.requete)
  const erreurs: ErreurDeSaisie[] = []
  const corps = { ...dispenseSaisie(recu, erreurs), explication: recu.explication || null }
  if (erreurs.length > 0) return formulaireDeDemande(v, recu, erreurs)
  const rendu = await v.ecrire('POST', chemins.mesDispenses, corps, { 'idempotency-key': randomUUID() })
  if (rendu.statut === 201) return v.reponse.redirect('/mon-espace/heures?fait=dispense', 303)
  return formulaireDeDemande(v, recu, fautes(rendu.corps, 'du'))
}

const fautes = (corps: Record<string, unknown>, defaut: string): ErreurDeSaisie[] => {
  const dites = refusees(corps, champ => champ)
  return dites.length > 0 ? dites : [{ champ: defaut, texte: String(corps.detail) }]
}

export const pageDeMaDemande = (horloge: () => Date) => async (v: Visite) =>
  montrer(v, leRang(await lireMesDemandes(v), v), jourDe(horloge()))

async function montrer(v: Visite, rang: Rang<DemandeDeDispense>, jour: string, erreurs: readonly ErreurDeSaisie[] = []) {
  const { donnees, numero } = rang
  const accordee = (await lireMesDispenses(v)).find(d => d.donnees.demande === numero)?.donnees
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Ma demande de dispense',
      menu: 'heures',
      fil,
      erreurs,
      chapeau: html`<p>${suite(donnees, jour)}</p>`,
      corps: html`${relancer(donnees, jour)}${ficheDeDemande(donnees, accordee, v.nommer)}
${mesPieces({ chemin: 'demandes-de-dispense', numero, pieces: donnees.piecesJointes }, donnees.etat === 'A_DECIDER' ? 'à joindre' : 'close', v.nommer)}
${donnees.etat === 'A_DECIDER' && retrait(v, rang)}
<p class="boutons">${donnees.etat === 'REFUSEE' && lienBouton('/mon-espace/dispenses/nouvelle', 'Faire une autre demande')} ${lienBouton('/mon-espace/heures', 'Revenir à mes heures')}</p>`,
    },
    erreurs.length > 0 ? 409 : 200,
  )
}

/** What she may expect, or do, of it. */
function suite(demande: DemandeDeDispense, jour: string): string {
  const { etat, demandeeLe } = demande
  if (relanceDepuis(demande, jour) !== null) return 'Elle attend encore sa réponse : rien ne change à ce qui vous est demandé.'
  if (etat === 'A_DECIDER')
    return `Votre référent la lit déjà, et doit vous répondre au plus tard le ${enJour(reponseAvant(demandeeLe))}. D’ici là, rien ne change à ce qui vous est demandé.`
  if (etat === 'ACCORDEE') return 'Elle vous est accordée : vos semaines en tiennent compte.'
  if (etat === 'RETIREE') return 'Vous l’avez retirée.'
  return 'Elle vous est refusée. Si vous n’êtes pas d’accord, dites-le à votre référent : il peut revenir sur sa réponse.'
}

/** Nothing follows of itself from his silence: what is left to her is to ask again. */
const relancer = (demande: DemandeDeDispense, jour: string): Html | false => {
  const depuis = relanceDepuis(demande, jour)
  return (
    depuis !== null &&
    alerte(
      'attention',
      html`<p><strong>Vous pouvez relancer votre référent depuis le ${enJour(depuis)}.</strong> Il devait vous répondre au plus tard le ${enJour(reponseAvant(demande.demandeeLe))}. Son silence n’est ni un accord ni un refus.</p>
<p>Dites-le à l’organisme qui vous accompagne : il est nommé dans <a href="/mon-espace/orientation">mon orientation</a>, et votre demande est toujours dans ses travaux. Aucun texte ne fixe ce délai : c’est celui que la plateforme lui donne.</p>`,
    )
  )
}

const retrait = (v: Visite, { numero, version }: Rang<DemandeDeDispense>): Html =>
  html`<section aria-labelledby="retrait"><h2 id="retrait">Vous n’en avez plus besoin ?</h2>
${formulaire(v.session, { action: `/mon-espace/dispenses/${numero}/retrait`, nom: 'Retirer ma demande', corps: html`<input type="hidden" name="version" value="${version}"><p class="boutons">${bouton('Retirer ma demande', 'secondaire')}</p>` })}</section>`

export const retirerMaDemande = (horloge: () => Date) => async (v: Visite) => {
  const { version } = corpsDe(v.requete)
  const { numero } = leRang(await lireMesDemandes(v), v)
  const rendu = await v.ecrire('PATCH', `${chemins.mesDispenses}/${numero}`, { retiree: true }, { 'if-match': `"${version}"` })
  if (rendu.statut === 200) return v.reponse.redirect('/mon-espace/heures?fait=retrait', 303)
  return montrer(v, leRang(await lireMesDemandes(v), v), jourDe(horloge()), fautes(rendu.corps, 'retrait'))
}
