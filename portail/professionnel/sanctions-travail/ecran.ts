import { libellesDesNatures } from '../../../src/parcours/manquement/index.js'
import { type Ecran, enJour, etiquette, html, type Html, lienBouton, tableau, vide } from '../../interface/index.js'
import { etatDe, mesureEnMots } from '../../sanction-travail/cartes.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { filDuDossier } from '../projets/lire.js'
import { adresseDesSanctions, lireLesSanctions, type Lu, type Reproche } from './lire.js'

const apprecie = ({ donnees: m }: Reproche): Html =>
  m.retire
    ? etiquette('signalement retiré', 'fini')
    : m.motifLegitime === null
      ? etiquette('motif légitime à chercher', 'attente')
      : m.motifLegitime
        ? etiquette('motif légitime', 'bon')
        : etiquette('sans motif légitime', 'mauvais')

/** The procedures of one regime against a person, and what they may rest on. */
export async function sanctionsDuTravail(d: Demande): Promise<Ecran> {
  const lu = await lireLesSanctions(d)
  const { usager, nom, regime, procedures } = lu
  const adresse = adresseDesSanctions(usager, regime)
  const ouvrir = peutEcrire(d, regime.ressource, 'deposer')
  return {
    titre: `${regime.titre} : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager),
    chapeau: html`<p>Régime du code du travail, sur ${regime.quoi}. ${regime.competent} Le RSA relève d’un autre régime, et d’une autre page.</p>`,
    corps: html`<section aria-labelledby="procedures"><h2 id="procedures">Les procédures</h2>
${
  procedures.length === 0
    ? vide('Aucune procédure', html`<p>Rien n’est engagé contre cette personne sous ce régime.</p>`)
    : tableau(
        'procedures-titre',
        'Procédures, la dernière d’abord',
        ['Ouverte le', 'Ce qui est envisagé', 'État', 'Dossier'],
        procedures
          .toReversed()
          .map(({ numero, donnees: s }) => [
            s.ouverteLe ? enJour(s.ouverteLe) : enJour(s.depuis),
            s.tauxPropose === undefined ? 'voir la décision' : mesureEnMots(s.consequence, s.tauxPropose, s.moisProposes),
            etatDe(s),
            html`<a href="${adresse}/${numero}">Ouvrir<span class="a-entendre"> la procédure n° ${numero}</span></a>`,
          ]),
      )
}
<p class="boutons">${ouvrir && lienBouton(`${adresse}/ouvrir`, 'Ouvrir une procédure', 'principal')}</p></section>
${manquements(lu)}`,
  }
}

function manquements({ reproches, procedures }: Lu): Html | false {
  const dans = (numero: number) => procedures.findLast(p => p.donnees.manquements?.some(m => m.manquement === numero))?.numero
  return (
    reproches.length > 0 &&
    html`<section aria-labelledby="manquements"><h2 id="manquements">Les manquements signalés</h2>
${tableau(
  'manquements-titre',
  'Manquements signalés, le dernier d’abord',
  ['Faits du', 'Manquement', 'Motif légitime', 'Procédure'],
  reproches
    .toReversed()
    .map(m => [
      enJour(m.donnees.jour),
      html`n° ${m.numero}, ${libellesDesNatures[m.donnees.nature as keyof typeof libellesDesNatures]}`,
      apprecie(m),
      dans(m.numero) ? `n° ${dans(m.numero)}` : '—',
    ]),
)}</section>`
  )
}
