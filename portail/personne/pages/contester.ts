import { constats } from '../../../src/personnes/index.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import {
  bouton,
  choix,
  enMots,
  type ErreurDeSaisie,
  fiche,
  formulaire,
  html,
  lienBouton,
  rendre,
  zoneDeTexte,
} from '../../interface/index.js'
import { chemins, type Copie, corpsDe, detailDe, type Visite } from '../espace.js'
import { origineDe } from '../source.js'
import { motsDuConstat } from './contestations.js'

type Visee = { ressource: string; champ: string; rang: number | null }

function viseeDe(v: Visite): Visee {
  const { ressource, champ } = v.requete.params as { ressource: string; champ: string }
  const { rang } = v.requete.query as { rang?: string }
  return { ressource, champ, rang: rang && /^\d{1,5}$/.test(rang) ? Number(rang) : null }
}

/** The form, with what is contested as it stands; what was typed comes back with what is to be put right. */
export async function formulaireDeContestation(v: Visite, saisi: Record<string, string> = {}, erreurs: readonly ErreurDeSaisie[] = []) {
  const { ressource, champ, rang } = viseeDe(v)
  const { rubriques } = await v.lire<Copie>(chemins.copie)
  const rubrique = rubriques.find(r => r.ressource === ressource)
  const enregistrement = rubrique?.enregistrements.find(e => (e.numero ?? null) === rang)
  const libelle = rubrique?.libelles[champ]
  if (!rubrique || !enregistrement || libelle === undefined)
    throw new EcranRefuse(404, 'Donnée introuvable', 'La plateforme ne tient pas cette donnée sur vous.')
  const { par, le } = origineDe(rubrique, enregistrement, champ)
  const lignes = enMots(enregistrement.donnees[champ], { ressource, champ, nommer: v.nommer })
  return rendre(
    v.reponse,
    v.session,
    {
      titre: `Contester : ${libelle}`,
      menu: 'donnees',
      fil: [{ href: '/mon-espace/donnees', texte: 'Mes données' }],
      largeur: 'lecture',
      erreurs,
      corps: html`${fiche([
        ['Rubrique', rubrique.intitule],
        [libelle, lignes.length > 0 ? lignes.join(', ') : 'non renseigné'],
        ['Écrite par', `${v.nommer(par)}, le ${new Date(le).toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' })}`],
      ])}
${formulaire(v.session, {
  action: v.requete.url,
  corps: html`${choix({
    nom: 'constat',
    libelle: 'Qu’est-ce qui ne va pas ?',
    valeur: saisi.constat,
    erreurs,
    options: constats.map(c => ({ valeur: c, texte: motsDuConstat[c] })),
  })}
${zoneDeTexte({
  nom: 'explication',
  libelle: 'Dites-nous ce qui est exact',
  aide: 'En quelques mots, 1 000 caractères au plus. N’écrivez rien sur votre santé : ce n’est pas nécessaire pour vous répondre.',
  valeur: saisi.explication,
  longueur: 1000,
  erreurs,
})}
<p class="boutons">${bouton('Envoyer ma contestation')} ${lienBouton('/mon-espace/donnees', 'Annuler')}</p>`,
})}`,
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

export async function contester(v: Visite) {
  const saisi = corpsDe(v.requete)
  const erreurs: ErreurDeSaisie[] = [
    ...(constats.some(c => c === saisi.constat) ? [] : [{ champ: 'constat', texte: 'Choisissez ce qui ne va pas.' }]),
    ...((saisi.explication ?? '').length >= 3 ? [] : [{ champ: 'explication', texte: 'Dites en quelques mots ce qui est exact.' }]),
    ...((saisi.explication ?? '').length <= 1000 ? [] : [{ champ: 'explication', texte: 'Votre explication dépasse 1 000 caractères.' }]),
  ]
  if (erreurs.length > 0) return formulaireDeContestation(v, saisi, erreurs)
  const { statut, corps } = await v.ecrire('POST', chemins.contestations, {
    ...viseeDe(v),
    constat: saisi.constat,
    explication: saisi.explication,
  })
  if (statut === 201) return v.reponse.redirect('/mon-espace/contestations?fait=depot', 303)
  if (statut === 409)
    throw new EcranRefuse(409, 'Vous contestez déjà cette donnée', 'Sa réponse vous est due : suivez-la dans « Mes contestations ».')
  throw new EcranRefuse(404, 'Donnée introuvable', detailDe(corps))
}
