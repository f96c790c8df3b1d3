import { z } from 'zod'
import { plusMois } from '../../../src/droit/jours.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { type DecisionsContraires, libellesDeLOrientation as mots } from '../../../src/parcours/orientation/index.js'
import { bouton, type Ecran, fiche, formulaireDeFiltre, html, listeDeroulante, tableau, vide } from '../../interface/index.js'
import { nommeur } from '../dossier/donnees.js'
import type { Demande } from '../ecran.js'

const periodes = { 1: 'Ce mois-ci', 3: 'Trois derniers mois', 12: 'Douze derniers mois', 24: 'Vingt-quatre derniers mois' } as const
const filtres = z.object({ mois: z.enum(['1', '3', '12', '24']).catch('12') })

type Compte = DecisionsContraires['ventilations']['territoire'][number]
const nombre = (n: number | null, seuil: number) => (n === null ? `moins de ${seuil}, ou caché` : n.toLocaleString('fr-FR'))
const taux = ({ decisions, contraires }: Pick<Compte, 'decisions' | 'contraires'>) =>
  decisions === null || contraires === null || decisions === 0
    ? '—'
    : `${((100 * contraires) / decisions).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} %`
const premierMot = (libelle: string) => libelle.split(' (')[0] ?? libelle

/** How far the proposals of the tool were followed, and why not: numbers, in which nobody is recognised. */
export async function decisionsContraires(d: Demande): Promise<Ecran> {
  const f = filtres.parse(d.requete.query)
  const mois = jourDe(d.contexte.horloge()).slice(0, 7)
  const du = plusMois(`${mois}-01`, 1 - Number(f.mois)).slice(0, 7)
  const c = await d.lire<DecisionsContraires>(`/api/v1/pilotage/decisions-contraires?du=${du}&au=${mois}`)
  return {
    titre: 'Décisions contraires à la proposition',
    menu: 'pilotage',
    chapeau: html`<p>Un outil propose une orientation ; une personne compétente décide. Quand elle décide autrement, elle dit pourquoi : ces désaccords servent à corriger l’outil.</p>`,
    corps: html`${formulaireDeFiltre(
      '/professionnel/pilotage',
      html`${listeDeroulante({ nom: 'mois', libelle: 'Période', valeur: f.mois, facultatif: 'sans mention', options: Object.entries(periodes).map(([valeur, texte]) => ({ valeur, texte })) })}
${bouton('Afficher', 'secondaire')}`,
      'Choisir la période',
    )}
${fiche([
  ['Décisions sur une proposition', nombre(c.decisions, c.seuil)],
  ['Décidées autrement', nombre(c.contraires, c.seuil)],
  ['Part', taux(c)],
  ['Sans proposition complète', nombre(c.sansProposition, c.seuil)],
])}
<p><a href="/professionnel/pilotage/rejeu">Essayer d’autres règles sur les cas passés</a></p>${tientLaListe(d) && html`<p><a href="/professionnel/pilotage/actualisation">Essayer une règle d’actualisation avant sa date</a></p>`}
${c.decisions === 0 ? vide('Aucune décision sur cette période', html`<p>Aucune proposition n’a été acceptée ni écartée.</p>`) : tables(d, c)}
<p class="discret">Un nombre de moins de ${c.seuil} personnes n’est pas montré, ni celui qui permettrait de le retrouver.</p>`,
  }
}

const tientLaListe = (d: Demande) => d.contexte.habilitations.organisation(d.session.organisation)?.type === 'FT'

function tables(d: Demande, c: DecisionsContraires) {
  const nommer = nommeur(d)
  const ventilation = (id: string, titre: string, quoi: string, lignes: readonly Compte[], dire: (cle: string) => string) =>
    lignes.length > 0 &&
    tableau(
      id,
      titre,
      [quoi, 'Décisions', 'Décidées autrement', 'Part'],
      lignes.map(l => [dire(l.cle), nombre(l.decisions, c.seuil), nombre(l.contraires, c.seuil), taux(l)]),
    )
  const regle = (cle: string) => {
    const [version = '', code = ''] = cle.split(' ')
    return code === 'INCONNU' ? `règle non gardée, table ${version}` : `règle ${code}, table ${version}`
  }
  const passage = (cle: string) => {
    const [p = '', o = '', p2 = '', o2 = ''] = cle.split(' ')
    const dire = (x: string, y: string) => `${premierMot(mots.libellesDesParcours[x as 'IND'])}, ${mots.libellesDesOrganismes[y as 'IND']}`
    return [dire(p, o), dire(p2, o2)]
  }
  const v = c.ventilations
  return html`${
    c.motifs.length > 0 &&
    html`<h2>Pourquoi</h2>${tableau(
      'motifs',
      'Raisons données',
      ['Raison', 'Décisions'],
      c.motifs.map(m => [mots.libellesDesMotifs[m.cle as 'AUTRE'], nombre(m.nombre, c.seuil)]),
    )}
${tableau(
  'passages',
  'De ce qui était proposé à ce qui est décidé',
  ['Proposé', 'Décidé', 'Décisions'],
  c.passages.map(p => [...passage(p.cle), nombre(p.nombre, c.seuil)]),
)}`
  }
<h2>Par règle de l’outil</h2>
<p><a href="/documentation/algorithme-d-orientation">Ce que dit chaque règle</a></p>
${ventilation('regles-parcours', 'Règle qui a proposé le parcours', 'Règle', v.regleDeParcours, regle)}
${ventilation('regles-organisme', 'Règle qui a proposé l’organisme', 'Règle', v.regleDOrganisme, regle)}
<h2>Par lieu</h2>
${ventilation('territoires', 'Par département', 'Département', v.territoire, t => (t === 'INCONNU' ? 'non connu' : t))}
${ventilation('structures', 'Par structure qui décide', 'Structure', v.structure, s => (s === 'INCONNU' ? 'sans structure' : nommer(s)))}
${v.organisation.length > 1 && ventilation('organisations', 'Par organisation qui décide', 'Organisation', v.organisation, nommer)}`
}
