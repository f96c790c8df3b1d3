import { CodeDuTravail } from '../../../src/droit/textes.js'
import { deMois, enMois, ficheDInscription, moisDeclares, departDemande } from '../../inscription/cartes.js'
import { faitsSaisis, prerempli, questions, type Recu } from '../../inscription/declaration.js'
import {
  alerte,
  bouton,
  type Ecran,
  type ErreurDeSaisie,
  enJour,
  formulaire,
  html,
  type Html,
  lienBouton,
  vide,
} from '../../interface/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer, peutEcrire } from '../ecrire.js'
import { recuDe } from '../heures/lire.js'
import { filDuDossier } from '../projets/lire.js'
import { type Inscrite, lireLInscription } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  cessation: 'La cessation est constatée. La personne la lit dans son espace ; son contrat est suspendu.',
  inscrit: 'La personne est de nouveau inscrite.',
  declaration: 'La déclaration est enregistrée, à votre nom. La personne la lit dans son espace, avec son reçu.',
}

/** A person on the list, for whoever may read it; declared with her by whoever holds it (E4, E5). */
export const inscription = async (d: Demande): Promise<Ecran> => ecran(d, await lireLInscription(d))

function ecran(d: Demande, lue: Inscrite, recu?: Recu, erreurs: readonly ErreurDeSaisie[] = []): Ecran {
  const { fait = '' } = d.requete.query as { fait?: string }
  const { inscription: i, nom, usager, mois, adresse } = lue
  const declare = peutEcrire(d, 'actualisation', 'deposer')
  return {
    titre: `Inscription : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager),
    erreurs,
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    corps: i
      ? html`<section aria-labelledby="situation"><h2 id="situation">Sur la liste des demandeurs d’emploi</h2>${ficheDInscription(i)}
${
  i.motifFin === 'non-actualisation' &&
  html`<p class="boutons pas-imprime">${lienBouton(`${adresse}/cessation.pdf`, html`La lettre qui l’annonce <span class="aide">(PDF accessible)</span>`)}</p>`
}
${sesGestes(d, lue)}</section>
${laDeclaration(d, lue, declare, recu, erreurs)}
<section aria-labelledby="declares"><h2 id="declares">Mois déclarés</h2>
${
  mois.length > 0
    ? moisDeclares(
        mois,
        'la personne',
        declare
          ? m =>
              html`<a href="${adresse}/declarations/${m.numero}.pdf">Reçu<span class="a-entendre"> ${deMois(m.donnees.periode)}</span></a>`
          : null,
      )
    : html`<p class="discret">Aucun mois n’est déclaré ici.</p>`
}</section>`
      : vide('Cette personne n’est pas inscrite', html`<p>Elle n’est pas sur la liste des demandeurs d’emploi.</p>`),
  }
}

/** Off the list, or back on it; a demand that waits is said first. */
function sesGestes(d: Demande, { inscription: i, mois, adresse, usager }: Inscrite): Html | false {
  const demandeLe = i && departDemande(i, mois)
  const peut = peutEcrire(d, 'inscription', 'corriger', 'statut', 'motifFin')
  const classe = i?.statut === 'inscrit' && peutEcrire(d, 'inscription', 'corriger', 'categorie')
  return html`${typeof demandeLe === 'string' && alerte('attention', html`<p>Elle a demandé le ${enJour(demandeLe)} à quitter la liste : prenez-en note, ou rappelez-la.</p>`)}
${peut && i && html`<p class="boutons pas-imprime">${i.statut === 'inscrit' ? lienBouton(`${adresse}/cessation`, 'Constater une cessation') : lienBouton(`${adresse}/retour`, 'Réinscrire')}${classe && html` ${lienBouton(`/professionnel/dossiers/${usager}/inscriptions/corriger`, 'Dire sa catégorie')}`}</p>`}`
}

function laDeclaration(
  d: Demande,
  lue: Inscrite,
  declare: boolean,
  recu: Recu | undefined,
  erreurs: readonly ErreurDeSaisie[],
): Html | false {
  const { aFaire, mois, adresse } = lue
  if (aFaire === null) return false
  if ('rien' in aFaire)
    return html`<section aria-labelledby="declarer"><h2 id="declarer">La déclaration du mois</h2>
<p>${aFaire.rien}${aFaire.prochaine && html` La prochaine, pour ${enMois(aFaire.prochaine.periode)}, est ouverte du ${enJour(aFaire.prochaine.du)} au ${enJour(aFaire.prochaine.au)}.`}</p></section>`
  const valeurs = recu ?? prerempli(mois)
  const delai = aFaire.enRetard
    ? html`<p>Jusqu’au <strong>${enJour(aFaire.jusquAu)}</strong>, une déclaration suffit à la réinscrire, du jour où elle est faite (${CodeDuTravail.R5411_5.cite}).</p>`
    : html`<p>Le mois ${deMois(aFaire.periode)} est à déclarer jusqu’au <strong>${enJour(aFaire.jusquAu)}</strong> inclus ; sans déclaration, l’inscription cesse le lendemain (${CodeDuTravail.R5411_17.cite}).</p>`
  return html`<section aria-labelledby="declarer"><h2 id="declarer">${declare ? `Déclarer ${enMois(aFaire.periode)} avec elle` : 'La déclaration du mois'}</h2>
${alerte(aFaire.enRetard ? 'attention' : 'information', delai)}
${
  declare
    ? html`${!aFaire.enRetard && html`<p class="boutons pas-imprime">${lienBouton(`${adresse}/rappel.pdf`, html`La lettre de rappel <span class="aide">(PDF accessible)</span>`)}</p>`}
${formulaire(d.session, {
  action: adresse,
  nom: `Déclarer ${enMois(aFaire.periode)}`,
  corps: html`<p>Ce sont ses réponses : lisez-les-lui avant d’enregistrer. La déclaration porte votre nom, et elle en reçoit le reçu.</p>
${valeurs.repris && html`<p class="discret">Ses réponses ${valeurs.repris} sont reprises.</p>`}
<input type="hidden" name="periode" value="${aFaire.periode}">
${questions(aFaire.periode, valeurs, erreurs, 'à qui l’aide')}
<p class="boutons">${bouton('Déclarer pour elle')}</p>`,
})}`
    : html`<p class="discret">La personne déclare dans son espace, ou avec un conseiller de France Travail.</p>`
}</section>`
}

export async function declarerPourElle(d: Demande): Promise<Ecran | { versLa: string }> {
  const lue = await lireLInscription(d)
  const recu = recuDe(d)
  const erreurs: ErreurDeSaisie[] = []
  const corps = faitsSaisis(recu, erreurs)
  if (lue.aFaire && !('rien' in lue.aFaire) && lue.aFaire.periode !== recu.periode)
    erreurs.push({ champ: 'chercheToujours', texte: `Le mois à déclarer est maintenant ${enMois(lue.aFaire.periode)} : relisez.` })
  if (erreurs.length > 0) return ecran(d, lue, recu, erreurs)
  const rendu = await deposer(d, 'actualisation', { usager: lue.usager, corps })
  if (rendu.statut === 201) return { versLa: `${lue.adresse}?fait=declaration` }
  if (rendu.statut === 422) return ecran(d, lue, recu, [{ champ: 'chercheToujours', texte: String(rendu.corps.detail) }])
  throw refusDeLApi(rendu.statut, rendu.corps)
}
