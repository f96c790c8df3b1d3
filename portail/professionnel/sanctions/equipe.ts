import { permet } from '../../../src/droit/roles.js'
import { CodeDeLActionSociale } from '../../../src/droit/textes.js'
import { libellesDeLaSanctionRsa as mots } from '../../../src/parcours/sanction-rsa/index.js'
import {
  bouton,
  carte,
  choix,
  date,
  type Ecran,
  type ErreurDeSaisie,
  enJour,
  fiche,
  formulaire,
  type Html,
  html,
  lienBouton,
  vide,
} from '../../interface/index.js'
import { etatDeLaSanction, ficheDeLaProposition } from '../../sanctions/cartes.js'
import { enPhrase } from '../../sanctions/manquements.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { nommeur } from '../dossier/donnees.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, peutEcrire } from '../ecrire.js'
import { aujourdHuiDe } from './actes.js'
import { aSoumettreALEquipe, type Listee, nomDe } from './lister.js'

const ici = '/professionnel/sanctions/equipe'
const champDe = ({ usager, numero }: Listee) => `avis.${usager}.${numero}`

/** The session of the équipe pluridisciplinaire: the dossiers that wait for its opinion, and what it gave, on one page to print. */
export const equipe = (d: Demande): Promise<Ecran> => ecran(d, {})

async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const dossiers = await aSoumettreALEquipe(d)
  const noms = await Promise.all(dossiers.map(s => nomDe(d, s.usager)))
  const ecrit = peutEcrire(d, 'sanctionRsa', 'corriger', 'avis')
  const { fait } = d.requete.query as { fait?: string }
  return {
    titre: 'Séance de l’équipe pluridisciplinaire',
    menu: 'sanctions',
    fil: [{ href: '/professionnel/sanctions', texte: 'Sanctions du RSA' }],
    erreurs,
    ...(fait && { message: { genre: 'succes' as const, texte: 'Les avis sont notés. Chacun se lit dans sa procédure.' } }),
    chapeau: html`<p>Les suppressions envisagées qui attendent un avis. L’équipe donne un avis ; elle ne décide pas (${CodeDeLActionSociale.L262_39.cite}).</p>`,
    corps:
      dossiers.length === 0
        ? vide('Aucun dossier n’attend d’avis', html`<p>Aucune suppression n’est envisagée sans que l’équipe se soit prononcée.</p>`)
        : formulaire(d.session, {
            action: ici,
            nom: 'Noter les avis de la séance',
            corps: html`<p>${dossiers.length} dossier${dossiers.length > 1 ? 's' : ''}, du plus ancien au plus récent.</p>
${dossiers.map((s, i) => unDossier(d, s, noms[i] ?? '', { recu, erreurs, ecrit }))}
${
  ecrit &&
  html`${date({ nom: 'avisLe', libelle: 'Jour de la séance', valeur: texteDe(recu.avisLe) || aujourdHuiDe(d), erreurs })}
<p class="boutons pas-imprime">${bouton('Noter les avis')}</p>`
}
${permet(d.session.agent?.roles ?? [], 'exporter') && html`<p class="pas-imprime">${lienBouton(`${ici}.csv`, 'Emporter cette liste en CSV')}</p>`}`,
          }),
  }
}

type Saisie = { recu: Recu; erreurs: readonly ErreurDeSaisie[]; ecrit: boolean }

function unDossier(d: Demande, s: Listee, nom: string, { recu, erreurs, ecrit }: Saisie): Html {
  const p = s.donnees
  const champ = champDe(s)
  return carte({
    titre: html`<a href="/professionnel/dossiers/${s.usager}/sanctions/${s.numero}">${nom}, procédure n° ${s.numero}</a>`,
    tete: etatDeLaSanction(p),
    corps: html`${ficheDeLaProposition(p, nommeur(d))}
${fiche([
  ['Réponse de la personne', p.observations ? html`« ${p.observations} »` : 'aucune pour l’instant'],
  ['Audition', p.compteRendu ?? (p.audition ? 'demandée, pas encore tenue' : null)],
  ['Dernier jour pour répondre', p.reponseAvant && enJour(p.reponseAvant)],
])}
${
  ecrit &&
  html`<input type="hidden" name="version.${s.usager}.${s.numero}" value="${s.version}">${choix({
    nom: champ,
    libelle: html`Avis de l’équipe<span class="a-entendre"> sur ${nom}</span>`,
    facultatif: 'facultatif',
    valeur: texteDe(recu[champ]),
    erreurs,
    options: Object.entries(mots.libellesDesAvis).map(([valeur, texte]) => ({ valeur, texte: enPhrase(texte) })),
  })}`
}`,
  })
}

/** Writes the opinions that were given, each on the version that was on the page; what could not be is said where it is. */
export async function noterLesAvis(d: Demande): Promise<Ecran | { versLa: string }> {
  const recu = (d.requete.body ?? {}) as Recu
  const donnes = (await aSoumettreALEquipe(d)).filter(s => texteDe(recu[champDe(s)]) !== '')
  const avisLe = texteDe(recu.avisLe)
  if (avisLe === '') return ecran(d, recu, [{ champ: 'avisLe', texte: 'Dites quel jour s’est tenue la séance.' }])
  if (donnes.length === 0) return ecran(d, recu, [{ champ: 'avisLe', texte: 'Aucun avis n’est choisi : choisissez-en au moins un.' }])
  const erreurs: ErreurDeSaisie[] = []
  for (const s of donnes) {
    const { statut, corps } = await corrigerLaVersion(d, 'sanctionRsa', {
      usager: s.usager,
      numero: s.numero,
      version: Number(texteDe(recu[`version.${s.usager}.${s.numero}`])),
      corps: { avis: texteDe(recu[champDe(s)]), avisLe },
    })
    if (statut === 412) erreurs.push({ champ: champDe(s), texte: 'Ce dossier a changé pendant la séance : relisez-le, puis notez l’avis.' })
    else if (statut === 400 || statut === 409 || statut === 422) erreurs.push({ champ: champDe(s), texte: String(corps.detail) })
    else if (statut !== 200) throw refusDeLApi(statut, corps)
  }
  return erreurs.length > 0 ? ecran(d, recu, erreurs) : { versLa: `${ici}?fait=avis` }
}
