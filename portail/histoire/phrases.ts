import { enMots } from '../interface/index.js'
import { dire, type Mots, type Phrase, type Recit } from './recit.js'
import { recitsDesSanctions } from './sanctions.js'

/** One version of one record, as the API gives it; `premiere`: it replaces none. */
export type Ecrit = { ressource: string; intitule: string; donnees: Donnees; premiere: boolean; modifies: readonly string[] }
type Donnees = Readonly<Record<string, unknown>>
const entre = (...mots: string[]) => mots.filter(m => m !== '').join(', ')

const recits: Readonly<Record<string, Recit>> = {
  ...recitsDesSanctions,
  identite: { debut: () => dire('Identité et coordonnées connues'), suite: () => dire('Identité ou coordonnées mises à jour') },
  inscription: {
    debut: ({ dit }) => dire('Inscription sur la liste des demandeurs d’emploi', dit('motif')),
    suite: ({ dit, change, vaut }) => {
      if (!change('statut')) return dire('Inscription précisée', dit('motif'))
      return vaut('statut') === 'inscrit'
        ? dire('Retour sur la liste des demandeurs d’emploi')
        : dire('Fin de l’inscription', dit('motifFin'))
    },
  },
  droitsRsa: {
    debut: ({ dit }) => dire(`RSA : ${dit('etatDossier')}`),
    suite: ({ dit }) => dire(`RSA : ${dit('etatDossier')}`, entre(dit('motifSuspension'), dit('motifCloture'))),
  },
  rattachement: {
    debut: ({ dit }) => dire(`Suivi par ${dit('organisation')}`, dit('motif')),
    suite: ({ dit, change, vaut }) =>
      change('au') && vaut('au') !== null
        ? dire(`Fin du suivi par ${dit('organisation')} le ${dit('au')}`)
        : dire(`Suivi par ${dit('organisation')} modifié`),
  },
  contratPreexistant: { debut: ({ dit }) => dire(`Contrat conclu avant la loi : ${dit('type')}`) },
  orientation: {
    debut: ({ dit, vaut }) =>
      vaut('etat') === 'OUVERT'
        ? null
        : vaut('etat') === 'BROUILLON' && (vaut('niveauEtude') ?? null) === null && (vaut('projetPro') ?? null) === null
          ? dire('Orientation à compléter', dit('competence'))
          : dire(
              'Réponses recueillies pour l’orientation',
              vaut('parcours') === 'IND' ? '' : `proposition : ${entre(dit('parcours'), dit('organisation'))}`,
            ),
    suite: ({ dit, change, vaut }) => {
      if (change('sortieLe') && (vaut('sortieLe') ?? null) === null)
        return dire('Reprise de cette orientation, au retour sur la liste ou du droit au RSA')
      if (vaut('etat') === 'OUVERT') return null
      if (vaut('etat') === 'CLOTURE') return dire('Fin de cette orientation', dit('motifSortie'))
      return change('parcours', 'organisme')
        ? dire('Réponses complétées pour l’orientation', `proposition : ${entre(dit('parcours'), dit('organisation'))}`)
        : dire('Orientation à décider', dit('competence'))
    },
  },
  decisionDOrientation: {
    debut: ({ dit }) =>
      dire(`Orientation décidée : ${entre(dit('parcours'), dit('organisation'))}`, entre(dit('motifRefus'), dit('commentaire'))),
  },
  rendezVous: {
    debut: ({ dit }) => dire(`Rendez-vous du ${entre(dit('date'), dit('libelleLieu'))}`, dit('motif')),
    suite: ({ dit, change }) => {
      if (change('statut')) return dire(`Rendez-vous du ${dit('date')} : ${dit('statut')}`)
      if (change('date')) return dire(`Rendez-vous déplacé au ${dit('date')}`)
      return change('observations')
        ? dire(`Observations sur le rendez-vous du ${dit('date')}`, dit('observations'))
        : dire(`Rendez-vous du ${dit('date')} modifié`)
    },
  },
  diagnostic: { debut: () => dire('Diagnostic fait ensemble'), suite: () => dire('Diagnostic complété') },
  projet: {
    debut: ({ dit }) => dire(`Projet : ${dit('intitule')}`),
    suite: ({ dit, change, vaut }) => {
      if (change('retenuOre'))
        return dire(
          vaut('retenuOre') === true
            ? `« ${dit('intitule')} » définit l’offre raisonnable d’emploi`
            : `« ${dit('intitule')} » ne définit plus l’offre raisonnable d’emploi`,
        )
      return change('etat') ? dire(`Projet « ${dit('intitule')} » : ${dit('etat')}`) : dire(`Projet « ${dit('intitule')} » revu`)
    },
  },
  propositionDOffre: {
    debut: ({ dit }) => dire(`Offre proposée : ${entre(dit('intitule'), dit('employeur'))}`),
    suite: ({ dit, change, vaut }) => {
      if (change('legitime'))
        return dire(
          `Refus de l’offre « ${dit('intitule')} » jugé ${vaut('legitime') === true ? 'légitime' : 'sans motif légitime'}`,
          dit('motivation'),
        )
      if (change('reponse')) return dire(`Offre « ${dit('intitule')} » ${dit('reponse')}`, entre(dit('motifDuRefus'), dit('explication')))
      return change('observations')
        ? dire(`Observations sur l’offre « ${dit('intitule')} »`, dit('observations'))
        : dire(`Offre « ${dit('intitule')} » précisée`)
    },
  },
  contratEngagement: {
    debut: ({ dit, vaut }) =>
      dire(
        vaut('origine') === 'DECLARE'
          ? 'Contrat d’engagement établi ailleurs'
          : `Contrat d’engagement proposé : ${entre(dit('intensite'), dit('casDeDuree'))}`,
      ),
    suite: ({ dit, change, vaut }) => {
      if (change('demandeDeLaPersonne') && vaut('demandeDeLaPersonne') !== null)
        return dire('Changement demandé au contrat d’engagement', dit('demandeDeLaPersonne'))
      if (change('etat') && vaut('etat') === 'SUSPENDU')
        return dire('Contrat d’engagement suspendu', 'l’inscription, ou le droit au RSA, a cessé')
      if (change('etat') && vaut('etat') === 'CLOTURE') return dire('Contrat d’engagement clôturé')
      if (change('etat') && change('etatAvant'))
        return dire(`Contrat d’engagement rétabli : ${dit('etat')}`, 'l’inscription, ou le droit au RSA, a repris')
      return change('edition') ? dire('Contrat d’engagement changé : à signer de nouveau') : null
    },
  },
  signatureDeContrat: {
    debut: ({ dit, vaut }) =>
      vaut('sens') === 'REFUS'
        ? dire('Contrat d’engagement refusé', entre(dit('motif'), dit('explication')))
        : dire(`Contrat d’engagement signé par ${dit('partie')}`, dit('maniere')),
  },
  activite: {
    debut: ({ dit, vaut }) =>
      dire(
        `Activité ${vaut('etat') === 'PREVUE' ? 'prévue' : 'déclarée'} : ${entre(dit('intitule'), dit(vaut('etat') === 'PREVUE' ? 'minutesPrevues' : 'minutesDeclarees'))}`,
      ),
    // What is retained of a week is told once, with the week.
    suite: ({ dit, vaut }) =>
      vaut('etat') === 'DECLAREE'
        ? dire(`Activité déclarée : ${entre(dit('intitule'), dit('minutesDeclarees'))}`)
        : vaut('etat') === 'ANNULEE'
          ? dire(`Activité annulée : ${dit('intitule')}`)
          : vaut('etat') === 'PREVUE'
            ? dire(`Activité prévue : ${dit('intitule')}`)
            : null,
  },
  validationDHeures: {
    debut: ({ dit }) => dire(`Heures retenues, ${dit('semaine')} : ${dit('validees')} sur ${dit('declarees')} déclarées`),
  },
  absence: {
    debut: ({ dit }) => dire(`Absence notée : ${entre(dit('intitule'), dit('jour'))}`, dit('motif')),
    suite: ({ dit, change, vaut }) => {
      if (change('retiree') && vaut('retiree') === true) return dire(`Absence du ${dit('jour')} retirée`)
      if (change('legitime'))
        return dire(`Absence du ${dit('jour')} jugée ${vaut('legitime') === true ? 'légitime' : 'sans motif légitime'}`, dit('motivation'))
      if (change('piecesJointes')) return dire(`Pièce jointe à l’absence du ${dit('jour')}`)
      return dire(`Réponse à l’absence du ${dit('jour')}`, entre(dit('motif'), dit('explication')))
    },
  },
  demandeDeDispense: {
    debut: ({ dit }) => dire(`Dispense d’heures demandée, du ${dit('du')} au ${dit('au')}`, entre(dit('motif'), dit('explication'))),
    // What is granted is told by the exemption itself.
    suite: ({ dit, change, vaut }) => {
      if (change('piecesJointes')) return dire('Pièce jointe à la demande de dispense')
      if (vaut('etat') === 'REFUSEE') return dire('Dispense d’heures refusée', dit('refus'))
      return vaut('etat') === 'RETIREE' ? dire('Demande de dispense retirée') : null
    },
  },
  dispense: {
    debut: ({ dit, vaut }) =>
      dire(
        `Dispense d’heures${typeof vaut('demande') === 'number' ? ' accordée,' : ''} du ${dit('du')} au ${dit('au')}`,
        entre(dit('motif'), dit('motivation')),
      ),
    suite: ({ dit }) => dire(`Dispense d’heures : elle finit le ${dit('au')}`),
  },
}

/** Whatever else is declared: its name, the state it is in. */
function autre({ intitule, premiere }: Ecrit, { dit, vaut, change }: Mots): Phrase {
  const nom = intitule.split(/[,:]/)[0]?.trim() ?? intitule
  const etat = ['etat', 'statut', 'sens', 'nature'].find(c => typeof vaut(c) === 'string' && (premiere || change(c)))
  return dire(etat ? `${nom} : ${dit(etat)}` : premiere ? nom : `${nom} : complément`)
}

/** What was written, told in a sentence to whoever reads the parcours; null when it says nothing that another does not. */
export function raconter(ecrit: Ecrit, nommer: (code: string) => string): Phrase | null {
  const { ressource, donnees, premiere, modifies } = ecrit
  const mots: Mots = {
    dit: champ => enMots(donnees[champ], { ressource, champ, nommer }).join(', '),
    change: (...champs) => champs.some(c => modifies.includes(c)),
    vaut: champ => donnees[champ] ?? null,
  }
  const recit = recits[ressource]
  if (!recit) return autre(ecrit, mots)
  return premiere ? recit.debut(mots) : (recit.suite ?? recit.debut)(mots)
}
