import type { Appelant } from '../../moteur/appelant.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { deposerSelon } from '../../moteur/traitements.js'
import type { Effet } from '../../suites/index.js'
import { inscription } from '../inscription/inscription.echange.js'
import { dansLeurOrdre } from './au-retour.js'
import { beneficieDuRsa } from './droit-en-cours.js'
import { entreeSurLaListe } from './entree-sur-la-liste.regles.js'
import { ligneDOrientation } from './lignes.js'
import { creerTraitementDeLOrientation } from './orientation.depot.js'
import type { QuandElleRepart } from './ouverture.js'
import { attend, orientationsDe } from './presentes.js'
import { reprendre } from './reprise.js'
import { suivisEnCours } from './situation.js'
import { quiPeutOrienter } from './qui-peut-orienter.js'

/** She came on the list, or came back: whoever may orient her finds an orientation to complete. No text gives them a delay. */
export const creerEntreeSurLaListe =
  (quandElleRepart: QuandElleRepart): Effet =>
  async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
    if (organisation === null) throw new Error('une inscription que personne n’a écrite')
    await agirAuNomDe(organisation)
    const qui = await quiPeutOrienter({ sql, moteur }, usager)
    if (qui === undefined) return 'personne ne la suit qui puisse orienter'
    const ecriture = { sql, moteur, appelant: await agirAuNomDe(qui) }
    const [elle] = (await lirePresents(sql, inscription, ['statut', 'origine'], [usager])).get(usager) ?? []
    if (!elle) return 'aucune inscription'
    const { statut, origine } = elle.donnees as { statut: string; origine: string }
    const siennes = await orientationsDe(ecriture, usager)
    const { fait, lesquelles, pourquoi } = entreeSurLaListe({
      statut,
      attend: siennes.some(attend),
      enCours: siennes.some(o => o.etat === 'OUVERT'),
      siennes: dansLeurOrdre(siennes),
      jour: aujourdHui(moteur),
    })
    for (const { orientation } of lesquelles) await reprendre(ecriture, usager, orientation, quandElleRepart)
    if (fait === 'ouvrir') await ouvrirACompleter(ecriture, usager, origine, quandElleRepart)
    return pourquoi
  }

/** Nobody has answered: the rules of who asks again do not apply, and no département was told of a right. */
export async function ouvrirACompleter(
  ecriture: Pick<Ecriture, 'sql' | 'moteur'> & { appelant: Appelant },
  usager: bigint,
  origine: string,
  quandElleRepart: QuandElleRepart,
): Promise<void> {
  const { regles: _, ...traitement } = creerTraitementDeLOrientation(quandElleRepart, { informeLe: null })
  const ligne = ligneDOrientation(ecriture.appelant.type, 'deposer')
  const suivis = await suivisEnCours(ecriture.sql, usager, aujourdHui(ecriture.moteur))
  const brsa = (await beneficieDuRsa(ecriture, usager, suivis)) ? { brsa: true } : {}
  await deposerSelon(traitement, { ...ecriture, ligne }, { usager, corps: { origine, ...brsa } })
}
