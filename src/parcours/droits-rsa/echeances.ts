import { droitEnCours } from '../../droit/etat-du-droit-rsa.js'
import { suiteDesProcedures } from '../../droit/parametres/droits-rsa.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { clorelesTravaux, confierUnTravail, creerUnTravail, type Effets, objetDuRang } from '../../suites/index.js'
import { direALaNouvelleCaisse } from '../../payeurs/index.js'
import { inscription } from '../inscription/inscription.echange.js'
import { suivreLeTransfert } from '../opportunite/index.js'
import { deciderSansRsa, type QuandElleRepart, quiConclut, reprendreAvecLeDroit, suivisEnCours } from '../orientation/index.js'
import { estEnSuspens, sanctionsDe } from '../sanction-rsa/index.js'
import { garderEnVue, suivisDe } from '../rattachement/index.js'
import { sanctionRsa } from '../sanction-rsa/sanction-rsa.echange.js'
import { droitsRsa } from './droits-rsa.echange.js'
import { aFaireDeLaProcedure, court, type DroitVu, estARevoir, estSansDecision } from './suites-du-droit.regles.js'

/**
 * A payer changed a right: whoever holds the list, or decided last of who is not on it, tells each what the change leaves to do, and closes the
 * parcours it ends or takes up the one it gives back. No sanction, no act is written.
 */
export const creerEcheancesDuDroitRsa = (quandElleRepart: QuandElleRepart): Effets => ({
  'droit-rsa-change': async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
    if (organisation === null) throw new Error('un droit changé par personne')
    await agirAuNomDe(organisation)
    const jour = aujourdHui(moteur)
    const tenant = await quiConclut({ sql, moteur }, usager)
    if (tenant === undefined) return 'personne n’a eu à décider pour elle'
    const appelant = await agirAuNomDe(tenant.organisation, tenant.jour)
    const champs = ['etatDossier', 'departement', 'motifSuspension', 'dateCloture']
    const droits = ((await lirePresents(sql, droitsRsa, champs, [usager])).get(usager) ?? []).map(d => d.donnees as DroitVu)
    const sanctions = await sanctionsDe({ sql }, usager)
    const dits: string[] = []

    for (const { numero, donnees: s } of sanctions) {
      const objet = objetDuRang(sanctionRsa, numero)
      const departements = await departementsDe({ sql }, s.organisation)
      if (court(s, jour) && (await direALaNouvelleCaisse({ sql, moteur, appelant }, usager, objet)))
        dits.push('sanction redite à la nouvelle caisse')
      const aFaire = aFaireDeLaProcedure(droits, { departements, enSuspens: estEnSuspens(s) })
      for (const nature of ['droit-clos', 'droit-transfere'] as const)
        if (nature !== aFaire) await clorelesTravaux({ sql, moteur }, { nature, usager, objet, motif: 'droit en cours' })
      if (aFaire === null) continue
      const qui = s.delegueeLe === null ? s.organisation : s.proposeePar
      if (s.delegueeLe === null) {
        const siens = (await suivisDe({ sql }, usager)).filter(
          x => x.organisation === s.organisation && x.motif === 'competence-orientation',
        )
        const structure = siens.at(-1)?.structure ?? null
        const mois = auJour(suiteDesProcedures, jour)
        await garderEnVue({ sql, moteur, appelant }, usager, { organisation: s.organisation, structure, mois })
      }
      await creerUnTravail({ sql, moteur }, { nature: aFaire, usager, objet, organisation: qui, structure: null })
      dits.push(aFaire)
    }

    const surSanction = (numero: number | null) => sanctions.some(s => s.numero === numero && court(s.donnees, jour))
    dits.push(...(await suivreLeTransfert({ sql, moteur, appelant }, usager, surSanction)))

    const connues = sanctions.filter(({ donnees: s }) => s.decision === 'SANCTION' && s.etat !== 'ANNULEE').length
    const competent = (await suivisEnCours(sql, usager, jour)).find(s => s.type === 'CD' && s.motif === 'competence-orientation')
    const sansDecision = { nature: 'suspension-sans-decision', usager } as const
    if (competent && estSansDecision(droits, connues, jour)) {
      const { organisation: departement, structure } = competent
      await confierUnTravail({ sql, moteur }, { ...sansDecision, organisation: departement, structure, motif: 'droit transféré ailleurs' })
      dits.push(sansDecision.nature)
    } else await clorelesTravaux({ sql, moteur }, { ...sansDecision, motif: 'suspension terminée' })

    const [elle] = (await lirePresents(sql, inscription, ['statut', 'categorie', 'motifFin'], [usager])).get(usager) ?? []
    const inscrite = elle?.donnees as { statut: string; categorie: string | null; motifFin: string | null } | undefined
    const categorie = { nature: 'categorie-a-revoir', objet: 'fin-de-droit', usager } as const
    if (estARevoir(droits, inscrite, jour)) {
      await creerUnTravail({ sql, moteur }, { ...categorie, organisation: tenant.organisation, structure: tenant.structure })
      dits.push(categorie.nature)
    } else await clorelesTravaux({ sql, moteur }, { ...categorie, motif: 'droit en cours' })
    const enCours = droits.some(d => droitEnCours(d.etatDossier))
    if (droits.length > 0 && !enCours) {
      const clos = droits.reduce((fin, d) => (d.dateCloture !== null && d.dateCloture > fin ? d.dateCloture : fin), '')
      await deciderSansRsa({ sql, moteur, appelant }, usager, { statut: inscrite?.statut ?? null, clos: clos || jour })
    } else if (
      enCours &&
      inscrite?.motifFin !== 'deces' &&
      (await reprendreAvecLeDroit({ sql, moteur, appelant }, usager, quandElleRepart))
    )
      dits.push('parcours repris')
    return dits.join(', ') || 'rien à faire'
  },
})

async function departementsDe({ sql }: Pick<Ecriture, 'sql'>, code: string): Promise<readonly string[]> {
  const [elle] = await sql<{ departements: string[] }[]>`select departements from organisation where code = ${code}`
  return elle?.departements ?? []
}
