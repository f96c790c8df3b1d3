import { creerHasard } from '../../outils/epreuves/hasard.js'
import type { Seuil } from './seuils/seuils.js'

/** A day of work of one agent: the persons she reads, hour after hour. */
type Journee = readonly (readonly number[])[]
export type Alerte = { agent: number; jour: number; seuil: Seuil }

/** What the database counts, in memory: the same sets, the same comparisons. A read beyond a limit is not served, as there. */
export function creerModele(seuils: readonly Seuil[]) {
  const connus = new Map<number, Set<number>>()
  const parJour = new Map<number, { nouveaux: number }[]>()
  const somme = (agent: number, jours: number) => (parJour.get(agent) ?? []).slice(-jours).reduce((n, j) => n + j.nouveaux, 0)
  return {
    connaitre: (agent: number, personnes: Iterable<number>) => connus.set(agent, new Set([...(connus.get(agent) ?? []), ...personnes])),
    /** The first limit passed each day, if any; the agent stops there. */
    vivre(agent: number, jour: number, journee: Journee, ouvert = 0): Alerte | null {
      const siens = connus.get(agent) ?? new Set<number>()
      connus.set(agent, siens)
      const compte = { nouveaux: 0 }
      parJour.set(agent, [...(parJour.get(agent) ?? []), compte])
      const vusDuJour = new Set<number>()
      for (const heure of journee) {
        const vus = new Set<number>()
        let nouveaux = 0
        for (const personne of heure) {
          if (vus.has(personne)) continue
          vus.add(personne)
          vusDuJour.add(personne)
          if (!siens.has(personne)) {
            siens.add(personne)
            nouveaux++
            compte.nouveaux++
          }
          const mesures = {
            'heure nouveaux': nouveaux,
            'heure tous': vus.size,
            'jour nouveaux': compte.nouveaux,
            'jour tous': vusDuJour.size,
            'semaine nouveaux': somme(agent, 7),
            'mois nouveaux': somme(agent, 30),
          }
          const seuil = seuils.find(
            s => s.genre === 'agent' && (mesures[`${s.horizon} ${s.mesure}` as keyof typeof mesures] ?? 0) > s.limite + ouvert,
          )
          if (seuil) return { agent, jour, seuil }
        }
      }
      return null
    },
  }
}

/** The habits of a thousand agents, drawn once for all. */
export function creerLesAgents(graine: number, combien: number) {
  const hasard = creerHasard(graine)
  let prochaine = 0
  const nouvelles = (n: number) => Array.from({ length: n }, () => prochaine++)
  const choisir = (parmi: readonly number[], n: number) => Array.from({ length: n }, () => parmi[hasard.entier(parmi.length)] as number)
  /** How many of each hundred: advisers, reception, those who run meetings, responsible persons. */
  const metiers = Array.from({ length: combien }, () => hasard.entier(100))
  const portefeuilles = metiers.map(() => nouvelles(60 + hasard.entier(90)))
  return {
    portefeuilles,
    /** `annoncee`: a whole caseload is taken over that day, and the responsible person said so. */
    journee(agent: number, jour: number): { heures: Journee; annoncee: number } {
      const siens = portefeuilles[agent] as number[]
      const metier = metiers[agent] as number
      const repris = hasard.entier(400) === 0 ? nouvelles(80 + hasard.entier(60)) : []
      siens.push(...repris)
      // The first days of a month are the busiest, and a Monday more than a Friday.
      const charge = (jour % 22 < 3 ? 1.5 : 1) * (jour % 5 === 0 ? 1.3 : 1)
      const heures = Array.from({ length: 7 }, (_, h) => {
        const ordinaires = choisir(siens, Math.round((2 + hasard.entier(4)) * charge))
        const accueil = metier < 5 ? nouvelles(hasard.entier(2)) : []
        const entrees = hasard.entier(100) < 22 * charge ? nouvelles(1) : []
        // A meeting gathers people nobody had met.
        const reunion = metier >= 5 && metier < 20 && h === 2 && hasard.entier(12) === 0 ? nouvelles(8 + hasard.entier(13)) : []
        const revue = repris.length > 0 && h < 4 ? repris.slice(h * 25, (h + 1) * 25) : []
        siens.push(...entrees, ...reunion)
        return [...ordinaires, ...accueil, ...entrees, ...reunion, ...revue]
      })
      return { heures, annoncee: repris.length }
    },
  }
}
