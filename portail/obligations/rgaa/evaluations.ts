/**
 * What our own tests establish of each criterion. `programme`: wholly, on every page they open; `partiel`: in part; `sans-objet`: none of these holds
 * anything of the kind, which a test checks too. Nothing here is an audit, and a criterion absent from the table is not evaluated.
 */
export type Evaluation = {
  verdict: 'programme' | 'partiel' | 'sans-objet' | 'non-evalue'
  quoi: string
  /** Specs of this repository. */
  preuves: readonly string[]
}

const obligations = 'portail/obligations/obligations.spec.ts'
const documentation = 'portail/documentation/navigateur.spec.ts'
const structure = 'portail/documentation/documentation.spec.ts'
const lettres = 'portail/lettres/lettres.spec.ts'

const programme = (quoi: string, ...preuves: string[]): Evaluation => ({ verdict: 'programme', quoi, preuves })
const partiel = (quoi: string, ...preuves: string[]): Evaluation => ({ verdict: 'partiel', quoi, preuves })
const sansObjet = (quoi: string): Evaluation => ({ verdict: 'sans-objet', quoi, preuves: [obligations] })

const sansImage = sansObjet('Aucune image porteuse d’information, aucun CAPTCHA, aucune image texte : le seul dessin est décoratif.')
const sansCadre = sansObjet('Aucune page n’a de cadre.')
const sansMedia = sansObjet('Aucune page n’a de son, de vidéo, d’animation ni d’objet embarqué.')
const sansMiseEnForme = sansObjet('Aucun tableau de mise en forme : tout tableau porte un titre et des en-têtes.')
const axe = (quoi: string) => partiel(`${quoi} (axe-core, règles rattachées au critère).`, obligations, documentation)

export const evaluations: Readonly<Record<string, Evaluation>> = {
  '1.1': sansImage,
  '1.2': programme('Toute image est un dessin décoratif à l’alternative vide, sans titre ni étiquette.', obligations),
  '1.3': sansImage,
  '1.4': sansImage,
  '1.5': sansImage,
  '1.6': sansImage,
  '1.7': sansImage,
  '1.8': sansImage,
  '1.9': sansImage,
  '2.1': sansCadre,
  '2.2': sansCadre,
  '3.2': axe('Contraste des textes, en thème clair et en thème sombre'),
  ...Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`4.${i + 1}`, sansMedia])),
  '5.3': sansMiseEnForme,
  '5.4': programme('Tout tableau porte un titre dans « caption ».', obligations, structure),
  '5.6': programme('Toute cellule d’en-tête est déclarée « th ».', obligations, structure),
  '5.7': programme('Tout en-tête dit sa portée.', obligations, structure),
  '5.8': sansMiseEnForme,
  '6.1': axe('Liens reconnaissables'),
  '6.2': programme('Tout lien a un intitulé.', obligations, structure),
  '7.1': axe('Noms, rôles et états des composants'),
  '7.3': partiel('Tout ce qui s’active se parcourt et s’active au clavier, sur les pages éprouvées.', documentation),
  '8.1': programme('Toute page commence par le type de document HTML.', obligations),
  '8.2': partiel('Balises fermées, attributs cités, identifiants uniques ; le navigateur ne répare rien.', obligations, documentation),
  '8.3': programme('Toute page dit sa langue.', obligations),
  '8.4': programme('Toute page est en français, et le dit.', obligations),
  '8.5': programme('Toute page a un titre, différent des autres.', obligations),
  '8.8': axe('Codes de langue valides'),
  '9.1': partiel('Un titre principal par page, aucun saut de niveau.', obligations, structure),
  '9.2': partiel('Une zone principale, un en-tête, un pied de page, des navigations nommées.', obligations),
  '9.3': axe('Listes bien formées'),
  '10.1': programme('Aucun style dans les pages ni dans les balises : la politique de sécurité les interdirait.', obligations),
  '10.4': partiel('À 400 %, rien ne se perd ni ne défile de côté.', obligations, documentation),
  '10.6': axe('Liens distincts du texte'),
  '10.7': partiel('Le focus se voit, sur les pages éprouvées.', documentation),
  '10.8': axe('Rien de masqué ne reçoit le focus'),
  '10.11': programme('À 320 pixels de large, aucune page ne défile de côté.', obligations, documentation),
  '10.12': programme('Texte espacé selon le critère, rien ne se perd.', obligations, documentation),
  '11.1': programme('Tout champ a une étiquette liée.', obligations),
  '11.2': axe('Étiquettes non vides'),
  '11.9': axe('Boutons intitulés'),
  '11.10': partiel(
    'Une saisie fautive est dite en clair, en tête de page et à son champ.',
    obligations,
    'portail/personne/personne.spec.ts',
  ),
  '11.13': axe('Remplissage automatique valide'),
  '12.1': partiel('Un menu et un plan du site.', obligations),
  '12.4': programme('Le plan du site est au pied de toute page.', obligations),
  '12.5': sansObjet('Aucun moteur de recherche de pages.'),
  '12.6': partiel('Zones d’en-tête, de contenu et de pied de page atteignables par les liens d’accès rapide.', obligations),
  '12.7': programme('Un lien d’accès au contenu est le premier de toute page, et aboutit.', obligations),
  '12.8': partiel('Aucun ordre de tabulation forcé.', obligations, documentation),
  '12.9': partiel('Aucun piège sur les pages parcourues au clavier.', documentation),
  '12.10': sansObjet('Aucun raccourci au clavier d’une seule touche.'),
  '13.2': programme('Aucun lien n’ouvre de fenêtre.', obligations),
  '13.3': partiel('Les lettres sont des PDF balisés, relus par un autre programme que celui qui les écrit.', lettres),
  '13.5': sansObjet('Aucun contenu cryptique.'),
  '13.6': sansObjet('Aucun contenu cryptique.'),
  '13.7': sansMedia,
  '13.8': sansMedia,
  '13.9': axe('Aucune orientation imposée'),
  '13.10': sansObjet('Aucun geste complexe.'),
  '13.12': sansObjet('Aucune fonction ne dépend d’un mouvement de l’appareil.'),
}
