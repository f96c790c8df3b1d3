import { z } from 'zod'
import { permet } from '../../../src/droit/roles.js'
import { statutsDInscription } from '../../../src/parcours/inscription/index.js'
import {
  bouton,
  type Ecran,
  enJour,
  enMots,
  etiquette,
  formulaireDeFiltre,
  type Html,
  html,
  lienBouton,
  listeDeroulante,
  pagination,
  tableau,
  vide,
} from '../../interface/index.js'
import { enPrenom } from '../dossier/personne.js'
import type { Demande } from '../ecran.js'
import { type Filtres, pageDesSuivies, type Suivie } from './page.js'

export const filtres = z.object({
  statut: z.enum(statutsDInscription).optional().catch(undefined),
  nouveautes: z.enum(['7', '30']).optional().catch(undefined),
  curseur: z
    .string()
    .regex(/^[\w-]{22}$/)
    .optional()
    .catch(undefined),
})

const tons = { inscrit: 'bon', radie: 'mauvais', cessation: 'fini' } as const
const enTexte = (v: unknown) => (typeof v === 'string' ? v : '')
const statutEnMots = (statut: string) => enMots(statut, { ressource: 'inscription', champ: 'statut', nommer: c => c }).join('')

const situation = ({ inscription }: Suivie): Html | string => {
  const statut = enTexte(inscription?.statut)
  return statut in tons ? etiquette(statutEnMots(statut), tons[statut as keyof typeof tons]) : 'non connue'
}
export const commune = ({ identite }: Suivie): string => enTexte((identite.adresse as { libelleCommune?: string } | null)?.libelleCommune)
const depuis = ({ suivi }: Suivie) => (typeof suivi?.du === 'string' ? enJour(suivi.du) : '')

const adresse = (chemin: string, f: Filtres) => {
  const requete = new URLSearchParams(Object.entries(f).filter((e): e is [string, string] => typeof e[1] === 'string'))
  return requete.size > 0 ? `${chemin}?${requete}` : chemin
}

/** Whom her structure follows, page by page. */
export async function personnes(d: Demande): Promise<Ecran> {
  const f = filtres.parse(d.requete.query)
  const { personnes: suivies, suivant } = await pageDesSuivies(d, f, 25)
  const { curseur: _, ...sansCurseur } = f
  const peutExporter = permet(d.session.agent?.roles ?? [], 'exporter') && suivies.length > 0
  return {
    titre: 'Personnes suivies',
    menu: 'personnes',
    corps: html`${formulaireDeFiltre(
      '/professionnel/personnes',
      html`${listeDeroulante({ nom: 'statut', libelle: 'Situation', valeur: f.statut ?? 'toutes', facultatif: 'sans mention', options: [{ valeur: 'toutes', texte: 'Toutes' }, ...statutsDInscription.map(s => ({ valeur: s, texte: statutEnMots(s) }))] })}
${listeDeroulante({
  nom: 'nouveautes',
  libelle: f.statut ? 'Situation changée' : 'Suivi commencé ou modifié',
  valeur: f.nouveautes ?? 'toutes',
  facultatif: 'sans mention',
  options: [
    { valeur: 'toutes', texte: 'À toute date' },
    { valeur: '7', texte: 'Ces 7 derniers jours' },
    { valeur: '30', texte: 'Ces 30 derniers jours' },
  ],
})}
${bouton('Filtrer', 'secondaire')}`,
      'Filtrer les personnes suivies',
    )}
${
  suivies.length === 0
    ? vide(
        'Personne ici',
        html`<p>${f.statut || f.nouveautes ? 'Aucune personne suivie ne répond à ces filtres.' : 'Votre structure ne suit encore personne.'}</p>`,
        (f.statut || f.nouveautes) && html`<a href="/professionnel/personnes">Voir toutes les personnes suivies</a>`,
      )
    : tableau(
        'suivies',
        f.curseur ? 'Personnes suivies, suite' : 'Personnes suivies',
        ['Personne', 'Née ou né le', 'Commune', 'Situation', 'Suivie depuis'],
        suivies.map(p => [
          html`<a href="/professionnel/dossiers/${p.usager}">${enPrenom(enTexte(p.identite.prenom))} ${enTexte(p.identite.nom)}</a>`,
          enJour(enTexte(p.identite.dateNaissance)),
          enPrenom(commune(p)),
          situation(p),
          depuis(p),
        ]),
      )
}
${pagination({ debut: f.curseur && adresse('/professionnel/personnes', sansCurseur), suite: suivant === null ? undefined : adresse('/professionnel/personnes', { ...sansCurseur, curseur: suivant }) })}
${peutExporter && html`<p class="pas-imprime">${lienBouton(adresse('/professionnel/personnes.csv', sansCurseur), 'Emporter cette liste en CSV')}</p><p class="discret">L’export est tracé, personne par personne. Le fichier contient des données personnelles : gardez-le le temps nécessaire, pas davantage.</p>`}`,
  }
}
