import { agir } from '../administration/appel.js'
import { EcranRefuse } from '../ecran-refuse.js'
import type { Demande } from '../professionnel/ecran.js'

const inconnu = 'Rien ne porte ce nom dans ce que vous surveillez : vérifiez-le, et le code de l’organisation.'

/** An act on what its author names by hand: a name that is nothing's is a fault of its field, and what was typed stays. */
export async function agirSur(d: Demande, champ: string, ...[acte, dire]: Suite): ReturnType<typeof agir> {
  try {
    return await agir(d, acte, dire)
  } catch (e) {
    if (!(e instanceof EcranRefuse) || e.statut !== 404) throw e
    return { statut: 404, erreurs: [{ champ, texte: inconnu }] }
  }
}

type Suite = [acte: Parameters<typeof agir>[1], dire: Parameters<typeof agir>[2]]
