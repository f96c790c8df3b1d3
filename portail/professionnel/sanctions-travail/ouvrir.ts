import { libellesDesNatures } from '../../../src/parcours/manquement/index.js'
import {
  bouton,
  cases,
  champ,
  choix,
  type Ecran,
  enJour,
  type ErreurDeSaisie,
  formulaire,
  html,
  listeDeroulante,
  vide,
  zoneDeTexte,
} from '../../interface/index.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer, refusees } from '../ecrire.js'
import { adresseDesSanctions, filDesSanctions, lireLesSanctions } from './lire.js'

/** Opens a procedure on breaches already reported; nothing is told to the person before it is notified. */
export const ouvrirUneProcedure = (d: Demande): Promise<Ecran> => ecran(d, {}, [])

const cochesDe = (valeur: unknown): string[] => (Array.isArray(valeur) ? valeur.map(String) : typeof valeur === 'string' ? [valeur] : [])

async function ecran(d: Demande, recu: Recu, erreurs: readonly ErreurDeSaisie[]): Promise<Ecran> {
  const { usager, nom, regime, procedures, reproches } = await lireLesSanctions(d)
  const adresse = adresseDesSanctions(usager, regime)
  const pris = new Set(
    procedures.filter(p => !['ANNULEE', 'SANS_SUITE'].includes(p.donnees.etat)).flatMap(p => p.donnees.manquements.map(m => m.manquement)),
  )
  const possibles = reproches.filter(m => !m.donnees.retire && m.donnees.motifLegitime !== true && !pris.has(m.numero))
  return {
    titre: `Ouvrir une procédure : ${nom}`,
    menu: 'personnes',
    fil: filDesSanctions(usager, regime),
    erreurs,
    largeur: 'lecture',
    chapeau: html`<p>Une procédure repose sur des manquements signalés, dont le motif légitime a été cherché. ${regime.competent}</p>`,
    corps:
      possibles.length === 0
        ? vide('Aucun manquement ne peut fonder une procédure', html`<p>Il se signale d’abord ; un motif légitime le clôt.</p>`)
        : formulaire(d.session, {
            action: `${adresse}/ouvrir`,
            corps: html`${cases({
              nom: 'manquements',
              libelle: 'Manquements',
              cochees: cochesDe(recu.manquements),
              erreurs,
              options: possibles.map(m => ({
                valeur: String(m.numero),
                texte: `n° ${m.numero}, le ${enJour(m.donnees.jour)} : ${libellesDesNatures[m.donnees.nature as keyof typeof libellesDesNatures]}`,
                aide: m.donnees.motifLegitime === null ? 'motif légitime encore à chercher' : 'sans motif légitime',
              })),
            })}
${listeDeroulante({ nom: 'revenu', libelle: 'Revenu concerné', valeur: texteDe(recu.revenu), erreurs, options: Object.entries(regime.revenus).map(([valeur, r]) => ({ valeur, texte: r.libelle })) })}
${choix({
  nom: 'consequence',
  libelle: 'Ce qui est envisagé',
  valeur: texteDe(recu.consequence),
  erreurs,
  options: [
    { valeur: 'SUSPENSION', texte: 'Une suspension', aide: 'peut être levée, et rétablie' },
    { valeur: 'SUPPRESSION', texte: 'Une suppression', aide: 'jamais au premier manquement' },
  ],
})}
${champ({ nom: 'tauxPropose', libelle: 'Taux envisagé (%)', valeur: texteDe(recu.tauxPropose), inputmode: 'numeric', largeur: 'courte', erreurs })}
${champ({ nom: 'moisProposes', libelle: 'Durée envisagée (mois)', valeur: texteDe(recu.moisProposes), inputmode: 'numeric', largeur: 'courte', erreurs })}
${zoneDeTexte({ nom: 'raisons', libelle: 'Pourquoi', valeur: texteDe(recu.raisons), erreurs, lignes: 4, longueur: 4000 })}
<p class="boutons">${bouton('Ouvrir la procédure')}<a href="${adresse}">Revenir</a></p>`,
          }),
  }
}

export async function poserLaProcedure(d: Demande): Promise<Ecran | { versLa: string }> {
  const { usager, regime } = await lireLesSanctions(d)
  const recu = d.requete.body as Recu
  const nombre = (nom: string) => (texteDe(recu[nom]) === '' ? null : Number(texteDe(recu[nom])))
  const corps = {
    manquements: cochesDe(recu.manquements).map(n => ({ manquement: Number(n) })),
    revenu: texteDe(recu.revenu) || null,
    consequence: texteDe(recu.consequence) || null,
    tauxPropose: nombre('tauxPropose'),
    moisProposes: nombre('moisProposes'),
    raisons: texteDe(recu.raisons),
  }
  const vides = Object.entries(corps).filter(([, v]) => v === null || v === '' || (Array.isArray(v) && v.length === 0))
  if (vides.length > 0)
    return ecran(
      d,
      recu,
      vides.map(([nom]) => ({ champ: nom, texte: nom === 'manquements' ? 'Cochez au moins un manquement.' : 'Ce champ est à remplir.' })),
    )
  const fait = await deposer(d, regime.ressource, { usager, corps })
  if (fait.statut === 201) return { versLa: `${adresseDesSanctions(usager, regime)}/${String(fait.corps.numero)}` }
  if (fait.statut === 422 || fait.statut === 400)
    return ecran(
      d,
      recu,
      refusees(fait, ([nom = '']) => (Object.hasOwn(corps, nom) ? nom : 'manquements')),
    )
  throw refusDeLApi(fait.statut, fait.corps)
}
