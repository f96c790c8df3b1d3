import type { Sanction } from '../../../src/parcours/sanction-rsa/index.js'
import { nomComplet } from '../dossier/personne.js'
import { cheminDe, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

/** One procedure in a list, with whose it is. */
export type Listee = { usager: string; numero: number; version: number; donnees: Sanction }
export type PageDeSanctions = { elements: Listee[]; suivant: string | null }
export type Etat = Sanction['etat']
type Criteres = {
  etat?: Etat | undefined
  consequence?: Sanction['consequence']
  enRetard?: 'true' | undefined
  curseur?: string | undefined
}

/** A page of the procedures of those she follows: the API chooses the persons, each with all her procedures; those asked for are kept. */
export async function listerLesSanctions(d: Demande, criteres: Criteres, limite: number): Promise<PageDeSanctions> {
  const ligne = sesLignes(d.contexte, d.session, 'sanctionRsa', 'consulter').find(l => l.sur.liste && l.champs.includes('raisons'))
  if (!ligne) throw refusDeLApi(403, { detail: 'Ces listes sont celles de qui instruit les sanctions du RSA.' })
  const requete = new URLSearchParams({
    limite: String(limite),
    ...Object.fromEntries(Object.entries(criteres).filter((e): e is [string, string] => typeof e[1] === 'string')),
  })
  const { statut, corps } = await d.appeler('GET', `${cheminDe(ligne)}?${requete}`)
  if (statut !== 200) throw refusDeLApi(statut, corps)
  const { etat, consequence } = criteres
  const lus = corps.elements as { usager: string; elements: Omit<Listee, 'usager'>[] }[]
  return {
    suivant: corps.suivant as string | null,
    elements: lus.flatMap(({ usager, elements }) =>
      elements
        .filter(s => (!etat || s.donnees.etat === etat) && (!consequence || s.donnees.consequence === consequence))
        .map(s => ({ usager, ...s })),
    ),
  }
}

/** Every procedure that awaits the opinion of the équipe: a suppression considered, and no opinion yet. */
export async function aSoumettreALEquipe(d: Demande): Promise<Listee[]> {
  const pages = await Promise.all(
    (['A_TRAITER', 'CONTRADICTOIRE'] as const).map(etat => listerLesSanctions(d, { etat, consequence: 'SUPPRESSION' }, 50)),
  )
  return pages
    .flatMap(p => p.elements)
    .filter(s => s.donnees.avis === null)
    .toSorted((a, b) => a.donnees.proposeeLe.localeCompare(b.donnees.proposeeLe))
}

export const nomDe = async (d: Demande, usager: string): Promise<string> => nomComplet((await identiteLisible(d, usager)) ?? {})
