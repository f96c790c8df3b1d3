import { plusMois } from '../../droit/jours.js'
import { delaiDuContrat } from '../../droit/parametres/orientation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { auNomDe } from '../../moteur/au-nom-de.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { agirPour } from '../../moteur/journal.js'
import { lignesDe } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents, type Present } from '../../moteur/presents.js'
import type { Ressource } from '../../moteur/ressource.js'
import { clorelesTravaux, creerUnTravail } from '../../suites/index.js'
import { actualisation } from '../actualisation/actualisation.echange.js'
import { quiTientLaListe } from '../orientation/index.js'
import { orientation } from '../orientation/orientation.echange.js'
import { categorieApresOrientation, type Orientee } from './categorie-apres-orientation.regles.js'
import { inscription } from './inscription.echange.js'

const aRevoir = { nature: 'categorie-a-revoir', objet: 'orientation' } as const

/** An orientation begins: her category follows in its transaction, in the name of whoever holds the list; or it has it to say. */
export async function classerApresOrientation(ecriture: Ecriture, usager: bigint, { parcours }: { parcours: string }): Promise<void> {
  const { sql, moteur, appelant } = ecriture
  const jour = aujourdHui(moteur)
  const tenant = await quiTientLaListe(ecriture, usager)
  const enSonNom = {
    sql,
    moteur,
    appelant: await auNomDe(sql, moteur, tenant.organisation, 'plateforme:orientation', appelant.correlation),
  }
  const [presente] = await presents(enSonNom, usager, inscription, ['statut', 'categorie'])
  if (presente) {
    const suite = categorieApresOrientation({ ...presente.donnees, parcours, ...(await emploiDe(enSonNom, usager)) } as Orientee, jour)
    if (suite.effet === 'a-revoir')
      await creerUnTravail(enSonNom, { ...aRevoir, ...tenant, usager, aFaireAvant: plusMois(jour, auJour(delaiDuContrat, jour)) })
    else await clorelesTravaux(enSonNom, { ...aRevoir, usager, motif: 'nouvelle orientation' })
    if (suite.effet === 'changer')
      await corriger({ ...enSonNom, ligne: ligneDeLaListe() }, usager, undefined, presente.version, { categorie: suite.categorie })
  }
  await agirPour(sql, appelant, jour)
}

async function emploiDe(
  qui: Pick<Ecriture, 'sql' | 'moteur'>,
  usager: bigint,
): Promise<Pick<Orientee, 'situationProfessionnelle' | 'declaration'>> {
  const ouverte = (await presents(qui, usager, orientation, ['etat', 'situationProfessionnelle'])).findLast(
    o => o.donnees.etat === 'OUVERT',
  )
  const declares = await presents(qui, usager, actualisation, ['periode', 'categorie'])
  const derniere = declares
    .map(d => d.donnees as NonNullable<Orientee['declaration']>)
    .toSorted((a, b) => a.periode.localeCompare(b.periode))
    .at(-1)
  return {
    situationProfessionnelle: (ouverte?.donnees.situationProfessionnelle as string | null | undefined) ?? null,
    declaration: derniere ?? null,
  }
}

const presents = async ({ sql }: Pick<Ecriture, 'sql'>, usager: bigint, r: Ressource, champs: readonly string[]): Promise<Present[]> =>
  (await lirePresents(sql, r, champs, [usager])).get(usager) ?? []

function ligneDeLaListe() {
  const ligne = lignesDe(inscription).find(l => l.nomEchange === 'tenueDeLaListe' && l.operation === 'corriger')
  if (!ligne) throw new Error('personne ne tient la liste')
  return ligne
}
