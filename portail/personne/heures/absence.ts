import { randomUUID } from 'node:crypto'
import { type Absence, echeanceDeReponseALAbsence } from '../../../src/parcours/activites/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { absenceSaisie, champsDAbsence, champsDeLaRaison, ficheDAbsence, raisonSaisie } from '../../activites/absences.js'
import { issue } from '../../activites/assiduite.js'
import type { Recu } from '../../activites/champs.js'
import { alerte, bouton, type ErreurDeSaisie, enJour, formulaire, html, lienBouton, rendre } from '../../interface/index.js'
import { chemins, corpsDe, type Visite } from '../espace.js'
import { leRang, type Rang, refusees } from '../projet/lire.js'
import { mesPieces } from '../pieces/section.js'
import { lireMesAbsences, lireMesActivites } from './lire.js'

const fil = [{ href: '/mon-espace/heures', texte: 'Mes heures' }]

async function formulaireDAbsence(v: Visite, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []) {
  const prevues = (await lireMesActivites(v)).filter(a => a.donnees.etat === 'PREVUE')
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Prévenir d’une absence',
      menu: 'heures',
      fil,
      largeur: 'lecture',
      erreurs,
      chapeau: html`<p>Dites quand vous ne pourrez pas venir, ou n’êtes pas venu. Ceux qui vous accompagnent le liront.</p>`,
      corps: formulaire(v.session, {
        action: '/mon-espace/absences/nouvelle',
        corps: html`${champsDAbsence(
          recu,
          prevues.map(a => ({ valeur: String(a.numero), texte: a.donnees.intitule })),
          erreurs,
        )}
<p class="boutons">${bouton('Prévenir')} ${lienBouton('/mon-espace/heures', 'Annuler')}</p>`,
      }),
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

export const absenceAPrevenir = (horloge: () => Date) => (v: Visite) => formulaireDAbsence(v, { jour: jourDe(horloge()) })

export async function prevenir(v: Visite) {
  const recu = corpsDe(v.requete)
  const erreurs: ErreurDeSaisie[] = []
  const saisie = absenceSaisie(recu, erreurs)
  if (erreurs.length > 0) return formulaireDAbsence(v, recu, erreurs)
  const { statut, corps } = await v.ecrire('POST', chemins.mesAbsences, saisie, { 'idempotency-key': randomUUID() })
  if (statut === 201) return v.reponse.redirect('/mon-espace/heures?fait=absence', 303)
  return formulaireDAbsence(v, recu, dire(corps, 'jour'))
}

const dire = (corps: Record<string, unknown>, defaut: string): ErreurDeSaisie[] => {
  const dites = refusees(corps, champ => champ)
  return dites.length > 0 ? dites : [{ champ: defaut, texte: String(corps.detail) }]
}

export const pageDAbsence = async (v: Visite) => montrer(v, leRang(await lireMesAbsences(v), v))

function montrer(v: Visite, rang: Rang<Absence>, recu?: Recu, erreurs: readonly ErreurDeSaisie[] = []) {
  const a = rang.donnees
  return rendre(
    v.reponse,
    v.session,
    {
      titre: `Absence : ${a.intitule}`,
      menu: 'heures',
      fil,
      erreurs,
      chapeau: html`<p>Le ${enJour(a.jour)}. ${issue(a)}</p>`,
      corps: html`${ficheDAbsence(a, v.nommer)}
${!a.retiree && reponse(v, rang, recu ?? { motif: a.motif ?? '', explication: a.explication ?? '' }, erreurs)}
${mesPieces({ chemin: 'absences', numero: rang.numero, pieces: a.piecesJointes }, a.retiree ? 'close' : 'à joindre', v.nommer)}`,
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

/** Her right to answer: before anybody judges, and after. */
const reponse = (v: Visite, { numero, version, donnees: a }: Rang<Absence>, recu: Recu, erreurs: readonly ErreurDeSaisie[]) =>
  html`<section aria-labelledby="repondre"><h2 id="repondre">Ma réponse</h2>
${
  a.legitime === null
    ? alerte(
        'information',
        html`<p>Quelqu’un peut avoir à dire si cette absence est légitime. Avant cela vous pouvez vous expliquer, jusqu’au ${enJour(echeanceDeReponseALAbsence(a.noteeLe))} ; vous pourrez encore le faire après.</p>`,
      )
    : html`<p>Vous pouvez encore répondre : l’appréciation peut être revue.</p>`
}
${formulaire(v.session, {
  action: `/mon-espace/absences/${numero}`,
  corps: html`<input type="hidden" name="version" value="${version}">${champsDeLaRaison(recu, erreurs)}
<p class="boutons">${bouton('Envoyer ma réponse')} ${lienBouton('/mon-espace/heures', 'Revenir')}</p>`,
})}</section>`

export async function repondreALAbsence(v: Visite) {
  const recu = corpsDe(v.requete)
  const rang = leRang(await lireMesAbsences(v), v)
  const erreurs: ErreurDeSaisie[] = []
  const saisie = raisonSaisie(recu, erreurs)
  if (erreurs.length > 0) return montrer(v, rang, recu, erreurs)
  const { statut, corps } = await v.ecrire('PATCH', `${chemins.mesAbsences}/${rang.numero}`, saisie, { 'if-match': `"${recu.version}"` })
  if (statut === 200) return v.reponse.redirect('/mon-espace/heures?fait=absence', 303)
  return montrer(v, rang, recu, dire(corps, 'motif'))
}
