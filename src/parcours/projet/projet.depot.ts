import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { jourDe } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { sourcesApres } from '../../moteur/sources.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { besoinDUnProjet } from '../diagnostic/index.js'
import type { Projet } from './formes.js'
import { manquesDuProjet } from './projet.regles.js'
import { connaitre } from './rome/chercher.js'
import { estNational } from './territoires.js'

/** What a deposit that does not say it leaves as it is. */
const tus = {
  codeRome: null,
  codeAppellation: null,
  experience: null,
  tempsDeTravail: null,
  zone: null,
  salaire: null,
  salairePratique: null,
  retenuOre: false,
  besoins: [],
}

async function lire({ sql, ligne: { ressource } }: Ecriture, { usager, numero, corps }: Voulu) {
  const presents = (await lirePresents(sql, ressource, Object.keys(ressource.donnees), [usager])).get(usager) ?? []
  const enProjet = (d: Donnees | undefined) => d as (Projet & Donnees) | undefined
  const avant = enProjet(presents.find(p => p.numero === numero)?.donnees)
  return {
    avant,
    autres: presents.filter(p => p.numero !== numero).flatMap(p => enProjet(p.donnees) ?? []),
    apres: { ...tus, ...avant, ...corps } as Projet,
  }
}

const auteurDe = ({ appelant }: Ecriture): Projet['origine'] => (appelant.personne === null ? 'professionnel' : 'personne')

const elements = (p: Projet | undefined) =>
  new Map((p?.besoins ?? []).filter(b => b.valeur !== 'NON_EXPLORE').map(b => [`besoin/${b.code}`, b.valeur] as const))

export const traitementDuProjet: Traitement = {
  async regles(ecriture, voulu) {
    const { avant, autres, apres } = await lire(ecriture, voulu)
    // A row that is not there, or not visible, is the engine's 404.
    if (voulu.numero !== undefined && avant === undefined) return []
    const rome = await connaitre(ecriture.sql, apres)
    return manquesDuProjet(apres, {
      avant,
      autres,
      jour: jourDe(ecriture.moteur.horloge()),
      estNational,
      romeDe: rome && (() => rome.romeDeLAppellation),
      metierConnu: () => rome?.metierConnu ?? true,
      besoinConnu: besoinDUnProjet,
      par: auteurDe(ecriture),
    })
  },
  async calculer(ecriture, voulu) {
    const { avant, apres } = await lire(ecriture, voulu)
    const { appelant, moteur } = ecriture
    return {
      origine: avant?.origine ?? auteurDe(ecriture),
      ...sourcesApres({ elements: elements(avant), donnees: avant }, elements(apres), { appelant, instant: moteur.horloge() }),
    }
  },
}
