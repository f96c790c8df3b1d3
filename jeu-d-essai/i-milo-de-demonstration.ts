import { personnes } from './personas.js'
import { type RetourRecu, unImiloSimule } from './i-milo-simule.js'

const { identite } = personnes.leo ?? {}
/** Léo’s file, as his mission locale keeps it. */
const dossierDeLeo = {
  idDossier: '77',
  idJeune: '1',
  numeroDE: null,
  nomNaissance: identite?.nomNaissance,
  nomUsage: identite?.nom,
  prenom: identite?.prenom,
  dateNaissance: identite?.dateNaissance,
  mail: 'leo.martin@example.fr',
  adresse: { numero: '45', libelleVoie: 'BOULEVARD VICTOR HUGO', complement: null, codePostal: '59000', commune: 'LILLE' },
  structureRattachement: { codeStructure: 'ML-LILLE' },
  accompagnementCEJ: { accompagnementCEJ: true, dateDebut: '2026-11-02' },
  situations: [],
}

/** The I-MILO of the demonstration: slow, it repeats itself and tells the last first. Léo’s file has just been opened there. */
export async function lImiloDeDemonstration(quandIlApprend: (retour: RetourRecu) => void) {
  const imilo = await unImiloSimule({ 77: dossierDeLeo }, { lenteur: 50, seRepete: true, enDesordre: true }, quandIlApprend)
  imilo.dire('leo-ouvert', '77', { action: 'CREATE', date: '2026-11-02T09:00:00Z' })
  imilo.dire('leo-rendez-vous', '77', { type: 'RDV' })
  imilo.dire('leo-adresse', '77')
  return imilo
}
