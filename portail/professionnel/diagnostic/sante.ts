import { isDeepStrictEqual } from 'node:util'
import { jourDe } from '../../../src/moteur/moteur.js'
import { entreesDe, referentielEnVigueur } from '../../../src/parcours/diagnostic/index.js'
import {
  bouton,
  cases,
  choix,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  listeDeroulante,
  motsDesImpacts,
  motsDesObjectifs,
} from '../../interface/index.js'
import { nommeur } from '../dossier/donnees.js'
import { lireLaRessource, type Version } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { ressourceNommee, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, deposer, refusees } from '../ecrire.js'
import { identiteLisible } from '../personnes/page.js'
import { type Element, type Recu, texteDe, toutes } from './saisie.js'
import { enPhrase, type Rendu, type Source, sourceDe } from './theme.js'

type Situation = Element & { contrainte: string }
type Etat = { usager: string; nom: string; version: Version | undefined; detaille: boolean; situations: Situation[]; objectifs: Element[] }

/** Entries of the referential that touch health, wherever they stand in it, as they were said or not. */
async function viser(d: Demande): Promise<Etat> {
  const { usager } = d.requete.params as { usager: string }
  const identite = await identiteLisible(d, usager)
  const ressource = ressourceNommee(d.contexte, 'diagnostics-sante')
  const lignes = sesLignes(d.contexte, d.session, 'diagnosticSante', 'consulter')
  if (!identite || !ressource || lignes.length === 0) throw refusDeLApi(404, {})
  const version = (await lireLaRessource(d, ressource, usager))?.enregistrements[0]?.versions[0]
  const r = referentielEnVigueur(jourDe(d.contexte.horloge()))
  const dites = (version?.donnees.situations ?? []) as Situation[]
  const vises = (version?.donnees.objectifs ?? []) as Element[]
  const situations = r.contraintes.flatMap(({ code: contrainte }) =>
    entreesDe(r, contrainte, 'situation')
      .filter(e => e.reserve === 'santé')
      .map(
        ({ code, libelle }) => dites.find(s => s.contrainte === contrainte && s.code === code) ?? { contrainte, code, libelle, valeur: '' },
      ),
  )
  const objectifs = entreesDe(r, '25', 'objectif').map(
    ({ code, libelle }) => vises.find(o => o.libelle === libelle) ?? { code, libelle, valeur: '' },
  )
  return { usager, nom: nomComplet(identite), version, detaille: lignes.some(l => l.champs.includes('situations')), situations, objectifs }
}

const faits: Readonly<Record<string, string>> = {
  enregistre: 'Le diagnostic de santé est enregistré. La personne le lit dans son espace.',
  inchange: 'Rien n’a changé.',
}

export async function sante(d: Demande): Promise<Ecran> {
  const { fait = '' } = d.requete.query as { fait?: string }
  const vue = ecran(d, await viser(d))
  return { ...vue, ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }) }
}

function ecran(d: Demande, etat: Etat, erreurs: readonly ErreurDeSaisie[] = []): Ecran {
  const { usager, nom, version, detaille, situations, objectifs } = etat
  const diagnostic = `/professionnel/dossiers/${usager}/diagnostic`
  const t: Pick<Rendu, 'sources' | 'nommer'> = { sources: (version?.donnees.sources ?? []) as Source[], nommer: nommeur(d) }
  return {
    titre: `Santé et recherche d’emploi : ${nom}`,
    menu: 'personnes',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: `/professionnel/dossiers/${usager}`, texte: 'Dossier' },
      { href: diagnostic, texte: 'Diagnostic' },
    ],
    largeur: 'lecture',
    erreurs,
    chapeau: html`<p>${detaille ? 'N’écrivez que ce que la personne veut dire de sa santé. Ceux qui l’accompagnent sans être nommés par la loi n’en verront que le poids.' : 'Vous dites combien la santé pèse sur la recherche d’emploi. Pourquoi ne regarde que la personne et ceux que la loi nomme.'}</p>`,
    corps: formulaire(d.session, {
      action: `/professionnel/dossiers/${usager}/sante`,
      corps: html`<input type="hidden" name="version" value="${version?.version ?? 0}">
${choix({
  nom: 'impact',
  libelle: 'Poids de la santé sur la recherche d’emploi',
  aide: sourceDe(t, 'impact'),
  valeur: (version?.donnees.impact as string | null | undefined) ?? 'NON_RENSEIGNE',
  erreurs,
  options: ['NON_RENSEIGNE', 'AUCUN', 'FAIBLE', 'FORT'].map(v => ({ valeur: v, texte: enPhrase(motsDesImpacts[v] || 'non renseigné') })),
})}
${
  detaille &&
  html`${cases({
    nom: 'situations',
    libelle: 'Ce que la personne en dit',
    facultatif: 'facultatif',
    erreurs,
    cochees: situations.flatMap((s, i) => (s.valeur === 'OUI' ? [String(i)] : [])),
    options: situations.map((s, i) => ({
      valeur: String(i),
      texte: s.libelle,
      aide: s.valeur === 'OUI' ? sourceDe(t, `${s.contrainte}/situation/${s.code}`) : undefined,
    })),
  })}
${objectifs.map((o, i) =>
  listeDeroulante({
    nom: `objectif.${i}`,
    libelle: o.libelle,
    valeur: o.valeur || 'NON_ABORDE',
    facultatif: 'sans mention',
    erreurs,
    aide: sourceDe(t, `25/objectif/${o.code ?? o.libelle}`),
    options: Object.entries(motsDesObjectifs).map(([v, texte]) => ({ valeur: v, texte: enPhrase(texte) })),
  }),
)}`
}
<p class="boutons">${bouton('Enregistrer')}<a href="${diagnostic}">Revenir au diagnostic</a></p>`,
    }),
  }
}

function saisie(recu: Recu, { situations, objectifs, detaille }: Etat): Record<string, unknown> {
  const cochees = toutes(recu.situations)
  const dites = situations.flatMap((s, i) => (cochees.includes(String(i)) ? [{ ...s, valeur: 'OUI' }] : s.valeur === 'NON' ? [s] : []))
  const vises = objectifs.flatMap((o, i) => {
    const valeur = texteDe(recu[`objectif.${i}`])
    return valeur === '' || valeur === 'NON_ABORDE' ? [] : [{ ...o, valeur }]
  })
  return {
    impact: texteDe(recu.impact) || null,
    ...(detaille && { situations: dites.length > 0 ? dites : null, objectifs: vises.length > 0 ? vises : null }),
  }
}

export async function enregistrerLaSante(d: Demande): Promise<Ecran | { versLa: string }> {
  const etat = await viser(d)
  const recu = (d.requete.body ?? {}) as Recu
  const avant = etat.version?.donnees ?? {}
  const changes = Object.fromEntries(
    Object.entries(saisie(recu, etat)).filter(([c, v]) => !isDeepStrictEqual(v, avant[c] ?? (c === 'impact' ? 'NON_RENSEIGNE' : null))),
  )
  const retour = `/professionnel/dossiers/${etat.usager}/sante`
  if (Object.keys(changes).length === 0) return { versLa: `${retour}?fait=inchange` }
  if (etat.version && String(etat.version.version) !== recu.version)
    return ecran(d, etat, [{ champ: 'impact', texte: 'Quelqu’un a écrit en même temps que vous : relisez, puis reprenez votre saisie.' }])
  const fait = etat.version
    ? await corrigerLaVersion(d, 'diagnosticSante', { usager: etat.usager, version: etat.version.version, corps: changes })
    : await deposer(d, 'diagnosticSante', { usager: etat.usager, corps: changes })
  if (fait.statut === 200 || fait.statut === 201) return { versLa: `${retour}?fait=enregistre` }
  if (fait.statut === 412 || fait.statut === 409) return enregistrerLaSante(d)
  if (fait.statut === 422)
    return ecran(
      d,
      etat,
      refusees(fait, ([champ = 'impact']) => (champ === 'objectifs' ? 'objectif.0' : champ)),
    )
  throw refusDeLApi(fait.statut, fait.corps)
}
