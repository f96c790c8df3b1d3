import { libellesDesProtections } from '../../src/droit/protection.js'
import { type DecisionDeRadiation, motsDeLaRadiation as mots, type Radiation } from '../../src/parcours/radiation/index.js'
import { alerte, enJour, etiquette, type Evenement, fiche, frise, type Html, html } from '../interface/index.js'
import { enPhrase } from '../sanctions/manquements.js'

type Nommer = (organisation: string) => string
/** A reader who is not told everything has fewer fields. */
export type RadiationLue = Partial<Radiation> & Pick<Radiation, 'etat' | 'depuis'>
/** `par`: the organisation whose agent decided. */
export type DecisionLue = Omit<DecisionDeRadiation, 'decideur' | 'surVersion'> & { decideur?: string; par: string }

const tons = {
  AVERTIE: 'attente',
  CONTRADICTOIRE: 'attente',
  A_DECIDER: 'attente',
  SANS_SUITE: 'fini',
  PRONONCEE: 'mauvais',
  REINSCRITE: 'fini',
  ECHUE: 'fini',
  ANNULEE: 'fini',
} as const

export const etatDeLaRadiation = (r: RadiationLue): Html => etiquette(mots.libellesDesEtats[r.etat], tons[r.etat])

/** What is held, where it is, and what was decided of it. */
export const ficheDeRadiation = (r: RadiationLue, nommer: Nommer, jointes: Html | null = null): Html =>
  fiche([
    ['État', html`${etatDeLaRadiation(r)} depuis le ${enJour(r.depuis)}`],
    ['D’où elle vient', r.origine && `${mots.libellesDesOrigines[r.origine].libelle} (${mots.libellesDesOrigines[r.origine].texte.cite})`],
    ['Ce qui est reproché', r.fondement && `${mots.fondements[r.fondement].libelle} (${mots.fondements[r.fondement].texte.cite})`],
    ['Faits', r.motif],
    ['Décision dont elle découle', r.reference],
    ['Par', r.proposeePar && html`${nommer(r.proposeePar)}${r.proposeeLe && html`, le ${enJour(r.proposeeLe)}`}`],
    ['Durée envisagée', r.mois && `${r.mois} mois`],
    ['Mesure de protection', r.protection && enPhrase(libellesDesProtections[r.protection])],
    ['Notifiée aussi à', r.representant],
    ['Réponse de la personne', r.observations && html`« ${r.observations} »${r.observationsLe && html`, le ${enJour(r.observationsLe)}`}`],
    ['Ce qu’elle a joint', jointes],
    ['Entendue le', r.entendueLe && enJour(r.entendueLe)],
    [
      'Ce qu’elle conteste',
      r.recours &&
        html`« ${r.recours} »${r.recoursLe && html`, le ${enJour(r.recoursLe)}`}${r.recoursVoie && ` (${mots.libellesDesVoies[r.recoursVoie]})`}`,
    ],
    [
      'Décidé',
      r.moisDecides &&
        r.dateEffet &&
        r.dernierJour &&
        `${r.moisDecides} mois, du ${enJour(r.dateEffet)} au ${enJour(r.dernierJour)} inclus`,
    ],
  ])

const joursDe = (du: string, au: string) => Math.round((Date.parse(au) - Date.parse(du)) / 86_400_000)
const reste = (jour: string, limite: string): string => {
  const n = joursDe(jour, limite)
  return n > 1 ? `encore ${n} jours` : n === 1 ? 'encore un jour' : 'c’est le dernier jour'
}

/** Whom the procedure waits for, and until when. `elle`: said to her, or of her. */
export function horlogeDeLaRadiation(r: RadiationLue, jour: string, a: 'à elle' | 'à l’agent'): Html | false {
  const dire = (aElle: string, aLAgent: string) => (a === 'à elle' ? aElle : aLAgent)
  const jusquAu = (limite: string | null | undefined) =>
    limite && limite >= jour && html` jusqu’au <strong>${enJour(limite)}</strong> inclus (${reste(jour, limite)})`
  if (r.etat === 'AVERTIE')
    return alerte(
      'attention',
      jusquAu(r.delai)
        ? html`<p>${dire('Un avertissement vous est donné. Vous pouvez vous mettre en règle, ou dire pourquoi vous ne le pouviez pas,', 'Elle peut se mettre en règle, ou répondre,')}${jusquAu(r.delai)}.</p>`
        : html`<p>${dire('Le délai de l’avertissement est passé : si une radiation est envisagée, elle vous est dite. Vous pouvez encore répondre.', 'Le délai de l’avertissement est passé : dites si une radiation est envisagée, ou classez sans suite.')}</p>`,
    )
  if (r.etat === 'CONTRADICTOIRE')
    return alerte(
      'attention',
      html`<p>${dire('Une radiation est envisagée. Vous pouvez répondre par écrit, ou demander à être entendu et assisté,', 'Elle peut répondre, être entendue et assistée,')}${jusquAu(r.reponseAvant)}. ${dire('Rien n’est décidé avant.', 'Aucune décision ne peut être prise avant.')}</p>`,
    )
  if (r.etat === 'A_DECIDER')
    return alerte(
      'attention',
      html`<p>${dire('Une personne habilitée à signer va décider. Vous pouvez encore répondre.', 'À décider par qui est habilité à signer.')}</p>`,
    )
  if (r.etat === 'PRONONCEE' && r.dateEffet && r.dernierJour)
    return alerte(
      'information',
      html`<p>${r.dateEffet > jour ? html`Elle prend effet le <strong>${enJour(r.dateEffet)}</strong>.` : html`Jusqu’au <strong>${enJour(r.dernierJour)}</strong> inclus (${reste(jour, r.dernierJour)}).`} ${dire('Ensuite, vous pouvez vous réinscrire. Une demande de RSA vous réinscrit avant.', 'Ensuite, elle peut se réinscrire ; une demande de RSA la réinscrit avant.')}</p>`,
    )
  return false
}

/** The procedure along its line, what was said and what was decided, the latest first. */
export function etapesDeLaRadiation(r: RadiationLue, decisions: readonly DecisionLue[], nommer: Nommer): Html {
  const dits: (Evenement | false | '' | null | undefined)[] = [
    r.proposeeLe && {
      le: r.proposeeLe,
      titre: r.origine === 'SANS_DROIT' ? 'Avertissement' : 'Radiation proposée',
      detail: r.motif,
      auteur: r.proposeePar && nommer(r.proposeePar),
    },
    r.observationsLe && { le: r.observationsLe, titre: 'La personne répond', detail: r.observations },
    r.entendueLe && { le: r.entendueLe, titre: 'La personne est entendue' },
    r.recoursLe && { le: r.recoursLe, titre: 'La personne conteste', detail: r.recours },
    ...decisions.map(d => ({
      le: d.le,
      titre: capitale(mots.libellesDesSens[d.sens]),
      detail: html`<p>${d.motivation}</p>${d.mois && d.dateEffet && d.dernierJour && html`<p>${d.mois} mois, du ${enJour(d.dateEffet)} au ${enJour(d.dernierJour)} inclus.</p>`}`,
      auteur: d.decideur,
      genre: 'fort' as const,
    })),
  ]
  return frise(dits.filter(e => typeof e === 'object' && e !== null).toSorted((x, y) => y.le.localeCompare(x.le)))
}

const capitale = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1)
