import { domaines } from '../../droit/categories.js'
import { instantLocal } from '../../moteur/moteur.js'
import type { Coffre } from '../coffre.js'
import { type Commande, Refus } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

const dire = (phrase: string) => process.stdout.write(`${phrase}\n`)

/** The keys of the data at rest, while the platform serves. */
export const cles: Commande = {
  nom: 'cles',
  usage: 'etat | tourner [--domaine NIR|santé|infractions|pièces] | rechiffrer',
  resume:
    'Dit quelles clés chiffrent les données ; en fait de nouvelles, qui écrivent dans les dix secondes ; rechiffre ce qui est sous les anciennes, sans arrêt, puis efface celles qui ne servent plus',
  options: { domaine: { type: 'string' } },
  async executer({ positionnels: [quoi], options }) {
    const geste = gestes.find(g => g.nom === quoi)
    if (!geste) throw new Refus('cles etat, tourner ou rechiffrer.')
    await avecLaPlateforme(({ plateforme }) => geste.faire(plateforme.coffre, options['domaine']))
  },
}

type Option = string | boolean | undefined
const gestes: readonly { nom: string; faire(coffre: Coffre, domaine: Option): Promise<void> }[] = [
  { nom: 'etat', faire: etat },
  { nom: 'tourner', faire: tourner },
  { nom: 'rechiffrer', faire: rechiffrer },
]

async function etat(coffre: Coffre): Promise<void> {
  for (const c of await coffre.etat()) {
    const suite = c.retireeLe ? `effacée le ${instantLocal(c.retireeLe)}` : (c.enveloppeePar ?? 'fichier nir.cle')
    dire(`${String(c.numero).padStart(4)}  ${c.domaine.padEnd(12)} écrit depuis le ${instantLocal(c.activeLe)}  ${suite}`)
  }
}

async function tourner(coffre: Coffre, domaine: Option): Promise<void> {
  const voulus = domaine === undefined ? domaines : domaines.filter(d => d === domaine)
  if (voulus.length === 0) throw new Refus(`--domaine : ${domaines.join(', ')}.`)
  const { numeros, active } = await coffre.tourner(voulus)
  dire(`Clés ${numeros.join(', ')} : elles écrivent à partir du ${instantLocal(active)}, les anciennes lisent encore.`)
  dire('La tâche de l’heure rechiffre le reste ; « cles rechiffrer » le fait sans attendre.')
}

async function rechiffrer(coffre: Coffre): Promise<void> {
  let faites = 0
  const total = await coffre.rechiffrer(({ table, valeurs }) => {
    faites += valeurs
    dire(`${table} : ${valeurs} valeurs (${faites} en tout)`)
  })
  if (total === null) throw new Refus('Un autre processus rechiffre en ce moment : laissez-le finir.')
  dire(`${total.valeurs} valeurs rechiffrées.`)
  if (total.illisibles > 0)
    throw new Refus(`${total.illisibles} valeurs qu’aucune clé n’ouvre sont restées telles quelles : aucune clé n’est effacée.`)
  const effacees = await coffre.retirer()
  dire(
    effacees.length > 0
      ? `Clés effacées : ${effacees.join(', ')}.`
      : 'Aucune clé à effacer : elles le sont une heure après leur remplacement, quand plus rien n’est sous elles.',
  )
}
