import { regimes } from '../../sanction-travail/regimes.js'
import { z } from 'zod'
import { type NatureDeTravail, naturesDeTravail } from '../../../src/droit/travaux.js'
import type { TravailAFaire } from '../../../src/suites/index.js'
import { operationsDesJalons } from '../../../src/parcours/jalons/index.js'
import {
  bouton,
  type Ecran,
  enJour,
  etiquette,
  formulaireDeFiltre,
  html,
  listeDeroulante,
  pagination,
  tableau,
  vide,
} from '../../interface/index.js'
import { nomComplet } from '../dossier/personne.js'
import { aUneMissionLocale } from '../i-milo/ecran.js'
import { estConcernee } from '../caisses/lire.js'
import type { Demande } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

const natures = Object.entries(naturesDeTravail) as [NatureDeTravail, { libelle: string }][]
const filtres = z.object({
  nature: z
    .enum(natures.map(([nature]) => nature) as [NatureDeTravail])
    .optional()
    .catch(undefined),
  enRetard: z.enum(['true', 'false']).optional().catch(undefined),
  curseur: z.uuid().optional().catch(undefined),
})

/** Which of several in her file: « sanctionRsa:3 ». */
const rangDe = ({ objet }: TravailAFaire): string => objet?.split(':')[1] ?? ''

/** The regime is that of the procedure: of a jobseeker, or of a young person. */
const duTravail = (t: TravailAFaire): string =>
  `/sanctions-travail/${regimes.find(r => t.objet?.startsWith(r.ressource))?.cle}/${rangDe(t)}`

/** Where the work is done, when it has a page of its own. */
const pages: Partial<Record<NatureDeTravail, string | ((t: TravailAFaire) => string)>> = {
  'decision-d-orientation-a-prendre': '/orientation',
  'premier-rendez-vous-a-prendre': '/rendez-vous/nouveau',
  'contrat-a-signer': '/contrat',
  'contrat-en-retard': '/contrat',
  'contrat-a-remplacer': '/contrat',
  'offre-refusee-a-apprecier': '/projets',
  'heures-a-valider': '/heures',
  'dispense-a-decider': t => `/heures/demandes/${rangDe(t)}`,
  'radiation-proposee': '/radiations',
  'radiation-a-decider': '/radiations',
  'radiation-a-reexaminer': '/radiations',
  'contestation-de-radiation': '/radiations',
  'procedure-sans-objet': t =>
    t.objet?.startsWith('sanctionRsa:') ? `/sanctions/${rangDe(t)}` : t.objet?.startsWith('radiation:') ? '/radiations' : duTravail(t),
  'cessation-a-constater': '/inscription',
  'categorie-a-revoir': '/inscription',
  'manquement-a-instruire': t => `/manquements/${rangDe(t)}`,
  'opportunite-a-confirmer': t => `/opportunites/${rangDe(t)}`,
  'droit-clos': t => `/sanctions/${rangDe(t)}`,
  'droit-transfere': t => `/sanctions/${rangDe(t)}`,
  'suspension-sans-decision': '/manquements',
  'suspension-a-instruire': t => `/sanctions/${rangDe(t)}`,
  'suspension-a-traiter': t => `/sanctions/${rangDe(t)}`,
  'suppression-a-traiter': t => `/sanctions/${rangDe(t)}`,
  'levee-a-traiter': t => `/sanctions/${rangDe(t)}`,
  'recours-a-examiner': t => `/sanctions/${rangDe(t)}`,
  'sanction-a-notifier': duTravail,
  'sanction-a-decider': duTravail,
  'levee-a-decider': duTravail,
  'contestation-a-examiner': duTravail,
  'payeur-a-identifier': '#envois-au-payeur',
  'envoi-rejete': '#envois-au-payeur',
  'application-en-retard': '#envois-au-payeur',
}

function pageDe(t: TravailAFaire): string {
  const page = pages[t.nature] ?? ''
  return typeof page === 'string' ? page : page(t)
}

const requete = (f: z.infer<typeof filtres>) =>
  new URLSearchParams(Object.entries(f).filter((e): e is [string, string] => typeof e[1] === 'string')).toString()
const adresse = (f: z.infer<typeof filtres>) => ['/professionnel/travaux', requete(f)].filter(Boolean).join('?')

const listeLesRetards = ({ contexte, session }: Demande): boolean =>
  (contexte.habilitations.organisation(session.organisation)?.type ?? '') in operationsDesJalons.lister.ouvertures

/** What there is to do for the persons her structure follows, the most urgent first; each line leads to the person. */
export async function travaux(d: Demande): Promise<Ecran> {
  const f = filtres.parse(d.requete.query)
  const { elements, suivant } = await d.lire<{ elements: TravailAFaire[]; suivant: string | null }>(
    `/api/v1/travaux?limite=25&${requete(f)}`,
  )
  const noms = await Promise.all(elements.map(async t => nomComplet((await identiteLisible(d, t.usager)) ?? {})))
  const { curseur: _, ...sansCurseur } = f
  const structureDe = (code: string | null) =>
    code === null ? 'toute l’organisation' : (d.contexte.habilitations.structure(code)?.nom ?? code)
  return {
    titre: 'Travaux à faire',
    menu: 'travaux',
    chapeau: html`<p>Ce que votre structure doit faire pour les personnes qu’elle suit. Un travail sort de la liste de lui-même dès qu’il est fait.</p>
${listeLesRetards(d) && html`<p><a href="/professionnel/jalons">Les bénéficiaires du RSA dont une étape est en retard</a></p>`}${estConcernee(d) && html`<p><a href="/professionnel/caisses">Où en sont les décisions transmises aux caisses</a></p>`}${aUneMissionLocale(d) && html`<p><a href="/professionnel/i-milo">Où en est l’échange avec I-MILO</a></p>`}`,
    corps: html`${formulaireDeFiltre(
      '/professionnel/travaux',
      html`${listeDeroulante({ nom: 'nature', libelle: 'Nature', valeur: f.nature ?? 'toutes', facultatif: 'sans mention', options: [{ valeur: 'toutes', texte: 'Toutes' }, ...natures.map(([valeur, { libelle }]) => ({ valeur, texte: libelle }))] })}
${listeDeroulante({
  nom: 'enRetard',
  libelle: 'Jour limite',
  valeur: f.enRetard ?? 'tous',
  facultatif: 'sans mention',
  options: [
    { valeur: 'tous', texte: 'Passé ou à venir' },
    { valeur: 'true', texte: 'Passé' },
    { valeur: 'false', texte: 'À venir, ou sans jour limite' },
  ],
})}
${bouton('Filtrer', 'secondaire')}`,
      'Filtrer les travaux à faire',
    )}
${
  elements.length === 0
    ? vide(
        'Rien à faire ici',
        html`<p>${f.nature || f.enRetard ? 'Aucun travail ne répond à ces filtres.' : 'Rien n’attend votre structure.'}</p>`,
        (f.nature || f.enRetard) && html`<a href="/professionnel/travaux">Voir tous les travaux à faire</a>`,
      )
    : tableau(
        'a-faire',
        f.curseur ? 'Du plus urgent au moins urgent, suite' : 'Du plus urgent au moins urgent',
        ['Personne', 'À faire', 'Avant le', 'Structure'],
        elements.map((t, i) => [
          html`<a href="/professionnel/dossiers/${t.usager}${pageDe(t)}">${noms[i]}</a>`,
          t.libelle,
          t.aFaireAvant === null
            ? 'sans jour limite'
            : html`${enJour(t.aFaireAvant)}${t.enRetard && html` ${etiquette('en retard', 'mauvais')}`}`,
          structureDe(t.structure),
        ]),
      )
}
${pagination({ debut: f.curseur && adresse(sansCurseur), suite: suivant === null ? undefined : adresse({ ...sansCurseur, curseur: suivant }) })}`,
  }
}
