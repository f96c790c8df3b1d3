import { decoder, encodageNomme, lireArbre, longueurBom } from '../../flux/index.js'
import { Probleme } from '../../moteur/probleme.js'
import type { ReponseRecue } from '../repondre.js'

const etats: Readonly<Record<string, ReponseRecue['etat']>> = { P: 'PRIS_EN_COMPTE', A: 'APPLIQUE', R: 'REJETE' }
const illisible = (detail: string) => new Probleme(400, 'requete-invalide', detail)

/** Answers of a payer, as its file of acknowledgements says them. Throws 400 for what is no such file, as a whole: nothing of it is kept. */
export function lireLesAccuses(octets: Buffer): ReponseRecue[] {
  const nomme = /^\s*<\?xml[^>]*encoding=["']([^"']+)/.exec(octets.subarray(0, 200).toString('latin1'))?.[1]
  const { texte } = decoder(octets.subarray(longueurBom(octets)), (nomme && encodageNomme(nomme)) || 'indecis')
  const racine = lireArbre(texte.replace(/^\s*<\?xml[^>]*\?>\s*/, '').trim())
  if ('motif' in racine) throw illisible('Ce fichier n’est pas un XML bien formé.')
  if (racine.nom !== 'Racine') throw illisible('Ce fichier n’est pas un accusé : sa racine n’est pas « Racine ».')
  const accuses = racine.blocs.filter(b => b.nom === 'AccuseSanctionPCG')
  if (accuses.length === 0) throw illisible('Ce fichier n’accuse rien.')
  return accuses.map(({ champs }, rang) => {
    const lire = (nom: string) => champs.get(nom)?.trim() || null
    const etat = etats[lire('ETATDECPCG') ?? '']
    if (!etat) throw illisible(`Accusé n° ${rang + 1} : ETATDECPCG vaut P, A ou R.`)
    return {
      reference: lire('REFDECPCG') ?? '',
      matricule: lire('MATRICULE') ?? '',
      etat,
      appliqueLe: lire('DTAPPLI'),
      motifDuRejet: lire('MOTIREJET'),
    }
  })
}
