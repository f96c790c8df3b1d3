import { identite } from '../../../src/parcours/identite/identite.echange.js'
import { parametre, texte } from '../../administration/saisie.js'
import {
  alerte,
  bouton,
  carte,
  type Ecran,
  type ErreurDeSaisie,
  fiche,
  formulaire,
  type Html,
  html,
  zoneDeTexte,
} from '../../interface/index.js'
import { nommeur, valeurs } from '../dossier/donnees.js'
import { lireLaRessource, type Lue } from '../dossier/lire.js'
import { donneesDe, nomComplet } from '../dossier/personne.js'
import { sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { champDuNumero } from '../recherche/formulaires.js'
import { envoyer, trop } from './envoyer.js'

const racine = '/professionnel/bris-de-glace'
type Saisie = { dossier: string; numeroFranceTravail: string; motif: string }

const page = (d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Ouvrir le dossier de la personne présente',
  menu: 'accueil',
  erreurs,
  largeur: 'lecture',
  corps: html`${alerte('attention', html`<p>Votre accès est arrêté. Si une personne que vous suivez est devant vous, vous pouvez ouvrir d’elle l’essentiel, pour une heure : <strong>elle en est prévenue, et votre supervision aussi</strong>.</p>`)}
${formulaire(d.session, {
  action: racine,
  corps: html`${s.dossier === '' ? champDuNumero(s, erreurs) : html`<input type="hidden" name="dossier" value="${s.dossier}"><p>Le dossier que vous demandiez.</p>`}
${zoneDeTexte({ nom: 'motif', libelle: 'Pourquoi maintenant', aide: 'Votre supervision le lit, et il reste avec votre nom.', valeur: s.motif, lignes: 4, longueur: 2000, erreurs })}
<div class="boutons" id="geste">${bouton('Ouvrir', 'danger')}<a href="/">Renoncer</a></div>`,
})}`,
})

export const formulaireDuBris = async (d: Demande): Promise<Ecran> =>
  page(d, { dossier: parametre(d, 'dossier').slice(0, 30), numeroFranceTravail: '', motif: '' })

export async function briser(d: Demande): Promise<Ecran | { versLa: string }> {
  const s: Saisie = {
    dossier: texte(d, 'dossier').slice(0, 30),
    numeroFranceTravail: texte(d, 'numeroFranceTravail').replaceAll(/\s/g, ''),
    motif: texte(d, 'motif'),
  }
  const erreurs = [
    ...(s.dossier === '' && !/^\d{11}$/.test(s.numeroFranceTravail)
      ? [{ champ: 'numeroFranceTravail', texte: 'Écrivez les 11 chiffres du numéro que la personne vous donne.' }]
      : []),
    ...trop(s.motif),
  ]
  if (erreurs.length > 0) return page(d, s, erreurs)
  const vise = s.dossier === '' ? { numeroFranceTravail: s.numeroFranceTravail } : { usager: s.dossier }
  const rendu = await envoyer(d, '/api/v1/vigilance/bris-de-glace', { ...vise, motif: s.motif })
  return 'erreurs' in rendu ? page(d, s, rendu.erreurs) : { versLa: `${racine}/${String(rendu.fait.usager)}` }
}

/** What is open of her, and nothing else. */
export async function ouverteEnUrgence(d: Demande): Promise<Ecran> {
  const usager = parametre(d, 'usager')
  const lues: Lue[] = []
  for (const ressource of d.contexte.ressources) {
    const ouvertes = sesLignes(d.contexte, d.session, ressource.nom, 'consulter').filter(l => l.brisDeGlace)
    const lue = ouvertes.length > 0 ? await lireLaRessource(d, ressource, usager, { lignes: ouvertes }) : null
    if (lue) lues.push(lue)
  }
  if (!lues.some(l => l.ressource === identite || l.ressource.nom === identite.nom)) throw refusDeLApi(404, {})
  return {
    titre: nomComplet(donneesDe(lues, 'identite')),
    menu: 'accueil',
    chapeau: html`<p>Ouvert malgré l’arrêt de votre accès, pour une heure. Chaque lecture est tracée sous le motif que vous avez écrit.</p>`,
    corps: html`${lues.map(l => ouverte(d, l))}`,
  }
}

const ouverte = (d: Demande, lue: Lue): Html =>
  carte({
    id: lue.ressource.chemin,
    titre: lue.ressource.intitule,
    corps: html`${lue.enregistrements.map(({ versions: [presente] }) =>
      fiche(
        lue.ligne.champs.flatMap((c): [string, string][] => {
          const dites = valeurs({ nommer: nommeur(d), lue }, c, presente.donnees[c])
          return dites.length > 0 ? [[lue.ressource.donnees[c]?.libelle ?? c, dites.join(', ')]] : []
        }),
      ),
    )}`,
  })
