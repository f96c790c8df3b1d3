import { z } from 'zod'
import { Probleme } from '../../moteur/probleme.js'
import { type BrouillonDeDemande, type ContenuDeDemande, contactsDemandes, contenuASoumettre } from './contenu.js'

const contactVide = { nom: '', prenom: '', courriel: '', telephone: '', fonction: '' }

/** A draft with every part present: each empty cell then has its own fault, at its own place. */
const completer = (b: BrouillonDeDemande) => ({
  ...b,
  intitule: b.intitule ?? '',
  description: b.description ?? '',
  cadreJuridique: { nature: '', adresse: '', ...b.cadreJuridique },
  lignes: b.lignes ?? [],
  destinataires: b.destinataires ?? '',
  contacts: Object.fromEntries(
    Object.keys(contactsDemandes).map(nom => [nom, { ...contactVide, ...b.contacts?.[nom as keyof typeof contactsDemandes] }]),
  ),
  equipeTechnique: { nom: '', ...b.equipeTechnique },
  volumetrie: { appelsParMinute: null, ...b.volumetrie },
  miseEnProduction: b.miseEnProduction ?? '',
  homologation: { autorite: '', fonction: '', du: '', au: '', ...b.homologation },
})

const { localeError } = z.locales.fr()

/** The draft as it may be sent. @throws Probleme 422 with every fault and its pointer. */
export function exigerUnContenuComplet(brouillon: BrouillonDeDemande, jour: string, permises: ReadonlySet<string>): ContenuDeDemande {
  const lu = contenuASoumettre(jour, permises).safeParse(completer(brouillon), { error: localeError })
  if (lu.success) return lu.data
  const erreurs = lu.error.issues.map(i => ({ pointer: `/${i.path.map(String).join('/')}`, detail: i.message }))
  throw new Probleme(422, 'regle-non-respectee', 'La demande n’est pas complète.', { erreurs })
}
