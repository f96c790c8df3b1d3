import { plusJours } from '../../droit/jours.js'
import { suiteDUneReprise } from '../../droit/parametres/bareme-du-travail.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { aviser, type Avis, type Voies } from '../../messagerie/voies.js'
import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { clorelesTravaux, type Effet, objetDuRang, ouvrirUneEcheance } from '../../suites/index.js'
import { joindre } from '../identite/index.js'
import { quiTientLaListe, suivisEnCours } from '../orientation/index.js'
import { garderEnVue, perdreDeVue } from '../rattachement/index.js'
import { ligneDe } from './lignes.js'
import { type SanctionPresente, sanctionsDe } from './presents.js'
import { estEnSuspens, quiReprend } from './reprise.regles.js'
import { sanctionJeune } from './sanction-jeune.echange.js'
import { reprendre, repriseAVoir, travauxDeLaProcedure } from './suites.js'

type Lieu = { organisation: string; structure: string | null }

/** An accompaniment began or ended: whoever is competent from that day takes up what is open as it is, and the person is told. */
export const creerLaReprise =
  (voies: Voies, adressePublique: string): Effet =>
  async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
    if (organisation === null) throw new Error('un accompagnement changé par personne')
    await agirAuNomDe(organisation)
    const tenant = await quiTientLaListe({ sql, moteur }, usager)
    await agirAuNomDe(tenant.organisation)
    const jour = aujourdHui(moteur)
    const suivis = await suivisEnCours(sql, usager, jour)
    const missions = suivis.filter(s => s.type === 'ML' && s.motif === 'accompagnement')
    const vivantes = (await sanctionsDe({ sql }, sanctionJeune, usager)).filter(s => estEnSuspens(s.donnees))
    const reprises: string[] = []
    for (const p of vivantes) {
      const vers = quiReprend(p.donnees, { missions: missions.map(m => m.organisation), tenant: tenant.organisation })
      const qui = vers ?? p.donnees.organisation
      const acteur = { sql, moteur, appelant: await agirAuNomDe(tenant.organisation) }
      if (qui === tenant.organisation) await garderEnVue(acteur, usager, { ...tenant, mois: auJour(suiteDUneReprise, jour) })
      if (vers === null) continue
      const lieu = missions.findLast(m => m.organisation === vers) ?? tenant
      await transmettre({ ...acteur, appelant: await agirAuNomDe(vers) }, usager, p, lieu)
      reprises.push(vers)
    }
    const acteur = { sql, moteur, appelant: await agirAuNomDe(tenant.organisation) }
    const apres = (await sanctionsDe({ sql }, sanctionJeune, usager)).filter(s => estEnSuspens(s.donnees))
    if (!apres.some(s => s.donnees.organisation === tenant.organisation)) await perdreDeVue(acteur, usager, tenant.organisation)
    // What ends one day is looked at on the next one, whoever wrote that end and when.
    const fins = (await suivisEnCours(sql, usager, jour))
      .filter(
        s =>
          (s.type === 'ML' && s.motif === 'accompagnement') || (s.organisation === tenant.organisation && s.motif === 'procedure-en-cours'),
      )
      .flatMap(s => s.au ?? [])
    const [fin] = fins.toSorted()
    if (apres.length > 0 && fin !== undefined)
      await ouvrirUneEcheance(acteur, { nature: repriseAVoir, usager, jour: plusJours(fin, 1), organisation: tenant.organisation })
    if (reprises.length === 0) return 'rien à reprendre'
    const voie = await aviser(voies, await joindre({ sql }, usager), avisDeReprise(adressePublique))
    return `reprise par ${reprises.join(', ')} ; ${voie === null ? 'aucun moyen de le dire' : `dit par ${voie}`}`
  }

async function transmettre(
  ecriture: Omit<Ecriture, 'ligne'>,
  usager: bigint,
  { numero, version, donnees: s }: SanctionPresente,
  lieu: Lieu,
) {
  const { moteur, appelant } = ecriture
  const [objet, le] = [objetDuRang(sanctionJeune, numero), aujourdHui(moteur)]
  for (const nature of travauxDeLaProcedure)
    await clorelesTravaux(ecriture, { nature, usager, objet, motif: `procédure reprise par ${lieu.organisation}` })
  const transmissions = [...(s.transmissions ?? []), { de: s.organisation, vers: lieu.organisation, le }]
  const ligne = ligneDe(sanctionJeune, appelant.type)
  await corriger({ ...ecriture, ligne }, usager, numero, version, { organisation: lieu.organisation, transmissions })
  const apres = (await sanctionsDe(ecriture, sanctionJeune, usager)).find(x => x.numero === numero)
  if (apres) await reprendre({ ...ecriture, ligne }, sanctionJeune, usager, apres, lieu.structure)
}

/** It says that somebody else leads, and nothing of what: others may read her telephone or her letters. */
function avisDeReprise(adressePublique: string): Avis {
  const lien = `${adressePublique}/mon-espace/sanctions-travail`
  const phrase = 'Un autre organisme suit désormais une démarche qui vous concerne. Votre espace dit lequel, et ce que vous pouvez faire.'
  return {
    objet: 'Un autre organisme vous suit',
    texte: `Bonjour,\n\n${phrase}\n\n${lien}\n\nCe message ne contient aucune donnée de votre dossier.`,
    court: `${phrase} ${lien}`,
  }
}
