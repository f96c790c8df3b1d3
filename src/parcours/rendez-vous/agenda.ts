import type { RendezVous } from './formes.js'

/** `uid` names the appointment for every calendar that takes it; `sequence` grows with each change; `instant`: when this file is made. */
export type Rangee = { uid: string; sequence: number; rendezVous: RendezVous }

const compact = (instant: string): string => instant.replaceAll(/[-:]/g, '')

/** RFC 5545, 3.3.11: what separates is escaped. */
const texte = (t: string): string => t.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n')

/** RFC 5545, 3.1: a line holds 75 bytes, and a character is never cut in two. */
function plier(ligne: string): string {
  const lignes = ['']
  let octets = 0
  for (const caractere of ligne) {
    const taille = Buffer.byteLength(caractere)
    if (octets + taille > 75) {
      lignes.push(' ')
      octets = 1
    }
    lignes[lignes.length - 1] += caractere
    octets += taille
  }
  return lignes.join('\r\n')
}

/**
 * A calendar file (RFC 5545), in universal time: a calendar shows the hour of Paris, in summer as in winter. Others may see her calendar:
 * it says when and where, neither why nor with whom.
 */
export function enAgenda(rangees: readonly Rangee[], { instant, adressePublique }: { instant: string; adressePublique: string }): string {
  const lignes = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//SI Plateforme//Rendez-vous//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...rangees.flatMap(({ uid, sequence, rendezVous: r }) => {
      const lieu = r.modalite === 'PHYSIQUE' ? [r.libelleLieu, r.adresse].filter(Boolean).join(', ') : ''
      const modalite = { PHYSIQUE: '', TELEPHONE: 'Par téléphone. ', VISIO: 'En visioconférence. ' }[r.modalite]
      return [
        'BEGIN:VEVENT',
        `UID:${texte(uid)}`,
        `DTSTAMP:${compact(instant)}`,
        `SEQUENCE:${sequence}`,
        `DTSTART:${compact(r.date)}`,
        ...(r.duree === null ? [] : [`DURATION:PT${r.duree}M`]),
        `STATUS:${r.statut === 'ANNULE' ? 'CANCELLED' : 'CONFIRMED'}`,
        'SUMMARY:Rendez-vous',
        ...(lieu === '' ? [] : [`LOCATION:${texte(lieu)}`]),
        `DESCRIPTION:${texte(`${modalite}Détails et annulation dans votre espace : ${adressePublique}/mon-espace/rendez-vous`)}`,
        'CLASS:PRIVATE',
        'END:VEVENT',
      ]
    }),
    'END:VCALENDAR',
  ]
  return `${lignes.map(plier).join('\r\n')}\r\n`
}
