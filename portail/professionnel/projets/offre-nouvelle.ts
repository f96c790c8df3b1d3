import { jourDe } from '../../../src/moteur/moteur.js'
import { territoireNomme } from '../../../src/parcours/projet/index.js'
import {
  bouton,
  champ,
  choix,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  listeDeroulante,
  motsDesContrats,
} from '../../interface/index.js'
import { champsDuSalaire, enOptions } from '../../projet/champs.js'
import { type Recu, salaireSaisi, texteDe } from '../../projet/saisie.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { deposer, refusees } from '../ecrire.js'
import { filDuDossier, lireLesProjets, type Projets } from './lire.js'

export async function formulaireDOffre(d: Demande): Promise<Ecran> {
  const lus = await lireLesProjets(d)
  const vise = enCours(lus).find(p => p.donnees.retenuOre) ?? enCours(lus)[0]
  if (!vise) throw refusDeLApi(404, {})
  const { intitule, codeRome, tempsDeTravail } = vise.donnees
  return ecran(d, lus, {
    projet: String(vise.numero),
    intitule,
    codeRome: codeRome ?? '',
    tempsDeTravail: tempsDeTravail === 'PARTIEL' ? 'PARTIEL' : 'PLEIN',
    proposeeLe: jourDe(d.contexte.horloge()),
  })
}

const enCours = ({ projets }: Projets) => projets.filter(p => p.donnees.etat === 'EN_COURS')

function ecran(d: Demande, lus: Projets, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Ecran {
  const projets = `/professionnel/dossiers/${lus.usager}/projets`
  const texte = (nom: string, libelle: string, longueur: number, facultatif?: 'facultatif') =>
    champ({ nom, libelle, valeur: texteDe(recu[nom]), longueur, autocomplete: 'off', erreurs, ...(facultatif && { facultatif }) })
  return {
    titre: `Proposer une offre à ${lus.nom}`,
    menu: 'personnes',
    fil: filDuDossier(lus.usager, { href: projets, texte: 'Projets' }),
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>La plateforme comparera l’offre à ce qui a été retenu ensemble, et le montrera à la personne comme à vous.</p>`,
    corps: formulaire(d.session, {
      action: `${projets}/offres/nouvelle`,
      corps: html`${listeDeroulante({
        nom: 'projet',
        libelle: 'Elle répond au projet',
        valeur: texteDe(recu.projet),
        erreurs,
        options: enCours(lus).map(p => ({
          valeur: String(p.numero),
          texte: `${p.donnees.intitule}${p.donnees.retenuOre ? ' (offre raisonnable d’emploi)' : ''}`,
        })),
      })}
${texte('intitule', 'Intitulé de l’offre', 160)}
${texte('codeRome', 'Code ROME de l’offre', 5, 'facultatif')}
${texte('employeur', 'Employeur', 120)}
${texte('reference', 'Référence', 40, 'facultatif')}
${texte('lieu', 'Commune du lieu de travail', 60)}
${listeDeroulante({ nom: 'contrat', libelle: 'Contrat', valeur: texteDe(recu.contrat), options: enOptions(motsDesContrats), erreurs })}
${choix({ nom: 'tempsDeTravail', libelle: 'Temps de travail', valeur: texteDe(recu.tempsDeTravail), options: enOptions({ PLEIN: 'temps plein', PARTIEL: 'temps partiel' }), erreurs })}
${champsDuSalaire('salaire', 'Salaire', recu, erreurs)}
${date({ nom: 'proposeeLe', libelle: 'Proposée le', valeur: texteDe(recu.proposeeLe), max: jourDe(d.contexte.horloge()), erreurs })}
<p class="boutons">${bouton('Proposer cette offre')}<a href="${projets}">Revenir aux projets</a></p>`,
    }),
  }
}

const obligatoires = {
  intitule: 'l’intitulé',
  employeur: 'l’employeur',
  contrat: 'le contrat',
  tempsDeTravail: 'le temps de travail',
  proposeeLe: 'le jour',
}

export async function proposer(d: Demande): Promise<Ecran | { versLa: string }> {
  const lus = await lireLesProjets(d)
  const recu = (d.requete.body ?? {}) as Recu
  const erreurs: ErreurDeSaisie[] = []
  const lieu = territoireNomme(texteDe(recu.lieu))
  if (lieu?.genre !== 'commune')
    erreurs.push({ champ: 'lieu', texte: 'Écrivez le nom ou le code postal d’une commune, par exemple Lille.' })
  for (const [nom, quoi] of Object.entries(obligatoires))
    if (texteDe(recu[nom]) === '') erreurs.push({ champ: nom, texte: `Dites ${quoi}.` })
  const corps = {
    projet: Number(texteDe(recu.projet)) || 0,
    reference: texteDe(recu.reference) || null,
    intitule: texteDe(recu.intitule),
    codeRome: texteDe(recu.codeRome).toUpperCase() || null,
    employeur: texteDe(recu.employeur),
    lieu: { code: lieu?.code ?? '', libelle: lieu?.libelle ?? '' },
    contrat: texteDe(recu.contrat),
    tempsDeTravail: texteDe(recu.tempsDeTravail),
    salaire: salaireSaisi(recu, 'salaire', erreurs),
    proposeeLe: texteDe(recu.proposeeLe),
    reponse: 'EN_ATTENTE',
    motifDuRefus: null,
    explication: null,
  }
  if (erreurs.length > 0) return ecran(d, lus, recu, erreurs)
  const fait = await deposer(d, 'propositionDOffre', { usager: lus.usager, corps })
  if (fait.statut === 201) return { versLa: `/professionnel/dossiers/${lus.usager}/projets?fait=offre` }
  if (fait.statut === 422 || fait.statut === 400)
    return ecran(
      d,
      lus,
      recu,
      refusees(fait, ([nom = 'intitule']) => (nom === 'salaire' ? 'salaire.montant' : nom)),
    )
  throw refusDeLApi(fait.statut, fait.corps)
}
