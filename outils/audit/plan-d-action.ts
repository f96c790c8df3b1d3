type Action = { action: string; pourquoi: string; qui: string; echeance: string }

/** What no trial of the product can prove or do: for the operator, with its term once in production. */
export const planDAction: readonly Action[] = [
  {
    action: 'Test d’intrusion par un prestataire qualifié (PASSI)',
    pourquoi: 'les essais rejouent les attaques connues de leurs auteurs',
    qui: 'exploitant',
    echeance: 'avant la mise en service, puis chaque année',
  },
  {
    action: 'Homologation de sécurité et analyse d’impact (AIPD)',
    pourquoi: 'décision des responsables, que ce dossier nourrit',
    qui: 'responsables de traitement',
    echeance: 'avant la mise en service',
  },
  {
    action: 'Clé maîtresse dans un coffre (HSM, KMS)',
    pourquoi: 'dans un fichier, qui tient la machine tient la clé',
    qui: 'exploitant',
    echeance: 'avant la mise en service',
  },
  {
    action: 'Témoin du journal sur une autre machine, horodatage par un tiers',
    pourquoi: 'à côté de la base, une fin coupée ne se voit pas',
    qui: 'exploitant',
    echeance: 'avant la mise en service',
  },
  {
    action: 'Échange sur disque (swap) et images mémoire (core) fermés sur les machines qui servent',
    pourquoi: 'la mémoire qui y serait copiée porte les clés et ce qui est servi',
    qui: 'exploitant',
    echeance: 'avant la mise en service',
  },
  {
    action: 'Exercice de restauration, clés comprises',
    pourquoi: 'sans la clé maîtresse, une sauvegarde ne s’ouvre pas',
    qui: 'exploitant',
    echeance: 'chaque semestre',
  },
  {
    action: 'Rotation des clés de données',
    pourquoi: 'une clé ne chiffre pas plus de 2³² valeurs',
    qui: 'exploitant',
    echeance: 'chaque année',
  },
  {
    action: 'Jetons liés pour toutes les applications',
    pourquoi: 'un jeton au porteur volé sert jusqu’à son terme',
    qui: 'organisations partenaires',
    echeance: 'au jour inscrit pour chacune',
  },
]
