import type { CodeActeur } from '../../droit/acteurs.js'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { jourDe } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Traitement, Voulu } from '../../moteur/traitements.js'
import { clorelesTravaux, creerUnTravail, objetDuRang } from '../../suites/index.js'
import { rattachement } from '../rattachement/rattachement.echange.js'
import { quiApprecie, type Suivi } from './appreciateur.regles.js'
import { comparer } from './conformite.regles.js'
import type { Offre, Projet } from './formes.js'
import { projet } from './projet.echange.js'
import { echeanceDeReponse, manquesDeLOffre } from './refus.regles.js'
import { situer } from './territoires.js'

const tus = {
  codeRome: null,
  salaire: null,
  motifDuRefus: null,
  explication: null,
  observations: null,
  reponduLe: null,
  legitime: null,
  motivation: null,
  apprecieLe: null,
}

const aujourdHui = ({ moteur }: Ecriture) => jourDe(moteur.horloge())

async function lire({ sql, ligne: { ressource } }: Ecriture, { usager, numero, corps }: Voulu) {
  const presents = (await lirePresents(sql, ressource, Object.keys(ressource.donnees), [usager])).get(usager) ?? []
  const avant = presents.find(p => p.numero === numero)?.donnees as (Offre & Donnees) | undefined
  return { avant, apres: { ...tus, ...avant, ...corps } as Offre }
}

async function projetDe(sql: Ecriture['sql'], usager: bigint, numero: number): Promise<Projet | undefined> {
  const presents = (await lirePresents(sql, projet, Object.keys(projet.donnees), [usager])).get(usager) ?? []
  return presents.find(p => p.numero === numero)?.donnees as Projet | undefined
}

/** Who is competent to say whether the refusal is legitimate: work goes to their queue. */
async function appreciateur({ sql }: Ecriture, usager: bigint, jour: string): Promise<Suivi | undefined> {
  const champs = ['organisation', 'structure', 'motif', 'du', 'au']
  const suivis = (await lirePresents(sql, rattachement, champs, [usager])).get(usager) ?? []
  const types = await sql<{ code: string; type: CodeActeur }[]>`
    select code, type from organisation where code = any(${suivis.map(s => String(s.donnees.organisation))})`
  return quiApprecie(
    suivis.map(s => ({ ...s.donnees, type: types.find(t => t.code === s.donnees.organisation)?.type }) as Suivi),
    jour,
  )
}

const nature = 'offre-refusee-a-apprecier'

export const traitementDeLaProposition: Traitement = {
  async regles(ecriture, voulu) {
    const { avant, apres } = await lire(ecriture, voulu)
    // A row that is not there, or not visible, is the engine's 404.
    if (voulu.numero !== undefined && avant === undefined) return []
    const vise = avant === undefined ? await projetDe(ecriture.sql, voulu.usager, apres.projet) : undefined
    return manquesDeLOffre(apres, avant, { projetEnCours: vise?.etat === 'EN_COURS', jour: aujourdHui(ecriture) })
  },
  async calculer(ecriture, voulu) {
    const { avant, apres } = await lire(ecriture, voulu)
    const jour = aujourdHui(ecriture)
    const change = (champ: keyof Offre) => apres[champ] !== (avant?.[champ] ?? tus[champ as keyof typeof tus] ?? null)
    return {
      ...(avant === undefined ? { conformite: comparer(apres, await projetDe(ecriture.sql, voulu.usager, apres.projet), situer) } : {}),
      ...(apres.reponse !== (avant?.reponse ?? 'EN_ATTENTE') ? { reponduLe: apres.reponse === 'EN_ATTENTE' ? null : jour } : {}),
      ...(change('observations') ? { observationsLe: apres.observations === null ? null : jour } : {}),
      ...(change('legitime')
        ? {
            apprecieLe: apres.legitime === null ? null : jour,
            appreciePar: apres.legitime === null ? null : ecriture.appelant.organisation,
          }
        : {}),
    }
  },
  async effets(ecriture, { usager, numero, corps }) {
    if (!('reponse' in corps) && !('legitime' in corps)) return
    const { apres } = await lire(ecriture, { usager, numero, corps: {} })
    const objet = objetDuRang(ecriture.ligne.ressource, numero ?? 0)
    if (apres.reponse !== 'REFUSEE' || apres.legitime !== null) {
      await clorelesTravaux(ecriture, { nature, usager, objet, motif: apres.legitime === null ? 'réponse changée' : 'refus apprécié' })
      return
    }
    const competent = await appreciateur(ecriture, usager, aujourdHui(ecriture))
    if (!competent) return
    const { organisation, structure } = competent
    const aFaireAvant = echeanceDeReponse(apres.reponduLe ?? aujourdHui(ecriture))
    await creerUnTravail(ecriture, { nature, usager, objet, organisation, structure, aFaireAvant })
  },
}
