import { isDeepStrictEqual } from 'node:util'
import { jourDe } from '../../../src/moteur/moteur.js'
import { type Contrainte, type Referentiel, referentielEnVigueur, type Suggestion } from '../../../src/parcours/diagnostic/index.js'
import {
  alerte,
  attestation,
  bouton,
  choix,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  type Html,
  html,
  lienBouton,
  motsDesBesoins,
  ouiNon,
  zoneDeTexte,
} from '../../interface/index.js'
import { nommeur } from '../dossier/donnees.js'
import { lireLaRessource, type Version } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { ressourceNommee, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, deposer, peutEcrire, refusees } from '../ecrire.js'
import { identiteLisible } from '../personnes/page.js'
import { diagnosticSaisi, type Recu } from './saisie.js'
import { enPhrase, sourceDe, type Source, theme, type Rendu } from './theme.js'

type Donnees = Record<string, unknown>
type Etat = { usager: string; nom: string; versions: readonly Version[]; donnees: Donnees; referentiel: Referentiel }

const CHAMPS_HORS_THEME = ['sansContrainte', 'pouvoirDAgir', 'servicesNumeriques'] as const

async function viser(d: Demande): Promise<Etat> {
  const { usager } = d.requete.params as { usager: string }
  const identite = await identiteLisible(d, usager)
  const ressource = ressourceNommee(d.contexte, 'diagnostics')
  if (!identite || !ressource || sesLignes(d.contexte, d.session, 'diagnostic', 'consulter').length === 0) throw refusDeLApi(404, {})
  const lue = await lireLaRessource(d, ressource, usager)
  const versions = lue?.enregistrements[0]?.versions ?? []
  const referentiel = referentielEnVigueur(jourDe(d.contexte.horloge()))
  return { usager, nom: nomComplet(identite), versions, donnees: versions[0]?.donnees ?? {}, referentiel }
}

const faits: Readonly<Record<string, string>> = {
  enregistre: 'Le diagnostic est enregistré. La personne le lit dans son espace, et ceux qui l’accompagnent aussi.',
  inchange: 'Rien n’a changé : tout était déjà dit ainsi.',
}

export async function diagnostic(d: Demande): Promise<Ecran> {
  const etat = await viser(d)
  const { fait = '' } = d.requete.query as { fait?: string }
  const message = faits[fait] ? { genre: 'succes' as const, texte: faits[fait] } : undefined
  return { ...ecran(d, etat, etat.donnees, etat.versions[0]?.version ?? 0), ...(message && { message }) }
}

const court = (etat: Etat, d: Demande, champ: string): string =>
  ressourceNommee(d.contexte, 'diagnostics')?.donnees[champ]?.libelle ??
  etat.referentiel.contraintes.find(c => c.champ === champ)?.libelle ??
  champ

function ecran(d: Demande, etat: Etat, dit: Donnees, version: number, erreurs: readonly ErreurDeSaisie[] = [], conflit?: Html): Ecran {
  const { usager, nom, donnees, referentiel } = etat
  const dossier = `/professionnel/dossiers/${usager}`
  const trace: Rendu = { referentiel, sources: (donnees.sources ?? []) as Source[], nommer: nommeur(d), erreurs }
  const ecrit = peutEcrire(d, 'diagnostic', version === 0 ? 'deposer' : 'corriger')
  const pouvoir = (dit.pouvoirDAgir ?? {}) as { confiance?: string; accompagnement?: string; analyse?: string | null }
  const ouiOuNon = (nomDuChamp: string, libelle: string, valeur: string | undefined) =>
    choix({
      nom: nomDuChamp,
      libelle,
      valeur,
      facultatif: 'sans mention',
      options: Object.entries(ouiNon).map(([v, t]) => ({ valeur: v, texte: enPhrase(t) })),
    })
  const numerique = dit.servicesNumeriques as string | null | undefined
  return {
    titre: `Diagnostic : ${nom}`,
    menu: 'personnes',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: dossier, texte: 'Dossier' },
    ],
    erreurs,
    chapeau: html`<p>À faire avec la personne. Ce qui est déjà connu est déjà là, avec qui l’a dit. Rien n’est obligatoire : enregistrez quand vous voulez, reprenez plus tard.</p>`,
    corps: html`${conflit}${formulaire(d.session, {
      action: `${dossier}/diagnostic`,
      classe: 'diagnostic',
      corps: html`<input type="hidden" name="version" value="${version}">
<section aria-labelledby="agir"><h2 id="agir">Pouvoir d’agir</h2>
${ouiOuNon('pouvoirDAgir.confiance', 'A confiance dans ses démarches', pouvoir.confiance)}
${ouiOuNon('pouvoirDAgir.accompagnement', 'Se sent assez accompagné', pouvoir.accompagnement)}
${zoneDeTexte({ nom: 'pouvoirDAgir.analyse', libelle: 'Ce que l’on en retient ensemble', aide: sourceDe(trace, 'pouvoirDAgir') ?? 'N’écrivez rien sur la santé : elle a sa place à part.', lignes: 3, longueur: 500, valeur: pouvoir.analyse ?? '', facultatif: 'facultatif', erreurs })}</section>
${referentiel.contraintes
  .filter(c => c.champ !== 'sante')
  .map(c => theme(trace, { ...c, court: court(etat, d, c.champ), dit: (dit[c.champ] ?? null) as Contrainte | null }))}
<section aria-labelledby="autour"><h2 id="autour">Pour finir</h2>
${choix({ nom: 'servicesNumeriques', libelle: referentiel.besoins['7'] ?? '', valeur: numerique ?? undefined, facultatif: 'sans mention', options: Object.entries(motsDesBesoins).map(([v, t]) => ({ valeur: v, texte: enPhrase(t) })) })}
${attestation({ nom: 'sansContrainte.declare', libelle: 'La personne dit que rien ne gêne sa recherche d’emploi', cochee: (dit.sansContrainte as { declare?: boolean } | null | undefined)?.declare ?? false, facultatif: 'sans mention', erreurs })}</section>
<p class="boutons">${ecrit && bouton('Enregistrer le diagnostic')}<a href="${dossier}">Revenir au dossier</a></p>`,
    })}`,
    cote: html`${suggestions((donnees.suggestions ?? []) as Suggestion[])}
<div class="note"><p><strong>La santé est à part.</strong> Seuls ceux que la loi nomme en écrivent le détail ; les autres disent combien elle pèse.</p>
<p>${lienBouton(`${dossier}/sante`, 'Ouvrir le diagnostic de santé')}</p></div>
<p class="pas-imprime"><a href="${dossier}/projets">Ses projets et ses offres</a></p>
<p class="discret">Référentiel commun, version ${referentiel.version} (${referentiel.texte.cite}).</p>`,
  }
}

const suggestions = (s: readonly Suggestion[]): Html =>
  html`<section aria-labelledby="suggestions"><h2 id="suggestions">Des services qui y répondent</h2>
${
  s.length === 0
    ? html`<p class="discret">Aucun objectif n’est en cours : rien n’est suggéré.</p>`
    : html`<ul>${s.map(x => html`<li><strong>${x.libelle}</strong><br><span class="discret">parce que : ${x.parceQue.join(', ')}</span></li>`)}</ul>
<p class="discret">Règles ${s[0]?.regles}, établies par la plateforme : aucun texte ne lie un objectif à un service. Elles proposent, vous disposez.</p>`
}</section>`

export async function enregistrerLeDiagnostic(d: Demande): Promise<Ecran | { versLa: string }> {
  const etat = await viser(d)
  const recu = (d.requete.body ?? {}) as Recu
  const lue = etat.versions.find(v => String(v.version) === recu.version)
  const avant = lue?.donnees ?? {}
  const dit = diagnosticSaisi(recu, etat.referentiel, avant, jourDe(d.contexte.horloge()))
  const changes = Object.fromEntries(Object.entries(dit).filter(([c, v]) => !isDeepStrictEqual(v ?? null, avant[c] ?? null)))
  const retour = `/professionnel/dossiers/${etat.usager}/diagnostic`
  const presente = etat.versions[0]
  if (Object.keys(changes).length === 0) return { versLa: `${retour}?fait=inchange` }
  // Somebody wrote meanwhile: only what both touched is a conflict, the rest is added to hers.
  const communs = presente ? Object.keys(changes).filter(c => !isDeepStrictEqual(avant[c] ?? null, presente.donnees[c] ?? null)) : []
  if (presente && communs.length > 0)
    return ecran(d, etat, { ...presente.donnees, ...changes }, presente.version, [], dire(d, etat, communs))
  const fait = presente
    ? await corrigerLaVersion(d, 'diagnostic', { usager: etat.usager, version: presente.version, corps: changes })
    : await deposer(d, 'diagnostic', { usager: etat.usager, corps: changes })
  if (fait.statut === 200 || fait.statut === 201) return { versLa: `${retour}?fait=enregistre` }
  if (fait.statut === 412 || fait.statut === 409) return enregistrerLeDiagnostic(d)
  if (fait.statut === 422 || fait.statut === 400)
    return ecran(d, etat, { ...presente?.donnees, ...dit }, Number(recu.version ?? 0), refusees(fait, controleDe))
  throw refusDeLApi(fait.statut, fait.corps)
}

/** The control a refused element is put right at. */
function controleDe([champ = 'pouvoirDAgir', partie, rang]: readonly string[]): string {
  if (champ === 'sansContrainte') return 'sansContrainte.declare'
  if (champ === 'pouvoirDAgir') return 'pouvoirDAgir.analyse'
  if (partie === 'situations') return rang === undefined ? `${champ}.situations` : `${champ}.autre`
  return partie === 'objectifs' ? `${champ}.objectif.0` : `${champ}.valeur`
}

const dire = (d: Demande, etat: Etat, communs: readonly string[]): Html => {
  const [presente] = etat.versions
  const themes = communs.map(c => (CHAMPS_HORS_THEME.some(h => h === c) ? enPhrase(court(etat, d, c)) : court(etat, d, c))).join(', ')
  return alerte(
    'attention',
    html`<p>Pendant que vous écriviez, ${nommeur(d)(presente?.misAJour.par ?? '')} a changé aussi : ${themes}. Votre saisie est gardée ci-dessous ; l’enregistrer la mettra à la place. <a href="/professionnel/dossiers/${etat.usager}/diagnostic">Lire ce qui est enregistré</a>.</p>`,
    'annonce',
  )
}
