import { enJour, html, lienBouton, rendre } from '../../interface/index.js'
import {
  chemins,
  type Contestations,
  lireMonIdentite,
  nomDe,
  type Organisations,
  type PageDeConsultations,
  type Visite,
} from '../espace.js'
import { annonceDuContrat } from '../contrat/annonce.js'
import { annonceDeLaDeclaration } from '../inscription/inscription.js'
import { annonceDeLaRadiation } from '../radiation/radiation.js'
import { annonceDesSanctions } from '../sanctions/annonce.js'
import { annonceDesSanctionsDuTravail } from '../sanctions-travail/page.js'
import { nouvellesDeLaCaisse } from './caisse.js'
import { aSonJour } from './consultations.js'

const pluriel = (n: number, mot: string) => `${n} ${mot}${n > 1 ? 's' : ''}`

/** Her home: what has just happened to her data, what awaits an answer, who follows her. */
export const pageDAccueil = (horloge: () => Date) => async (v: Visite) => {
  const [
    moi,
    { elements: lectures },
    { elements: suivis },
    { elements: ouvertes },
    contrat,
    caisse,
    mois,
    radiation,
    sanctions,
    duTravail,
  ] = await Promise.all([
    lireMonIdentite(v),
    v.lire<PageDeConsultations>(chemins.consultations()),
    v.lire<Organisations>(chemins.organisations),
    v.lire<Contestations>(`${chemins.contestations}?etat=ouvertes&limite=100`),
    annonceDuContrat(v),
    nouvellesDeLaCaisse(v),
    annonceDeLaDeclaration(v, horloge()),
    annonceDeLaRadiation(v),
    annonceDesSanctions(v),
    annonceDesSanctionsDuTravail(v),
  ])
  const presents = suivis.filter(s => s.au === null)
  const [prochaine] = ouvertes
  return rendre(v.reponse, v.session, {
    titre: `Bonjour ${nomDe(moi)}`,
    menu: 'espace',
    chapeau: html`<p>Des organismes publics échangent des données pour vous accompagner. Ici, vous voyez lesquelles, qui les lit et pourquoi, et vous faites corriger ce qui est faux.</p>`,
    corps: html`${radiation}${sanctions}${duTravail}${mois}${contrat}${caisse}<section aria-labelledby="dernieres"><h2 id="dernieres">Les dernières consultations</h2>
${
  lectures.length === 0
    ? html`<p>Personne d’autre que vous n’a encore consulté vos données.</p>`
    : html`<ol class="frise">${lectures.slice(0, 2).map(aSonJour)}</ol>`
}
<p><a href="/mon-espace/consultations">Tout ce qui a été consulté</a></p></section>
<ul class="cartes">
<li><h2 class="h3">Mes données</h2><p>Ce que la plateforme tient sur vous, avec la source et la date de chaque donnée.</p><p>${lienBouton('/mon-espace/donnees', 'Voir mes données')}</p></li>
<li><h2 class="h3">Mes contestations</h2><p>${prochaine ? html`${pluriel(ouvertes.length, 'contestation')} en attente ; une réponse vous est due au plus tard le ${enJour(prochaine.aRepondreAvant)}.` : 'Aucune contestation en attente.'}</p><p>${lienBouton('/mon-espace/contestations', 'Suivre mes contestations')}</p></li>
<li><h2 class="h3">Qui me suit</h2><p>${presents.length > 0 ? presents.map(s => s.organisation.nom).join(', ') : 'Aucune organisation ne vous suit aujourd’hui.'}</p><p>${lienBouton('/mon-espace/organisations', 'Voir pourquoi')}</p></li>
</ul>`,
  })
}
