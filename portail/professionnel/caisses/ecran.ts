import { permet } from '../../../src/droit/roles.js'
import { type DecompteDesEnvois, type EnvoiListe, libellesDesEnvois as mots, type ReponseRefusee } from '../../../src/payeurs/index.js'
import {
  alerte,
  bouton,
  type Ecran,
  enInstant,
  enJour,
  etiquette,
  formulaire,
  formulaireDeFiltre,
  type Html,
  html,
  lienBouton,
  listeDeroulante,
  pagination,
  tableau,
  vide,
} from '../../interface/index.js'
import { nommeur } from '../dossier/donnees.js'
import { nomComplet } from '../dossier/personne.js'
import type { Demande } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'
import { type Filtres, filtres, lirePage, requete } from './lire.js'

const ici = '/professionnel/caisses'
const adresse = (chemin: string, f: Filtres) => [chemin, requete(f)].filter(Boolean).join('?')

/** Where each decision on the RSA is, between who decided and who pays: the same page on both sides. */
export async function caisses(d: Demande): Promise<Ecran> {
  const f = filtres.parse(d.requete.query)
  const [{ elements, suivant }, decompte, refusees] = await Promise.all([
    lirePage(d, f, 25),
    d.lire<DecompteDesEnvois>('/api/v1/envois-au-payeur/decompte'),
    d.lire<{ elements: ReponseRefusee[] }>('/api/v1/envois-au-payeur/reponses-refusees?limite=20'),
  ])
  const noms = await Promise.all(elements.map(async e => nomComplet((await identiteLisible(d, e.usager)) ?? {})))
  const nommer = nommeur(d)
  const { curseur: _, ...sansCurseur } = f
  /** What a reference is of, when the decision is on this page. */
  const decision = (reference: string): Html | false => {
    const i = elements.findIndex(e => e.reference === reference)
    const e = elements[i]
    return e !== undefined && html`${mots.natures[e.nature]}, ${noms[i]}<br>`
  }
  const filtree = f.etat !== undefined || f.enRetard !== undefined
  return {
    titre: 'Décisions et caisses',
    menu: 'caisses',
    ...(f.fait && {
      message: { genre: 'succes' as const, texte: html`<p>La décision va être redite à la caisse : elle attend ici son envoi.</p>` },
    }),
    chapeau: html`<p>Où en est chaque décision sur le RSA entre le département qui l’a prise et la caisse qui l’applique. Les deux lisent la même page.</p>`,
    corps: html`${decompte.pannes.map(p =>
      alerte(
        'attention',
        html`<p>${nommer(p.payeur)} ne reçoit rien depuis le ${enInstant(p.depuis)}. ${p.echec} Rien n’est perdu : ce qui attend partira de lui-même, dans l’ordre.</p>`,
      ),
    )}
${bilan(decompte)}
${formulaireDeFiltre(
  ici,
  html`${listeDeroulante({ nom: 'etat', libelle: 'Où en est la décision', valeur: f.etat ?? 'toutes', facultatif: 'sans mention', options: [{ valeur: 'toutes', texte: 'Partout' }, ...Object.entries(mots.etats).map(([valeur, texte]) => ({ valeur, texte }))] })}
${listeDeroulante({
  nom: 'enRetard',
  libelle: 'Réponse de la caisse',
  valeur: f.enRetard ?? 'toutes',
  facultatif: 'sans mention',
  options: [
    { valeur: 'toutes', texte: 'Attendue ou non' },
    { valeur: 'true', texte: 'En retard' },
  ],
})}
${bouton('Filtrer', 'secondaire')}`,
  'Filtrer les décisions',
)}
${
  elements.length === 0
    ? vide(
        'Aucune décision ici',
        html`<p>${filtree ? 'Aucune décision ne répond à ces filtres.' : 'Aucune décision n’est passée par ici.'}</p>`,
        filtree && html`<a href="${ici}">Voir toutes les décisions</a>`,
      )
    : tableau(
        'envois',
        f.curseur ? 'De la plus récente à la plus ancienne, suite' : 'De la plus récente à la plus ancienne',
        ['Personne', 'Décision', 'Période', 'Décidée par', 'Caisse', 'Où elle en est'],
        elements.map((e, i) => [
          html`<a href="/professionnel/dossiers/${e.usager}#envois-au-payeur">${noms[i]}</a>`,
          mots.natures[e.nature],
          e.au === null ? html`à compter du ${enJour(e.du)}` : html`du ${enJour(e.du)} au ${enJour(e.au)}`,
          nommer(e.decideePar),
          e.payeur === null ? 'à identifier' : nommer(e.payeur),
          html`${suivi(e)}${e.aRedire && redire(d, e, noms[i] ?? '')}`,
        ]),
      )
}
${pagination({ debut: f.curseur && adresse(ici, sansCurseur), suite: suivant === null ? undefined : adresse(ici, { ...sansCurseur, curseur: suivant }) })}
${
  permet(d.session.agent?.roles ?? [], 'exporter') &&
  elements.length > 0 &&
  html`<p class="pas-imprime">${lienBouton(adresse(`${ici}.csv`, sansCurseur), 'Emporter cette liste en CSV')}</p>`
}
${refusees.elements.length > 0 && reponsesRefusees(refusees.elements, nommer, decision)}`,
  }
}

/** Once what the payer objected to is put right. */
const redire = (d: Demande, { reference, nature }: EnvoiListe, nom: string): Html =>
  formulaire(d.session, {
    action: `${ici}/${reference}/renvoi`,
    nom: `Redire à la caisse : ${mots.natures[nature]}, ${nom}`,
    corps: bouton(html`Redire à la caisse<span class="a-entendre"> : ${mots.natures[nature]}, ${nom}</span>`, 'secondaire'),
  })

const tons = {
  A_ADRESSER: 'mauvais',
  A_ENVOYER: 'attente',
  TRANSMIS: 'attente',
  PRIS_EN_COMPTE: 'bon',
  APPLIQUE: 'fini',
  REJETE: 'mauvais',
} as const

function suivi(e: EnvoiListe): Html {
  const jour = {
    TRANSMIS: e.transmisLe,
    PRIS_EN_COMPTE: e.prisEnCompteLe,
    APPLIQUE: e.appliqueLe,
    REJETE: e.rejeteLe,
    A_ENVOYER: null,
    A_ADRESSER: null,
  }[e.etat]
  return html`${etiquette(mots.etats[e.etat], tons[e.etat])}${jour !== null && html` le ${enJour(jour)}`}${e.enRetard && html` ${etiquette('en retard', 'mauvais')}`}
${e.motifDuRejet !== null && html`<p>${e.motifDuRejet}</p>`}${e.dernierEchec !== null && html`<p class="discret">Dernier envoi manqué : ${e.dernierEchec}</p>`}`
}

const bilan = ({ etats }: DecompteDesEnvois): Html | false =>
  etats.length > 0 &&
  tableau(
    'bilan',
    'Le compte',
    ['Où elles en sont', 'Décisions', 'Dont en retard', 'La plus ancienne, décidée le'],
    etats.map(e => [mots.etats[e.etat], e.nombre, e.enRetard, e.depuis !== null && enInstant(e.depuis)]),
  )

const reponsesRefusees = (
  refusees: readonly ReponseRefusee[],
  nommer: (code: string) => string,
  decision: (reference: string) => Html | false,
): Html =>
  html`<section aria-labelledby="refusees-titre"><h2 id="refusees-titre">Réponses de caisse refusées</h2>
<p>Ce que la caisse a répondu et que la plateforme n’a pas retenu : rien n’a changé. La caisse peut répondre de nouveau.</p>
${tableau(
  'refusees',
  'De la plus récente à la plus ancienne',
  ['Décision', 'Caisse', 'Elle disait', 'Reçue le', 'Refusée parce que'],
  refusees.map(r => [
    html`${decision(r.reference)}<span class="discret">référence ${r.reference}</span>`,
    nommer(r.payeur),
    mots.etats[r.etat],
    enInstant(r.recueLe),
    r.motif,
  ]),
)}</section>`
