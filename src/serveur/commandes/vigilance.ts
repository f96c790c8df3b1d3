import { jetonsEtrangers } from '../../acces/index.js'
import {
  agentConnu,
  blocages,
  bloquer,
  confirmerLaLevee,
  demanderLaLevee,
  type IssueDeLevee,
  organisationVisee,
  portees,
  tolerer,
} from '../../vigilance/index.js'
import { type Commande, Refus, requis } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

const phrases: Readonly<Record<IssueDeLevee, string>> = {
  demandee: 'Levée demandée : une autre personne doit la décider, par « confirmer ».',
  levee: 'Levé : l’accès est rouvert dans les secondes qui suivent.',
  inconnue: 'Aucun blocage en cours ne porte cet identifiant.',
  'meme-personne': 'Vous avez demandé cette levée : une autre personne doit la décider.',
  'deja-demandee': 'La levée est déjà demandée : une autre personne doit la décider, par « confirmer ».',
  'non-demandee': 'Personne n’a demandé cette levée : demandez-la par « lever ».',
}

/** The operator's gestures; whoever does one is named, and no one opens alone what was stopped. */
export const vigilance: Commande = {
  nom: 'vigilance',
  usage:
    'blocages | jetons | bloquer --portee P --cible C --motif M --par Q | lever <identifiant> --motif M --par Q | confirmer <identifiant> --par Q | tolerer --acteur A --personnes N --jours J --motif M --par Q',
  resume: 'Dit qui est arrêté et pourquoi ; arrête, ou rouvre à deux ; annonce une reprise de portefeuille',
  options: {
    ...{ portee: { type: 'string' }, cible: { type: 'string' }, motif: { type: 'string' }, par: { type: 'string' } },
    ...{ acteur: { type: 'string' }, personnes: { type: 'string' }, jours: { type: 'string' } },
  },
  async executer({ positionnels: [quoi, id], options }) {
    const option = (nom: string) => requis(options[nom], `--${nom}`)
    await avecLaPlateforme(async ({ bases: { application }, plateforme }) => {
      const instant = plateforme.moteur.horloge()
      const dire = (phrase: string) => process.stdout.write(`${phrase}\n`)
      if (quoi === 'blocages') {
        const enCours = await blocages(application, { enCours: true })
        if (enCours.length === 0) dire('Personne n’est arrêté.')
        for (const b of enCours)
          dire(`${b.id}  ${b.portee} ${b.cible} : ${b.palier}, depuis le ${b.depuis.toISOString()}, par ${b.par} — ${b.motif}`)
      } else if (quoi === 'jetons') {
        const etrangers = await jetonsEtrangers(application)
        if (etrangers.length === 0) dire('Aucun jeton forgé n’a été présenté.')
        for (const { jour, motif, nombre, correlation } of etrangers)
          dire(`${jour}  ${nombre} fois : ${motif} (le dernier : ${correlation})`)
      } else if (quoi === 'bloquer') {
        const portee = portees.find(p => p === option('portee'))
        if (!portee) throw new Refus(`--portee : ${portees.join(', ')}.`)
        const vise = { portee, cible: option('cible') }
        const organisation = organisationVisee(plateforme.habilitations, [...plateforme.moteur.numeros.keys()], vise)
        if (organisation === undefined) throw new Refus(`Rien ne s’appelle ${vise.cible}.`)
        const blocage = { ...vise, organisation, motif: option('motif'), par: option('par') }
        dire((await application.begin(sql => bloquer(sql, blocage, instant))) === null ? 'Déjà arrêté.' : 'Arrêté.')
        if (portee === 'agent' && !(await agentConnu(application, vise.cible)))
          dire('Personne de ce nom n’a encore agi ici : vérifiez-le. L’arrêt vaut pour qui s’en servirait.')
      } else if (quoi === 'lever' || quoi === 'confirmer') {
        const levee = { id: requis(id, 'l’identifiant du blocage'), par: option('par') }
        const motif = quoi === 'lever' ? option('motif') : ''
        dire(
          phrases[
            await application.begin(sql =>
              quoi === 'lever' ? demanderLaLevee(sql, { ...levee, motif }) : confirmerLaLevee(sql, levee, instant),
            )
          ],
        )
      } else if (quoi === 'tolerer') {
        const nombre = (nom: string) => {
          const lu = Number(option(nom))
          if (!Number.isInteger(lu) || lu < 1 || lu > 100_000) throw new Refus(`--${nom} est un nombre entier.`)
          return lu
        }
        const annonce = { acteur: option('acteur'), motif: option('motif'), par: option('par') }
        const jusque = new Date(instant.getTime() + nombre('jours') * 86_400_000)
        await tolerer(application, { ...annonce, personnes: nombre('personnes'), jusque })
        dire('Annoncé.')
      } else throw new Refus('vigilance blocages, jetons, bloquer, lever, confirmer ou tolerer.')
    })
  },
}
