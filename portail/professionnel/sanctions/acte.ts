import { bouton, type Ecran, type ErreurDeSaisie, formulaire, html, vide } from '../../interface/index.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { type Demande, type Faire, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, refusees } from '../ecrire.js'
import { actes, aujourdHuiDe, type NomDActe, ouverturesDe } from './actes.js'
import { formulaires } from './champs.js'
import { pasEntiers } from './ouvrir.js'
import { filDesSanctions, leRang, lireLesManquements, lireLesSanctions, viser } from './lire.js'

/** The screen of one act: its form, or why it is not open. */
export const pageDeLActe =
  (nom: NomDActe): Faire =>
  d =>
    ecran(d, nom, {})

async function ecran(d: Demande, nom: NomDActe, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const vise = await viser(d)
  const [sanctions, manquements] = await Promise.all([lireLesSanctions(d, vise), lireLesManquements(d, vise)])
  const { numero, version, donnees: s } = leRang(sanctions, d)
  const ouverture = ouverturesDe(d, s).find(o => o.nom === nom)
  if (!ouverture) throw refusDeLApi(404, {})
  const page = `${vise.base}/sanctions/${numero}`
  const f = formulaires[nom]
  return {
    titre: `${actes[nom].libelle} : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesSanctions(vise, { href: page, texte: `Procédure n° ${numero}` }),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>${f.chapeau}</p>`,
    corps:
      ouverture.refus !== null
        ? vide('Cet acte n’est pas ouvert', html`<p>${ouverture.refus}</p>`, html`<a href="${page}">Revenir à la procédure</a>`)
        : formulaire(d.session, {
            action: `${page}/${nom}`,
            corps: html`<input type="hidden" name="version" value="${version}">
${f.champs({ s, manquements, jour: aujourdHuiDe(d), recu, erreurs })}
<p class="boutons">${bouton(f.bouton, nom === 'annuler' ? 'danger' : 'principal')}<a href="${page}">Revenir sans rien faire</a></p>`,
          }),
  }
}

const aRelire = 'La procédure a changé pendant que vous écriviez. Votre saisie est gardée : relisez la procédure, puis recommencez.'

export const faireLActe =
  (nom: NomDActe): Faire =>
  async d => {
    const { usager, base } = await viser(d)
    const { numero } = d.requete.params as { numero: string }
    const recu = (d.requete.body ?? {}) as Recu
    const f = formulaires[nom]
    const [premier = 'version'] = f.exiges.map(([champ]) => champ)
    const erreurs = [
      ...f.exiges.flatMap(([champ, auMoins, texte]) => (texteDe(recu[champ]).length >= auMoins ? [] : [{ champ, texte }])),
      ...pasEntiers(recu, ['taux', 'mois']),
    ]
    if (erreurs.length > 0) return ecran(d, nom, recu, erreurs)
    const rendu = await corrigerLaVersion(d, 'sanctionRsa', {
      usager,
      numero: Number(numero),
      version: Number(texteDe(recu.version)),
      corps: f.corps(recu),
    })
    if (rendu.statut === 200) return { versLa: `${base}/sanctions/${numero}?fait=${nom}` }
    if (rendu.statut === 412) return ecran(d, nom, recu, [{ champ: premier, texte: aRelire }])
    if (rendu.statut !== 400 && rendu.statut !== 422) throw refusDeLApi(rendu.statut, rendu.corps)
    const rendus = Object.keys(f.corps(recu))
    return ecran(
      d,
      nom,
      recu,
      // What no field of the form holds is said at the first.
      refusees(rendu, ([champ = premier]) => (rendus.includes(champ) ? champ : premier)),
    )
  }
