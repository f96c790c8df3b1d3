import { reglesDeConformite } from '../../../src/parcours/projet/index.js'
import { type Ecran, type ErreurDeSaisie, fiche, html, leJour, lienBouton } from '../../interface/index.js'
import { appreciation, comparaison, etatDeLOffre, ficheDeLOffre } from '../../projet/cartes.js'
import { type Recu, texteDe } from '../../projet/saisie.js'
import { nommeur } from '../dossier/donnees.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { corrigerLaVersion, peutEcrire, refusees } from '../ecrire.js'
import { formulaireDAppreciation, formulaireDeReponse } from './formulaires-d-offre.js'
import { filDuDossier, leRang, lireLesProjets, type OffreLue, type Rang } from './lire.js'

type Vise = { usager: string; nom: string; rang: Rang<OffreLue> }

async function viser(d: Demande): Promise<Vise> {
  const { usager, nom, offres } = await lireLesProjets(d)
  return { usager, nom, rang: leRang(offres, d) }
}

const faits: Readonly<Record<string, string>> = {
  reponse: 'La réponse est notée. La personne la lit dans son espace.',
  appreciation: 'Votre appréciation est enregistrée, à votre nom d’organisation. La personne la lit, et peut y répondre.',
}

export async function offre(d: Demande): Promise<Ecran> {
  const { fait = '' } = d.requete.query as { fait?: string }
  const page = ecran(d, await viser(d), {})
  return { ...page, ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }) }
}

function ecran(d: Demande, { usager, nom, rang }: Vise, recu: Recu, erreurs: readonly ErreurDeSaisie[] = []): Ecran {
  const o = rang.donnees
  const projets = `/professionnel/dossiers/${usager}/projets`
  const f = { d, ici: `${projets}/offres/${rang.numero}`, rang, recu, erreurs }
  const nommer = nommeur(d)
  return {
    titre: o.intitule,
    menu: 'personnes',
    fil: filDuDossier(usager, { href: projets, texte: 'Projets' }),
    erreurs,
    chapeau: html`<p>Offre proposée à ${nom}. ${etatDeLOffre(o, nommer)}</p>`,
    corps: html`${ficheDeLOffre(o, nommer)}
<section aria-labelledby="retenu"><h2 id="retenu">Au regard de l’offre raisonnable d’emploi</h2>
${comparaison(o.conformite)}
<p class="discret">Comparaison établie par la plateforme (règles ${o.conformite.regles} ; ${reglesDeConformite.texte.cite}, dont le calcul est dérivé) : elle aide à voir, elle ne conclut pas.</p></section>
<section aria-labelledby="parole"><h2 id="parole">Ce que dit la personne</h2>
${
  o.explication || o.observations
    ? fiche([
        ['Sa raison', o.explication && html`« ${o.explication} »`],
        ['Ses observations', o.observations && html`« ${o.observations} »${o.observationsLe && html`, ${leJour(o.observationsLe)}`}`],
      ])
    : html`<p class="non-renseigne">Rien encore.</p>`
}</section>
${o.legitime !== null && appreciation(o, nommer)}
${o.reponse === 'REFUSEE' && o.legitime !== true && peutEcrire(d, 'manquement', 'deposer') && html`<p class="boutons pas-imprime">${lienBouton(`/professionnel/dossiers/${usager}/manquements/nouveau?offre=${rang.numero}`, 'Signaler un manquement')}</p>`}
${peutEcrire(d, 'propositionDOffre', 'corriger', 'reponse') && o.legitime === null && formulaireDeReponse(f)}
${peutEcrire(d, 'propositionDOffre', 'corriger', 'legitime') && o.reponse === 'REFUSEE' && formulaireDAppreciation(f)}`,
  }
}

async function ecrire(
  d: Demande,
  fait: string,
  corps: Record<string, unknown>,
  erreurs: readonly ErreurDeSaisie[],
): Promise<Ecran | { versLa: string }> {
  const vise = await viser(d)
  const recu = (d.requete.body ?? {}) as Recu
  if (erreurs.length > 0) return ecran(d, vise, recu, erreurs)
  const { usager, rang } = vise
  const version = Number(texteDe(recu.version))
  const rendu = await corrigerLaVersion(d, 'propositionDOffre', { usager, numero: rang.numero, version, corps })
  if (rendu.statut === 200) return { versLa: `/professionnel/dossiers/${usager}/projets/offres/${rang.numero}?fait=${fait}` }
  const depassee = {
    champ: Object.keys(corps)[0] ?? 'reponse',
    texte: 'Quelqu’un a écrit en même temps que vous : relisez, puis reprenez.',
  }
  if (rendu.statut === 412) return ecran(d, vise, recu, [depassee])
  if (rendu.statut === 422 || rendu.statut === 400)
    return ecran(
      d,
      vise,
      recu,
      refusees(rendu, ([nom = 'reponse']) => nom),
    )
  throw refusDeLApi(rendu.statut, rendu.corps)
}

export function noterLaReponse(d: Demande): Promise<Ecran | { versLa: string }> {
  const recu = (d.requete.body ?? {}) as Recu
  const reponse = texteDe(recu.reponse)
  const motifDuRefus = reponse === 'REFUSEE' ? texteDe(recu.motifDuRefus) : null
  const erreurs = motifDuRefus === '' ? [{ champ: 'motifDuRefus', texte: 'Dites la raison de son refus.' }] : []
  return ecrire(d, 'reponse', { reponse, motifDuRefus, explication: texteDe(recu.explication) || null }, erreurs)
}

export function apprecier(d: Demande): Promise<Ecran | { versLa: string }> {
  const recu = (d.requete.body ?? {}) as Recu
  const [legitime, motivation] = [texteDe(recu.legitime), texteDe(recu.motivation)]
  const erreurs = [
    ...(legitime === '' ? [{ champ: 'legitime', texte: 'Choisissez : ce refus a-t-il un motif légitime ?' }] : []),
    ...(motivation.length < 20
      ? [{ champ: 'motivation', texte: 'Dites pourquoi, en vingt caractères au moins : la personne le lira.' }]
      : []),
  ]
  return ecrire(d, 'appreciation', { legitime: legitime === 'oui', motivation }, erreurs)
}
