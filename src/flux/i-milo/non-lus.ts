/** Why a file that I-MILO announced could not be read there. */
export type NonLu = 'introuvable' | 'illisible' | 'dUnAutre'

/** What happened, and what somebody of the mission locale can do about it. */
export const phrasesDesNonLus: Readonly<Record<NonLu, string>> = {
  introuvable:
    'I-MILO annonce ce dossier, puis ne le trouve pas : il y a sans doute été supprimé, ou réuni à un autre. Cherchez-le dans I-MILO ; s’il n’y est plus, écartez-le ici.',
  illisible:
    'I-MILO rend ce dossier sous une forme que la plateforme ne lit pas. Ouvrez-le dans I-MILO et enregistrez-le de nouveau ; s’il revient ici, signalez-le à l’assistance.',
  dUnAutre:
    'I-MILO a rendu le dossier d’une autre personne : rien n’en a été gardé. Enregistrez de nouveau ce dossier dans I-MILO ; s’il revient ici, signalez-le à l’assistance.',
}
