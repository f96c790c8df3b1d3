import { motsDeLaRadiation as mots } from '../../../src/parcours/radiation/index.js'
import {
  bouton,
  champ,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  lienBouton,
  listeDeroulante,
  zoneDeTexte,
} from '../../interface/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer, peutEcrire, refusees } from '../ecrire.js'
import { recuDe } from '../heures/lire.js'
import { filDuDossier } from '../projets/lire.js'
import { champsDeLaProtection, protectionDite } from '../sanctions/protection.js'
import { lireLesRadiations } from './lire.js'

type Recu = Readonly<Record<string, string>>

/** Whoever has no right is warned; what follows a total suppression is proposed to France Travail. Two doors, two laws. */
const portes = { avertir: ['fondement', 'delai'], proposer: ['reference'] } as const
type Porte = keyof typeof portes
export const ouvrirUneRadiation =
  (porte: Porte) =>
  (d: Demande): Promise<Ecran> =>
    ecran(d, porte, {})

async function ecran(d: Demande, porte: Porte, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const avertit = porte === 'avertir'
  if (!peutEcrire(d, 'radiation', 'deposer', ...portes[porte])) throw refusDeLApi(404, {})
  const { nom, usager, adresse } = await lireLesRadiations(d)
  return {
    titre: `${avertit ? 'Donner un avertissement' : 'Proposer une radiation'} : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager, { href: adresse, texte: 'Radiation' }),
    largeur: 'lecture',
    erreurs,
    chapeau: avertit
      ? html`<p>Pour la personne sans allocation ni RSA (code du travail, art. R. 5412-3-3). Elle a un délai pour se mettre en règle ; une radiation ne peut être envisagée qu’ensuite.</p>`
      : html`<p>Après une suppression totale pendant quatre mois : du RSA (code de l’action sociale et des familles, art. L. 262-37), ou de l’allocation d’un jeune (code du travail, art. L. 5412-1). France Travail décide, sans nouveau contradictoire.</p>`,
    corps: formulaire(d.session, {
      action: `${adresse}/${porte}`,
      corps: html`${
        avertit &&
        listeDeroulante({
          nom: 'fondement',
          libelle: 'Ce qui lui est reproché',
          valeur: recu.fondement,
          options: Object.entries(mots.fondements).map(([valeur, { libelle, texte }]) => ({ valeur, texte: `${libelle} (${texte.cite})` })),
          erreurs,
        })
      }
${zoneDeTexte({ nom: 'motif', libelle: 'Faits', aide: 'Précis et datés ; elle les lira. Rien sur la santé.', valeur: recu.motif ?? '', longueur: 2000, erreurs })}
${champ({ nom: 'mois', libelle: avertit ? 'Mois de radiation qui pourraient suivre' : 'Mois proposés', aide: avertit ? 'De un à quatre.' : 'Autant que la suppression : quatre.', valeur: recu.mois ?? (avertit ? '' : '4'), inputmode: 'numeric', largeur: 'courte', autocomplete: 'off', erreurs })}
${
  avertit
    ? html`${date({ nom: 'delai', libelle: 'Pour se mettre en règle, jusqu’au', valeur: recu.delai ?? '', erreurs })}
${champsDeLaProtection({ protection: null, representant: null }, recu, erreurs)}`
    : champ({
        nom: 'reference',
        libelle: 'Décision de suppression',
        aide: 'Son numéro dans le dossier, par exemple sanctionRsa:3 ou sanctionJeune:1.',
        valeur: recu.reference ?? '',
        autocomplete: 'off',
        largeur: 'moyenne',
        erreurs,
      })
}
<p class="boutons">${bouton(avertit ? 'Donner cet avertissement' : 'Proposer cette radiation')} ${lienBouton(adresse, 'Annuler')}</p>`,
    }),
  }
}

export const ouvrir =
  (porte: Porte) =>
  async (d: Demande): Promise<Ecran | { versLa: string }> => {
    const avertit = porte === 'avertir'
    const { usager, adresse } = await lireLesRadiations(d)
    const recu = recuDe(d)
    const erreurs: ErreurDeSaisie[] = [
      ...(avertit && !recu.fondement ? [{ champ: 'fondement', texte: 'Dites ce qui lui est reproché.' }] : []),
      ...((recu.motif ?? '').length < 20 ? [{ champ: 'motif', texte: 'Dites les faits, en vingt signes au moins.' }] : []),
      ...(/^\d{1,2}$/.test(recu.mois ?? '') ? [] : [{ champ: 'mois', texte: 'Écrivez un nombre de mois.' }]),
      ...(avertit && !recu.delai ? [{ champ: 'delai', texte: 'Dites jusqu’à quel jour elle peut se mettre en règle.' }] : []),
      ...(!avertit && !recu.reference ? [{ champ: 'reference', texte: 'Nommez la décision de suppression.' }] : []),
    ]
    if (erreurs.length > 0) return ecran(d, porte, recu, erreurs)
    const commun = { motif: recu.motif, mois: Number(recu.mois) }
    const corps = avertit
      ? { ...commun, fondement: recu.fondement, delai: recu.delai, ...protectionDite(recu) }
      : { ...commun, reference: recu.reference }
    const rendu = await deposer(d, 'radiation', { usager, corps })
    if (rendu.statut === 201) return { versLa: `${adresse}?fait=${avertit ? 'avertie' : 'proposee'}` }
    if (![400, 409, 422].includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
    return ecran(
      d,
      porte,
      recu,
      refusees(rendu, ([c = 'motif']) => c),
    )
  }
