import type { Joignable } from '../../messagerie/voies.js'
import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { identite } from './identite.echange.js'

/** Where a message reaches her, as her identity says it today. */
export async function joindre({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Joignable> {
  const champs = ['emails', 'telephones', 'adresse', 'prenom', 'nom']
  const [elle] = (await lirePresents(sql, identite, champs, [usager])).get(usager) ?? []
  return joignable(elle?.donnees ?? {})
}

function joignable({ emails, telephones, adresse, prenom, nom }: Donnees): Joignable {
  const a = adresse as {
    numeroTypeLibelleVoie: string | null
    complementAdresse: string | null
    codePostal: string | null
    libelleCommune: string | null
  } | null
  const mobiles = ((telephones ?? []) as string[]).filter(t => /^(0|\+33)[67]/.test(t))
  return {
    courriel: ((emails ?? []) as string[])[0] ?? null,
    mobile: mobiles[0] ?? null,
    enveloppe: a
      ? [
          `${String(prenom)} ${String(nom)}`,
          a.complementAdresse,
          a.numeroTypeLibelleVoie,
          `${a.codePostal ?? ''} ${a.libelleCommune ?? ''}`,
        ].filter((l): l is string => Boolean(l?.trim()))
      : null,
  }
}
