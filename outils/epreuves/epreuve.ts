import { annoncer, type Porteur, signerJeton } from '../../src/acces/index.js'
import type { CodeActeur } from '../../src/droit/acteurs.js'
import { habiliter } from '../../jeu-d-essai/habilitations.js'
import { lignesNommant, toutesLesLignes } from '../../src/moteur/lignes.js'
import { ressources } from '../../src/parcours/ressources.js'
import { connexionForte } from '../connexion-d-essai.js'
import { type PlateformeDEssai, unePlateforme } from '../plateforme-d-essai.js'
import { type Place, presences, voisins } from './acteurs.js'
import { suivisPour, unePersonne } from './population.js'

/** A caller as a token will name it; `personne` is the internal number of the person who asks for herself. */
export type Demandeur = Place & { type: CodeActeur; personne?: bigint }

export type Epreuve = PlateformeDEssai & {
  /** Followed by every « ici » organisation, and by no other. */
  suivie: bigint
  /** Followed by every « ailleurs » organisation, and by no other. */
  lointaine: bigint
  ici(type: CodeActeur): Demandeur
  ailleurs(type: CodeActeur): Demandeur
  /** With two strong factors given just now, unless the sign-in is told; « null » for a program alone. */
  jetonPour(demandeur: Demandeur, scopes?: readonly string[], connexion?: Porteur['session'] | null): Promise<string>
}

export const tousLesScopes = toutesLesLignes(ressources).map(l => l.code)
const agent = 'epreuve.agent|EPREUVE|Agent'

/** The demonstration platform, plus a person followed by one organisation of each kind, and no quota in the way. */
export async function uneEpreuve(): Promise<Epreuve> {
  const p = await unePlateforme({ webhooksInternes: true })
  await p.base.application.begin(async sql => {
    for (const v of voisins) await sql`insert into organisation (code, type, nom) values (${v.code}, ${v.type}, ${v.code})`
    for (const ressource of ['identite', 'inscription', 'diagnostic', 'projet'])
      await sql`insert into adhesion (organisation, ressource, echange, du) values ('GIP-VOISIN', ${ressource}, 'eligibiliteIae', '2025-01-01')`
    for (const v of voisins) await habiliter(sql, v.code, lignesNommant(ressources, v.type))
    await sql`update application set quota_par_seconde = 1000000`
    await annoncer(sql)
  })
  await p.habilitations.rafraichir()
  const suivie = await unePersonne(p, suivisPour('ici'))
  const lointaine = await unePersonne(p, suivisPour('ailleurs'))
  const enPersonne = (type: CodeActeur, personne: bigint) => (type === 'USAGER' ? { personne } : {})
  return {
    ...p,
    suivie,
    lointaine,
    ici: type => ({ type, ...presences[type].ici, ...enPersonne(type, suivie) }),
    ailleurs: type => ({ type, ...presences[type].ailleurs, ...enPersonne(type, lointaine) }),
    jetonPour: (d, scopes = tousLesScopes, connexion) => {
      const { session, agent, ...programme } = porteur(p, d)
      const qui =
        connexion === null
          ? programme
          : { ...programme, ...(agent && { agent }), session: connexion ?? session ?? connexionForte(p.moteur.horloge()) }
      return signerJeton(p.secrets, { ...qui, scopes }, { adressePublique: p.adressePublique, instant: p.moteur.horloge() })
    },
  }
}

export const porteur = (p: PlateformeDEssai, { type, organisation, structure, personne }: Demandeur): Omit<Porteur, 'scopes'> =>
  type === 'USAGER'
    ? {
        clientId: 'espace-usager',
        organisation,
        royaume: '/individu' as const,
        session: connexionForte(p.moteur.horloge()),
        ...(personne === undefined ? {} : { personne: p.moteur.identifiants.pour(organisation, personne) }),
      }
    : { clientId: 'portail', organisation, structure, royaume: '/agent' as const, agent, session: connexionForte(p.moteur.horloge()) }
