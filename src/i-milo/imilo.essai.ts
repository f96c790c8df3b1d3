import assert from 'node:assert/strict'
import { unImiloSimule } from '../../jeu-d-essai/i-milo-simule.js'
import type { PlateformeDEssai } from '../../outils/plateforme-d-essai.js'
import { brancherImilo, creerLesRondesDImilo } from './index.js'

/** A file as I-MILO gives it. */
export const unDossier = (idDossier: string, identite: Record<string, unknown>) => ({
  idDossier,
  idJeune: idDossier,
  numeroDE: null,
  nomUsage: null,
  mail: null,
  adresse: { numero: '3', libelleVoie: 'RUE DE PARIS', complement: null, codePostal: '59000', commune: 'LILLE' },
  structureRattachement: { codeStructure: 'ML-LILLE' },
  accompagnementCEJ: { accompagnementCEJ: true, dateDebut: '2026-11-02' },
  situations: [],
  ...identite,
})
export const dossierDeLeo = unDossier('77', {
  nomNaissance: 'MARTIN',
  prenom: 'LEO',
  dateNaissance: '2007-06-18',
  mail: 'leo.martin@example.fr',
  adresse: { numero: '45', libelleVoie: 'BOULEVARD VICTOR HUGO', complement: null, codePostal: '59000', commune: 'LILLE' },
})

/** The mission locale of Lille, served by an I-MILO of this machine; rounds are made when they are asked for. */
export async function brancheeSur(p: PlateformeDEssai, dossiers: Record<string, unknown> = {}) {
  await p.imilo.arreter()
  const imilo = await unImiloSimule(dossiers)
  const acces = { adresse: imilo.adresse, cles: { evenements: 'e', dossiers: 'd', retours: 'r' } }
  await brancherImilo(p.moteur.sql, p.moteur.chiffrement, 'ML-LILLE', acces, p.moteur.horloge())
  const rondes = creerLesRondesDImilo({ atelier: p.atelier, arretee: () => false, signaler: erreur => assert.fail(String(erreur)) })
  /** Time goes by: nobody holds what a dead one held, what failed is tried again, and I-MILO is asked again. */
  const passer = () =>
    p.base.proprietaire.begin(async sql => {
      await sql`update canal_imilo set tirer_le = now() - interval '10 years', reprendre_le = null, pris_jusque = null`
      await sql`update retour_imilo set reprendre_le = null`
    })
  return {
    imilo,
    passer,
    tour: async () => {
      await passer()
      await rondes.tour()
    },
    etats: async (personne: string) =>
      (
        await p.base.proprietaire<{ dit: string }[]>`
          select ressource || ' ' || etat as dit from retour_imilo where usager_id = ${p.numero(personne).toString()} order by rang`
      ).map(r => r.dit),
  }
}
