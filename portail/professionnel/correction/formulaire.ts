import {
  champ as unChamp,
  date,
  type ErreurDeSaisie,
  enJour,
  enMots,
  type Html,
  html,
  listeDeroulante,
  zoneDeTexte,
} from '../../interface/index.js'
import { type Lue, sourceDe, type Version } from '../dossier/lire.js'
import type { Champ, Controle } from './champs.js'
import type { Saisie } from './saisie.js'

const autocompletes: Readonly<Record<string, string>> = { emails: 'off', telephones: 'off' }

type Contexte = {
  lue: Lue
  versions: readonly Version[]
  nommer: (code: string) => string
  saisie: Saisie
  erreurs: readonly ErreurDeSaisie[]
}

/** « Connu depuis le 5 octobre 2026, par la Caf du Nord » : nobody is asked again for what is known. */
const connu = ({ versions, nommer }: Contexte, champ: string): string => {
  const { par, le } = sourceDe(versions, champ)
  return `Enregistré par ${nommer(par)} le ${enJour(le)}.`
}

const aides: Readonly<Record<Controle['genre'], string>> = {
  texte: '',
  date: '',
  choix: '',
  'oui-non': '',
  lignes: 'Une valeur par ligne.',
}

function unControle(x: Contexte, champ: Champ, c: Controle): Html {
  const commun = {
    nom: c.nom,
    libelle: c.libelle,
    valeur: x.saisie[c.nom] ?? '',
    erreurs: x.erreurs,
    ...(c.vide === 'admis' && { facultatif: 'sans mention' as const }),
    ...(!champ.compose && { aide: `${connu(x, champ.champ)} ${aides[c.genre]}`.trim() }),
  }
  if (c.genre === 'lignes') return zoneDeTexte({ ...commun, lignes: 3 })
  if (c.genre === 'date') return date(commun)
  if (c.genre === 'texte')
    return unChamp({ ...commun, autocomplete: autocompletes[champ.champ] ?? 'off', ...(c.longueur && { longueur: c.longueur }) })
  const options = c.genre === 'oui-non' ? ['oui', 'non'] : c.options
  const enClair = (v: string) =>
    c.genre === 'oui-non' ? v : enMots(v, { ressource: x.lue.ressource.nom, champ: champ.champ, nommer: x.nommer }).join('')
  return listeDeroulante({
    ...commun,
    options: [
      ...(c.vide === 'admis' ? [{ valeur: '', texte: 'Non renseigné' }] : []),
      ...options.map(o => ({ valeur: o, texte: enClair(o) })),
    ],
  })
}

/** The controls of a correction, filled with what is known, each saying who had written it. */
export const controles = (x: Contexte, champs: readonly Champ[]): Html =>
  html`${champs.map(f =>
    f.compose
      ? html`<fieldset class="groupe-de-saisie"><legend>${f.libelle}</legend><p class="aide">${connu(x, f.champ)}</p><div class="rangee">${f.controles.map(c => unControle(x, f, c))}</div></fieldset>`
      : f.controles.map(c => unControle(x, f, c)),
  )}`
