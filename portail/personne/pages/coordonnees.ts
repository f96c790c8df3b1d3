import { EcranRefuse } from '../../ecran-refuse.js'
import {
  alerte,
  bouton,
  champ,
  enMots,
  type ErreurDeSaisie,
  fiche,
  formulaire,
  type Html,
  html,
  lienBouton,
  provenance,
  rendre,
  zoneDeTexte,
} from '../../interface/index.js'
import { donneesDe, fautes, type Saisie, saisieDe } from '../coordonnees.js'
import { chemins, corpsDe, detailDe, type Visite } from '../espace.js'

type Lue = { version: number; misAJour: { le: string; par: string; structure: string | null }; donnees: Record<string, unknown> }
type Etat = { saisie?: Saisie; erreurs?: readonly ErreurDeSaisie[]; depassee?: true }

/** Somebody wrote meanwhile: both versions are shown, and what was typed is still in the form. */
const deuxVersions = ({ donnees, misAJour }: Lue, { nommer }: Visite): Html =>
  alerte(
    'attention',
    html`<p>Vos coordonnées ont changé pendant que vous écriviez. Voici ce qui est enregistré maintenant ; votre saisie est gardée ci-dessous. L’envoyer la remplacera.</p>
${fiche(['adresse', 'emails', 'telephones'].map(c => [{ adresse: 'Adresse', emails: 'Adresses électroniques', telephones: 'Téléphones' }[c] ?? c, enMots(donnees[c], { ressource: 'identite', champ: c, nommer }).join(', ') || 'non renseigné']))}
${provenance({ par: nommer(misAJour.par), le: misAJour.le })}`,
    'annonce',
  )

export async function formulaireDeCoordonnees(v: Visite, { saisie, erreurs = [], depassee }: Etat = {}) {
  const lue = await v.lire<Lue>(chemins.identite)
  const s = saisie ?? saisieDe(lue.donnees)
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Corriger mes coordonnées',
      menu: 'donnees',
      fil: [{ href: '/mon-espace/donnees', texte: 'Mes données' }],
      largeur: 'lecture',
      chapeau: html`<p>Ce que nous savons est déjà écrit. Tous ceux qui vous suivent liront votre correction, et vous n’aurez pas à la redire.</p>`,
      erreurs,
      corps: html`${depassee && deuxVersions(lue, v)}
${formulaire(v.session, {
  action: '/mon-espace/coordonnees',
  corps: html`<input type="hidden" name="version" value="${lue.version}">
<fieldset class="groupe"><legend>Adresse</legend>
${champ({ nom: 'voie', libelle: 'Numéro et voie', valeur: s.voie, autocomplete: 'address-line1', longueur: 80, facultatif: 'facultatif', erreurs })}
${champ({ nom: 'complement', libelle: 'Bâtiment, étage, appartement', valeur: s.complement, autocomplete: 'address-line2', longueur: 38, facultatif: 'facultatif', erreurs })}
${champ({ nom: 'codePostal', libelle: 'Code postal', valeur: s.codePostal, autocomplete: 'postal-code', inputmode: 'numeric', largeur: 'courte', facultatif: 'facultatif', erreurs })}
${champ({ nom: 'commune', libelle: 'Commune', valeur: s.commune, autocomplete: 'address-level2', longueur: 50, largeur: 'moyenne', facultatif: 'facultatif', erreurs })}</fieldset>
${zoneDeTexte({ nom: 'emails', libelle: 'Adresses électroniques', aide: 'Une par ligne.', lignes: 2, valeur: s.emails, facultatif: 'facultatif', erreurs })}
${zoneDeTexte({ nom: 'telephones', libelle: 'Téléphones', aide: 'Un par ligne.', lignes: 2, valeur: s.telephones, facultatif: 'facultatif', erreurs })}
<p class="boutons">${bouton('Enregistrer')} ${lienBouton('/mon-espace/donnees', 'Annuler')}</p>`,
})}`,
    },
    erreurs.length > 0 ? 400 : depassee ? 409 : 200,
  )
}

export async function corrigerLesCoordonnees(v: Visite) {
  const recu = corpsDe(v.requete)
  const { voie = '', complement = '', codePostal = '', commune = '', emails = '', telephones = '', version = '' } = recu
  const saisie = { voie, complement, codePostal, commune, emails, telephones }
  const erreurs = fautes(saisie)
  if (erreurs.length > 0) return formulaireDeCoordonnees(v, { saisie, erreurs })
  const { donnees } = await v.lire<Lue>(chemins.identite)
  const { statut, corps } = await v.ecrire('PATCH', chemins.identite, donneesDe(saisie, donnees), { 'if-match': `"${version}"` })
  if (statut === 200) return v.reponse.redirect('/mon-espace/donnees?fait=coordonnees', 303)
  if (statut === 412) return formulaireDeCoordonnees(v, { saisie, depassee: true })
  throw new EcranRefuse(400, 'Vos coordonnées n’ont pas été enregistrées', detailDe(corps))
}
