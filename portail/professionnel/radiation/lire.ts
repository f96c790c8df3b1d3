import { jourDe } from '../../../src/moteur/moteur.js'
import { enMots } from '../../interface/index.js'
import type { Envoi } from '../../lettres/index.js'
import type { DecisionLue, RadiationLue } from '../../radiation/cartes.js'
import { missionLocaleParmi } from '../../radiation/referente.js'
import { nommeur } from '../dossier/donnees.js'
import { lireLaRessource } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { ressourceNommee } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

export type Procedure = { numero: number; version: number; donnees: RadiationLue; decisions: DecisionLue[] }
export type Visee = {
  usager: string
  nom: string
  adresse: string
  jour: string
  /** On the list, as this agent reads it; null when she does not. */
  statut: string | null
  /** The mission locale that accompanies her that day; null when none does. */
  referente: string | null
  /** Of the sanctions she reads, those annulled since, as a radiation names what it follows from. */
  annulees: ReadonlySet<string>
  procedures: Procedure[]
  envoi: Envoi
}

const sanctions = { sanctionRsa: 'sanctions-rsa', sanctionDemandeur: 'sanctions-demandeur', sanctionJeune: 'sanctions-jeune' } as const
const adresseDesRadiations = (usager: string) => `/professionnel/dossiers/${usager}/radiations`

async function lire(d: Demande, chemin: string, usager: string) {
  const ressource = ressourceNommee(d.contexte, chemin)
  const lue = ressource ? await lireLaRessource(d, ressource, usager) : null
  return (lue?.enregistrements ?? []).map(({ numero = 0, versions: [v] }) => ({
    numero,
    version: v.version,
    donnees: v.donnees,
    par: v.misAJour.par,
  }))
}

/** The procedures about a person as the agent may read them; 404 for whom she does not see. */
export async function lireLesRadiations(d: Demande): Promise<Visee> {
  const { usager } = d.requete.params as { usager: string }
  const identite = await identiteLisible(d, usager)
  if (!identite) throw refusDeLApi(404, {})
  const [radiations, decisions, [inscription], suivis] = await Promise.all(
    ['radiations', 'decisions-de-radiation', 'inscriptions', 'rattachements'].map(c => lire(d, c, usager)) as [
      ReturnType<typeof lire>,
      ReturnType<typeof lire>,
      ReturnType<typeof lire>,
      ReturnType<typeof lire>,
    ],
  )
  const annulees = await Promise.all(
    Object.entries(sanctions).map(async ([nom, chemin]) =>
      (await lire(d, chemin, usager)).filter(s => s.donnees.etat === 'ANNULEE').map(s => `${nom}:${s.numero}`),
    ),
  )
  const [instant, nommer, nom] = [d.contexte.horloge(), nommeur(d), nomComplet(identite)]
  // The API is ours, and its contract is checked by its own tests.
  const toutes = decisions.map(x => ({ ...(x.donnees as unknown as DecisionLue), par: x.par }))
  return {
    usager,
    nom,
    adresse: adresseDesRadiations(usager),
    jour: jourDe(instant),
    referente: missionLocaleParmi(
      d.contexte,
      suivis.map(s => s.donnees),
      jourDe(instant),
    ),
    statut: typeof inscription?.donnees.statut === 'string' ? inscription.donnees.statut : null,
    annulees: new Set(annulees.flat()),
    procedures: radiations
      .map(({ numero, version, donnees }) => ({
        numero,
        version,
        donnees: donnees as unknown as RadiationLue,
        decisions: toutes.filter(x => x.radiation === numero),
      }))
      .toReversed(),
    envoi: {
      destinataire: [nom, ...enMots(identite.adresse, { ressource: 'identite', champ: 'adresse', nommer })],
      nommer,
      le: instant,
    },
  }
}

/** Who this agent is, before what the mission locale or France Travail leads. */
export const quiEstLa = ({ contexte, session }: Demande, { referente }: Pick<Visee, 'referente'>) => ({
  type: contexte.habilitations.organisation(session.organisation)?.type ?? '',
  organisation: session.organisation,
  referente,
})

/** The procedure the address names. */
export function laProcedure({ procedures }: Visee, d: Demande): Procedure {
  const { numero } = d.requete.params as { numero: string }
  const trouvee = procedures.find(p => String(p.numero) === numero)
  if (!trouvee) throw refusDeLApi(404, {})
  return trouvee
}
