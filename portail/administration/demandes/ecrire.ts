import { alerte, bouton, type Ecran, type ErreurDeSaisie, formulaire, html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { agir } from '../appel.js'
import { parametre, texte } from '../saisie.js'
import { enContenu, faute, illisibles, type Saisie, saisieDe, saisieRecue } from './contenu.js'
import { type Contenu, type DemandeEntiere, lireLaDemande, listerLesDemandes, nomDeLaDemande } from './demande.js'
import { formulaireDeDemande, offreDe, sommaireDuFormulaire } from './formulaire.js'

type Etat = { demande: DemandeEntiere | null; saisie: Saisie; erreurs?: readonly ErreurDeSaisie[]; depassee?: 'depassee' }

async function page(d: Demande, { demande, saisie, erreurs = [], depassee }: Etat): Promise<Ecran> {
  const adresse = demande ? `/administration/demandes/${demande.numero}` : '/administration/habilitations'
  return {
    titre: demande ? `Compléter ${nomDeLaDemande(demande)}` : 'Demander une habilitation',
    menu: 'habilitations',
    fil: [
      { href: '/administration/habilitations', texte: 'Habilitations' },
      ...(demande ? [{ href: adresse, texte: `D${demande.numero}` }] : []),
    ],
    erreurs,
    cote: sommaireDuFormulaire(),
    chapeau: html`<p>Enregistrez quand vous voulez : un brouillon peut être incomplet. Tout est vérifié à l’envoi, et l’opérateur vous répond sur cette demande.</p>`,
    corps: html`${depassee && alerte('attention', html`<p>Quelqu’un d’autre a modifié cette demande pendant que vous écriviez. Votre saisie est ci-dessous, entière : <a href="${adresse}">relisez ce qui est enregistré</a>, puis enregistrez la vôtre si elle doit le remplacer.</p>`)}
${formulaire(d.session, {
  action: demande ? `${adresse}/modifier` : '/administration/demandes/nouvelle',
  corps: html`${demande && html`<input type="hidden" name="version" value="${demande.version}">`}
${formulaireDeDemande(d, saisie, await offreDe(d), erreurs)}
<div class="boutons" id="geste">${bouton('Enregistrer le brouillon', 'secondaire', { nom: 'suite', valeur: 'garder' })}${bouton('Envoyer à l’instruction', 'principal', { nom: 'suite', valeur: 'envoyer' })}<a href="${adresse}">Quitter sans enregistrer</a></div>`,
})}`,
  }
}

/** What the last request of the organisation said of its people and its security is not asked again. */
async function dejaDit(d: Demande): Promise<Contenu> {
  const derniere = (await listerLesDemandes(d)).find(q => q.etat === 'validee')
  if (!derniere) return {}
  const { contacts, equipeTechnique, homologation } = (await lireLaDemande(d, derniere.numero)).contenu
  return { contacts, equipeTechnique, homologation }
}

export const nouvelleDemande = async (d: Demande): Promise<Ecran> => page(d, { demande: null, saisie: saisieDe(await dejaDit(d)) })

export async function formulaireDeLaDemande(d: Demande): Promise<Ecran> {
  const demande = await lireLaDemande(d, parametre(d, 'numero'))
  return page(d, { demande, saisie: saisieDe(demande.contenu) })
}

type Suite = Ecran | { versLa: string }

export async function ouvrir(d: Demande): Promise<Suite> {
  const saisie = saisieRecue(d)
  const erreurs = illisibles(saisie)
  if (erreurs.length > 0) return page(d, { demande: null, saisie, erreurs })
  const rendu = await agir(d, { verbe: 'POST', chemin: '/demandes', corps: enContenu(saisie) }, faute)
  if ('erreurs' in rendu) return page(d, { demande: null, saisie, erreurs: rendu.erreurs })
  return suite(d, Number(rendu.fait.numero), saisie)
}

export async function modifier(d: Demande): Promise<Suite> {
  const saisie = saisieRecue(d)
  const demande = await lireLaDemande(d, parametre(d, 'numero'))
  const erreurs = illisibles(saisie)
  if (erreurs.length > 0) return page(d, { demande, saisie, erreurs })
  const corps = { version: Number(texte(d, 'version')), contenu: enContenu(saisie) }
  const rendu = await agir(d, { verbe: 'PUT', chemin: `/demandes/${demande.numero}`, corps }, faute)
  if (!('erreurs' in rendu)) return suite(d, demande.numero, saisie)
  return rendu.statut === 412 ? page(d, { demande, saisie, depassee: 'depassee' }) : page(d, { demande, saisie, erreurs: rendu.erreurs })
}

/** The draft is kept; it is sent if that was asked, and stays a draft with its faults told if it is not complete. */
async function suite(d: Demande, numero: number, saisie: Saisie): Promise<Suite> {
  const adresse = `/administration/demandes/${numero}`
  if (texte(d, 'suite') !== 'envoyer') return { versLa: `${adresse}?fait=garder` }
  const rendu = await agir(d, { verbe: 'POST', chemin: `/demandes/${numero}/evenements`, corps: { evenement: 'soumettre' } }, faute)
  return 'erreurs' in rendu
    ? page(d, { demande: await lireLaDemande(d, numero), saisie, erreurs: rendu.erreurs })
    : { versLa: `${adresse}?fait=soumettre` }
}
