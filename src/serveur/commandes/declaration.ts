import { acteurs } from '../../droit/acteurs.js'
import { expliquer as expliquerLaRessource } from '../../moteur/deriver/expliquer.js'
import { manquements } from '../../moteur/conformite.js'
import { toutesLesLignes } from '../../moteur/lignes.js'
import { ressources } from '../../parcours/ressources.js'
import { type Commande, Refus, requis } from './commande.js'

const ecrire = (lignes: readonly string[]) => process.stdout.write(`${lignes.join('\n')}\n`)

export const conformite: Commande = {
  nom: 'conformite',
  usage: '[--production]',
  resume: 'Dit tout ce qui empêcherait de démarrer, chaque fois avec l’article',
  options: { production: { type: 'boolean' } },
  async executer({ options }) {
    const phrases = manquements(ressources, { production: options.production === true })
    if (phrases.length > 0) throw new Refus(['La déclaration est incomplète.', ...phrases].join('\n- '))
    ecrire([
      `Conforme : ${ressources.length} ressources, ${toutesLesLignes(ressources).length} lignes, chacune avec son texte, sa finalité, son périmètre et sa durée.`,
    ])
  },
}

export const listerActeurs: Commande = {
  nom: 'acteurs',
  usage: '',
  resume: 'Liste les acteurs que nomme la déclaration',
  async executer() {
    ecrire(acteurs.map(a => `${a.code.padEnd(8)} ${a.nom}`))
  },
}

export const finalites: Commande = {
  nom: 'finalites',
  usage: '',
  resume: 'Liste les finalités, avec leur texte et leurs destinataires',
  async executer() {
    const echanges = ressources.flatMap(r =>
      Object.entries(r.echanges).map(([nom, e]) => `${`${r.nom}.${nom}`.padEnd(36)} ${e.finalite} — ${e.base.texte.cite} (${e.caractere})`),
    )
    ecrire(echanges)
  },
}

export const expliquer: Commande = {
  nom: 'expliquer',
  usage: '<ressource>',
  resume: 'Imprime tout ce qui découle de la déclaration d’une ressource',
  async executer({ positionnels: [nom] }) {
    const ressource = ressources.find(r => r.nom === requis(nom, 'la ressource'))
    if (!ressource) throw new Refus(`Ressource inconnue. La déclaration compte : ${ressources.map(r => r.nom).join(', ')}.`)
    ecrire([expliquerLaRessource(ressource)])
  },
}
