import { personnes } from '../../../jeu-d-essai/personas.js'
import { empreinteDuNir } from '../../personnes/index.js'
import { Refus } from './commande.js'
import type { Ouverte } from './ouvrir.js'

type Trouvee = { usager_id: string }

/** Internal number of who the operator designates: a demonstration person by name, or anyone by France Travail number. */
export async function personneDesignee(designation: string, { bases: { application: sql }, secrets }: Ouverte): Promise<bigint> {
  const connue = personnes[designation]?.identite
  const [trouvee] = connue
    ? await sql<Trouvee[]>`select usager_id from cle_d_identite
        where nir_empreinte = ${empreinteDuNir(secrets.nirEmpreinte, connue.nir)} and date_naissance = ${connue.dateNaissance}`
    : await sql<Trouvee[]>`select usager_id from cle_d_identite where numero_france_travail = ${designation}`
  if (!trouvee) throw new Refus('Personne inconnue : donnez un numéro France Travail ou le nom d’une personne de démonstration.')
  return BigInt(trouvee.usager_id)
}
