import { dire, type Phrase, type Recit } from './recit.js'

/** What each act of a procedure is told by: the first of these fields that changed. Whatever else changed says nothing of its own. */
const actes: readonly (readonly [champ: string, phrase: (dit: (champ: string) => string) => Phrase])[] = [
  ['annulation', dit => dire('Sanction annulée', dit('annulation'))],
  ['rejet', dit => dire('Recours rejeté', dit('rejet'))],
  ['recours', dit => dire('Décision contestée', dit('recours'))],
  ['leveeLe', dit => dire('Sanction levée', dit('motifDeLevee'))],
  ['levee', dit => dire('Sanction maintenue', dit('motifDeLevee'))],
  ['conformite', dit => dire('Remise en conformité signalée', dit('conformite'))],
  ['avis', dit => dire(`Avis de l’équipe pluridisciplinaire : ${dit('avis')}`)],
  ['entendueLe', () => dire('Audition')],
  ['observations', dit => dire('Réponse à ce qui est reproché', dit('observations'))],
  ['piecesJointes', dit => dire('Pièce jointe à la réponse', dit('piecesJointes'))],
  ['audition', () => dire('Audition demandée')],
]

const deLaProcedure = (surQuoi: string): Recit => {
  const mesure = (dit: (champ: string) => string) => `${dit('consequence')} de ${dit('taux')} % pendant ${dit('mois')} mois`
  return {
    debut: ({ dit }) => dire(`Procédure de sanction sur ${surQuoi} ouverte : ${dit('consequence')}`, dit('raisons')),
    suite: ({ dit, change, vaut }) => {
      if (change('decision') && vaut('decision') !== null)
        return dire(
          vaut('decision') === 'SANCTION' && vaut('taux') !== null
            ? `Sanction sur ${surQuoi} décidée : ${mesure(dit)}`
            : `Procédure de sanction sur ${surQuoi} : ${dit('decision')}`,
          dit('motivation'),
        )
      const acte = actes.find(([champ]) => change(champ) && vaut(champ) !== null)
      if (acte) return acte[1](dit)
      if (change('griefs') && vaut('griefs') !== null) return dire(`Sanction sur ${surQuoi} envisagée, notifiée`, dit('griefs'))
      return change('etat') ? dire(`Sanction sur ${surQuoi} : ${dit('etat')}`) : null
    },
  }
}

/** What is held against a person, and what came of it, told alike to her and to who follows her. */
export const recitsDesSanctions: Readonly<Record<string, Recit>> = {
  manquement: {
    debut: ({ dit }) => dire(`Manquement signalé : ${dit('nature')}`, dit('faits')),
    suite: ({ dit, change, vaut }) => {
      if (change('motifLegitime') && vaut('motifLegitime') !== null)
        return dire(vaut('motifLegitime') === true ? 'Motif légitime reconnu' : 'Aucun motif légitime reconnu', dit('motivation'))
      if (change('reponse') && vaut('reponse') !== null) return dire('Réponse au signalement', dit('reponse'))
      return vaut('retire') === true && change('retire') ? dire('Signalement retiré') : null
    },
  },
  sanctionRsa: deLaProcedure('le RSA'),
  sanctionDemandeur: deLaProcedure('le revenu de remplacement'),
  sanctionJeune: deLaProcedure('l’allocation'),
}
